-- Which model is built from which part; the claim is the surest, then first, place that says so.
SELECT
    model_id,
    attribute || '/' || slug(value_text) AS component_id,
    attribute AS role,
    arg_min(status, (status <> 'ok', document_id, start_offset, claim_id)) AS status,
    arg_min(claim_id, (status <> 'ok', document_id, start_offset, claim_id)) AS claim_id
FROM current_claims
WHERE
    attribute IN ('vision_encoder', 'language_model', 'connector', 'pooling')
    AND slug(value_text) <> ''
    AND status NOT IN ('not_specified', 'missing', 'misplaced', 'explicit_none', 'superseded', 'suspicious')
GROUP BY model_id, attribute, slug(value_text)
