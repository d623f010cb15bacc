-- What one document says, in reading order.
SELECT
    m.name AS model, c.attribute, c.qualifier, c.value_text, c.comparator, c.value_number, c.unit,
    c.status,
    c.line_start, c.line_end, c.quote, c.table_id, c.row_index, c.column_index, c.model_id, c.claim_id
FROM claims AS c
LEFT JOIN models AS m USING (model_id)
WHERE c.document_id = $document_id::VARCHAR AND c.until_run_id IS NULL
ORDER BY c.line_start, c.row_index, c.column_index, c.attribute
LIMIT 5000
