-- severity: warning
-- message: A document could not be read any more; its last good claims stand.
SELECT name AS document, uri, status_reason, last_run_id FROM documents WHERE status = 'stale'
