-- severity: error
-- message: A row points to a run, model, family, document or claim that does not exist.
SELECT 'claims.first_run_id' AS reference, claim_id AS key FROM claims WHERE first_run_id NOT IN (SELECT run_id FROM runs)
UNION ALL
SELECT 'claims.last_run_id', claim_id FROM claims WHERE last_run_id NOT IN (SELECT run_id FROM runs)
UNION ALL
SELECT 'claims.model_id', claim_id FROM claims WHERE model_id NOT IN (SELECT model_id FROM models)
UNION ALL
SELECT 'models.family_id', model_id FROM models WHERE family_id NOT IN (SELECT family_id FROM families)
UNION ALL
SELECT 'models.variant_of', model_id FROM models
WHERE is_current AND variant_of NOT IN (SELECT model_id FROM models)
UNION ALL
SELECT 'mentions.model_id', document_id || ' ' || name FROM mentions
WHERE model_id IS NOT NULL AND model_id NOT IN (SELECT model_id FROM models)
UNION ALL
SELECT 'claim_revisions', new_claim_id FROM claim_revisions
WHERE new_claim_id NOT IN (SELECT claim_id FROM claims) OR old_claim_id NOT IN (SELECT claim_id FROM claims)
