-- Every model with its size, stated memory and number of benchmarks with a score.
SELECT
    m.model_id,
    m.name AS model,
    f.name AS family,
    m.organization,
    m.huggingface_id,
    m.variant_of,
    s.parameters_b,
    s.parameters_basis,
    s.parameters_comparator,
    s.parameters_status,
    g.min_gpu_memory_gb AS stated_gb,
    coalesce(c.benchmarks, 0) AS benchmarks
FROM models AS m
JOIN model_sizes AS s USING (model_id)
LEFT JOIN families AS f USING (family_id)
LEFT JOIN model_memory AS g USING (model_id)
LEFT JOIN (
    SELECT model_id, count(*) AS benchmarks FROM scores WHERE is_headline GROUP BY model_id
) AS c USING (model_id)
ORDER BY benchmarks DESC, lower(m.name), m.model_id
