-- The runs, the newest first.
SELECT
    run_id, started_at, finished_at, status, documents_seen, documents_changed, documents_failed, documents_withdrawn,
    claims_added, claims_changed, claims_withdrawn, claims_standing, issues_standing, checks_failed, checks_warned,
    code_version, message
FROM runs ORDER BY run_id DESC LIMIT 200
