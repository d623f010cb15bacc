-- severity: error
-- message: A listed source lost more than half of its tables since the last run; if that is right, say so by [sources.expect] tables = N in seeds/sources.toml.
SELECT p.name AS document, p.source_id, p.tables AS tables_before, count(t.table_id) AS tables_now
FROM previous_counts AS p
LEFT JOIN tables AS t USING (document_id)
WHERE p.source_id <> '' AND p.tables >= 2
    AND p.source_id NOT IN (SELECT source_id FROM expectations WHERE relation = 'tables')
GROUP BY ALL
HAVING count(t.table_id) * 2 < p.tables
