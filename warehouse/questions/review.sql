-- What a person could settle by a reviewed row: doubtful pairs of names, and names that no reviewed row knows.
WITH uses AS (
    SELECT 'benchmark' AS topic, b.name, b.metric AS kind, s.model_id, s.claim_id
    FROM scores AS s JOIN benchmarks AS b USING (benchmark_id) WHERE b.higher_is_better IS NULL
    UNION ALL
    SELECT 'component', p.name, p.kind, m.model_id, m.claim_id
    FROM model_components AS m JOIN components AS p USING (component_id) WHERE NOT p.is_reviewed
    UNION ALL
    SELECT 'dataset', p.name, 'named', m.model_id, m.claim_id
    FROM model_datasets AS m JOIN datasets AS p USING (dataset_id) WHERE NOT p.is_reviewed AND NOT p.is_generic
),
found AS (
    SELECT 'pair' AS topic, split_part(original_text, ' / ', 1) AS name, split_part(original_text, ' / ', 2) AS other,
        '' AS kind, message AS reason, NULL::BIGINT AS models, NULL::TEXT AS document_id, NULL::INTEGER AS line
    FROM issues WHERE kind = 'doubtful_identity'
    UNION ALL
    SELECT u.topic, u.name, '', u.kind, 'no reviewed row knows it', count(DISTINCT u.model_id),
        min_by(c.document_id, (c.line_start, c.document_id)), min_by(c.line_start, (c.line_start, c.document_id))
    FROM uses AS u JOIN claims AS c USING (claim_id)
    GROUP BY u.topic, u.name, u.kind
)
SELECT f.topic, f.name, f.other, f.kind, f.reason, f.models, d.name AS document, f.line
FROM found AS f LEFT JOIN documents AS d USING (document_id)
ORDER BY f.topic = 'pair' DESC, f.topic, f.models DESC, f.name
