-- What one release holds, and how fresh it is.
SELECT
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM models WHERE is_current) AS models,
    (SELECT count(*) FROM scores) AS scores,
    (SELECT count(*) FROM claims WHERE until_run_id IS NULL) AS claims,
    (SELECT count(*) FROM issues) AS issues,
    (SELECT min(fetched_at) FROM documents) AS oldest_fetched_at,
    (SELECT max(fetched_at) FROM documents) AS newest_fetched_at,
    (SELECT max(finished_at) FROM runs) AS last_finished_at
