-- Names that one run came to give to another model, and how many claims went with them.
SELECT name_in_document, document, old_model_id, new_model_id, claim_count
FROM identity_changes WHERE run_id::VARCHAR = $run_id::VARCHAR
ORDER BY name_in_document, document
