"""Batches in, staged batches out, over worker processes of this machine."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import BaseContext

from flows.batches import Batch, split_batch
from flows.reading_work import Job, StagedBatch, read_batch, stage_failure

AHEAD = 2
"""Batches handed to each worker beforehand: enough to keep it busy, few enough that little is pending."""


def run_in_processes(batches: Sequence[Batch], job: Job, workers: int) -> Iterator[StagedBatch]:
    """Run the batches on `workers` processes; those whose worker died are run once more, then looked at one by one."""
    lost = yield from _run_pool(batches, job, workers)
    suspects = yield from _run_pool(lost, job, workers)
    for batch in suspects:
        yield from run_alone(batch, job)


def _run_pool(batches: Sequence[Batch], job: Job, workers: int) -> Iterator[StagedBatch]:
    """Yield what gets done; return the batches that a broken pool left behind."""
    if not batches:
        return ()
    finished: set[str] = set()
    waiting = iter(batches)
    with ProcessPoolExecutor(min(workers, len(batches)), _context(), _leave_interrupts_to_parent) as pool:
        running: set[Future[StagedBatch]] = set()
        try:
            running |= {pool.submit(read_batch, batch, job) for batch in islice(waiting, workers * AHEAD)}
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    staged = future.result()
                    finished.add(staged.key)
                    yield staged
                running |= {pool.submit(read_batch, batch, job) for batch in islice(waiting, len(done))}
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    return tuple(batch for batch in batches if batch.key not in finished)


def run_alone(batch: Batch, job: Job) -> Iterator[StagedBatch]:
    """Run a batch in a process of its own; when that dies too, cut the batch up or, for one document, give it up."""
    if not (yield from _run_pool([batch], job, 1)):
        return
    if len(batch.work) == 1:
        yield stage_failure(batch, job, "reading it ended the reader's process (memory, or a defect of a parser)")
        return
    for part in split_batch(batch, job.versions):
        yield from run_alone(part, job)


def _leave_interrupts_to_parent() -> None:
    """A Ctrl-C reaches the whole process group; the parent decides, its workers finish their batch in silence."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _context() -> BaseContext:
    """Workers that share no thread with us: forked from a clean server where there is one, else spawned."""
    if sys.platform == "linux":
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["flows.reading_work"])
        return context
    return multiprocessing.get_context("spawn")
