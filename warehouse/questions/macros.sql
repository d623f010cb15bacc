-- The macros for common questions and past states, with their comments.
SELECT DISTINCT function_name AS relation, 'macro' AS kind, comment AS relation_comment
FROM duckdb_functions() WHERE NOT internal AND schema_name = 'main'
ORDER BY relation
