"""One batch in, its staged batches out, read on an existing Dask cluster whose workers see the same folder.

The scheduler hands a lost worker's batches to others. When the scheduler itself goes, the run fails with what is
staged on disk, and the next run goes on from there.
"""

from __future__ import annotations

from concurrent.futures import CancelledError
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from distributed import Client, KilledWorker
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError

from extract.errors import FetchError
from flows.batches import Batch
from flows.process_runner import read_alone
from flows.reading_work import Job, StagedBatch, read_batch

ANSWER_SECONDS = 20
WORKERS_SECONDS = 60
SCHEMES = ("tcp", "tls", "ucx", "ws", "wss")
LOST = (CancelledError, FutureCancelledError, CommClosedError, TimeoutError, OSError)


class DaskRunner:
    """The cluster behind one scheduler; a context manager. Raises FetchError when nothing answers there."""

    def __init__(self, job: Job, address: str) -> None:
        self._job = job
        self._address = address
        _ensure_address(address)
        try:
            self._client: Any = Client(address, timeout=ANSWER_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
            self._client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        except LOST as error:
            raise self._lost("does not answer, or has no workers") from error
        client: Any = self._client
        threads = sum(client.nthreads().values())
        self.lanes = 2 * threads + 1
        """Batches to hand over at once: enough that no worker waits for us."""

    def __enter__(self) -> DaskRunner:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        self._client.close(timeout=2)

    def read(self, batch: Batch) -> tuple[StagedBatch, ...]:
        """Read a batch on any worker. Raises FetchError when the scheduler goes away."""
        try:
            future = self._client.submit(read_batch, batch, self._job, key=f"read-{batch.key}", pure=False)
            return (future.result(),)
        except KilledWorker:
            return read_alone(batch, self._job)  # it brought down several workers: find the guilty document here
        except LOST as error:
            raise self._lost("went away") from error

    def _lost(self, what: str) -> FetchError:
        return FetchError(
            f"the Dask scheduler at {self._address} {what}; start it and run again: what is staged is kept"
        )


def _ensure_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        is_address = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port is not None
    except ValueError:
        is_address = False
    if not is_address:
        raise FetchError(f"--dask-address {address!r} is no scheduler's address; write it as tcp://host:8786")
