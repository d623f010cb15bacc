-- One run by its number.
SELECT run_id, started_at, status, claims_added, claims_changed, claims_withdrawn
FROM runs WHERE run_id::VARCHAR = $run_id::VARCHAR
