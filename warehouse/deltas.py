"""A table new_<relation> in, the relation brought to the same rows by the fewest changes, by primary key."""

from __future__ import annotations

import duckdb


def key_of(connection: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    """The primary key's columns of a relation in the main schema."""
    rows = connection.execute(
        """
        SELECT constraint_column_names FROM duckdb_constraints()
        WHERE schema_name = 'main' AND table_name = ? AND constraint_type = 'PRIMARY KEY'
        """,
        [relation],
    ).fetchall()
    return list(rows[0][0])


def columns_of(connection: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    """Column names of a relation in the main schema, in order."""
    rows = connection.execute(
        """
        SELECT column_name FROM duckdb_columns()
        WHERE schema_name = 'main' AND table_name = ? AND database_name = current_database() ORDER BY column_index
        """,
        [relation],
    ).fetchall()
    return [row[0] for row in rows]


def apply_delta(connection: duckdb.DuckDBPyConnection, relation: str) -> None:
    """Delete, update and insert what differs between `relation` and new_`relation`, by primary key."""
    remove_missing(connection, relation)
    update_changed(connection, relation)
    insert_added(connection, relation)


def remove_missing(connection: duckdb.DuckDBPyConnection, relation: str) -> None:
    """Delete the rows whose key is not in the new table."""
    same = _same_key(key_of(connection, relation))
    connection.execute(
        f"DELETE FROM {relation} AS o WHERE NOT EXISTS (SELECT 1 FROM new_{relation} AS n WHERE {same})"
    ).fetchall()


def update_changed(connection: duckdb.DuckDBPyConnection, relation: str, run_id: int | None = None) -> None:
    """Rewrite rows with the same key and other values; with a run they stand since that run."""
    values = _value_columns(connection, relation)
    if not values:
        return
    since = "" if run_id is None else f", since_run_id = {run_id}"
    connection.execute(f"""
        UPDATE {relation} AS o
        SET {", ".join(f'"{name}" = n."{name}"' for name in values)}{since}
        FROM new_{relation} AS n
        WHERE {_same_key(key_of(connection, relation))} AND ({differs(values)})
    """).fetchall()


def insert_added(connection: duckdb.DuckDBPyConnection, relation: str, run_id: int | None = None) -> None:
    """Insert the rows whose key is new; with a run they stand since that run."""
    since = "" if run_id is None else f", {run_id} AS since_run_id"
    same = _same_key(key_of(connection, relation))
    connection.execute(f"""
        INSERT INTO {relation} BY NAME
        SELECT n.*{since} FROM new_{relation} AS n WHERE NOT EXISTS (SELECT 1 FROM {relation} AS o WHERE {same})
    """).fetchall()


def keep_ended(connection: duckdb.DuckDBPyConnection, relation: str, run_id: int) -> None:
    """Write the rows that are about to be deleted or rewritten to history.<relation>, as standing until this run."""
    names = [*_value_columns(connection, relation), *key_of(connection, relation)]
    listed = ", ".join(f'o."{name}"' for name in columns_of(connection, relation))
    same_row = " AND ".join(f'o."{name}" IS NOT DISTINCT FROM n."{name}"' for name in names)
    connection.execute(f"""
        INSERT INTO history.{relation} BY NAME
        SELECT {listed}, {run_id} AS until_run_id
        FROM {relation} AS o
        WHERE NOT EXISTS (SELECT 1 FROM new_{relation} AS n WHERE {same_row})
    """).fetchall()


def differs(columns: list[str]) -> str:
    """A condition that is true when one of the columns differs between o and n."""
    return " OR ".join(f'o."{name}" IS DISTINCT FROM n."{name}"' for name in columns)


def _value_columns(connection: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    key = key_of(connection, relation)
    return [name for name in columns_of(connection, relation) if name not in key and name != "since_run_id"]


def _same_key(key: list[str]) -> str:
    return " AND ".join(f'o."{name}" = n."{name}"' for name in key)
