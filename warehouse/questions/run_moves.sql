-- Documents that one run found under another address with the same content, and the claims that went with each.
WITH bodies AS (
    SELECT document_id, name, content_hash, changed_run_id AS since_run_id, NULL::INTEGER AS until_run_id FROM documents
    UNION ALL
    SELECT document_id, name, content_hash, since_run_id, until_run_id FROM history.documents
)
SELECT
    o.name AS old_name,
    n.name AS new_name,
    (SELECT count(*) FROM claim_times AS c WHERE c.document_id = o.document_id AND c.until_run_id = o.until_run_id)
        AS claims
FROM bodies AS o
JOIN bodies AS n ON n.content_hash = o.content_hash AND n.since_run_id = o.until_run_id
JOIN run_documents AS gone ON gone.run_id = o.until_run_id AND gone.document_id = o.document_id
JOIN run_documents AS come ON come.run_id = n.since_run_id AND come.document_id = n.document_id
WHERE o.until_run_id::VARCHAR = $run_id::VARCHAR AND gone.decision = 'withdrawn' AND come.decision = 'new'
ORDER BY o.name, n.name
