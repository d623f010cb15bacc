"""SQL in, one polars frame out: read-only, one statement, no way to files or the network."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb
import polars as pl

from extract.errors import WarehouseError
from warehouse.database import reader, wrapped
from warehouse.releases import current

_READING = (
    duckdb.StatementType.SELECT,
    duckdb.StatementType.EXPLAIN,
    duckdb.StatementType.MULTI,
)
_RACES = 5
"""A release can be forgotten between finding its name and opening it, when many runs publish at once."""


def run_query(warehouse: Path, sql: str, *, limit: int | None = None) -> pl.DataFrame:
    """The answer of the live release; at most `limit` rows when given.

    Raises WarehouseError for anything but one reading statement, with DuckDB's own words about what is wrong in it.
    """
    for attempt in range(_RACES):
        release = open_release(warehouse)
        try:
            return query_release(release, sql, limit=limit)
        except WarehouseError:
            if release.exists() or attempt == _RACES - 1:
                raise
        time.sleep(0.01)
    raise WarehouseError(f"{warehouse}: its releases come and go faster than they can be opened; try again")


def open_release(warehouse: Path) -> Path:
    """The live release's file. Raises WarehouseError when there is none yet."""
    release = current(warehouse)
    if release is None:
        raise WarehouseError(f"{warehouse}: nothing is there yet; run vlm-atlas ingest first")
    return release


def query_release(release: Path, sql: str, *, limit: int | None = None) -> pl.DataFrame:
    """The same, asked of one given release file."""
    with reader(release) as connection:
        ensure_one_reading_statement(connection, sql)
        with wrapped(Path("query")):
            relation = connection.sql(sql)
            if relation is None:
                return pl.DataFrame()
            frame: pl.DataFrame = (relation if limit is None else relation.limit(limit)).pl()
            return frame


def ensure_one_reading_statement(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Refuse several statements and such as could change something; the file is open read-only in any case."""
    with wrapped(Path("query")):
        statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise WarehouseError(f"query: holds {len(statements)} statements; ask one at a time")
    if statements[0].type not in _READING:
        kind = statements[0].type.name.lower()
        raise WarehouseError(f"query: a {kind} statement is not for reading; ask with SELECT, FROM, DESCRIBE or SHOW")
