"""Documents to read in, batches out: the unit of work, of retry and of what a broken run can pick up again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

BATCH_BYTES = 2 * 1024 * 1024
"""Of text in one batch: some seconds of reading, small enough that a worker's memory stays flat."""
BATCH_DOCUMENTS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One document to read: where its bytes lie, their SHA-256, and what is known about it."""

    document_id: str
    uri: str
    name: str
    path: Path
    content_hash: str
    byte_count: int
    fetched_at: datetime
    source_id: str = ""
    title: str = ""
    media_type: str = ""
    charset: str = ""
    licence: str = ""
    upstream: str = ""
    upstream_url: str = ""
    etag: str = ""
    last_modified: str = ""
    body_path: str = ""
    """Place of the kept body in the body store, for a fetched document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Documents that are read and staged together. The same documents, read by the same code, have the same key."""

    key: str
    work: tuple[Work, ...]

    @property
    def byte_count(self) -> int:
        """Bytes of all documents."""
        return sum(item.byte_count for item in self.work)


def make_batches(work: Iterable[Work], versions: str) -> tuple[Batch, ...]:
    """Cut the work, in its order, into batches; `versions` names the extractor's and the reference data's versions."""
    return tuple(Batch(key=batch_key(items, versions), work=items) for items in _cut(work))


def split_batch(batch: Batch, versions: str) -> tuple[Batch, ...]:
    """One batch a document, to find the one that brings its reader down."""
    return tuple(Batch(key=batch_key((item,), versions), work=(item,)) for item in batch.work)


def batch_key(work: tuple[Work, ...], versions: str) -> str:
    """A digest of everything that the staged rows depend on, but not of the time of reading."""
    digest = hashlib.sha256(versions.encode())
    for item in work:
        parts = (
            item.document_id, item.uri, item.name, item.content_hash, item.source_id, item.title, item.media_type,
            item.charset, item.licence, item.upstream, item.upstream_url,
        )  # fmt: skip
        digest.update("\0".join(parts).encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()[:32]


def _cut(work: Iterable[Work]) -> Iterator[tuple[Work, ...]]:
    items: list[Work] = []
    size = 0
    for item in work:
        if items and (size + item.byte_count > BATCH_BYTES or len(items) >= BATCH_DOCUMENTS):
            yield tuple(items)
            items, size = [], 0
        items.append(item)
        size += item.byte_count
    if items:
        yield tuple(items)
