"""Untrusted SQL behind a fence: text of anyone in, a small frame or a clear error out; nothing else can happen.

Each query runs in a child process of its own (`warehouse/fenced_query.py`) with 2 GiB of address space, 5 s of CPU, no
right to write a byte into a file, an empty environment, and a locked, read-only DuckDB. At 5 s of wall time the child
is killed. One or two children wait ahead, so that a query does not pay for starting one.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from extract.errors import WarehouseError

SECONDS = 5.0
TEXT_BYTES = 20_000  # an IN list of 300,000 items costs 13 s and 1.5 GB in planning alone
ROWS = 1_000
AT_ONCE = 3  # children working at the same time: bounds memory at 3 × 2 GiB
WAITING_SECONDS = 10.0
SPARES = 2
_CHILD = Path(__file__).with_name("fenced_query.py")
_ANSWER_BYTES = 48 * 1024**2  # the child stops at 16 MB of columns; more than this is not an answer of ours


class FenceError(WarehouseError):
    """The query was refused, failed, or was stopped; the message says which and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FencedAnswer:
    """What a query answered: at most `ROWS` rows, whether there were more, and the seconds it took."""

    frame: pl.DataFrame
    is_truncated: bool
    seconds: float


def run_fenced(release_path: Path, sql: str, *, rows: int = ROWS, seconds: float = SECONDS) -> FencedAnswer:
    """Answer one SELECT or EXPLAIN from the warehouse file; at most `rows` rows within `seconds` of wall time.

    Raises FenceError for every other text, for a query that fails, and for one that had to be stopped.
    """
    _check_text(sql)
    if not release_path.is_file():
        raise FenceError(f"{release_path.name}: no such warehouse file; run vlm-atlas ingest")
    if not _working.acquire(timeout=WAITING_SECONDS):
        raise FenceError(f"{AT_ONCE} other queries are running; try again in a moment")
    started = time.monotonic()
    try:
        child = _take_child()
        try:
            body = _converse(child, release_path, sql, rows, seconds)
        finally:
            _end(child)
    finally:
        _working.release()
    return _read_answer(body, time.monotonic() - started)


def warm_up() -> None:
    """Start the waiting children now, in the background, so that the first query is quick too."""
    threading.Thread(target=_fill_spares, daemon=True).start()


_working = threading.BoundedSemaphore(AT_ONCE)
_spares: deque[subprocess.Popen[bytes]] = deque()
_spares_lock = threading.Lock()


def _check_text(sql: str) -> None:
    if not sql.strip():
        raise FenceError("the query is empty; write one SELECT")
    if "\0" in sql:
        raise FenceError("the query holds a NUL character; remove it")
    try:
        size = len(sql.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise FenceError(f"the query holds half a character at place {error.start + 1}; remove it") from error
    if size > TEXT_BYTES:
        raise FenceError(f"the query is {size:,} bytes long; at most {TEXT_BYTES:,} are allowed")


def _start_child() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-I", str(_CHILD)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"},
        close_fds=True,
        start_new_session=True,
    )


def _take_child() -> subprocess.Popen[bytes]:
    with _spares_lock:
        child = next((spare for spare in iter(_next_spare, None) if spare.poll() is None), None)
    warm_up()
    return child or _start_child()


def _next_spare() -> subprocess.Popen[bytes] | None:
    return _spares.popleft() if _spares else None


def _fill_spares() -> None:
    with _spares_lock:
        while len(_spares) < SPARES:
            _spares.append(_start_child())


def _converse(child: subprocess.Popen[bytes], path: Path, sql: str, rows: int, seconds: float) -> bytes:
    request = json.dumps({"path": str(path.resolve()), "sql": sql, "rows": rows}).encode("utf-8", "replace")
    if child.stdin is None or child.stdout is None:
        raise FenceError("the query's process has no pipes; try again")
    out = child.stdout
    if _read_line(out.fileno(), SECONDS) != b"ready\n":
        raise FenceError("the query's process did not start; try again")
    with contextlib.suppress(BrokenPipeError):
        child.stdin.write(struct.pack(">I", len(request)) + request)
        child.stdin.flush()
    return _read_all(child, out.fileno(), time.monotonic() + seconds)


def _read_line(descriptor: int, seconds: float) -> bytes:
    deadline, line = time.monotonic() + seconds, b""
    while not line.endswith(b"\n"):
        piece = _read_some(descriptor, deadline, 1)
        if not piece:
            break
        line += piece
    return line


def _read_all(child: subprocess.Popen[bytes], descriptor: int, deadline: float) -> bytes:
    """Everything until the child closes its end; kills the child at the deadline or when it says too much."""
    body = io.BytesIO()
    while piece := _read_some(descriptor, deadline, 1 << 16):
        body.write(piece)
        if body.tell() > _ANSWER_BYTES:
            child.kill()
            raise FenceError("the answer is too large; select fewer columns or rows")
    if time.monotonic() >= deadline:
        child.kill()
        raise FenceError(f"the query was stopped after {SECONDS:g} s; add a filter or a LIMIT inside it")
    return body.getvalue()


def _read_some(descriptor: int, deadline: float, size: int) -> bytes:
    left = deadline - time.monotonic()
    if left <= 0 or not select.select([descriptor], [], [], left)[0]:
        return b""
    return os.read(descriptor, size)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    child.wait()


def _read_answer(body: bytes, seconds: float) -> FencedAnswer:
    head, _, rest = body.partition(b"\n")
    if not head:
        raise FenceError("the query was stopped: it needed more than 2 GiB of memory or 5 s of CPU; ask for less")
    fields = json.loads(head)
    if fields["status"] == "refused":
        raise FenceError(str(fields["message"]))
    if fields["status"] != "ok":
        raise FenceError(f"the query failed: {fields['message']}")
    return FencedAnswer(
        frame=pl.read_ipc_stream(io.BytesIO(rest)), is_truncated=bool(fields["truncated"]), seconds=seconds
    )
