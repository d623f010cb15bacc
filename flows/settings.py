"""Where things lie: environment and working directory in, paths out."""

from __future__ import annotations

import os
from pathlib import Path

DEFAULT_WAREHOUSE = Path("data/atlas.duckdb")
WAREHOUSE_VARIABLE = "VLM_ATLAS_WAREHOUSE"


def warehouse_path(chosen: Path | None = None) -> Path:
    """The warehouse's stable name, absolute: the chosen one, else the environment's, else data/atlas.duckdb.

    The last part may be a link (it is, once a release is published) and is never resolved.
    """
    path = chosen or Path(os.environ.get(WAREHOUSE_VARIABLE) or DEFAULT_WAREHOUSE)
    path = path.expanduser()
    return path.parent.resolve() / path.name


def bodies_folder(warehouse: Path) -> Path:
    """Where fetched bodies are kept, named by content hash, beside the warehouse."""
    return warehouse.with_name(f"{warehouse.stem}.bodies")


def staged_folder(warehouse: Path) -> Path:
    """Where batches wait as Parquet until they are published, beside the warehouse."""
    return warehouse.with_name(f"{warehouse.stem}.staged")


def logs_folder(warehouse: Path) -> Path:
    """Where the child processes of `up` write their logs, beside the warehouse."""
    return warehouse.with_name(f"{warehouse.stem}.logs")


def prefect_folder(warehouse: Path) -> Path:
    """Home of a Prefect server that we start ourselves, beside the warehouse."""
    return warehouse.with_name(f"{warehouse.stem}.prefect")
