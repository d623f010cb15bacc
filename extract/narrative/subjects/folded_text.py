"""A reading in; out, the same with what stands in folded sections as running text below their summaries.

"<details><summary>Foo-VL-7B</summary>" stands for its text as a heading does. Sections that are described as a whole
are read elsewhere, and stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.narrative.spans import Spans
from extract.records import Field, Reading, Record


def unfolded(reading: Reading, described: Sequence[Record]) -> Reading:
    """The reading with paragraphs and lists of its folded sections below their summaries."""
    taken = Spans((record.start, record.end) for record in described)
    folded = [record for record in reading.records if _is_folded(record) and not taken.hold(record.start)]
    if not folded:
        return reading
    paragraphs = [field for record in folded for field in _paragraphs(record)]
    return replace(
        reading,
        paragraphs=tuple(sorted((*reading.paragraphs, *paragraphs), key=lambda field: field.start)),
        records=tuple(_below_summaries(reading.records, frozenset(map(id, folded)))),
    )


def _is_folded(record: Record) -> bool:
    return record.kind == "section" and record.level == 0


def _paragraphs(record: Record) -> list[Field]:
    """The text right in a folded section, below its summary or else below the heading above."""
    heading = _summary(record) or (record.headings[-1] if record.headings else "")
    return [replace(field, name=heading) for field in record.fields if field.name in ("body", "text", "abstract")]


def _summary(record: Record) -> str:
    """What a summary names; "" for "click to expand"."""
    return next((field.text for field in record.fields if field.name == "heading"), "")


def _below_summaries(records: Iterable[Record], folded: frozenset[int]) -> Iterator[Record]:
    """The records in order; lists in a folded section below its summary, where no heading inside it is nearer."""
    within: list[Record] = []
    for record in records:
        while within and record.start >= within[-1].end:
            within.pop()
        summary = _summary(within[-1]) if within and _is_folded(within[-1]) else ""
        if record.kind == "section":
            if record.level > 0 or id(record) in folded:
                within.append(record)
        elif summary:
            record = replace(record, headings=(*record.headings, summary))
        yield record
