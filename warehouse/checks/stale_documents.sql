-- severity: warning
-- message: A document could not be read any more; its last good claims stand.
SELECT name AS document, uri, state_reason, last_seen_run_id FROM documents WHERE state = 'stale'
