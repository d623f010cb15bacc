-- Stated GPU memory beside size and the score on one benchmark; a row for each memory figure, NULL where not stated.
SELECT
    m.model_id,
    m.model,
    m.parameters_b,
    m.parameters_basis,
    m.parameters_comparator,
    m.parameters_status,
    s.value AS score,
    g.min_gb AS stated_gb,
    nullif(g.condition, '') AS stated_condition,
    coalesce(g.is_for_training, FALSE) AS is_for_training,
    round(s.value / g.min_gb, 2) AS points_per_gb,
    d.name AS document,
    c.line_start AS line,
    c.quote,
    g.place_count AS places,
    g.claim_id
FROM model_sizes AS m
LEFT JOIN gpu_memory AS g USING (model_id)
LEFT JOIN scores AS s ON s.model_id = m.model_id AND s.is_headline AND s.benchmark_id = $benchmark_id::VARCHAR
LEFT JOIN claims AS c ON c.claim_id = g.claim_id
LEFT JOIN documents AS d ON d.document_id = c.document_id
WHERE g.min_gb IS NOT NULL OR s.value IS NOT NULL
ORDER BY s.value DESC NULLS LAST, m.model, g.min_gb
