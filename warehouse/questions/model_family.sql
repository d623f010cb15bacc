-- The other models of the same family.
SELECT m.model_id, m.name AS model, m.organization
FROM models AS m
WHERE m.family_id = (SELECT family_id FROM models WHERE model_id = $model_id::VARCHAR)
    AND m.is_current
    AND m.model_id <> $model_id::VARCHAR
ORDER BY lower(m.name), m.model_id
