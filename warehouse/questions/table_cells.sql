-- The cells of one table as they stand in the document, and where each ended.
SELECT c.row_index, c.column_index, c.is_header, c.text, c.line, f.fate, f.reason
FROM cells AS c
LEFT JOIN cell_fates AS f USING (table_id, row_index, column_index)
WHERE c.table_id = $table_id::VARCHAR
ORDER BY c.row_index, c.column_index
LIMIT 20000
