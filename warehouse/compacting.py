"""A finished file in, the same relations in a smaller file out, when too much of it is free.

A checkpoint writes changed indexes to new places and leaves their old ones free, for the next run to fill.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.database import BLOCK_BYTES, attach_fresh

_MOST_FREE = 1 / 8
"""Share of the used blocks that may be free. Writing a million claims anew costs 4.5 s of CPU, so not for less."""

_LEAST_FREE_BYTES = 20_000_000
"""A run with one changed document leaves 15 MB free, of whatever size the file is; the next one fills them."""


def compact(connection: duckdb.DuckDBPyConnection, path: Path) -> Path:
    """Write the checkpointed database of this connection to a file beside `path` and return that; `path` if it will do.

    Raises duckdb.Error when the disk has no room for both.
    """
    if not _is_loose(connection):
        return path
    target = path.with_name(f"{path.stem}.tight.duckdb")
    name = connection.execute("SELECT current_database()").fetchall()[0][0]
    attach_fresh(connection, target)
    for statement in (f'COPY FROM DATABASE "{name}" TO fresh', "CHECKPOINT fresh", "DETACH fresh"):
        connection.execute(statement).fetchall()
    return target


def _is_loose(connection: duckdb.DuckDBPyConnection) -> bool:
    query = "SELECT used_blocks, free_blocks FROM pragma_database_size() WHERE database_name = current_database()"
    used, free = connection.execute(query).fetchall()[0]
    return bool(free > _MOST_FREE * used and free * BLOCK_BYTES > _LEAST_FREE_BYTES)
