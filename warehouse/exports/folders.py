"""A folder's name in, the folder complete or untouched out; and the connection that may write files into it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from extract.errors import WarehouseError
from warehouse.database import wrapped

MARK = ".vlm-atlas-export"
"""File in every folder that we wrote: such a folder may be replaced."""


@contextmanager
def fresh_folder(folder: Path) -> Iterator[Path]:
    """Give a scratch folder beside `folder` and put it in its place at the end; nothing is left when it fails."""
    if folder.exists() and not folder.is_dir():
        raise WarehouseError(f"{folder}: is a file; name a folder for the export")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise WarehouseError(f"{folder}: holds files that no export wrote; name a new or empty folder")
    scratch = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    with writing_to(folder):
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
        try:
            yield scratch
            (scratch / MARK).write_text("written by vlm-atlas export; the next export replaces this folder\n")
            shutil.rmtree(folder, ignore_errors=True)
            scratch.replace(folder)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Name the folder, and not the warehouse, where something cannot be written."""
    try:
        yield
    except (OSError, duckdb.IOException) as error:
        line = " ".join(str(getattr(error, "strerror", None) or error).split())[:200]
        if "Could not read" in line:
            raise
        raise WarehouseError(
            f"{folder}: cannot be written ({line}); name another folder, or free space there"
        ) from error


@contextmanager
def exporter(release: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection that may write files; one thread, so that the same rows give the same bytes."""
    with wrapped(release):
        connection = duckdb.connect(":memory:", config={"threads": 1, "preserve_insertion_order": True})
        try:
            name = str(release.absolute()).replace("'", "''")
            connection.execute(f"ATTACH '{name}' AS release (READ_ONLY)").fetchall()
            connection.execute("USE release").fetchall()
            yield connection
        finally:
            connection.close()
