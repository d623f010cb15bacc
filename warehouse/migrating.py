"""A database of an older schema version in, one of today's out: its rows copied by name, or a refusal with the way out.

ALTER TABLE cannot change a relation that another one points to (documents, models, runs), and leaves views, macros,
comments and constraints as they were. So the rows go into a fresh file of today's schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb

from extract.errors import WarehouseError
from warehouse.database import allow_memory_for, reader, wrapped, writer
from warehouse.deltas import listed
from warehouse.empty import SCHEMA_VERSION, make_empty, schema_digest

MIGRATIONS = Path(__file__).with_name("migrations")


def schema_version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The schema version that a file says it has. Raises WarehouseError for a file that VLM Atlas did not make."""
    info = _info(connection, path)
    if info.get("product") != "vlm-atlas" or not info.get("schema_version", "").isdigit():
        raise WarehouseError(f"{path}: is a database that VLM Atlas did not make; choose another --warehouse")
    return int(info["schema_version"])


def _info(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    try:
        return dict(connection.execute("SELECT name, value FROM warehouse_info").fetchall())
    except duckdb.CatalogException as error:
        raise WarehouseError(
            f"{path}: is a database that VLM Atlas did not make; choose another --warehouse"
        ) from error


def has_todays_schema(release: Path) -> bool:
    """Whether a finished release can be written on as it is.

    Raises WarehouseError when it is newer than this program, or older than the oldest migration.
    """
    with reader(release) as connection:
        steps = _steps_from(schema_version(connection, release), release)
        return not steps and _info(connection, release).get("schema_digest") == schema_digest()


def renew(release: Path, target: Path) -> tuple[int, ...]:
    """Write what a finished release of an older schema holds to `target`, in today's; the versions that were reached.

    A column that is new takes its default. What defaults cannot say is said by migrations/<version>_<what>.sql, which
    run in the new file, in order, with the old one attached as `earlier`. Facts are concluded anew by the next run.
    Raises WarehouseError as `has_todays_schema` does.
    """
    with reader(release) as connection:
        steps = _steps_from(schema_version(connection, release), release)
    target.unlink(missing_ok=True)
    make_empty(target)
    with writer(target) as connection:
        name = str(release.absolute()).replace("'", "''")
        connection.execute(f"ATTACH '{name}' AS earlier (READ_ONLY)").fetchall()
        _copy_rows(connection)
        for step in steps.values():
            for statement in connection.extract_statements(step.read_text(encoding="utf-8")):
                connection.execute(statement).fetchall()
        connection.execute("DETACH earlier").fetchall()
    return tuple(steps)


_SHARED = """
    SELECT
        schema_name, table_name, list(column_name ORDER BY column_index) AS columns, any_value(e.estimated_size) AS rows
    FROM duckdb_columns() AS c
    JOIN duckdb_tables() AS t USING (database_name, schema_name, table_name)
    JOIN (SELECT schema_name, table_name, estimated_size FROM duckdb_tables() WHERE database_name = 'earlier') AS e
        USING (schema_name, table_name)
    WHERE c.database_name = current_database() AND table_name <> 'warehouse_info'
        AND coalesce(c.column_default, '') NOT ILIKE '%nextval%'
        AND (schema_name, table_name, column_name) IN (
            SELECT (schema_name, table_name, column_name) FROM duckdb_columns() WHERE database_name = 'earlier'
        )
    GROUP BY schema_name, table_name, t.table_oid
    ORDER BY t.table_oid
"""
"""What both files have, parents before children; numbers that a sequence gives are given anew, in the same order."""


def _copy_rows(connection: duckdb.DuckDBPyConnection) -> None:
    shared = connection.execute(_SHARED).fetchall()
    allow_memory_for(connection, sum(rows for *_, rows in shared))
    for schema, table, columns, _rows in shared:
        names = listed(tuple(columns))
        connection.execute(
            f"INSERT INTO {schema}.{table} ({names}) SELECT {names} FROM earlier.{schema}.{table} ORDER BY rowid"
        ).fetchall()


def ensure_readable(release: Path) -> None:
    """Raise WarehouseError, with the way out, unless a finished release has today's schema version; asked once a file.

    Whoever reads a release asks this first: a file of another version lacks columns, or has others.
    """
    with wrapped(release):
        written_at = release.stat().st_mtime_ns
    _ensure_todays(release, written_at)


def ensure_usable_release(release: Path) -> None:
    """Raise WarehouseError, with the way out, for a file that neither readers nor the next run can do anything with."""
    with reader(release) as connection:
        _steps_from(schema_version(connection, release), release)


@lru_cache(maxsize=64)
def _ensure_todays(release: Path, _written_at: int) -> None:
    with reader(release) as connection:
        found = schema_version(connection, release)
        digest = _info(connection, release).get("schema_digest", schema_digest())
    if _steps_from(found, release):
        raise WarehouseError(
            f"{release}: has schema version {found}, this program reads {SCHEMA_VERSION}; "
            "vlm-atlas ingest brings it up to date"
        )
    if digest != schema_digest():
        raise WarehouseError(
            f"{release}: has schema version {found} in another state than this program reads; "
            "vlm-atlas ingest brings it up to date"
        )


@contextmanager
def in_todays_schema(release: Path, scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to what a finished release holds: to the file itself, or to a copy at `scratch` in today's schema.

    Raises WarehouseError as `has_todays_schema` does. The copy is gone afterwards.
    """
    if has_todays_schema(release):
        with reader(release) as connection:
            yield connection
        return
    try:
        renew(release, scratch)
        with reader(scratch) as connection:
            yield connection
    finally:
        scratch.unlink(missing_ok=True)


def _steps_from(found: int, path: Path) -> dict[int, Path]:
    """Version → migration from a file's version to today's; raises WarehouseError where no way leads there."""
    if found > SCHEMA_VERSION:
        raise WarehouseError(
            f"{path}: has schema version {found}, this program knows {SCHEMA_VERSION}; update vlm-atlas"
        )
    steps = {int(item.stem.split("_", 1)[0]): item for item in MIGRATIONS.glob("[0-9]*_*.sql")}
    wanted = range(found + 1, SCHEMA_VERSION + 1)
    if any(version not in steps for version in wanted):
        raise WarehouseError(
            f"{path}: has schema version {found}, from which no way leads to {SCHEMA_VERSION}; "
            "choose a new --warehouse path and ingest again"
        )
    return {version: steps[version] for version in wanted}
