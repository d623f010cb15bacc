"""A database of an older schema version in, one of today's out: by numbered SQL, or a refusal with the way out."""

from __future__ import annotations

from pathlib import Path

import duckdb

from extract.errors import WarehouseError

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
    found = schema_version(connection, path)
    if found > SCHEMA_VERSION:
        raise WarehouseError(
            f"{path}: has schema version {found}, this program knows {SCHEMA_VERSION}; update vlm-atlas"
        )
    steps = {int(item.stem.split("_", 1)[0]): item for item in folder.glob("[0-9]*_*.sql")}
    wanted = tuple(range(found + 1, SCHEMA_VERSION + 1))
    missing = [version for version in wanted if version not in steps]
    if missing:
        raise WarehouseError(
            f"{path}: has schema version {found}, from which no way leads to {SCHEMA_VERSION}; "
            "choose a new --warehouse path and ingest again"
        )
    for version in wanted:
        connection.execute(steps[version].read_text(encoding="utf-8")).fetchall()
        connection.execute(
            "UPDATE warehouse_info SET value = ? WHERE name = 'schema_version'", [str(version)]
        ).fetchall()
    return wanted
