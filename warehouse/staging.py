"""Extractions in, one folder of Parquet files out: complete or absent, so that a broken run can go on from it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from extract.errors import WarehouseError
from extract.records import Extraction
from warehouse.frames import STAGED
from warehouse.staged_rows import Row, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """Where a document comes from. `fetched_at` is UTC; `upstream` names what it is a snapshot of, "" if unknown."""

    document_id: str
    uri: str
    name: str
    fetched_at: datetime
    source_id: str = ""
    title: str = ""
    media_type: str = ""
    licence: str = ""
    upstream: str = ""
    upstream_url: str = ""
    body_path: str = ""
    etag: str = ""
    last_modified: str = ""
    modified_ns: int = 0


def stage_extractions(folder: Path, items: Sequence[tuple[SourceDocument, Extraction]], *, key: str) -> Path:
    """Write one batch to folder/key and return that path; an existing folder/key is taken as the finished batch.

    Written beside and renamed, so that a killed writer leaves nothing under the key. `key` must name the content
    (documents, hashes and versions), since a folder that exists is never written again.
    Raises WarehouseError when the folder cannot be written.
    """
    target = folder / key
    if target.is_dir():
        return target
    scratch = folder / f".{key}.{os.getpid()}.part"
    try:
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
        _write_frames(scratch, items)
        _rename(scratch, target)
    except OSError as error:
        shutil.rmtree(scratch, ignore_errors=True)
        raise WarehouseError(f"{folder}: cannot stage a batch ({error.strerror or error}); free space there") from error
    return target


def _write_frames(folder: Path, items: Sequence[tuple[SourceDocument, Extraction]]) -> None:
    rows: dict[str, list[Row]] = {relation: [] for relation in STAGED}
    for source, extraction in items:
        for relation, more in rows_of(_document_row(source, extraction), source.document_id, extraction).items():
            rows[relation].extend(more)
    for relation, schema in STAGED.items():
        frame = pl.DataFrame(rows.pop(relation), schema=schema, orient="row")
        frame.write_parquet(folder / f"{relation}.parquet", compression="zstd")


def _document_row(source: SourceDocument, extraction: Extraction) -> Row:
    document = extraction.document
    return (
        source.document_id,
        source.source_id,
        source.name or document.name,
        source.uri,
        source.title,
        document.media_type or source.media_type,
        source.licence,
        source.upstream or None,
        source.upstream_url or None,
        document.content_hash,
        document.byte_count,
        document.encoding,
        document.is_truncated,
        source.fetched_at.replace(tzinfo=None),
        source.etag,
        source.last_modified,
        source.modified_ns,
        source.body_path,
    )


def _rename(scratch: Path, target: Path) -> None:
    """Another worker may have finished the same batch in the meantime; then its result stands."""
    try:
        scratch.rename(target)
    except OSError:
        if not target.is_dir():
            raise
        shutil.rmtree(scratch, ignore_errors=True)
