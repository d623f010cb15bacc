-- What one run added, changed and withdrew.
SELECT change, model, attribute, qualifier, old_value, new_value, differs_in, document, line
FROM changes WHERE run_id::VARCHAR = $run_id::VARCHAR
ORDER BY change, model, attribute, qualifier, document, line
LIMIT 20000
