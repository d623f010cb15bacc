-- severity: error
-- message: A fact rests on a claim that no longer stands, or on one about another model.
WITH facts AS (
    SELECT 'scores' AS relation, model_id, claim_id FROM scores
    UNION ALL SELECT 'parameter_counts', model_id, claim_id FROM parameter_counts
    UNION ALL SELECT 'gpu_memory', model_id, claim_id FROM gpu_memory
    UNION ALL SELECT 'model_components', model_id, claim_id FROM model_components
    UNION ALL SELECT 'model_datasets', model_id, claim_id FROM model_datasets
    UNION ALL SELECT 'model_benchmarks', model_id, claim_id FROM model_benchmarks
    UNION ALL SELECT 'model_facts', model_id, claim_id FROM model_facts
    UNION ALL SELECT 'model_publications', model_id, claim_id FROM model_publications
    UNION ALL SELECT 'publications', NULL, claim_id FROM publications
    UNION ALL SELECT 'publication_authors', NULL, claim_id FROM publication_authors
)
SELECT f.relation, f.model_id, f.claim_id
FROM facts AS f
LEFT JOIN claims AS c USING (claim_id)
WHERE c.claim_id IS NULL OR c.until_run_id IS NOT NULL OR c.model_id <> f.model_id
UNION ALL
SELECT 'scores.evidence_document_id, line', s.model_id, s.claim_id
FROM scores AS s
JOIN claims AS c USING (claim_id)
WHERE s.evidence_document_id <> c.document_id OR s.line <> c.line_start
