"""What the live warehouse knows of each document: enough to decide whether it must be read again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warehouse.migrating import in_todays_schema
from warehouse.places import releases_folder
from warehouse.releases import current


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One document as last read. `status`: current, stale, withdrawn; `missing_run_count`: runs in a row without it."""

    document_id: str
    uri: str
    content_hash: str
    extractor_version: str
    reference_version: str
    etag: str
    last_modified: str
    status: str
    byte_count: int
    modified_ns: int
    body_path: str = ""
    source_id: str = ""
    missing_run_count: int = 0


_QUERY = """
    SELECT
        document_id, uri, content_hash, extractor_version, reference_version, etag, last_modified, state AS status,
        byte_count, modified_ns, body_path, source_id, missing_run_count
    FROM documents
"""


def read_ledger(warehouse: Path) -> dict[str, LedgerEntry]:
    """Entries by document_id; empty when nothing was published yet.

    A release of an older schema is read as its migration makes it; the caller holds the warehouse for writing then.
    Raises WarehouseError when the path is no warehouse, or one of a schema from which no way leads to today's.
    """
    release = current(warehouse)
    if release is None:
        return {}
    with in_todays_schema(release, releases_folder(warehouse) / ".building.ledger.duckdb") as connection:
        names = tuple(LedgerEntry.__dataclass_fields__)
        rows = connection.execute(_QUERY).fetchall()
    return {row[0]: LedgerEntry(**dict(zip(names, row, strict=True))) for row in rows}
