"""SQL in, one polars frame out: read-only, one statement, no way to files or the network."""

from __future__ import annotations

import re
import time
from pathlib import Path

import duckdb
import polars as pl

from extract.errors import WarehouseError
from warehouse.database import reader, wrapped
from warehouse.migrating import ensure_readable
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
        release = current(warehouse)
        try:
            return query_release(open_release(warehouse), sql, limit=limit)
        except WarehouseError:
            if release is None or release.exists() or attempt == _RACES - 1:
                raise
        time.sleep(0.01)
    raise WarehouseError(f"{warehouse}: its releases come and go faster than they can be opened; try again")


def open_release(warehouse: Path) -> Path:
    """The live release's file. Raises WarehouseError when there is none yet, or one of another schema version."""
    release = current(warehouse)
    if release is None:
        raise WarehouseError(f"{warehouse}: nothing is there yet; run vlm-atlas ingest first")
    ensure_readable(release)
    return release


def query_release(release: Path, sql: str, *, limit: int | None = None) -> pl.DataFrame:
    """The same, asked of one given release file."""
    with reader(release) as connection:
        ensure_one_reading_statement(connection, sql)
        with wrapped(Path("query")):
            relation = connection.sql(sql)
            if relation is None:
                return pl.DataFrame()
            frame: pl.DataFrame = _in_words(relation if limit is None else relation.limit(limit)).pl()
            return frame


_NO_POLARS_TYPE = re.compile(r"INTERVAL|UNION|VARIANT|BIT\b|TIME WITH TIME ZONE")
"""Types of DuckDB that polars has none for: it raises, panics, or drops the zone."""


def _in_words(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The relation with columns of such types as text: finished_at - started_at is 00:00:01.2."""
    foreign = [bool(_NO_POLARS_TYPE.search(str(kind))) for kind in relation.types]
    if not any(foreign):
        return relation
    places = [f"c{number}" for number in range(len(foreign))]
    said = (f"{place}::VARCHAR" if is_foreign else place for place, is_foreign in zip(places, foreign, strict=True))
    names = (name.replace('"', '""') for name in relation.columns)
    listed = ", ".join(f'{column} AS "{name}"' for column, name in zip(said, names, strict=True))
    told = relation.query("answer", f"SELECT {listed} FROM answer AS answer({', '.join(places)})")
    return relation if told is None else told


def ensure_one_reading_statement(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Refuse several statements and such as could change something; the file is open read-only in any case."""
    with wrapped(Path("query")):
        statements = connection.extract_statements(sql)
    if not statements:
        raise WarehouseError("query: is empty; ask with SELECT, FROM, DESCRIBE or SHOW")
    if len(statements) > 1:
        raise WarehouseError(f"query: holds {len(statements)} statements; ask one at a time")
    if statements[0].type not in _READING:
        kind = statements[0].type.name.lower()
        raise WarehouseError(f"query: {kind} is not for reading; ask with SELECT, FROM, DESCRIBE or SHOW")
