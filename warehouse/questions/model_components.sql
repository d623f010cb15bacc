-- The parts and data sets of some models.
SELECT x.model_id, m.name AS model, x.role, x.part, d.name AS document, c.line_start AS line
FROM (
    SELECT mc.model_id, mc.role, p.name AS part, mc.claim_id
    FROM model_components AS mc JOIN components AS p USING (component_id)
    UNION ALL
    SELECT md.model_id, 'data set: ' || replace(md.role, '_', '-'), s.name, md.claim_id
    FROM model_datasets AS md JOIN datasets AS s USING (dataset_id)
) AS x
JOIN models AS m USING (model_id)
LEFT JOIN claims AS c ON c.claim_id = x.claim_id
LEFT JOIN documents AS d ON d.document_id = c.document_id
WHERE x.model_id IN (SELECT unnest($model_ids::VARCHAR[]))
ORDER BY m.name, x.role, x.part
