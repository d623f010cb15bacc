-- The documents, what was read in each, and what is left to work through.
SELECT
    d.document_id,
    d.name AS document,
    d.media_type,
    d.byte_count,
    d.title,
    d.licence,
    d.state AS status,
    d.state_reason AS status_reason,
    d.is_truncated,
    d.upstream,
    d.upstream_url,
    d.uri,
    d.body_path,
    d.fetched_at,
    (SELECT count(*) FROM tables AS t WHERE t.document_id = d.document_id) AS tables,
    (SELECT count(*) FROM claims AS c WHERE c.document_id = d.document_id AND c.until_run_id IS NULL) AS claims,
    (SELECT count(*) FROM issues AS i WHERE i.document_id = d.document_id) AS issues
FROM documents AS d
ORDER BY d.name, d.document_id
