"""Batches in, staged batches out in the order they get done: in this process, on its cores, or on a Dask cluster.

All runners call the one function `read_batch`; they differ in where, and in what becomes of a batch whose worker dies.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Protocol

from extract.errors import FetchError
from flows.batches import Batch
from flows.reading_work import Job, StagedBatch, read_batch
from flows.requests import IngestRequest, RunnerName

SERIAL_BYTES = 3 * 1024 * 1024
"""Below this much text starting worker processes (about 1 s) costs more than they save."""


class Runner(Protocol):
    """Where batches are read."""

    lanes: int
    """How many batches it is worth asking for at once, each from a thread of its own; 1: ask from the main thread."""

    def read(self, batch: Batch) -> tuple[StagedBatch, ...]:
        """Read one batch; more than one come back when it had to be cut up."""
        ...


class SerialRunner:
    """Reads in this process."""

    lanes = 1

    def __init__(self, job: Job) -> None:
        self._job = job

    def __enter__(self) -> SerialRunner:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        return

    def read(self, batch: Batch) -> tuple[StagedBatch, ...]:
        """Read one batch here and now."""
        return (read_batch(batch, self._job),)


def open_runner(batches: Sequence[Batch], job: Job, request: IngestRequest) -> AbstractContextManager[Runner]:
    """The runner that the request names. Raises FetchError when a Dask cluster does not answer."""
    name = chosen_runner(batches, request)
    if name == "dask":
        with dask_at_hand():
            from flows.dask_runner import DaskRunner  # only here: distributed takes a second to import

        if not request.dask_address:
            raise FetchError("--runner dask needs the scheduler's address; give --dask-address tcp://host:8786")
        return DaskRunner(job, request.dask_address)
    if name == "processes":
        from flows.process_runner import ProcessRunner

        return ProcessRunner(job, min(worker_count(request), max(len(batches), 1)))
    return SerialRunner(job)


@contextmanager
def dask_at_hand() -> Iterator[None]:
    """Around imports of Dask, which a plain installation leaves out. Raises FetchError, with the way, where it is."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"dask", "distributed", "prefect_dask"}:
            raise
        raise FetchError(
            "reading on Dask needs a package that is not installed; in the checkout: "
            ".venv/bin/python -m pip install -e '.[dask]'"
        ) from error


def run_batches(batches: Sequence[Batch], runner: Runner) -> Iterator[StagedBatch]:
    """Read all batches; the first failure of the whole run (a full disk, a lost scheduler) stops the rest."""
    if runner.lanes == 1:
        for batch in batches:
            yield from runner.read(batch)
        return
    with ThreadPoolExecutor(runner.lanes, thread_name_prefix="lane") as lanes:
        futures = [lanes.submit(runner.read, batch) for batch in batches]
        try:
            for future in as_completed(futures):
                yield from future.result()
        finally:
            lanes.shutdown(wait=False, cancel_futures=True)


def chosen_runner(batches: Sequence[Batch], request: IngestRequest) -> RunnerName:
    """The request's runner; `auto` takes processes when there is enough to share and more than one core."""
    if request.runner != "auto":
        return request.runner
    is_much = len(batches) > 1 and sum(batch.byte_count for batch in batches) > SERIAL_BYTES
    return "processes" if is_much and worker_count(request) > 1 else "serial"


def worker_count(request: IngestRequest) -> int:
    """The request's number of workers, else the cores this process may use."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return request.workers or available
