-- Points for each GB of stated memory
SELECT model, benchmark, score, min_gpu_memory_gb, round(score / min_gpu_memory_gb, 2) AS points_per_gb
FROM leaderboard
WHERE min_gpu_memory_gb IS NOT NULL AND unit = 'percent'
ORDER BY points_per_gb DESC
