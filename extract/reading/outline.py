"""The blocks of a document in, records and paragraphs out: what stands under which heading, in which section."""

from __future__ import annotations

from dataclasses import replace

from extract.reading.blocks import read_blocks
from extract.reading.fields import paragraphs_of, renamed
from extract.reading.lines import Line
from extract.reading.list_records import (
    front_matter_lines,
    pairs_at_end,
    read_bullet,
    read_front_matter,
    read_names,
    read_pairs,
    says_something,
)
from extract.reading.markdown_text import read_markdown
from extract.reading.open_blocks import Block
from extract.reading.open_sections import OpenSection, OpenSections, Outline
from extract.reading.plain_sections import (
    PlainSection,
    is_cut_note,
    read_cut_section,
    read_plain_section,
)
from extract.reading.source import Source
from extract.records import Field, Record


def read_outline(source: Source) -> Outline:
    """Read the blocks of the document and walk over them in order."""
    walker = OutlineWalker(source, read_blocks(source))
    for number, block in enumerate(walker.blocks):
        walker.read_block(number, block)
    return walker.finish()


class OutlineWalker(OpenSections):
    """Walks over the blocks in order and gives running text, lists and tables to the sections that are open."""

    def __init__(self, source: Source, blocks: list[Block]) -> None:
        """Start before the first block."""
        super().__init__(source, blocks)
        self.blocks = blocks
        self.lead_in_field: Field | None = None
        self.has_headings = any(block.kind == "heading" for block in blocks)

    def read_block(self, number: int, block: Block) -> None:
        """Read one block."""
        if block.kind == "paragraph":
            self.read_paragraph(number, block)
            return
        if block.kind == "tables":
            self.read_tables(block)
        elif block.kind == "heading":
            if not self.read_heading(block):
                self.add_paragraphs(block.lines)  # pictures alone, or badges that are links
        elif block.kind == "list":
            self.read_list(block)
            return
        elif block.kind == "names":
            self.add(read_names(self.source, block.lines[0], self.title_above(), self.headings))
        elif block.kind == "front_matter":
            self.add(read_front_matter(self.source, block.lines, block.start, block.end))
        elif block.kind == "details":
            self.open_details(block)
        elif block.kind == "end_details":
            self.end_details(block)
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
                self.outline.paragraphs.append(renamed(place, self.headings[-1] if self.headings else ""))

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
        for bullet in filter(says_something, block.bullets):
            record = read_bullet(self.source, bullet, self.headings)
            self.add(record)
            self.lead_in, self.lead_in_field = record.name, None

    def add_pairs(self, pairs: list[Record]) -> None:
        """Pairs keep the paragraph above them: it says what their values are."""
        for record in pairs:
            if self.lead_in_field is not None:
                record = replace(record, fields=(*record.fields, renamed(self.lead_in_field, "lead_in")))
            self.add(record)
