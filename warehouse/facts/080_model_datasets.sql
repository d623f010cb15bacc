-- Which model uses which data set, by role.
SELECT
    model_id,
    slug(value_text) AS dataset_id,
    scope AS role,
    arg_min(status, (status <> 'ok', document_id, start_offset, claim_id)) AS status,
    arg_min(claim_id, (status <> 'ok', document_id, start_offset, claim_id)) AS claim_id
FROM current_claims
WHERE attribute = 'dataset' AND slug(value_text) <> ''
GROUP BY model_id, slug(value_text), scope
