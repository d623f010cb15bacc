-- Where one claim stands.
SELECT
    c.claim_id, c.document_id, m.name AS model, c.attribute, c.qualifier, c.value_text, c.comparator, c.value_number,
    c.unit, c.status, c.line_start, c.line_end, c.quote, c.table_id, c.row_index, c.column_index
FROM claims AS c
JOIN models AS m USING (model_id)
WHERE c.claim_id = $claim_id::VARCHAR
