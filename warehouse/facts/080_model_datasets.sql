-- Which model uses which data set, by role. "training" says only that it was trained on it; where a stage is known for
-- the same model and data set, the stage alone stands.
-- scope: model
WITH used AS (
    SELECT
        c.model_id,
        n.part_id AS dataset_id,
        c.scope AS role,
        arg_min(c.status, (c.status <> 'ok', c.document_id, c.start_offset, c.claim_id)) AS status,
        arg_min(c.claim_id, (c.status <> 'ok', c.document_id, c.start_offset, c.claim_id)) AS claim_id
    FROM current_claims AS c
    JOIN named_parts AS n ON n.attribute = c.attribute AND n.value_text = c.value_text
    WHERE c.attribute = 'dataset' AND c.status NOT IN ('hedged', 'misplaced', 'missing', 'not_specified', 'superseded')
    GROUP BY c.model_id, n.part_id, c.scope
)
SELECT u.model_id, u.dataset_id, u.role, u.status, u.claim_id
FROM used AS u
WHERE
    u.role <> 'training'
    OR NOT EXISTS (
        SELECT 1 FROM used AS o
        WHERE
            o.model_id = u.model_id AND o.dataset_id = u.dataset_id
            AND o.role IN ('pretraining', 'fine_tuning')
    )
