-- The checks that returned rows in one run.
SELECT check_name, severity, row_count, message FROM check_results
WHERE run_id::VARCHAR = $run_id::VARCHAR ORDER BY severity, check_name
