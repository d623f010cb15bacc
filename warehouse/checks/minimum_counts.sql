-- severity: error
-- message: A source brought fewer rows than seeds/sources.toml expects: its document changed its shape, or a reader broke.
WITH counted AS (
    SELECT d.source_id, 'documents' AS relation, count(*) AS found FROM documents AS d
    WHERE d.state <> 'withdrawn' GROUP BY ALL
    UNION ALL
    SELECT d.source_id, 'tables', count(t.table_id) FROM documents AS d LEFT JOIN tables AS t USING (document_id)
    WHERE d.state <> 'withdrawn' GROUP BY ALL
    UNION ALL
    SELECT d.source_id, 'claims', count(c.claim_id) FROM documents AS d
    LEFT JOIN claims AS c ON c.document_id = d.document_id AND c.until_run_id IS NULL
    WHERE d.state <> 'withdrawn' GROUP BY ALL
    UNION ALL
    SELECT d.source_id, 'mentions', count(m.document_id) FROM documents AS d LEFT JOIN mentions AS m USING (document_id)
    WHERE d.state <> 'withdrawn' GROUP BY ALL
)
SELECT e.source_id, e.relation, e.minimum, c.found
FROM expectations AS e
JOIN counted AS c USING (source_id, relation)
WHERE c.found < e.minimum
