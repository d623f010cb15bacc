-- What each run added, changed or withdrew about one model.
SELECT h.run_id, r.finished_at, h.change, h.attribute, h.qualifier, h.old_value, h.new_value, h.document, h.line
FROM changes AS h
LEFT JOIN runs AS r USING (run_id)
WHERE h.model_id = $model_id::VARCHAR
ORDER BY r.finished_at DESC, h.run_id DESC, h.attribute, h.qualifier
