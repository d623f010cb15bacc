-- severity: error
-- message: A claim rests on a table cell that does not exist or that is not accounted for as a claim.
SELECT d.name AS document, c.line_start AS line, c.table_id, c.row_index, c.column_index, x.fate, c.quote
FROM claims AS c
JOIN documents AS d USING (document_id)
LEFT JOIN cells AS x USING (table_id, row_index, column_index)
WHERE c.until_run_id IS NULL AND c.table_id IS NOT NULL
    AND (x.table_id IS NULL OR (NOT x.is_header AND x.fate IS DISTINCT FROM 'claim'))
