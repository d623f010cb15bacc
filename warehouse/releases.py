"""Versioned files behind one stable name: which there are, which is live, publish, roll back, forget old ones.

`data/atlas.duckdb` is a relative link to `atlas.releases/<release>.duckdb`; a rename swaps it, so every reader sees
the old release or the new one, whole. A reader that holds an old release keeps it, also after the file is forgotten.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import WarehouseError
from warehouse.database import wrapped
from warehouse.migrating import ensure_usable_release
from warehouse.places import ensure_usable, is_ours, releases_folder
from warehouse.writing_lock import is_writing, writing

__all__ = ["Release", "current", "is_writing", "publish", "releases", "rollback", "writing"]

_NAME = re.compile(r"^(?P<run>\d{6,})-(?P<at>\d{8}T\d{6}Z)(?:-same-as-(?P<same>\d{6,}))?$")
_AT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One versioned file. `same_as` is the run whose facts an unchanged run repeats; None for a new state."""

    release_id: str
    path: Path
    run_id: int
    created_at: datetime
    byte_count: int
    is_current: bool
    same_as: int | None = None


def current(warehouse: Path) -> Path | None:
    """The versioned file behind the stable name; None when nothing was published yet.

    Raises WarehouseError when the name leads to something that is not a release.
    """
    ensure_usable(warehouse)
    if not warehouse.is_symlink():
        return warehouse if warehouse.exists() else None
    target = warehouse.parent / warehouse.readlink()
    if not target.exists():
        raise WarehouseError(f"{warehouse}: its release {target.name} is gone; choose one with vlm-atlas rollback")
    return target


def releases(warehouse: Path) -> tuple[Release, ...]:
    """The kept releases, oldest first."""
    live = _linked_name(warehouse)
    found = (_read_release(path, live) for path in sorted(releases_folder(warehouse).glob("*.duckdb")))
    return tuple(sorted((item for item in found if item), key=lambda item: (item.run_id, item.created_at)))


def release_name(run_id: int, started_at: datetime, *, same_as: int | None = None) -> str:
    """000012-20261121T080600Z, with -same-as-000011 for a run that changed nothing."""
    suffix = f"-same-as-{same_as:06d}" if same_as is not None else ""
    return f"{run_id:06d}-{started_at.astimezone(UTC).strftime(_AT)}{suffix}"


def rollback(warehouse: Path, release_id: str) -> Release:
    """Make a kept release the live one; the releases after it stay until they are forgotten by age.

    Raises WarehouseError naming the kept releases when there is no such one, and for a file that is damaged or of a
    schema from which no way leads to today's: the link stays as it was.
    """
    if not warehouse.exists() and not releases(warehouse):
        raise WarehouseError(f"{warehouse}: nothing is there yet; run vlm-atlas ingest first")
    with writing(warehouse):
        kept = {release.release_id: release for release in releases(warehouse)}
        chosen = kept.get(release_id) or _by_run(kept, release_id)
        if chosen is None:
            names = ", ".join(kept) or "none"
            raise WarehouseError(f"{warehouse}: no release {release_id!r} is kept; there are: {names}")
        ensure_usable_release(chosen.path)
        with wrapped(warehouse):
            _link(warehouse, chosen.path)
    return next(item for item in releases(warehouse) if item.release_id == chosen.release_id)


def publish(warehouse: Path, built: Path, release_id: str, *, keep: int) -> Path:
    """Give the finished file `built` its release name and swap the stable name over to it; forget all but `keep`.

    The caller holds the warehouse for writing. Every step is one rename, and what it renames is on disk before.
    """
    with wrapped(warehouse):
        if built.with_name(f"{built.name}.wal").exists():
            raise WarehouseError(f"{built}: was not closed cleanly, a write-ahead log is left; run again")
        _adopt(warehouse)
        base = _linked_name(warehouse)
        target = releases_folder(warehouse) / f"{release_id}.duckdb"
        _sync(built)
        built.chmod(0o444)
        built.replace(target)
        _sync(target.parent)
        _link(warehouse, target)
        _forget(warehouse, keep=keep, spare={base, target.name})
    return target


def next_run_id(warehouse: Path, live_run_id: int) -> int:
    """One more than every run that the live file or any kept release knows: a number is never used twice."""
    return max([live_run_id, *(release.run_id for release in releases(warehouse))]) + 1


def _by_run(kept: dict[str, Release], run: str) -> Release | None:
    """A run's number is enough to name a release."""
    return next((item for item in kept.values() if run.isdigit() and item.run_id == int(run)), None)


def _read_release(path: Path, live: str) -> Release | None:
    match = _NAME.match(path.stem)
    if match is None:
        return None
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return None
    return Release(
        release_id=path.stem,
        path=path,
        run_id=int(match["run"]),
        created_at=datetime.strptime(match["at"], _AT).replace(tzinfo=UTC),
        byte_count=size,
        is_current=path.name == live,
        same_as=int(match["same"]) if match["same"] else None,
    )


def _linked_name(warehouse: Path) -> str:
    return warehouse.readlink().name if warehouse.is_symlink() else ""


def _link(warehouse: Path, target: Path) -> None:
    scratch = releases_folder(warehouse) / f".link-{os.getpid()}"
    scratch.unlink(missing_ok=True)
    scratch.symlink_to(Path(releases_folder(warehouse).name) / target.name)
    scratch.replace(warehouse)
    _sync(warehouse.parent)


def _adopt(warehouse: Path) -> None:
    """A plain file of ours under the stable name (someone copied a release there) becomes a release itself."""
    if warehouse.exists() and not warehouse.is_symlink() and is_ours(warehouse):
        moment = datetime.fromtimestamp(warehouse.stat().st_mtime, UTC)
        (releases_folder(warehouse) / f"{release_name(0, moment)}.duckdb").hardlink_to(warehouse)


def _forget(warehouse: Path, *, keep: int, spare: set[str]) -> None:
    """Keep the newest `keep` states; a state that a later release repeats counts once, under the later name."""
    every = releases(warehouse)
    repeated = {item.same_as for item in every if item.same_as is not None}
    states = [item for item in every if item.run_id not in repeated]
    kept = {item.path.name for item in states[-max(keep, 1) :]} | spare
    for item in every:
        if item.path.name not in kept:
            item.path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
