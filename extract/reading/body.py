"""The bytes of one document in, its `Reading` out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Final

from extract.cycles import unsearched
from extract.reading.decoding import decode_body
from extract.reading.open_sections import Outline
from extract.reading.outline import read_outline
from extract.reading.source import Source
from extract.records import Document, Issue, Reading, Table

LONG_PARAGRAPH: Final = 1_000
WORD_CHARACTER: Final = re.compile(r"\w")
ERRORS: Final = frozenset({"document_cut", "binary_document", "invalid_bytes"})


@unsearched()
def read_body(body: bytes, *, name: str, media_type: str = "", charset: str = "") -> Reading:
    """Read what stands in `body`: tables, records and paragraphs with their places; never raises for bad content.

    `name` and `media_type` are carried along; what the body is, its content decides. `charset` is what a server
    declared. Whatever was cut, repaired or doubtful is among the issues.
    """
    decoded = decode_body(body, charset=charset)
    source = Source(decoded.text)
    for kind, message in decoded.notes:
        source.flag(
            kind,
            0,
            0,
            message,
            severity="error" if kind in ERRORS else "warning",
            action="quarantined" if kind in ERRORS else "flagged",
        )
    outline = read_outline(source)
    _flag_emptiness(source, outline)
    document = Document(
        name=name,
        media_type=media_type,
        content_hash=hashlib.sha256(body).hexdigest(),
        byte_count=len(body),
        encoding=decoded.encoding,
        text=decoded.text,
        mark_bytes=decoded.mark_bytes,
        odd_characters=decoded.odd_characters,
        garbled=tuple(source.repairs.replacements.items()),
        is_truncated=outline.is_truncated or any(kind == "document_cut" for kind, _ in decoded.notes),
    )
    return _assemble(document, outline, source.issues)


def _flag_emptiness(source: Source, outline: Outline) -> None:
    """A document that says nothing, and long paragraphs of marks only, are worth a look."""
    if source.text and not (outline.tables or outline.records or outline.paragraphs):
        source.flag("no_content", 0, len(source.text), "nothing stands in the document but code, comments or marks")
    for place in outline.paragraphs:
        if len(place.text) > LONG_PARAGRAPH and not WORD_CHARACTER.search(place.text):
            source.flag("marks_only", place.start, place.end, f"{len(place.text)} marks without a letter or digit")


def _assemble(document: Document, outline: Outline, issues: list[Issue]) -> Reading:
    """Number the tables by where they start and point everything at these numbers."""
    order = sorted(range(len(outline.tables)), key=lambda number: outline.tables[number].start)
    index_of = {number: index for index, number in enumerate(order)}
    number_of = {id(table): number for number, table in enumerate(outline.tables)}
    tables = tuple(_numbered(outline.tables[number], index, index_of) for index, number in enumerate(order))
    records = tuple(
        replace(record, table_indexes=tuple(index_of[number_of[id(table)]] for table in inside)) if inside else record
        for record, inside in outline.records
    )
    return Reading(
        document=document,
        tables=tables,
        records=records,
        paragraphs=tuple(outline.paragraphs),
        issues=tuple(sorted(issues, key=lambda issue: (issue.start, issue.kind))),
    )


def _numbered(table: Table, index: int, index_of: dict[int, int]) -> Table:
    parent = (index_of[table.parent[0]], *table.parent[1:]) if table.parent else None
    if table.index == index and table.parent == parent:
        return table
    return replace(table, index=index, parent=parent)
