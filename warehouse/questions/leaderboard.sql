-- The scores of all models on some benchmarks, each with the line that it was read from.
SELECT
    model_id, model, family, parameters_b, parameters_basis, parameters_comparator, parameters_status, min_gpu_memory_gb,
    benchmark_id, score, condition, status, document, line, claim_id
FROM leaderboard
WHERE benchmark_id IN (SELECT unnest($benchmark_ids::VARCHAR[]))
ORDER BY model, model_id, benchmark_id
