"""The sections of a document that are open while its blocks are read: of headings, and of details elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from extract.reading.fields import field_of, make_field
from extract.reading.html_text import read_html
from extract.reading.limits import MAX_SECTION_DEPTH
from extract.reading.list_records import make_record
from extract.reading.open_blocks import Block
from extract.reading.plain_sections import PlainSection, looks_like_heading
from extract.reading.source import Source
from extract.reading.summaries import Summaries
from extract.records import Field, Record, Table

ORNAMENT: Final = re.compile(
    r"(?:[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\u200d\ufe0f\U0001f3fb-\U0001f3ff]*+\s*+"
    r"|:[a-z][a-z_]{1,30}:\s++)++(?=\S)"
)
"""Pictures before the words of a heading: they are no part of what it names."""


@dataclass(slots=True)
class OpenSection:
    """The record of a heading or details section while its content is read."""

    name: str
    start: int
    level: int
    headings: tuple[str, ...]
    fields: list[Field] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    levels: tuple[int, ...] = ()
    """Levels of the headings when a details section opened; restored when it closes."""


@dataclass(slots=True)
class Outline:
    """What the walk over the blocks collects; each record with the tables inside it."""

    tables: list[Table] = field(default_factory=list)
    records: list[tuple[Record, list[Table]]] = field(default_factory=list)
    paragraphs: list[Field] = field(default_factory=list)
    is_truncated: bool = False


class OpenSections:
    """The path of headings, the section of the last one and the open details sections; what ends becomes a record."""

    def __init__(self, source: Source, blocks: list[Block]) -> None:
        """Look at all summaries first: one that repeats names nothing."""
        self.source = source
        self.outline = Outline()
        self.headings: tuple[str, ...] = ()
        """The headings above the current place, outermost first."""
        self.levels: tuple[int, ...] = ()
        self.section: OpenSection | None = None
        self.details: list[OpenSection] = []
        self.pending: PlainSection | None = None
        """The heading without marks that the next details section starts with."""
        self.open_details_count = 0
        self.plain_count = 0
        self.details_below_heading = 0
        self.lead_in = ""
        """The paragraph directly above."""
        self.summaries = Summaries(source, blocks)

    # --- headings

    def read_heading(self, block: Block) -> bool:
        """A heading ends the section above and opens its own; one that says nothing is none."""
        start, end = block.lines[0].start, block.lines[-1].end
        ornament = ORNAMENT.match(self.source.flat, start, end)
        heading = make_field(self.source, "heading", ornament.end() if ornament else start, end)
        if not heading.text:
            return False
        self.close_section(block.start)
        depth = sum(level < block.level for level in self.levels)
        self.headings, self.levels = self.headings[:depth], self.levels[:depth]
        self.details_below_heading = 0
        self.section = OpenSection(heading.text, block.start, block.level, self.headings, [heading])
        _, _, title = heading.text.partition(": ")
        if title:
            self.section.fields.append(replace(heading, name="title", text=title))
        self.headings += (heading.text,)
        self.levels += (block.level,)
        return True

    def close_section(self, end: int) -> None:
        """End the section of the last heading."""
        if self.section is not None:
            self.emit(self.section, end, is_complete=True)
            self.section = None

    def emit(self, section: OpenSection, end: int, *, is_complete: bool) -> None:
        """Turn an open section into a record."""
        end = section.start + len(self.source.flat[section.start : end].rstrip())
        record = make_record(
            self.source, "section", section.name, section.start, end, section.headings, section.fields,
            level=section.level,
        )  # fmt: skip
        self.outline.records.append((record if is_complete else replace(record, is_complete=False), section.tables))

    # --- details sections

    def needs_plain_heading(self, block: Block) -> bool:
        """Whether only a heading without marks can name a details section."""
        return not self.summaries.names_something(block) and not self.has_own_heading()

    def has_own_heading(self) -> bool:
        """Whether the heading above stands for the next details section alone, as most do in this document."""
        return self.summaries.have_marked_headings and self.section is not None and self.details_below_heading == 0

    def open_details(self, block: Block) -> None:
        """A details section: its record is named by its summary or by the heading above."""
        plain, self.pending = self.pending, None
        self.open_details_count += 1
        if self.open_details_count > MAX_SECTION_DEPTH:
            if self.open_details_count == MAX_SECTION_DEPTH + 1:
                self.source.flag(
                    "section_too_deep", block.start, block.end, "sections nest too deep; read as one with the outer"
                )
            return
        summary = self.summaries.text_of(block)
        section = OpenSection(summary, block.start, 0, self.headings, levels=self.levels)
        if plain is not None:
            self.plain_count += 1
            section.name, section.start, section.fields = plain.name, plain.start, plain.fields
        elif block.summary and self.summaries.names_something(block):
            heading = field_of(
                self.source, "heading", *self.trimmed(block.summary), read_html(self.source.flat[slice(*block.summary)])
            )
            section.fields.append(heading)
        else:
            section.name = self.name_above() or summary
        self.details.append(section)
        self.details_below_heading += 1

    def trimmed(self, span: tuple[int, int]) -> tuple[int, int]:
        """The same span without white space at its ends."""
        raw = self.source.flat[slice(*span)]
        start = span[0] + len(raw) - len(raw.lstrip())
        return start, start + len(raw.strip())

    def name_above(self) -> str:
        """The name for an unnamed section: its own heading, a heading-like paragraph directly above, or any heading."""
        if self.lead_in and not self.has_own_heading() and looks_like_heading(self.lead_in):
            return self.lead_in
        return self.headings[-1] if self.headings else ""

    def end_details(self, block: Block) -> None:
        """An end tag: of the innermost open details section, unless that one was too deep to be opened."""
        if self.details:
            self.open_details_count -= 1
            if self.open_details_count < len(self.details):
                self.close_details(block.end, is_complete=True)

    def close_details(self, end: int, *, is_complete: bool) -> None:
        """The innermost open details section ends; headings inside it end with it."""
        section = self.details.pop()
        if self.section is not None and self.section.start > section.start:
            self.close_section(end)
        self.headings, self.levels = section.headings, section.levels
        self.emit(section, end, is_complete=is_complete)

    def finish(self) -> Outline:
        """End what is still open; a details section that no later heading follows was cut off."""
        end = len(self.source.text)
        while self.details:
            section = self.details[-1]
            is_cut = self.section is None or self.section.start < section.start
            if is_cut:
                self.outline.is_truncated = True
                self.source.flag(
                    "record_cut", section.start, end, f"the document ends inside the details section {section.name!r}"
                )
            self.close_details(end, is_complete=not is_cut)
        self.close_section(end)
        self.outline.records.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        return self.outline
