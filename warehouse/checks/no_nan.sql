-- severity: error
-- message: A value is NaN or infinite; missing values are NULL.
SELECT 'claims' AS relation, claim_id AS key FROM claims WHERE NOT isfinite(value_number)
UNION ALL
SELECT 'scores', model_id || ' ' || benchmark_id FROM scores WHERE NOT isfinite(value)
UNION ALL
SELECT 'parameter_counts', model_id || ' ' || scope FROM parameter_counts WHERE NOT isfinite(billions)
UNION ALL
SELECT 'gpu_memory', model_id FROM gpu_memory WHERE NOT isfinite(min_gb)
