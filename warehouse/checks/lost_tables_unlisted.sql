-- severity: warning
-- message: A document lost more than half of its tables since the last run.
SELECT p.name AS document, p.tables AS tables_before, count(t.table_id) AS tables_now
FROM previous_counts AS p
LEFT JOIN tables AS t USING (document_id)
WHERE (p.source_id = '' OR p.source_id IN (SELECT source_id FROM expectations WHERE relation = 'tables'))
    AND p.tables >= 2
GROUP BY ALL
HAVING count(t.table_id) * 2 < p.tables
