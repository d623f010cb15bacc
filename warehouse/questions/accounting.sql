-- Where the non-empty body cells of each document's tables ended; what no fate accounts for is shown as well.
SELECT
    d.name AS document,
    coalesce(f.fate, 'not accounted for') AS fate,
    coalesce(f.reason, '') AS reason,
    count(*) AS cells
FROM cells AS c
JOIN tables AS t USING (table_id)
JOIN documents AS d USING (document_id)
LEFT JOIN cell_fates AS f USING (table_id, row_index, column_index)
WHERE f.fate IS NOT NULL
    OR (NOT c.is_header AND trim(c.text) <> '' AND c.row_index = c.origin_row_index AND c.column_index = c.origin_column_index)
GROUP BY ALL
ORDER BY document, cells DESC, fate, reason
