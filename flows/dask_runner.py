"""Batches in, staged batches out, on an existing Dask cluster whose workers see the same folder.

The scheduler hands a lost worker's batches to others. When the scheduler itself goes, the run fails with what is
staged on disk, and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distributed import Client, Future, KilledWorker, as_completed
from distributed.comm.core import CommClosedError

from extract.errors import FetchError
from flows.batches import Batch
from flows.process_runner import run_alone
from flows.reading_work import Job, StagedBatch, read_batch

WORKERS_WITHIN_SECONDS = 60


def run_on_dask(batches: Sequence[Batch], job: Job, address: str) -> Iterator[StagedBatch]:
    """Run the batches on the cluster. Raises FetchError when no scheduler or worker answers, or the scheduler goes."""
    if not batches:
        return
    try:
        with Client(address, timeout=20, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=WORKERS_WITHIN_SECONDS)
            yield from _run(client, batches, job)
    except (OSError, TimeoutError, CommClosedError) as error:
        raise FetchError(
            f"the Dask scheduler at {address} does not answer or has no workers ({error}); start it and run again: "
            "what is staged is kept"
        ) from error


def _run(client: Client, batches: Sequence[Batch], job: Job) -> Iterator[StagedBatch]:
    shared = client.scatter(job, broadcast=True, hash=False)
    by_key = {batch.key: batch for batch in batches}
    futures = [client.submit(read_batch, batch, shared, key=f"read-{batch.key}", pure=False) for batch in batches]
    for future in as_completed(futures):
        yield from _result(future, by_key[future.key.removeprefix("read-")], job)
        future.release()


def _result(future: Future, batch: Batch, job: Job) -> Iterator[StagedBatch]:
    if future.status == "cancelled":
        raise FetchError("the Dask scheduler went away; start it and run again: what is staged is kept")
    error = future.exception()
    if isinstance(error, KilledWorker):
        yield from run_alone(batch, job)  # it brought down several workers: find the guilty document here
    else:
        yield future.result()
