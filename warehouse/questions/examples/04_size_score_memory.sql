-- Size, DocVQA score and stated GPU memory, where all three are known
SELECT model, parameters_b, parameters_basis, score, min_gpu_memory_gb, document, line
FROM leaderboard
WHERE benchmark = 'DocVQA' AND parameters_b IS NOT NULL AND min_gpu_memory_gb IS NOT NULL
ORDER BY score DESC
