-- The relations and columns with their comments.
SELECT t.table_name AS relation, t.kind, t.comment AS relation_comment, c.column_index, c.column_name, c.data_type,
    c.comment AS column_comment
FROM (
    SELECT table_name, 'table' AS kind, comment FROM duckdb_tables() WHERE schema_name = 'main'
    UNION ALL
    SELECT view_name, 'view', comment FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal
) AS t
JOIN duckdb_columns() AS c ON c.table_name = t.table_name AND c.schema_name = 'main'
ORDER BY t.kind, t.table_name, c.column_index
