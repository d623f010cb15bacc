"""Paths in, DuckDB connections out: the one place where a connection is made and its errors are put into words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from extract.errors import WarehouseError

STORAGE_VERSION = "v1.5.0"
"""Files are written so that DuckDB 1.5 clients open them too; DuckDB 2's own format they cannot read."""

BLOCK_BYTES = 65_536
"""A quarter of DuckDB's own: a small warehouse takes 6 MB instead of 22, a million claims 123 instead of 139."""

MEMORY_LIMIT = "VLM_ATLAS_MEMORY_LIMIT"
"""Environment variable: memory that a build may use before it spills to disk, as DuckDB writes it ("2GB")."""

_LEAST_MEMORY = 256_000_000
_BASE_MEMORY = 160_000_000
_MEMORY_A_ROW = 40
"""Indexes are kept in memory until a checkpoint: about 30 bytes a row of claims and cells. 2.3 million rows were built
with 200 MB and not with 180."""

_READER: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "temp_directory": "",
}

_LOCKS = ("SET enable_external_access = false", "SET lock_configuration = true")
"""What closes a reader off: no files, no other database, no extension, and no way to change that."""


def create_database(path: Path) -> None:
    """Make an empty database file in the storage version that 1.5 clients read."""
    with wrapped(path), duckdb.connect(":memory:") as connection:
        attach_fresh(connection, path)
        connection.execute("DETACH fresh").fetchall()


def attach_fresh(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Attach an empty database file at `path` as `fresh`, in the storage version that 1.5 clients read."""
    name = str(path).replace("'", "''")
    options = f"STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {BLOCK_BYTES}"
    connection.execute(f"ATTACH '{name}' AS fresh ({options})").fetchall()


@contextmanager
def writer(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that may change the file at `path`; what it raises comes out as WarehouseError."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": os.environ.get(MEMORY_LIMIT, f"{_LEAST_MEMORY // 1_000_000}MB"),
        "temp_directory": f"{path}.spill",
        "autoinstall_known_extensions": False,
        # Each checkpoint writes the indexes anew and leaves their old blocks free in the file: the build says when.
        "wal_autocheckpoint": "64GB",
    }
    with wrapped(path), duckdb.connect(str(path), config=config) as connection:
        yield connection


def allow_memory_for(connection: duckdb.DuckDBPyConnection, rows: int) -> None:
    """Raise a writer's limit where so many rows of claims and cells need more, unless the environment sets one."""
    if MEMORY_LIMIT not in os.environ:
        megabytes = max(_LEAST_MEMORY, _BASE_MEMORY + _MEMORY_A_ROW * rows) // 1_000_000
        connection.execute(f"SET memory_limit = '{megabytes}MB'").fetchall()


@contextmanager
def reader(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that can read the file at `path` and reach nothing else; temporary tables may be made.

    The file is attached to a database in memory: opened by its path it would share one instance, and one configuration,
    with every other connection of this process to the same file, and refuse to open beside a differing one.
    """
    with wrapped(path):
        connection = duckdb.connect(":memory:", config=_READER)
        try:
            name = str(path.absolute()).replace("'", "''")
            for statement in (f"ATTACH '{name}' AS release (READ_ONLY)", "USE release", *_LOCKS):
                connection.execute(statement).fetchall()
            yield connection
        finally:
            connection.close()


@contextmanager
def wrapped(path: Path) -> Iterator[None]:
    """Turn errors of DuckDB and of the file system below it into one line that names the place."""
    try:
        yield
    except duckdb.Error as error:
        raise WarehouseError(_explain(path, str(error))) from error
    except OSError as error:
        raise WarehouseError(f"{error.filename or path}: {_advise(error)}") from error


_DAMAGE = ("Corrupt database file", "Could not read enough bytes", "computed checksum")
"""What DuckDB says of a file that is cut off or was overwritten in places."""


def _explain(path: Path, message: str) -> str:
    line = " ".join(message.split())
    if "not a valid DuckDB database file" in line:
        return f"{path}: is no DuckDB file; move it away or choose another --warehouse"
    if any(words in line for words in _DAMAGE):
        ways = "vlm-atlas rollback takes an earlier release, vlm-atlas releases lists them"
        return f"{path}: is damaged; {ways} ({line[:200]})"
    if "No space left" in line or "Disk quota" in line or "File too large" in line or "Could not write" in line:
        return f"{path.parent}: the disk is full; free space there and run again ({line[:200]})"
    if "WAL does not match" in line:
        return f"{path}: a write-ahead log of another file lies beside it; remove {path}.wal"
    if "Out of Memory" in line:
        return f"{path}: the build needs more memory; set {MEMORY_LIMIT}=4GB, say, and run again"
    if "Could not set lock" in line:
        return f"{path}: another process writes to it; wait for it ({line[:300]})"
    return f"{path}: {line[:600]}"


def _advise(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "the disk is full; free space there and run again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "cannot be written; change its permissions or choose another --warehouse"
    return f"{error.strerror or error}; choose another --warehouse"
