"""One batch in, its staged folder of Parquet out: what a thread, a process or a cluster worker runs.

A document that cannot be read becomes a failure beside the batch and takes no other along. A batch that is already
staged is not read again: that is how a broken run goes on.
"""

from __future__ import annotations

import hashlib
import json
import signal
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import FrameType

from extract.errors import AtlasError, ExtractError
from extract.records import Extraction
from extract.reference import Reference, read_reference
from extract.version import VERSION
from flows.batches import Batch, Work
from flows.whole_files import write_whole
from warehouse.frames import STAGED_VERSION
from warehouse.staging import SourceDocument, stage_extractions

DOCUMENT_SECONDS = 300
"""A document that keeps its reader busy for longer fails: the largest we allow (64 MB) takes about a minute."""

FAULTS = (
    AtlasError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError, RuntimeError,
    TypeError, ValueError,
)  # fmt: skip
"""What a defect of ours or a hostile document may raise while one document is read; it fails that document only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What all batches of a run share: where to stage them, and the reference data as texts by file stem."""

    staged: Path
    reference_texts: tuple[tuple[str, str], ...]
    reference_version: str

    @property
    def versions(self) -> str:
        """Of the extractor, the reference data and the staged rows: part of every batch's key."""
        return f"{VERSION}+{self.reference_version}+{STAGED_VERSION}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedBatch:
    """A batch on disk. `failures` maps the document_ids that could not be read to the reasons."""

    key: str
    folder: Path
    documents: int
    byte_count: int
    seconds: float
    failures: Mapping[str, str]
    was_there: bool = False


def read_batch(batch: Batch, job: Job) -> StagedBatch:
    """Read every document of the batch and stage the extractions; quick when it is staged already."""
    start = time.monotonic()
    folder = job.staged / batch.key
    was_there = folder.is_dir()
    failures = _stored_failures(job, batch) if was_there else _read_and_stage(batch, job)
    return StagedBatch(
        key=batch.key,
        folder=folder,
        documents=len(batch.work),
        byte_count=batch.byte_count,
        seconds=time.monotonic() - start,
        failures=failures,
        was_there=was_there,
    )


def stage_failure(batch: Batch, job: Job, reason: str) -> StagedBatch:
    """Stage the batch with no rows, because reading it brings the reader down; every document of it failed."""
    failures = {item.document_id: reason for item in batch.work}
    _store_failures(job, batch, failures)
    stage_extractions(job.staged, [], key=batch.key)
    return StagedBatch(
        key=batch.key,
        folder=job.staged / batch.key,
        documents=len(batch.work),
        byte_count=0,
        seconds=0.0,
        failures=failures,
    )


@lru_cache(maxsize=2)
def reference_for(texts: tuple[tuple[str, str], ...]) -> Reference:
    """The parsed reference data, once a process: indexes hang on this one object."""
    return read_reference(dict(texts))


def _read_and_stage(batch: Batch, job: Job) -> dict[str, str]:
    reference = reference_for(job.reference_texts)
    read: list[tuple[SourceDocument, Extraction]] = []
    failures: dict[str, str] = {}
    for item in batch.work:
        try:
            with _time_limit(DOCUMENT_SECONDS):
                read.append((_source_document(item), _extract(item, reference)))
        except FAULTS as error:
            failures[item.document_id] = f"{type(error).__name__}: {error}"
    job.staged.mkdir(parents=True, exist_ok=True)
    _store_failures(job, batch, failures)
    stage_extractions(job.staged, read, key=batch.key)
    return failures


def _extract(item: Work, reference: Reference) -> Extraction:
    from extract.extraction import extract_document  # only where it is read: half a second that a planner saves

    body = item.path.read_bytes()
    if hashlib.sha256(body).hexdigest() != item.content_hash:
        raise ExtractError(f"{item.path} was written to while it was being read; run again")
    return extract_document(body, name=item.name, reference=reference, media_type=item.media_type, charset=item.charset)


def _source_document(item: Work) -> SourceDocument:
    return SourceDocument(
        document_id=item.document_id,
        uri=item.uri,
        name=item.name,
        source_id=item.source_id,
        title=item.title,
        media_type=item.media_type,
        licence=item.licence,
        upstream=item.upstream,
        upstream_url=item.upstream_url,
        fetched_at=item.fetched_at,
        body_path=item.body_path,
        etag=item.etag,
        last_modified=item.last_modified,
    )


def _failures_path(job: Job, batch: Batch) -> Path:
    return job.staged / f"{batch.key}.failures.json"


def _store_failures(job: Job, batch: Batch, failures: Mapping[str, str]) -> None:
    job.staged.mkdir(parents=True, exist_ok=True)
    if failures:
        write_whole(_failures_path(job, batch), json.dumps(failures).encode())


def _stored_failures(job: Job, batch: Batch) -> dict[str, str]:
    path = _failures_path(job, batch)
    return dict(json.loads(path.read_bytes())) if path.is_file() else {}


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise ExtractError in this block after that many seconds; only a main thread can be interrupted like this."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise ExtractError(f"reading took more than {seconds:g} s; report this document")

    start = time.monotonic()
    previous = signal.signal(signal.SIGALRM, stop)
    others, _interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        left = max(others - (time.monotonic() - start), 0.001) if others else 0.0
        signal.setitimer(signal.ITIMER_REAL, left)  # a time limit of the caller's goes on
        signal.signal(signal.SIGALRM, previous)
