"""A database of an older schema version in, one of today's out: by numbered SQL, or a refusal with the way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb

from extract.errors import WarehouseError
from warehouse.copying import copy_file
from warehouse.database import reader, wrapped, writer

SCHEMA_VERSION = 1
"""Raise with every change of schema/*.sql since the last VLM Atlas that was released, and add
migrations/<new version>_<what>.sql for older files."""

MIGRATIONS = Path(__file__).with_name("migrations")


def schema_version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The schema version that a file says it has. Raises WarehouseError for a file that VLM Atlas did not make."""
    try:
        rows = connection.execute("SELECT name, value FROM warehouse_info").fetchall()
    except duckdb.CatalogException as error:
        raise WarehouseError(
            f"{path}: is a database that VLM Atlas did not make; choose another --warehouse"
        ) from error
    info = dict(rows)
    if info.get("product") != "vlm-atlas" or not info.get("schema_version", "").isdigit():
        raise WarehouseError(f"{path}: is a database that VLM Atlas did not make; choose another --warehouse")
    return int(info["schema_version"])


def migrate(connection: duckdb.DuckDBPyConnection, path: Path, *, folder: Path = MIGRATIONS) -> tuple[int, ...]:
    """Apply every migration above the file's version in order; the versions that were reached.

    Raises WarehouseError when the file is newer than this program, or older than the oldest migration.
    """
    steps = _steps_from(schema_version(connection, path), path, folder)
    for version, step in steps.items():
        connection.execute(step.read_text(encoding="utf-8")).fetchall()
        connection.execute(
            "UPDATE warehouse_info SET value = ? WHERE name = 'schema_version'", [str(version)]
        ).fetchall()
    return tuple(steps)


def ensure_readable(release: Path) -> None:
    """Raise WarehouseError, with the way out, unless a finished release has today's schema version; asked once a file.

    Whoever reads a release asks this first: a file of another version lacks columns, or has others.
    """
    with wrapped(release):
        written_at = release.stat().st_mtime_ns
    _ensure_todays(release, written_at)


@lru_cache(maxsize=64)
def _ensure_todays(release: Path, _written_at: int) -> None:
    with reader(release) as connection:
        found = schema_version(connection, release)
    if _steps_from(found, release, MIGRATIONS):
        raise WarehouseError(
            f"{release}: has schema version {found}, this program reads {SCHEMA_VERSION}; "
            "vlm-atlas ingest brings it up to date"
        )


@contextmanager
def in_todays_schema(release: Path, scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to what a finished release holds: to the file itself, or to a migrated copy at `scratch`.

    Raises WarehouseError as `migrate` does. The copy is gone afterwards.
    """
    with reader(release) as connection:
        if not _steps_from(schema_version(connection, release), release, MIGRATIONS):
            yield connection
            return
    try:
        with wrapped(scratch):
            copy_file(release, scratch)
        with writer(scratch) as connection:
            migrate(connection, release, folder=MIGRATIONS)
            yield connection
    finally:
        scratch.unlink(missing_ok=True)


def _steps_from(found: int, path: Path, folder: Path) -> dict[int, Path]:
    """Version → migration from a file's version to today's; raises WarehouseError where no way leads there."""
    if found > SCHEMA_VERSION:
        raise WarehouseError(
            f"{path}: has schema version {found}, this program knows {SCHEMA_VERSION}; update vlm-atlas"
        )
    steps = {int(item.stem.split("_", 1)[0]): item for item in folder.glob("[0-9]*_*.sql")}
    wanted = range(found + 1, SCHEMA_VERSION + 1)
    if any(version not in steps for version in wanted):
        raise WarehouseError(
            f"{path}: has schema version {found}, from which no way leads to {SCHEMA_VERSION}; "
            "choose a new --warehouse path and ingest again"
        )
    return {version: steps[version] for version in wanted}
