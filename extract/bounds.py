"""A reading in, the same reading as far as it is understood out: what looks for meaning may cost the square of a text.

A paragraph is understood up to the limit of its first sentence that is too long, and a cell, a heading or a caption up
to the limit; the reading itself stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from extract.narrative.language.sentences import BOUNDARY
from extract.records import Cell, Document, Field, Issue, Reading, Record, Table

LONGEST: Final = 10_000
"""Characters of one sentence, cell or heading: five times what is analysed of a sentence at once."""


def bounded(reading: Reading) -> tuple[Reading, tuple[Issue, ...]]:
    """The reading as far as it is understood, and an issue for each paragraph, list item or cell that is not wholly."""
    bounds = _Bounds(reading.document)
    kept = replace(
        reading,
        paragraphs=bounds.fields(reading.paragraphs),
        records=bounds.records(reading.records),
        tables=tuple([bounds.table(table) for table in reading.tables]),
    )
    return (kept, tuple(bounds.issues.values())) if bounds.issues or bounds.is_cut else (reading, ())


class _Bounds:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.issues: dict[tuple[int, int], Issue] = {}
        self.is_cut = False

    def records(self, records: Iterable[Record]) -> tuple[Record, ...]:
        return tuple([self.record(record) for record in records])

    def record(self, record: Record) -> Record:
        if record.kind == "front_matter":
            return record  # its values are lists, which may be long
        fields = self.fields(record.fields)
        children = self.records(record.children) if record.children else ()
        name = self.short(record.name)
        headings = self.shorts(record.headings)
        if (
            name is record.name
            and headings is record.headings
            and all(map(_is_same, fields, record.fields))
            and all(map(_is_same, children, record.children))
        ):
            return record
        return replace(record, name=name, headings=headings, fields=fields, children=children)

    def fields(self, fields: Iterable[Field]) -> tuple[Field, ...]:
        return tuple([field if len(field.text) <= LONGEST else self.field(field) for field in fields])

    def field(self, field: Field) -> Field:
        """The field up to the limit of its first sentence that is too long."""
        begin = 0
        for match in BOUNDARY.finditer(field.text):
            if match.end() - begin > LONGEST:
                break
            begin = match.end()
        if len(field.text) - begin <= LONGEST:
            return field
        end = min(field.end, field.start + begin + LONGEST)
        self.flag(field.line_start, end, field.end, len(field.text))
        links = tuple([link for link in field.links if link.end <= end])
        return replace(field, text=field.text[: begin + LONGEST], end=end, links=links)

    def table(self, table: Table) -> Table:
        caption, lead_in, headings = self.short(table.caption), self.short(table.lead_in), self.shorts(table.headings)
        rows = table.rows
        if any(len(cell.text) > LONGEST for row in rows for cell in row):
            rows = tuple([tuple([self.cell(cell) for cell in row]) for row in rows])
        if rows is table.rows and caption is table.caption and lead_in is table.lead_in and headings is table.headings:
            return table
        return replace(table, rows=rows, caption=caption, lead_in=lead_in, headings=headings)

    def cell(self, cell: Cell) -> Cell:
        if len(cell.text) <= LONGEST:
            return cell
        end = min(cell.end, cell.start + LONGEST)
        self.flag(cell.line, end, cell.end, len(cell.text))
        parts = cell.parts if sum(map(len, cell.parts)) <= LONGEST else ()
        links = tuple([link for link in cell.links if link.end <= end])
        return replace(cell, text=cell.text[:LONGEST], end=end, parts=parts, links=links)

    def shorts(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.short, texts)) if any(len(text) > LONGEST for text in texts) else texts

    def short(self, text: str) -> str:
        self.is_cut = self.is_cut or len(text) > LONGEST
        return text if len(text) <= LONGEST else text[:LONGEST]

    def flag(self, line: int, start: int, end: int, length: int) -> None:
        """Note once what is left out of a place, which may be that of a paragraph, of a record and of a bullet."""
        self.issues[start, end] = Issue(
            line=line,
            kind="text_too_long",
            severity="warning",
            action="quarantined",
            original_text=self.document.text[start : min(end, start + 500)],
            message=f"{length} characters without an end of a sentence: what stands behind the first {LONGEST} was "
            "not understood",
            start=start,
            end=end,
        )


def _is_same(one: object, other: object) -> bool:
    return one is other
