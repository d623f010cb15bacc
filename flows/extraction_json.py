"""One extraction in, plain dictionaries out: what `vlm-atlas extract --format json` prints, one object a line."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from extract.records import Cell, Document, Extraction, Table


def extraction_line(extraction: Extraction, **document_fields: object) -> str:
    """The extraction as one line of JSON (no NaN, no line break); further document fields are put beside its own."""
    return json.dumps(extraction_dict(extraction, **document_fields), ensure_ascii=False, allow_nan=False)


def extraction_dict(extraction: Extraction, **document_fields: object) -> dict[str, Any]:
    """{"document", "tables", "records", "readings", "claims", "issues", "mentions"} as plain values."""
    return {
        "document": _document(extraction.document) | document_fields,
        "tables": [_table(table) for table in extraction.tables],
        "records": [dataclasses.asdict(record) for record in extraction.records],
        "readings": [dataclasses.asdict(reading) for reading in extraction.readings],
        "claims": [dataclasses.asdict(claim) | {"qualifier": claim.qualifier} for claim in extraction.claims],
        "issues": [dataclasses.asdict(issue) for issue in extraction.issues],
        "mentions": [dataclasses.asdict(mention) for mention in extraction.mentions],
    }


def _document(document: Document) -> dict[str, Any]:
    return {field.name: getattr(document, field.name) for field in dataclasses.fields(document) if field.name != "text"}


def _table(table: Table) -> dict[str, Any]:
    fields = {field.name: getattr(table, field.name) for field in dataclasses.fields(table) if field.name != "rows"}
    return fields | {"rows": [[_cell(cell) for cell in row] for row in table.rows]}


def _cell(cell: Cell) -> dict[str, Any]:
    """Visible text, link targets and place always; what few cells have only where it is there."""
    shown: dict[str, Any] = {
        "text": cell.text,
        "links": [link.target for link in cell.links],
        "line": cell.line,
        "start": cell.start,
        "end": cell.end,
        "is_header": cell.is_header,
        "origin": cell.origin,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
    }
    for name in ("images", "parts", "notes", "marks"):
        if value := getattr(cell, name):
            shown[name] = value
    if cell.links:
        shown["link_texts"] = [link.text for link in cell.links]
    if cell.value is not None:
        shown["value"] = dataclasses.asdict(cell.value)
    return shown
