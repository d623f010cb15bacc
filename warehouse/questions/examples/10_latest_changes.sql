-- What the latest run changed
SELECT change, model, attribute, qualifier, old_value, new_value, document, line
FROM changes
WHERE run_id = (SELECT max(run_id) FROM changes)
ORDER BY change, model, attribute
