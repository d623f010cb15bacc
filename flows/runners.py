"""Batches in, staged batches out in the order they get done: in this process, on its cores, or on a Dask cluster.

All runners call the one function `read_batch`; they differ in where. A worker that dies costs its batch, which is run
again elsewhere; a batch that brings down every worker is cut into single documents until the guilty one is alone, and
that one fails.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from extract.errors import FetchError
from flows.batches import Batch
from flows.process_runner import run_in_processes
from flows.reading_work import Job, StagedBatch, read_batch
from flows.requests import IngestRequest, RunnerName

SERIAL_BYTES = 3 * 1024 * 1024
"""Below this much text starting worker processes (about 1 s) costs more than they save."""


def run_batches(batches: Sequence[Batch], job: Job, request: IngestRequest) -> Iterator[StagedBatch]:
    """Run all batches with the runner that the request names."""
    name = chosen_runner(batches, request)
    if name == "dask":
        from flows.dask_runner import run_on_dask  # only here: distributed takes a second to import

        if not request.dask_address:
            raise FetchError("--runner dask needs the scheduler's address; give --dask-address tcp://host:8786")
        return run_on_dask(batches, job, request.dask_address)
    if name == "processes":
        return run_in_processes(batches, job, worker_count(request))
    return (read_batch(batch, job) for batch in batches)


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
