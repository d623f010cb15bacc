-- The best DocVQA (test) score among models whose stated GPU memory is below 8 GB
SELECT model, score, min_gpu_memory_gb, document, line
FROM leaderboard
WHERE benchmark = 'DocVQA' AND split = 'test' AND min_gpu_memory_gb < 8
ORDER BY score DESC
