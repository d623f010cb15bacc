"""The blocks of a document in, records and paragraphs out: what stands under which heading, in which section."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extract.reading.blocks import read_blocks
from extract.reading.fields import field_of, make_field, paragraphs_of
from extract.reading.html_text import read_html
from extract.reading.limits import MAX_SECTION_DEPTH
from extract.reading.lines import Line
from extract.reading.list_records import (
    front_matter_lines,
    make_record,
    pairs_at_end,
    read_bullet,
    read_front_matter,
    read_names,
    read_pairs,
)
from extract.reading.markdown_text import read_markdown
from extract.reading.open_blocks import Block
from extract.reading.plain_sections import (
    PlainSection,
    is_cut_note,
    looks_like_heading,
    read_cut_section,
    read_plain_section,
)
from extract.reading.source import Source
from extract.reading.summaries import Summaries
from extract.records import Field, Record, Table


@dataclass(slots=True)
class OpenSection:
    """The record of a heading or details section while its content is read."""

    name: str
    start: int
    level: int
    headings: tuple[str, ...]
    fields: list[Field] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    path: list[tuple[int, str]] = field(default_factory=list)
    """The path of headings when a details section opened; restored when it closes."""


@dataclass(slots=True)
class Outline:
    """What the walk over the blocks collects; each record with the tables inside it."""

    tables: list[Table] = field(default_factory=list)
    records: list[tuple[Record, list[Table]]] = field(default_factory=list)
    paragraphs: list[Field] = field(default_factory=list)
    is_truncated: bool = False


def read_outline(source: Source) -> Outline:
    """Read the blocks of the document and walk over them in order."""
    walker = OutlineWalker(source, read_blocks(source))
    for number, block in enumerate(walker.blocks):
        walker.read_block(number, block)
    return walker.finish()


class OutlineWalker:
    """Keeps the path of headings and the open sections while it walks over the blocks."""

    def __init__(self, source: Source, blocks: list[Block]) -> None:
        """Look at all summaries first: one that repeats names nothing."""
        self.source = source
        self.blocks = blocks
        self.outline = Outline()
        self.path: list[tuple[int, str]] = []
        self.section: OpenSection | None = None
        self.details: list[OpenSection] = []
        self.pending: PlainSection | None = None
        self.open_details_count = 0
        self.plain_count = 0
        self.lead_in = ""
        self.lead_in_field: Field | None = None
        self.summaries = Summaries(source, blocks)
        self.has_headings = any(block.kind == "heading" for block in blocks)
        self.details_below_heading = 0

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above the current place, outermost first."""
        return tuple(name for _, name in self.path)

    def read_block(self, number: int, block: Block) -> None:
        """Read one block."""
        if block.kind == "paragraph":
            self.read_paragraph(number, block)
            return
        if block.kind == "tables":
            self.read_tables(block)
        elif block.kind == "heading":
            self.read_heading(block)
        elif block.kind == "list":
            self.read_list(block)
            return
        elif block.kind == "names":
            self.add(read_names(self.source, block.lines[0], self.title_above(), self.headings))
        elif block.kind == "front_matter":
            self.add(read_front_matter(self.source, block.lines, block.start, block.end))
        elif block.kind == "details":
            self.open_details(block)
        elif block.kind == "end_details" and self.details:
            self.open_details_count -= 1
            if self.open_details_count < len(self.details):
                self.close_details(block.end, is_complete=True)
        self.lead_in, self.lead_in_field = "", None

    def title_above(self) -> str:
        """The last line of the paragraph directly above."""
        place = self.lead_in_field
        if place is None:
            return self.lead_in
        line = self.source.flat[self.source.line_starts[place.line_end - 1] : place.end]
        return self.source.visible(read_markdown(line).text)

    def add(self, record: Record) -> None:
        """A record without tables."""
        self.outline.records.append((record, []))

    # --- headings

    def read_heading(self, block: Block) -> None:
        """A heading ends the section above and opens its own."""
        heading = make_field(self.source, "heading", block.lines[0].start, block.lines[-1].end)
        if not heading.text:
            return
        self.close_section(block.start)
        while self.path and self.path[-1][0] >= block.level:
            self.path.pop()
        self.details_below_heading = 0
        self.section = OpenSection(heading.text, block.start, block.level, self.headings, [heading])
        _, _, title = heading.text.partition(": ")
        if title:
            self.section.fields.append(replace(heading, name="title", text=title))
        self.path.append((block.level, heading.text))

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

    # --- running text

    def read_paragraph(self, number: int, block: Block) -> None:
        """Running text: of the open details section, above one, or under the heading above."""
        lines = block.lines
        if number == 0 and not self.has_headings:
            lines = self.take_front_matter(lines)
        follower = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
        plain = None
        if not lines:
            return
        if follower is not None and follower.kind == "details" and self.needs_plain_heading(follower):
            plain = self.pending = read_plain_section(self.source, lines)
        elif follower is None and not self.details:
            plain = self.take_cut_section(lines)
        self.add_paragraphs(plain.lines_above if plain else self.take_pairs(lines))

    def add_paragraphs(self, lines: list[Line]) -> None:
        """Paragraphs belong to the open details section; outside, to the document and the heading's section."""
        fields = paragraphs_of(self.source, "body", lines)
        holder = self.details[-1] if self.details else self.section
        if holder is not None:
            holder.fields += fields
        for place in fields:
            if place.name == "image":
                continue
            if place.text:
                self.lead_in, self.lead_in_field = place.text, place
            if not self.details:
                self.outline.paragraphs.append(replace(place, name=self.path[-1][1] if self.path else ""))

    def take_front_matter(self, lines: list[Line]) -> list[Line]:
        """Front matter without fences: two lines or more of `key: value` near the top, keys in lower case."""
        found = front_matter_lines(lines)
        if not found:
            return lines
        self.add(read_front_matter(self.source, found, found[0].start, found[-1].end))
        taken = {line.start for line in found}
        return [line for line in lines if line.start not in taken]

    def take_pairs(self, lines: list[Line]) -> list[Line]:
        """Lines of `name - value` without bullets, at the end of a paragraph."""
        first, pairs = pairs_at_end(self.source, lines, self.headings)
        if not pairs:
            return lines
        self.add_paragraphs(lines[:first])
        self.add_pairs(pairs)
        return []

    def take_cut_section(self, lines: list[Line]) -> PlainSection | None:
        """The last record of a document that stops in the middle, like the records before it but without details."""
        source = self.source
        plain = read_cut_section(source, lines) if self.plain_count > 1 else None
        note = plain.cut_note if plain else lines[-1] if is_cut_note(lines[-1].text) else None
        if note:
            self.outline.is_truncated = True
            source.flag("document_truncated", note.start, note.end, "the document says that it is not complete")
        if plain:
            self.outline.is_truncated = True
            source.flag("record_cut", plain.start, plain.end, f"the document ends inside the record {plain.name!r}")
            section = OpenSection(plain.name, plain.start, 0, self.headings, plain.fields)
            self.emit(section, plain.end, is_complete=False)
        return plain

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
        section = OpenSection(summary, block.start, 0, self.headings, path=list(self.path))
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
        return self.path[-1][1] if self.path else ""

    def close_details(self, end: int, *, is_complete: bool) -> None:
        """The innermost open details section ends; headings inside it end with it."""
        section = self.details.pop()
        if self.section is not None and self.section.start > section.start:
            self.close_section(end)
        self.path = section.path
        self.emit(section, end, is_complete=is_complete)

    # --- tables

    def read_tables(self, block: Block) -> None:
        """Give each table its headings, section and lead-in."""
        section = self.details[-1].name if self.details else ""
        base = len(self.outline.tables)
        for table in block.tables:
            parent = (table.parent[0] + base, table.parent[1], table.parent[2]) if table.parent else None
            filled = replace(
                table,
                index=len(self.outline.tables),
                headings=self.headings,
                section=section,
                lead_in=self.lead_in,
                parent=parent,
            )
            self.outline.tables.append(filled)
            for holder in self.details:
                holder.tables.append(filled)
            if self.section is not None:
                self.section.tables.append(filled)

    # --- lists

    def read_list(self, block: Block) -> None:
        """A list of pairs, or bullets with their sub-bullets; its last text may lead in a table."""
        flat_items = [(bullet.start, bullet.lines[0]) for bullet in block.bullets]
        is_flat = all(not bullet.children and len(bullet.lines) == 1 for bullet in block.bullets)
        pairs = read_pairs(self.source, flat_items, self.headings) if is_flat else []
        if pairs:
            self.add_pairs(pairs)
            self.lead_in, self.lead_in_field = "", None
            return
        for bullet in block.bullets:
            record = read_bullet(self.source, bullet, self.headings)
            self.add(record)
            self.lead_in, self.lead_in_field = record.name, None

    def add_pairs(self, pairs: list[Record]) -> None:
        """Pairs keep the paragraph above them: it says what their values are."""
        for record in pairs:
            if self.lead_in_field is not None:
                record = replace(record, fields=(*record.fields, replace(self.lead_in_field, name="lead_in")))
            self.add(record)

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
