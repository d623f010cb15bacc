"""One batch in, its staged batches out, read by worker processes of this machine; may be asked from several threads.

When a worker dies (out of memory, a parser's defect) the pool is made anew and the batch is read once more; when that
fails too it is read alone, cut into single documents until the guilty one is found, and that one document fails.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType

from extract.errors import ExtractError
from flows.batches import Batch, split_batch
from flows.reading_work import Job, StagedBatch, read_batch, stage_failure
from flows.worker_processes import worker_context

ATTEMPTS = 2
COLLECT_AFTER = 20_000
"""New objects after which a worker looks for cycles among them (Python: 700). Records hold none, yet each look at all
that a batch has read so far costs: 7 to 11 % of the CPU time of reading 25 documents."""
GUILTY = "reading it ended the reader's process (out of memory, or a defect of a parser); report this document"


class ProcessRunner:
    """Worker processes that read batches; a context manager."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job = job
        self._workers = workers
        self._pool = _new_pool(workers)
        self._guard = threading.Lock()
        self.lanes = workers + 1
        """Batches to hand over at once: one more than there are workers, so that none waits for us."""

    def __enter__(self) -> ProcessRunner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        if kind is not None:
            _end_workers(self._pool)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def read(self, batch: Batch) -> tuple[StagedBatch, ...]:
        """Read a batch; more than one come back when it had to be cut up."""
        for _attempt in range(ATTEMPTS):
            pool = self._pool
            try:
                return (pool.submit(read_batch, batch, self._job).result(),)
            except BrokenProcessPool:
                self._replace(pool)
        return read_alone(batch, self._job)

    def worker_pids(self) -> tuple[int, ...]:
        """The processes that read now."""
        return tuple(_workers(self._pool))

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        """Make a new pool, once, however many threads found the old one broken."""
        with self._guard:
            if self._pool is broken:
                broken.shutdown(wait=False)
                self._pool = _new_pool(self._workers)


def read_alone(batch: Batch, job: Job) -> tuple[StagedBatch, ...]:
    """Read a batch in a process of its own; when that dies, cut the batch up or, for one document, give it up."""
    with _new_pool(1) as pool:
        _ensure_started(pool)
        try:
            return (pool.submit(read_batch, batch, job).result(),)
        except BrokenProcessPool:
            pass
    if len(batch.work) == 1:
        return (stage_failure(batch, job, GUILTY),)
    return tuple(staged for part in split_batch(batch, job.versions) for staged in read_alone(part, job))


def _ensure_started(pool: ProcessPoolExecutor) -> None:
    """Raise ExtractError when no worker process comes up at all: then no document is to blame."""
    try:
        pool.submit(os.getpid).result()
    except (BrokenProcessPool, OSError) as error:
        raise ExtractError(f"worker processes cannot be started ({error}); read with --runner serial") from error


def _new_pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, worker_context(), _begin_worker)


def _begin_worker() -> None:
    """A Ctrl-C reaches the whole process group; the parent decides, its workers go when it ends them, or ends."""
    gc.freeze()  # modules are never garbage
    gc.set_threshold(COLLECT_AFTER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed parent ends nobody: without this its workers wait for work for ever. What is staged is whole."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end_workers(pool: ProcessPoolExecutor) -> None:
    """Stop the work under way: an interrupted run must not go on reading for minutes."""
    for pid in _workers(pool):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)


def _workers(pool: ProcessPoolExecutor) -> list[int]:
    """The executor tells its processes to nobody before Python 3.14."""
    return [process.pid for process in list((getattr(pool, "_processes", None) or {}).values())]
