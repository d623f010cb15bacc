-- The scores of some models, each with the line it was read from.
SELECT
    s.model_id,
    m.name AS model,
    s.benchmark_id,
    b.name AS benchmark,
    b.split,
    b.metric,
    b.unit,
    b.scale_min,
    b.scale_max,
    b.higher_is_better,
    s.value AS score,
    s.condition,
    s.is_headline,
    s.status,
    d.name AS document,
    c.line_start AS line,
    c.quote,
    s.claim_id
FROM scores AS s
JOIN models AS m USING (model_id)
JOIN benchmarks AS b USING (benchmark_id)
LEFT JOIN claims AS c ON c.claim_id = s.claim_id
LEFT JOIN documents AS d ON d.document_id = c.document_id
WHERE s.model_id IN (SELECT unnest($model_ids::VARCHAR[]))
ORDER BY b.name, b.split, m.name
