-- The tables of one document.
SELECT table_id, table_index, kind, role, line_start, line_end, row_count, column_count
FROM tables WHERE document_id = $document_id::VARCHAR ORDER BY table_index
