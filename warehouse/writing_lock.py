"""One writer for a warehouse: an operating system's lock, freed by the kernel when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import WarehouseError
from warehouse.database import wrapped
from warehouse.places import ensure_usable, releases_folder

_PAUSE_SECONDS = 0.1

_held: dict[str, int] = {}
"""Locks of this process by path → identifier of the holding thread. Record locks do not see threads; this does."""

_held_guard = threading.Lock()


@contextmanager
def writing(warehouse: Path, *, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the warehouse for writing; the same thread may enter again.

    Raises WarehouseError naming the holder's process, host and start when another one holds it after `wait_seconds`.
    POSIX record locks are used because children made by fork do not inherit them: an orphaned worker blocks no one.
    """
    ensure_usable(warehouse)
    path = releases_folder(warehouse) / ".lock"
    key = str(path.absolute())
    if _held.get(key) == threading.get_ident():
        yield
        return
    with wrapped(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _reserve(key, warehouse, deadline=time.monotonic() + wait_seconds)
    try:
        with wrapped(path), path.open("a+") as file:
            _lock(file.fileno(), warehouse, deadline=time.monotonic() + wait_seconds)
            _sign(file.fileno())
            yield
    finally:
        with _held_guard:
            _held.pop(key, None)


def is_writing(warehouse: Path) -> bool:
    """Whether this thread holds the warehouse."""
    key = str((releases_folder(warehouse) / ".lock").absolute())
    return _held.get(key) == threading.get_ident()


def _reserve(key: str, warehouse: Path, *, deadline: float) -> None:
    while True:
        with _held_guard:
            if key not in _held:
                _held[key] = threading.get_ident()
                return
        if time.monotonic() >= deadline:
            raise WarehouseError(f"{warehouse}: another thread of this process writes to it; wait for it to end")
        time.sleep(_PAUSE_SECONDS)


def _lock(descriptor: int, warehouse: Path, *, deadline: float) -> None:
    while True:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                raise WarehouseError(_held_message(descriptor, warehouse)) from None
        time.sleep(_PAUSE_SECONDS)


def _sign(descriptor: int) -> None:
    """Write who holds it. Never through a second descriptor: closing that one would free the lock."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    note = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": now}).encode()
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, note, 0)


def _held_message(descriptor: int, warehouse: Path) -> str:
    try:
        note = json.loads(os.pread(descriptor, 1000, 0) or b"{}")
    except ValueError:
        note = {}
    holder = f"process {note.get('pid', '?')} on {note.get('host', '?')} since {note.get('since', '?')}"
    return f"{warehouse}: another run writes to it ({holder}); wait for it, or end that process"
