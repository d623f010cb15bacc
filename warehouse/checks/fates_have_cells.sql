-- severity: error
-- message: A cell is accounted for that no table has.
SELECT f.table_id, f.row_index, f.column_index, f.fate, f.reason
FROM staged_fates AS f
ANTI JOIN cells AS c USING (table_id, row_index, column_index)
