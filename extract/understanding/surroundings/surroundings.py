"""A document's paragraphs in, those out that may speak of a table without standing right above it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from extract.records import Field, Reading, Table

LONGEST_TEXT = 400
"""Characters; a longer paragraph below a table speaks of more than the table, one that opens a section is cut here."""
NEAR = 4
"""Lines below a table in which a paragraph still speaks of it."""
FIRST_SECTION = 2
"""Level of the headings below a title."""
PARAGRAPHS_OF_A_SECTION = 2
"""First paragraphs of an enclosing section that may say what all its tables are about."""


OPENING = 4
"""First paragraphs, links to other languages among them, that may say what benchmark a whole page is about."""


class Surroundings:
    """The paragraphs of one document, found by the line they start at and by the heading above them."""

    def __init__(self, reading: Reading) -> None:
        """Sort the paragraphs once for all tables."""
        paragraphs = sorted(reading.paragraphs, key=attrgetter("line_start"))
        self._starts = [one.line_start for one in paragraphs]
        self._paragraphs: Sequence[Field] = paragraphs
        self._by_heading: dict[str, list[Field]] = {}
        for one in paragraphs:
            self._by_heading.setdefault(one.name, []).append(one)
        folded = (one for one in reading.records if one.kind == "section" and one.level == 0)
        inside = (part for one in folded for part in one.fields if part.name in ("body", "text", "abstract"))
        self._told = sorted((*paragraphs, *inside), key=attrgetter("line_start", "start"))
        self._told_starts = [(one.line_start, one.start) for one in self._told]
        sections = (one for one in reading.records if one.kind == "section" and one.level >= FIRST_SECTION)
        self._sections = sorted((one.line_start, one.level) for one in sections)

    def of(self, table: Table) -> tuple[str, ...]:
        """The paragraph right below a table, then the first ones of the sections around it, nearest section first."""
        below = self.below(table)
        texts = [below] if below else []
        for heading in reversed(table.headings[1:]):
            above = [one for one in self._by_heading.get(heading, [])[:8] if one.line_end < table.line_start]
            texts += [one.text[:LONGEST_TEXT] for one in above[:PARAGRAPHS_OF_A_SECTION]]
        opening = [one for one in self._paragraphs[:OPENING] if not one.name]
        texts += [one.text[:LONGEST_TEXT] for one in opening if _DEFINES_A_BENCHMARK.match(one.text)]
        return tuple(texts)

    def below(self, table: Table) -> str:
        """The paragraph right below a table, where it is short and near enough to speak of it; else ""."""
        place = bisect_left(self._told_starts, (table.line_end, table.end))
        found = next(iter(self._told[place : place + 1]), None)
        is_near = found is not None and found.line_start - table.line_end <= NEAR and len(found.text) <= LONGEST_TEXT
        return found.text if found is not None and is_near else ""

    def above(self, table: Table) -> tuple[str, ...]:
        """The paragraphs above a table in its section and, where that is a part of another, in the parts before it."""
        before = self._sections[: bisect_right(self._sections, (table.line_start, 0))]
        if not before:
            return ()
        start = next((line for line, level in reversed(before) if level < before[-1][1]), before[-1][0])
        first, end = (bisect_left(self._starts, line) for line in (start, table.line_start))
        return tuple(one.text for one in self._paragraphs[first:end] if len(one.text) <= LONGEST_TEXT)


_DEFINES_A_BENCHMARK = re.compile(
    r"\W*[\w .-]{2,40}? is (?:a|an|the)\b[^.!?]*?\b(?:benchmark|assessment|evaluation|leaderboard|test suite)\b", re.I
)
"""The opening sentence of a page about one benchmark."""
