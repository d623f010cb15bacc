"""The numbered files of the schema in, a database without rows out."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import duckdb

from warehouse.conclusions import make_history_tables
from warehouse.database import STORAGE_VERSION, create_database, writer

SCHEMA = Path(__file__).with_name("schema")

SCHEMA_VERSION = 1
"""Raise with every change of schema/*.sql since the last VLM Atlas that was released, and add
migrations/<new version>_<what>.sql for older files."""


def make_empty(path: Path) -> None:
    """Make a database file with every relation, view and macro."""
    create_database(path)
    with writer(path) as connection:
        apply_schema(connection)


def apply_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every relation, view and macro in an empty database, in one transaction."""
    connection.execute("BEGIN").fetchall()
    for path in sorted(SCHEMA.glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8")).fetchall()
    make_history_tables(connection)
    info = {
        "product": "vlm-atlas",
        "schema_version": str(SCHEMA_VERSION),
        "schema_digest": schema_digest(),
        "storage_version": STORAGE_VERSION,
    }
    for name, value in info.items():
        connection.execute("INSERT INTO warehouse_info VALUES (?, ?)", [name, value]).fetchall()
    connection.execute("COMMIT").fetchall()


@cache
def schema_digest() -> str:
    """SHA-256 over the schema's files: tells states of one version apart, while it is in the making."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SCHEMA.glob("*.sql")))
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
