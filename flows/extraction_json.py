"""One extraction in, one line of JSON out: what `vlm-atlas extract --format json` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from typing import Any

from extract.byte_offsets import ByteOffsets
from extract.records import Cell, Claim, Document, Extraction, Table


def extraction_pieces(extraction: Extraction, **document_fields: object) -> Iterator[str]:
    """The extraction as one line of JSON (no NaN, no line break), piece by piece: one row of a table may be long.

    {"document", "tables", "records", "readings", "claims", "issues", "mentions"}; `document_fields` are put beside the
    document's own. Beside every place in characters of the decoded text (`start`, `end`) stands the same one in bytes
    of the body (`start_byte`, `end_byte`).
    """
    encoder = RecordEncoder(extraction.document)
    yield f'{{"document": {encoder.encode(_document(extraction.document) | document_fields)}'
    yield ', "tables": ['
    for number, table in enumerate(extraction.tables):
        yield ", " if number else ""
        yield from _table_pieces(table, encoder)
    for name in ("records", "readings", "claims", "issues", "mentions"):
        yield f'], "{name}": ['
        yield from _items(getattr(extraction, name), encoder)
    yield "]}"


class RecordEncoder(json.JSONEncoder):
    """Writes our records as objects, with the bytes of every place of one document."""

    def __init__(self, document: Document) -> None:
        super().__init__(ensure_ascii=False, allow_nan=False, check_circular=False)
        self._offsets = ByteOffsets(document)

    def default(self, o: object) -> dict[str, Any]:
        """The fields of a record; of a cell what few cells have only where it is there."""
        if isinstance(o, Cell):
            return self._cell(o)
        kind: Any = type(o)
        shown = {name: getattr(o, name) for name in _names(kind)}
        if isinstance(o, Claim):
            shown["qualifier"] = o.qualifier
        return self.with_bytes(shown) if "start" in shown else shown

    def with_bytes(self, place: dict[str, Any]) -> dict[str, Any]:
        """`place` with its bytes."""
        place["start_byte"], place["end_byte"] = self._offsets.span(place["start"], place["end"])
        return place

    def _cell(self, cell: Cell) -> dict[str, Any]:
        start_byte, end_byte = self._offsets.span(cell.start, cell.end)
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
            shown["value"] = cell.value
        return shown


@lru_cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _document(document: Document) -> dict[str, Any]:
    """All but the text, and what only serves to find bytes in it."""
    hidden = {"text", "mark_bytes", "odd_characters", "garbled"}
    return {name: getattr(document, name) for name in _names(Document) if name not in hidden}


def _table_pieces(table: Table, encoder: RecordEncoder) -> Iterator[str]:
    told = encoder.with_bytes({name: getattr(table, name) for name in _names(Table) if name != "rows"})
    yield encoder.encode(told)[:-1] + ', "rows": ['
    yield from _items(table.rows, encoder)
    yield "]}"


def _items(items: Iterable[object], encoder: RecordEncoder) -> Iterator[str]:
    for number, item in enumerate(items):
        yield f", {encoder.encode(item)}" if number else encoder.encode(item)
