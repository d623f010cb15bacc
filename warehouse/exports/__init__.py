"""A release in, files for other programs out: Parquet, CSV or JSON packages, model-index YAML, Every Eval Ever records.

Same facts, same bytes: rows come in the order of their keys, and what only says when a run happened is left out unless
`history` asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from extract.errors import WarehouseError
from warehouse.exports.every_eval_ever import write_records
from warehouse.exports.folders import exporter, fresh_folder, writing_to
from warehouse.exports.model_index import write_model_index
from warehouse.exports.packages import PackageFormat, write_package
from warehouse.query import open_release

__all__ = ["FORMATS", "export"]

_PACKAGES = ("parquet", "csv", "json")
_RECORDS: dict[str, Callable[..., None]] = {"model-index": write_model_index, "every-eval-ever": write_records}

FORMATS: tuple[str, ...] = (*_PACKAGES, *_RECORDS)
"""What `export` can write."""


def export(warehouse: Path, folder: Path, layout: str = "parquet", *, history: bool = False) -> tuple[Path, ...]:
    """Write the live release to `folder`, which is made or replaced whole; the files that were written, sorted.

    `layout` is one of FORMATS; `history` adds the runs, the run numbers of rows and the earlier times to a package.
    Raises WarehouseError for an unknown format, for a folder that holds anything else, and when the disk is full.
    """
    if layout not in FORMATS:
        raise WarehouseError(f"export format {layout!r} is unknown; choose one of {', '.join(FORMATS)}")
    release = open_release(warehouse)
    with fresh_folder(folder) as scratch, exporter(release) as connection, writing_to(folder):
        if layout in _PACKAGES:
            write_package(connection, scratch, cast("PackageFormat", layout), history=history)
        else:
            _RECORDS[layout](connection, scratch)
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))
