"""DuckDB and nothing else: records in, relations and answers out."""
