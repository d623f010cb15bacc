"""A table new_<relation> in, the relation brought to the same rows by the fewest changes, by primary key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A relation's columns in order and those of its primary key; `among` says which rows o a new table speaks of."""

    relation: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    among: str = "true"

    @property
    def values(self) -> tuple[str, ...]:
        """The columns that may change under one key."""
        return tuple(name for name in self.columns if name not in self.key and name != "since_run_id")

    @property
    def concluded(self) -> tuple[str, ...]:
        """The columns that a new row brings; since_run_id is written here."""
        return tuple(name for name in self.columns if name != "since_run_id")

    @property
    def same_key(self) -> str:
        """Condition: o and n have the same key."""
        return " AND ".join(f'o."{name}" = n."{name}"' for name in self.key)

    @property
    def same_row(self) -> str:
        """Condition: o and n are the same in every concluded column."""
        return " AND ".join(f'o."{name}" IS NOT DISTINCT FROM n."{name}"' for name in self.concluded)


def read_shapes(connection: duckdb.DuckDBPyConnection) -> Mapping[str, Shape]:
    """Shapes of all relations of the main schema that have a primary key, from one look into the catalog."""
    rows = connection.execute("""
        SELECT k.table_name, list(c.column_name ORDER BY c.column_index), any_value(k.constraint_column_names)
        FROM duckdb_constraints() AS k
        JOIN duckdb_columns() AS c USING (database_name, schema_name, table_name)
        WHERE k.schema_name = 'main' AND k.constraint_type = 'PRIMARY KEY' AND k.database_name = current_database()
        GROUP BY k.table_name
    """).fetchall()
    return {name: Shape(relation=name, columns=tuple(columns), key=tuple(key)) for name, columns, key in rows}


def listed(names: tuple[str, ...], prefix: str = "") -> str:
    """Column names, quoted and separated by commas."""
    return ", ".join(f'{prefix}"{name}"' for name in names)


def apply_delta(connection: duckdb.DuckDBPyConnection, shape: Shape) -> None:
    """Delete, update and insert what differs between a relation and new_<relation>."""
    remove_missing(connection, shape)
    update_changed(connection, shape)
    insert_added(connection, shape)


def remove_missing(connection: duckdb.DuckDBPyConnection, shape: Shape) -> None:
    """Delete the rows whose key is not in the new table."""
    connection.execute(f"""
        DELETE FROM {shape.relation} AS o
        WHERE {shape.among} AND NOT EXISTS (SELECT 1 FROM new_{shape.relation} AS n WHERE {shape.same_key})
    """).fetchall()


def update_changed(connection: duckdb.DuckDBPyConnection, shape: Shape, run_id: int | None = None) -> None:
    """Rewrite rows with the same key and other values; with a run they stand since that run."""
    if not shape.values:
        return
    since = "" if run_id is None else f", since_run_id = {run_id}"
    connection.execute(f"""
        UPDATE {shape.relation} AS o
        SET {", ".join(f'"{name}" = n."{name}"' for name in shape.values)}{since}
        FROM new_{shape.relation} AS n
        WHERE {shape.same_key} AND NOT ({shape.same_row})
    """).fetchall()


def insert_added(connection: duckdb.DuckDBPyConnection, shape: Shape, run_id: int | None = None) -> None:
    """Insert the rows whose key is new; with a run they stand since that run."""
    since = "" if run_id is None else f", {run_id} AS since_run_id"
    connection.execute(f"""
        INSERT INTO {shape.relation} BY NAME
        SELECT n.*{since} FROM new_{shape.relation} AS n
        WHERE NOT EXISTS (SELECT 1 FROM {shape.relation} AS o WHERE {shape.same_key})
    """).fetchall()


def keep_ended(connection: duckdb.DuckDBPyConnection, shape: Shape, run_id: int) -> None:
    """Write the rows that are about to be deleted or rewritten to history.<relation>, as standing until this run."""
    connection.execute(f"""
        INSERT INTO history.{shape.relation} BY NAME
        SELECT {listed(shape.columns, "o.")}, {run_id} AS until_run_id
        FROM {shape.relation} AS o
        WHERE {shape.among} AND NOT EXISTS (SELECT 1 FROM new_{shape.relation} AS n WHERE {shape.same_row})
    """).fetchall()
