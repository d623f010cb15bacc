-- Which model used which data set for what, and where that is said.
SELECT s.name AS dataset, s.is_generic, md.role, m.name AS model, m.model_id, d.name AS document, c.line_start AS line
FROM model_datasets AS md
JOIN datasets AS s USING (dataset_id)
JOIN models AS m USING (model_id)
LEFT JOIN claims AS c ON c.claim_id = md.claim_id
LEFT JOIN documents AS d ON d.document_id = c.document_id
ORDER BY s.name, md.role, m.name
