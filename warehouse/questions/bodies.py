"""A document's identifier in, its lines as they were read out, as long as the same body can still be found."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import polars as pl

from warehouse.questions.asking import ask

MAX_BYTES: Final = 5_000_000  # a page shows a few dozen lines; larger documents are opened elsewhere
_SCHEMA: Final = {"line": pl.Int64, "text": pl.String}


def document_lines(release_path: Path, document_id: str) -> tuple[pl.DataFrame, str]:
    """(line and text of every line, ""), or (no rows, why): the file is gone, has changed, or is too large.

    Lines count from 1. The body is taken only when its SHA-256 is the one that was read.
    """
    nothing = pl.DataFrame(schema=_SCHEMA)
    found = ask(release_path, "document_body", {"document_id": document_id})
    if found.is_empty():
        return nothing, "this release does not have the document"
    row = found.row(0, named=True)
    if row["byte_count"] > MAX_BYTES:
        return nothing, f"the document is larger than {MAX_BYTES // 1_000_000} MB"
    body, why = _matching_body((row["body_path"], row["uri"]), row["content_hash"])
    if body is None:
        return nothing, why
    lines = body.decode(row["encoding"] or "utf-8", errors="replace").splitlines()
    return pl.DataFrame({"line": range(1, len(lines) + 1), "text": lines}, schema=_SCHEMA), ""


def _matching_body(places: tuple[str, ...], content_hash: str) -> tuple[bytes | None, str]:
    why = "the document is not kept on this machine"
    for place in places:
        path = Path(place.removeprefix("file://"))
        if not place or "://" in str(path) or not path.is_file():
            continue
        body = path.read_bytes()
        if hashlib.sha256(body).hexdigest() == content_hash:
            return body, ""
        why = "the file has changed since it was read; run vlm-atlas ingest"
    return None, why
