-- severity: error
-- message: A fact contradicts what was reviewed in seeds/reference/reviewed_facts.csv.
SELECT r.model_id, r.relation, r.key, r.value AS reviewed, f.value AS found, r.reason
FROM reference_reviewed_facts AS r
JOIN (
    SELECT 'scores' AS relation, model_id, benchmark_id AS key, value FROM scores WHERE is_headline
    UNION ALL SELECT 'parameter_counts', model_id, scope, billions FROM parameter_counts WHERE condition = ''
    UNION ALL SELECT 'gpu_memory', model_id, '', min_gb FROM gpu_memory WHERE condition = ''
) AS f USING (relation, model_id, key)
WHERE try_cast(r.value AS DOUBLE) IS DISTINCT FROM f.value
