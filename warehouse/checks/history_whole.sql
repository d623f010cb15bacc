-- severity: error
-- message: The history is not whole: a claim's times overlap or its latest time does not follow the earlier ones.
SELECT h.claim_id, h.since_run_id, h.until_run_id, c.since_run_id AS latest_since
FROM history.claims AS h
JOIN claims AS c USING (claim_id)
WHERE h.until_run_id > c.since_run_id OR h.since_run_id < c.first_run_id
