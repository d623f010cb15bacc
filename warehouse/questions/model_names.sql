-- Every spelling of one model's name.
SELECT DISTINCT alias FROM model_aliases WHERE model_id = $model_id::VARCHAR ORDER BY alias
