-- Which vision encoder meets which language model through which connector, one row a model.
-- Of a part that is named twice, once more exactly, only the exact name counts.
SELECT
    m.model_id,
    m.name AS model,
    string_agg(DISTINCT p.name, ' + ' ORDER BY p.name) FILTER (mc.role = 'vision_encoder') AS vision_encoder,
    string_agg(DISTINCT p.name, ' + ' ORDER BY p.name) FILTER (mc.role = 'connector') AS connector,
    string_agg(DISTINCT p.name, ' + ' ORDER BY p.name) FILTER (mc.role = 'language_model') AS language_model,
    string_agg(DISTINCT p.name, ' + ' ORDER BY p.name) FILTER (mc.role = 'pooling') AS pooling
FROM model_components AS mc
JOIN models AS m USING (model_id)
JOIN components AS p USING (component_id)
WHERE mc.is_preferred
GROUP BY m.model_id, m.name
ORDER BY vision_encoder NULLS LAST, language_model NULLS LAST, m.name
