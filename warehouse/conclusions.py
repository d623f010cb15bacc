"""Standing claims in, facts out: each file of warehouse/facts is one SELECT for the relation in its name.

The files are read in order, parents before children; a file may ask new_<relation> of an earlier one. A fact that did
not change keeps its row and since_run_id; one that ended or changed leaves its earlier row in history.<relation>.

A file that says `-- scope: model` concludes each model from its own claims: a run that read a few documents asks it of
their models only, since no other model can have changed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import duckdb

from warehouse.deltas import Shape, insert_added, keep_ended, listed, read_shapes, remove_missing, update_changed

FACTS = Path(__file__).with_name("facts")


@cache
def fact_queries() -> tuple[tuple[str, str], ...]:
    """(relation, SELECT) in the order in which they are concluded."""
    paths = sorted(FACTS.glob("[0-9]*_*.sql"))
    return tuple((path.stem.split("_", 1)[1], path.read_text("utf-8").rstrip().removesuffix(";")) for path in paths)


@cache
def facts_version() -> str:
    """SHA-256 over the SELECTs: when it differs, facts are concluded anew although no document changed."""
    return hashlib.sha256("\0".join(name + query for name, query in fact_queries()).encode()).hexdigest()


def make_history_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make history.<relation> for every fact (its columns and comments, and until_run_id) and the macro to ask it."""
    shapes = read_shapes(connection)
    rows = connection.execute("""
        SELECT table_name, column_name, data_type, is_nullable, coalesce(comment, '') FROM duckdb_columns()
        WHERE schema_name = 'main' AND database_name = current_database()
        ORDER BY table_name, column_index
    """).fetchall()
    script = [
        _history_table(shapes[relation], [row[1:] for row in rows if row[0] == relation])
        for relation, _query in fact_queries()
    ]
    connection.execute(";\n".join(script)).fetchall()


def _history_table(shape: Shape, columns: list[tuple[str, str, bool, str]]) -> str:
    table = f"history.{shape.relation}"
    lines = [f'"{name}" {kind}{"" if nullable else " NOT NULL"}' for name, kind, nullable, _ in columns]
    lines += ["until_run_id INTEGER NOT NULL", f"PRIMARY KEY ({listed((*shape.key, 'since_run_id'))})"]
    lines += ["CHECK (until_run_id > since_run_id)"]
    comments = {name: comment.replace("'", "''") for name, _, _, comment in columns}
    return ";\n".join(
        [
            f"CREATE TABLE {table} ({', '.join(lines)})",
            f"COMMENT ON TABLE {table} IS 'Earlier rows of {shape.relation}: what was concluded before.'",
            *(f"COMMENT ON COLUMN {table}.\"{name}\" IS '{comment}'" for name, comment in comments.items()),
            f"COMMENT ON COLUMN {table}.until_run_id IS 'First run after this time.'",
            _as_of_macro(shape.relation),
        ]
    )


def _as_of_macro(relation: str) -> str:
    return f"""
        CREATE MACRO {relation}_as_of(run) AS TABLE
        SELECT * EXCLUDE (until_run_id)
        FROM (SELECT *, NULL::INTEGER AS until_run_id FROM {relation} UNION ALL BY NAME FROM history.{relation})
        WHERE since_run_id <= run AND (until_run_id IS NULL OR until_run_id > run);
        COMMENT ON MACRO TABLE {relation}_as_of IS
            '{relation}_as_of(run): the rows of {relation} as they were after that run.'
    """


def conclude_facts(connection: duckdb.DuckDBPyConnection, run_id: int, *, anew: bool = True) -> None:
    """Bring every fact relation to what its SELECT now gives; for touched models only where that is enough.

    `anew`: judgements or rules are not those of the run before, so that any model's facts can differ.
    """
    shapes = _shaped_queries(connection)
    if not anew:
        _gather_touched(connection, run_id)
        shapes = [_for_touched_models(shape, query) for shape, query in shapes]
    for shape, query in shapes:
        connection.execute(
            f"CREATE TEMP TABLE new_{shape.relation} AS SELECT {listed(shape.concluded)} FROM (\n{query}\n)"
        ).fetchall()
    held = {shape.relation: _is_filled(connection, shape.relation) for shape, _ in shapes}
    for shape, _query in reversed(shapes):
        if held[shape.relation]:
            keep_ended(connection, shape, run_id)
            remove_missing(connection, shape)
    for shape, _query in shapes:
        if held[shape.relation]:
            update_changed(connection, shape, run_id)
        if _is_filled(connection, f"new_{shape.relation}"):
            insert_added(connection, shape, run_id)
        connection.execute(f"DROP TABLE new_{shape.relation}").fetchall()


def _shaped_queries(connection: duckdb.DuckDBPyConnection) -> list[tuple[Shape, str]]:
    shapes = read_shapes(connection)
    return [(shapes[relation], query) for relation, query in fact_queries()]


def _gather_touched(connection: duckdb.DuckDBPyConnection, run_id: int) -> None:
    """Make touched_models, of which this run read, ended or reassigned a claim, and touched_claims, standing ones."""
    for statement in _TOUCHED_MODELS, _TOUCHED_CLAIMS:
        connection.execute(statement, {"run": run_id} if "$run" in statement else None).fetchall()


_TOUCHED_MODELS = """
    CREATE TEMP TABLE touched_models AS
    SELECT model_id FROM claims
    WHERE since_run_id = $run OR until_run_id = $run
        OR document_id IN (SELECT document_id FROM touched UNION ALL SELECT document_id FROM gone)
    UNION
    SELECT model_id FROM history.claims WHERE until_run_id = $run
"""

_TOUCHED_CLAIMS = """
    CREATE TEMP TABLE touched_claims AS
    FROM current_claims WHERE model_id IN (FROM touched_models)
"""


def _for_touched_models(shape: Shape, query: str) -> tuple[Shape, str]:
    if not _OF_ONE_MODEL.search(query):
        return shape, query
    among = "o.model_id IN (FROM touched_models)"
    return replace(shape, among=among), re.sub(r"\bcurrent_claims\b", "touched_claims", query)


_OF_ONE_MODEL = re.compile(r"^-- scope: model$", re.MULTILINE)


def _is_filled(connection: duckdb.DuckDBPyConnection, relation: str) -> bool:
    return bool(connection.execute(f"FROM {relation} LIMIT 1").fetchall())
