"""The schema's own comments in, docs/data_dictionary.md out: `python -m warehouse.dictionary [FILE]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb

from warehouse.empty import apply_schema

HEAD = """# Data dictionary

Made from the comments of the schema by `python -m warehouse.dictionary`; a test holds it current. In the warehouse
itself the same comments answer `SELECT table_name, column_name, comment FROM duckdb_columns()`.

Times are UTC. Lines count from 1, rows and columns from 0. Offsets count characters of the decoded text. Missing values
are NULL or no row, never NaN and never a 0 that stands for nothing. Keys: **P** primary key, **F** foreign key.
"""


def describe() -> str:
    """The whole document as markdown, from an empty database with today's schema."""
    with duckdb.connect(":memory:") as connection:
        apply_schema(connection)
        parts = [HEAD, _diagram(connection), "## Relations\n", *_relations(connection, "main", "tables")]
        parts += ["## Views\n", *_relations(connection, "main", "views"), "## Macros\n", _macros(connection)]
        parts += ["## History\n", *_relations(connection, "history", "tables")]
    return "\n".join(parts).rstrip() + "\n"


def _diagram(connection: duckdb.DuckDBPyConnection) -> str:
    """The relations and their foreign keys as a mermaid diagram; key columns only."""
    lines = ["## How the relations hang together\n", "```mermaid", "erDiagram"]
    links = connection.execute("""
        SELECT DISTINCT referenced_table, table_name, constraint_column_names[1]
        FROM duckdb_constraints() WHERE constraint_type = 'FOREIGN KEY' AND schema_name = 'main' ORDER BY ALL
    """).fetchall()
    lines += [f"    {parent} ||--o{{ {child} : {column}" for parent, child, column in links]
    keys = connection.execute("""
        SELECT table_name, constraint_column_names FROM duckdb_constraints()
        WHERE constraint_type = 'PRIMARY KEY' AND schema_name = 'main' ORDER BY table_name
    """).fetchall()
    for table, names in keys:
        lines += [f"    {table} {{", *(f"        key {name}" for name in names), "    }"]
    return "\n".join([*lines, "```\n"])


def _relations(connection: duckdb.DuckDBPyConnection, schema: str, kind: str) -> Iterator[str]:
    singular = kind.removesuffix("s")
    rows = connection.execute(
        f"""
        SELECT {singular}_name, comment FROM duckdb_{kind}()
        WHERE schema_name = ? AND NOT internal AND NOT temporary ORDER BY {singular}_oid
        """,
        [schema],
    ).fetchall()
    for name, comment in rows:
        shown = name if schema == "main" else f"{schema}.{name}"
        yield f"### {shown}\n\n{comment}\n\n{_columns(connection, schema, name)}"


def _columns(connection: duckdb.DuckDBPyConnection, schema: str, relation: str) -> str:
    marks = _key_marks(connection, schema, relation)
    rows = connection.execute(
        """
        SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns()
        WHERE schema_name = ? AND table_name = ? ORDER BY column_index
        """,
        [schema, relation],
    ).fetchall()
    lines = ["| column | type | key | description |", "|---|---|---|---|"]
    for name, kind, nullable, comment in rows:
        shown = _short(kind) + ("" if nullable else ", not null")
        lines.append(f"| {name} | {shown} | {marks.get(name, '')} | {_cell(comment)} |")
    return "\n".join(lines) + "\n"


def _key_marks(connection: duckdb.DuckDBPyConnection, schema: str, relation: str) -> dict[str, str]:
    rows = connection.execute(
        """
        SELECT constraint_type, constraint_column_names, referenced_table FROM duckdb_constraints()
        WHERE schema_name = ? AND table_name = ? AND constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')
        ORDER BY constraint_type DESC, constraint_index
        """,
        [schema, relation],
    ).fetchall()
    marks: dict[str, list[str]] = {}
    for kind, names, referenced in rows:
        for name in names:
            marks.setdefault(name, []).append("P" if kind == "PRIMARY KEY" else f"F {referenced}")
    return {name: ", ".join(each) for name, each in marks.items()}


def _short(kind: str) -> str:
    return "list of structs" if kind.startswith("STRUCT") else kind.lower()


def _cell(text: str) -> str:
    return (text or "").replace("|", "\\|")


def _macros(connection: duckdb.DuckDBPyConnection) -> str:
    rows = connection.execute("""
        SELECT DISTINCT function_name, comment FROM duckdb_functions()
        WHERE NOT internal AND schema_name = 'main' ORDER BY function_name
    """).fetchall()
    halves = [(comment or f"{name}: ").split(": ", 1) for name, comment in rows]
    return "".join(f"- `{call}`: {text}\n" for call, text in halves)


def main() -> None:
    """Write the dictionary to the file that is named, else to docs/data_dictionary.md."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/data_dictionary.md")
    target.write_text(describe(), encoding="utf-8")


if __name__ == "__main__":
    main()
