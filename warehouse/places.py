"""A warehouse path in, the places around it out: the folder of releases, and whether the path can be ours."""

from __future__ import annotations

from pathlib import Path

from extract.errors import WarehouseError

DEFAULT = Path("data/atlas.duckdb")


def releases_folder(warehouse: Path) -> Path:
    """data/atlas.duckdb → data/atlas.releases, where the versioned files live."""
    return warehouse.parent / f"{warehouse.stem}.releases"


def ensure_usable(warehouse: Path) -> None:
    """Refuse, before anything is written, a path that cannot be a warehouse's name.

    Raises WarehouseError for a folder, a link that leads elsewhere, a parent that is a file, and for a plain file
    that was not made by VLM Atlas.
    """
    if warehouse.is_dir():
        raise WarehouseError(f"{warehouse}: is a folder; name a file in it, such as {warehouse / 'atlas.duckdb'}")
    for parent in warehouse.parents:
        if parent.exists() and not parent.is_dir():
            raise WarehouseError(f"{parent}: is a file, so nothing can be kept below it; choose another --warehouse")
    if warehouse.is_symlink():
        _ensure_own_link(warehouse)
    elif warehouse.exists() and not is_ours(warehouse):
        raise WarehouseError(
            f"{warehouse}: is a file that VLM Atlas did not make; move it away or choose another --warehouse"
        )


def _ensure_own_link(warehouse: Path) -> None:
    target = warehouse.readlink()
    if target.is_absolute() or target.parent != Path(releases_folder(warehouse).name):
        raise WarehouseError(
            f"{warehouse}: is a link to {target}, not to a release; remove the link or choose another --warehouse"
        )


def is_ours(path: Path) -> bool:
    """Whether the file at `path` is a database that says it was made by VLM Atlas."""
    from warehouse.database import reader

    try:
        with reader(path) as connection:
            rows = connection.execute("SELECT value FROM warehouse_info WHERE name = 'product'").fetchall()
    except WarehouseError:
        return False
    return rows == [("vlm-atlas",)]
