"""One extraction in, plain dictionaries out: what `vlm-atlas extract --format json` prints, one object a line."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from extract.byte_offsets import ByteOffsets
from extract.records import Cell, Document, Extraction, Table


def extraction_line(extraction: Extraction, **document_fields: object) -> str:
    """The extraction as one line of JSON (no NaN, no line break); further document fields are put beside its own."""
    return json.dumps(extraction_dict(extraction, **document_fields), ensure_ascii=False, allow_nan=False)


def extraction_dict(extraction: Extraction, **document_fields: object) -> dict[str, Any]:
    """{"document", "tables", "records", "readings", "claims", "issues", "mentions"} as plain values.

    Beside every place in characters of the decoded text (`start`, `end`) stands the same one in bytes of the body
    (`start_byte`, `end_byte`).
    """
    offsets = ByteOffsets(extraction.document)
    return {
        "document": _document(extraction.document) | document_fields,
        "tables": [_table(table, offsets) for table in extraction.tables],
        "records": [_with_bytes(dataclasses.asdict(record), offsets) for record in extraction.records],
        "readings": [dataclasses.asdict(reading) for reading in extraction.readings],
        "claims": [
            _with_bytes(dataclasses.asdict(claim) | {"qualifier": claim.qualifier}, offsets)
            for claim in extraction.claims
        ],
        "issues": [_with_bytes(dataclasses.asdict(issue), offsets) for issue in extraction.issues],
        "mentions": [_with_bytes(dataclasses.asdict(mention), offsets) for mention in extraction.mentions],
    }


def _with_bytes(place: dict[str, Any], offsets: ByteOffsets) -> dict[str, Any]:
    """`place` with its bytes, and those of the fields, links and records inside it."""
    pending = [place]
    while pending:
        found = pending.pop()
        found["start_byte"], found["end_byte"] = offsets.span(found["start"], found["end"])
        for name in ("fields", "links", "children"):
            pending += found.get(name, ())
    return place


def _document(document: Document) -> dict[str, Any]:
    """All but the text, and what only serves to find bytes in it."""
    hidden = {"text", "mark_bytes", "odd_characters"}
    return {
        field.name: getattr(document, field.name) for field in dataclasses.fields(document) if field.name not in hidden
    }


def _table(table: Table, offsets: ByteOffsets) -> dict[str, Any]:
    fields = {field.name: getattr(table, field.name) for field in dataclasses.fields(table) if field.name != "rows"}
    return _with_bytes(fields, offsets) | {"rows": [[_cell(cell, offsets) for cell in row] for row in table.rows]}


def _cell(cell: Cell, offsets: ByteOffsets) -> dict[str, Any]:
    """Visible text, link targets and place always; what few cells have only where it is there."""
    start_byte, end_byte = offsets.span(cell.start, cell.end)
    shown: dict[str, Any] = {
        "text": cell.text,
        "links": [link.target for link in cell.links],
        "line": cell.line,
        "start": cell.start,
        "end": cell.end,
        "start_byte": start_byte,
        "end_byte": end_byte,
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
