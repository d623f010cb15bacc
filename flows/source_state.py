"""The list of sources and the live release in, one row a source out: what it is, and how the last look at it went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from flows.sources import SourceList
from flows.urls import masked
from warehouse import questions
from warehouse.query import open_release
from warehouse.releases import current

COLUMNS = ("source", "status", "last read", "documents", "bytes", "place", "reason")


def source_states(listed: SourceList, warehouse: Path) -> pl.DataFrame:
    """One row a listed source, and one for all documents that came from the command line, if any.

    Raises WarehouseError when the path is no warehouse or one of another schema version; without any release each
    source is "not read yet".
    """
    is_there = current(warehouse) is not None
    known = questions.ask(open_release(warehouse), "sources").to_dicts() if is_there else []
    rows = [
        _row(source.source_id, source.path or masked(source.url), source.withdrawn, known) for source in listed.sources
    ]
    others = [entry for entry in known if entry["source_id"] not in {source.source_id for source in listed.sources}]
    rows.extend(_other_rows(others))
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def _row(source_id: str, place: str, withdrawn: str, known: list[dict[str, Any]]) -> tuple[str, ...]:
    entries = [entry for entry in known if entry["source_id"] == source_id]
    if not entries:
        status = "withdrawn" if withdrawn else "not read yet"
        return (source_id, status, "", "0", "", place, withdrawn)
    return (
        source_id,
        *_state(entries),
        place,
        withdrawn or "; ".join(sorted({e["status_reason"] for e in entries} - {""})),
    )


def _other_rows(others: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    for entry in others:
        yield (entry["source_id"], *_state([entry]), entry["uri"], entry["status_reason"])


def _state(entries: list[dict[str, Any]]) -> tuple[str, str, str, str]:
    statuses = sorted({entry["status"] for entry in entries})
    latest = max(entry["fetched_at"] for entry in entries)
    size = sum(entry["byte_count"] for entry in entries)
    return (", ".join(statuses), f"{latest:%Y-%m-%d %H:%M}", f"{len(entries):,}", f"{size:,}")
