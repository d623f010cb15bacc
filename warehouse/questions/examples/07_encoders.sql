-- How many models are built on each vision encoder
SELECT c.name AS vision_encoder, count(DISTINCT mc.model_id) AS models
FROM model_components AS mc
JOIN components AS c USING (component_id)
WHERE mc.role = 'vision_encoder'
GROUP BY ALL
ORDER BY models DESC, vision_encoder
