-- The row of a table that one claim was read from, below its header rows; no row for a claim outside tables.
SELECT c.row_index, string_agg(replace(c.text, chr(10), ' '), ' │ ' ORDER BY c.column_index) AS text
FROM cells AS c
JOIN claims AS k ON k.table_id = c.table_id AND k.claim_id = $claim_id::VARCHAR
JOIN tables AS t ON t.table_id = c.table_id
WHERE c.column_index < 40 AND (c.row_index = k.row_index OR c.row_index < t.header_row_count)
GROUP BY c.row_index
ORDER BY c.row_index
