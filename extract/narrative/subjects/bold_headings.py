"""A reading in; the same out with lines in bold that name models as the headings that they are shown as.

A post sets "**Foo-VL**" on a line of its own above what it says of the model, and "**Bar2**" above the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from extract.narrative.lexicon import NAME_FORM
from extract.records import Field, Reading, Record

_BOLD = re.compile(r"(?:\*\*|__)\s*[^*_\n]{2,70}\s*(?:\*\*|__)")
_FEW = 2
"""Names on lines of their own that one heading must have below it: one alone may be a mark of emphasis."""
_MOST_WORDS = 7
_NUMBER = re.compile(r"^\W*\d{1,2}[.):]\s*")


def with_bold_headings(reading: Reading) -> Reading:
    """The reading with such lines as sections, and what stands below each under it; as it was where there are none."""
    lines = [field for field in reading.paragraphs if _is_line(field, reading.document.text)]
    groups: dict[str, list[Field]] = {}
    for line in lines if len(lines) >= _FEW else ():
        groups.setdefault(line.name, []).append(line)
    named = [group for group in groups.values() if sum(map(_may_be_name, group)) >= _FEW]
    heads = sorted(chain.from_iterable(named), key=lambda line: line.start)
    return _below(reading, heads) if heads else reading


def _is_line(field: Field, text: str) -> bool:
    """Whether a paragraph is a few words in bold and nothing else, and no sentence."""
    if field.start < 0 or not text.startswith(("**", "__"), field.start):
        return False
    if len(field.text.split()) > _MOST_WORDS or field.text.endswith((".", "!", "?", ":", ",")):
        return False
    return _BOLD.fullmatch(text, field.start, field.end) is not None


def _may_be_name(line: Field) -> bool:
    return NAME_FORM.search(_NUMBER.sub("", line.text)) is not None


def _below(reading: Reading, heads: Sequence[Field]) -> Reading:
    """The reading with what stands between two such lines, or a line and a heading of the document, below the first."""
    sections = sorted(record.start for record in reading.records if record.kind == "section" and record.level > 0)
    starts = [head.start for head in heads]
    ends = {
        head.start: min(following, next(iter(sections[bisect_right(sections, head.start) :]), following))
        for head, following in zip(heads, [*starts[1:], len(reading.document.text)], strict=True)
    }
    levels = {record.name: record.level for record in reading.records if record.kind == "section"}

    def above(start: int) -> str:
        """The line that a place stands below; "" for none."""
        place = bisect_right(starts, start) - 1
        return heads[place].text if place >= 0 and start < ends[starts[place]] else ""

    records = [
        replace(record, headings=(*record.headings, line)) if record.kind != "section" and line else record
        for record in reading.records
        for line in (above(record.start),)
    ]
    records += [_section(head, ends[head.start], levels) for head in heads]
    return replace(
        reading,
        paragraphs=tuple(
            replace(field, name=line) if (line := above(field.start)) else field
            for field in reading.paragraphs
            if field.start not in ends
        ),
        records=tuple(sorted(records, key=lambda record: record.start)),
        tables=tuple(
            replace(table, headings=(*table.headings, line)) if (line := above(table.start)) else table
            for table in reading.tables
        ),
    )


def _section(head: Field, end: int, levels: Mapping[str, int]) -> Record:
    return Record(
        kind="section", name=head.text, line_start=head.line_start, line_end=head.line_end, start=head.start, end=end,
        level=levels.get(head.name, 1) + 1, headings=(head.name,) if head.name else (),
        fields=(replace(head, name="heading"),),
    )  # fmt: skip
