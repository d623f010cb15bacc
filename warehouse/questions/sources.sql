-- The documents with the entry of the list of sources that brought them, and how the last look at each went.
SELECT source_id, document_id, uri, state AS status, state_reason AS status_reason, fetched_at, byte_count, missing_run_count FROM documents
ORDER BY source_id, document_id
