"""Reviewed reference data and source expectations in, tables that facts and checks can ask out."""

from __future__ import annotations

import json
from collections.abc import Mapping

import duckdb
import polars as pl

from extract.reference import Reference

ASKED_FOR: Mapping[str, tuple[str, ...]] = {
    "benchmarks": ("benchmark_id", "name", "unit", "scale_min", "scale_max", "higher_is_better"),
    "reviewed_facts": ("model_id", "relation", "key", "value", "reason"),
}
"""Columns that facts and checks ask for; a file that is absent or lacks one reads as empty there."""


def load_reference(connection: duckdb.DuckDBPyConnection, reference: Reference) -> None:
    """Replace reference_rows, and make the temporary tables of `load_reference_tables`."""
    connection.execute("DELETE FROM reference_rows").fetchall()
    kept = [
        (stem, number, json.dumps(dict(row), ensure_ascii=False), row.get("reason", ""))
        for stem in sorted(reference.tables)
        for number, row in enumerate(reference.rows(stem), start=1)
    ]
    schema = {"file": pl.String, "row_number": pl.Int32, "content": pl.String, "reason": pl.String}
    frame = pl.DataFrame(kept, schema=schema, orient="row")
    _keep(connection, "INSERT INTO reference_rows BY NAME FROM passing_frame", frame)
    load_reference_tables(connection, reference)


def load_reference_tables(connection: duckdb.DuckDBPyConnection, reference: Reference) -> None:
    """Make a temporary table reference_<stem> of texts for each file, and empty ones for those that are asked for."""
    for stem in sorted({*reference.tables, *ASKED_FOR}):
        rows = reference.rows(stem)
        names = list(dict.fromkeys((*(rows[0] if rows else ("reason",)), *ASKED_FOR.get(stem, ()))))
        texts = [tuple(row.get(name, "") for name in names) for row in rows]
        frame = pl.DataFrame(texts, schema=dict.fromkeys(names, pl.String), orient="row")
        _keep(connection, f'CREATE TEMP TABLE "reference_{stem}" AS FROM passing_frame', frame)


def load_expectations(connection: duckdb.DuckDBPyConnection, expectations: Mapping[str, Mapping[str, int]]) -> None:
    """Make the temporary table expectations(source_id, relation, minimum)."""
    rows = [(source, relation, least) for source, each in expectations.items() for relation, least in each.items()]
    schema = {"source_id": pl.String, "relation": pl.String, "minimum": pl.Int64}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    _keep(connection, "CREATE TEMP TABLE expectations AS FROM passing_frame", frame)


def _keep(connection: duckdb.DuckDBPyConnection, statement: str, frame: pl.DataFrame) -> None:
    connection.register("passing_frame", frame)
    connection.execute(statement).fetchall()
    connection.unregister("passing_frame")
