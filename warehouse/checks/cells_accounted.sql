-- severity: error
-- message: A non-empty body cell has no fate: it must end as a claim, as an issue, or as ignored with a reason.
SELECT d.name AS document, c.line, c.table_id, c.row_index, c.column_index, c.text
FROM cells AS c
JOIN tables AS t USING (table_id)
JOIN documents AS d USING (document_id)
WHERE c.fate IS NULL AND NOT c.is_header AND trim(c.text) <> ''
    AND c.row_index = c.origin_row_index AND c.column_index = c.origin_column_index
