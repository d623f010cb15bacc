"""The segments of a document in, its blocks out: headings, paragraphs, lists, tables, names, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Final

from extract.reading.cuts import Segment, cut_segments
from extract.reading.lines import ATX, COMMENT_LINE, ITEM, LONE_TAG, RULE, SETEXT, Line, starts_html, strip_quote
from extract.reading.list_records import are_link_labels
from extract.reading.nested_tables import html_tables_in, with_tables_in_cells
from extract.reading.open_blocks import Block, BlockKind, OpenBlocks
from extract.reading.pipe_tables import read_pipe_table
from extract.reading.source import Source
from extract.reading.tab_blocks import count_tab_lines, read_tab_block
from extract.reading.table_lines import (
    JOINED_ABOVE,
    Surroundings,
    TableLines,
    as_delimiter,
    find_rows_below,
    find_table,
    find_undelimited,
    is_delimiter,
)
from extract.records import Table

SHORT_NAME: Final = 60
NAMES_AT_LEAST: Final = 3
MAX_SETEXT_LINES: Final = 3
FENCED_FRONT_MATTER_LINES: Final = 5_000
FRONT_KEY: Final = re.compile(r"[A-Za-z][\w -]{0,40}:(?:[ \t].*)?")


def read_blocks(source: Source) -> list[Block]:
    """All blocks of the document in order of appearance."""
    reader = BlockReader(source)
    for segment in cut_segments(source):
        reader.read_segment(segment)
    reader.close_all()
    return reader.blocks


class BlockReader(OpenBlocks):
    """Reads lines in order."""

    # --- segments

    def read_segment(self, segment: Segment) -> None:
        """Read one segment of the document."""
        if segment.kind == "text":
            self.read_lines(self.lines_of(segment))
        elif segment.kind == "code":
            if not self.list.path:
                self.close_all()
                self.blocks.append(Block("code", segment.start, segment.end))
        else:
            self.close_all()
            self.is_in_html, self.html_depth = segment.kind != "heading", 0
            self.after_blank = False
            self.blocks.append(self.block_of(segment))

    def block_of(self, segment: Segment) -> Block:
        """The block of a segment that is no running text."""
        if segment.kind == "tables":
            return Block("tables", segment.start, segment.end, tables=self.with_pipe_tables(segment.tables))
        if segment.kind == "heading":
            first, last = segment.inner or (segment.start, segment.start)
            lines = [Line(first, last, self.source.flat[first:last])]
            return Block("heading", segment.start, segment.end, lines=lines, level=segment.level)
        kind: BlockKind = "details" if segment.kind == "details" else "end_details"
        return Block(kind, segment.start, segment.end, summary=segment.inner)

    def with_pipe_tables(self, tables: Sequence[Table]) -> list[Table]:
        """HTML tables with the pipe tables in their cells."""

        def find(start: int, end: int) -> list[Table]:
            inner = BlockReader(self.source)
            inner.is_in_html = True
            inner.read_segment(Segment("text", start, end))
            inner.close_all()
            return [table for block in inner.blocks for table in block.tables]

        return with_tables_in_cells(self.source, tables, find)

    def lines_of(self, segment: Segment) -> list[Line]:
        """The lines of a text segment, the first and last perhaps cut."""
        source, flat = self.source, self.source.flat
        first, last = source.line_of(segment.start) - 1, source.line_of(segment.end) - 1
        if last > first and segment.end == source.line_starts[last]:
            last -= 1
        starts, ends = source.line_starts[first : last + 1], source.line_ends[first : last + 1]
        is_cut = segment.start > starts[0], segment.end < ends[-1]
        if first == last and any(is_cut) and not flat[segment.start : segment.end].strip():
            return []
        starts[0], ends[-1] = segment.start, min(ends[-1], segment.end)
        lines = [Line(start, end, flat[start:end]) for start, end in zip(starts, ends, strict=True)]
        # What a cut leaves of a line is no blank line.
        if is_cut[1] and not lines[-1].text.strip():
            lines.pop()
        if is_cut[0] and lines and not lines[0].text.strip():
            del lines[0]
        return lines

    def read_lines(self, lines: list[Line]) -> None:
        """Read the lines of one text segment."""
        position = 0
        while position < len(lines):
            line = lines[position]
            if ">" in line.text[:4] and not line.quote_depth:
                strip_quote(line)
            position += self.read_line(lines, position)

    # --- lines

    def read_line(self, lines: list[Line], position: int) -> int:
        """Read the line at `position`, and perhaps some below; gives how many."""
        line = lines[position]
        text = line.text
        stripped = text.strip()
        if not stripped:
            self.close_paragraph()
            self.is_in_html = self.is_in_html and line.quote_depth > self.html_depth
            self.after_blank, self.joined = True, ""
            return 1
        if "<" in stripped and not self.heads_table(lines, position) and self.read_html_line(line):
            self.after_blank = False
            return 1
        first = stripped[0]
        taken = 0
        if first in "|-:":
            taken = self.read_dashes(lines, position)
        if not taken and first in "#=-*_<":
            taken = self.read_marked(line, first)
        if not taken and (first in "-*+•‣◦" or first.isdigit()):
            taken = self.read_item(line)
        if not taken and "\t" in stripped and first != "|":
            taken = self.read_tabs(lines, position)
        if not taken and "|" in stripped and " | " in stripped:
            taken = self.read_undelimited(lines, position) or self.read_names(lines, position)
        if not taken:
            self.read_text(line)
        self.after_blank = False
        return taken or 1

    def heads_table(self, lines: list[Line], position: int) -> bool:
        """Whether the line below is a delimiter row, so that this one is a header, whatever tags it holds."""
        below = lines[position + 1].text if position + 1 < len(lines) else ""
        return (
            "|" in lines[position].text and below.strip()[:1] in ("|", "-", ":") and is_delimiter(as_delimiter(below))
        )

    def read_dashes(self, lines: list[Line], position: int) -> int:
        """Front matter at the top, or a pipe table by its delimiter row."""
        line = lines[position]
        if line.start == 0 and line.text.rstrip() == "---":
            return self.read_fenced_front_matter(lines, position)
        if is_delimiter(line.text):
            return self.read_table(lines, position)
        if line.text.lstrip()[0] == "|" and is_delimiter(as_delimiter(line.text)):
            lines[position] = Line(line.start, line.end, as_delimiter(line.text), line.quote_depth)
            taken = self.read_table(lines, position, is_meant=True)
            lines[position] = line
            return taken
        return 0

    def read_marked(self, line: Line, first: str) -> int:
        """A heading, a rule, or a line of HTML."""
        if first == "#":
            return self.read_heading(line)
        if first == "<":
            if COMMENT_LINE.fullmatch(line.text):
                self.close_paragraph()
                return 1
            if starts_html(line.text) or (not self.paragraph and LONE_TAG.fullmatch(line.text)):
                self.is_in_html, self.html_depth = True, line.quote_depth
            return 0
        if first in "=-" and self.paragraph and self.read_setext(line):
            return 1
        if first in "*-_" and RULE.fullmatch(line.text):
            self.close_all()
            return 1
        return 0

    def read_heading(self, line: Line) -> int:
        """An ATX heading."""
        match = ATX.fullmatch(line.text)
        if not match or not (match[2] or "").strip():
            return 0
        self.close_all()
        heading = Line(line.start + match.start(2), line.start + match.end(2), match[2])
        self.blocks.append(Block("heading", line.start, line.end, lines=[heading], level=len(match[1])))
        return 1

    def read_setext(self, line: Line) -> int:
        """A line of = or - under a short paragraph makes it a heading."""
        match = SETEXT.fullmatch(line.text)
        if not match or len(self.paragraph) > MAX_SETEXT_LINES or self.paragraph[0].quote_depth != line.quote_depth:
            return 0
        lines, self.paragraph = self.paragraph, []
        self.blocks.append(
            Block("heading", lines[0].start, line.end, lines=lines, level=1 if match[1][0] == "=" else 2)
        )
        return 1

    def read_item(self, line: Line) -> int:
        """A list item; only number 1 may interrupt a paragraph."""
        match = ITEM.fullmatch(line.text)
        if not match or (match[2][0].isdigit() and self.paragraph and match[2][:-1] != "1"):
            return 0
        self.close_paragraph()
        self.note_lifted(self.list.add_item(match, line), line)
        return 1

    # --- tables

    def read_table(self, lines: list[Line], position: int, *, is_meant: bool = False) -> int:
        """A pipe table whose delimiter row stands at `position`."""
        around = Surroundings(is_in_html=self.is_in_html, joined=self.joined, is_delimiter_meant=is_meant)
        header = self.header_above(around, lines[position])
        table = find_table(header, lines, position, around) if header is not None else None
        if table is None:
            return 0
        self.take_header(around)
        self.close_all()
        for line in table.lines_without_pipe:
            self.source.flag(
                "row_without_pipe", line.start, line.end, "by the GFM rules a row of the table above", severity="info"
            )
        self.add_table(table)
        below = None if table.reasons else find_rows_below(table, lines, position + table.taken, around)
        if below is not None:
            self.add_table(below)
            self.is_in_html = self.is_in_html or below.is_behind_html
        return table.taken + (below.taken if below else 0)

    def read_undelimited(self, lines: list[Line], position: int) -> int:
        """Lines with as many pipes each, words above figures, that no delimiter row makes a table."""
        table = None if self.paragraph or self.list.path else find_undelimited(lines, position)
        if table is None:
            return 0
        self.close_all()
        self.add_table(table)
        return table.taken

    def add_table(self, found: TableLines) -> None:
        """Read the table and add its block."""
        table = read_pipe_table(self.source, found)
        tables = with_tables_in_cells(self.source, [table], partial(html_tables_in, self.source))
        self.blocks.append(Block("tables", table.start, table.end, tables=tables))

    def read_tabs(self, lines: list[Line], position: int) -> int:
        """A block of lines with tabs between their cells."""
        taken = count_tab_lines(lines, position)
        if taken:
            self.close_all()
            table = read_tab_block(self.source, lines[position : position + taken])
            self.blocks.append(Block("tables", table.start, table.end, tables=[table]))
        return taken

    def read_names(self, lines: list[Line], position: int) -> int:
        """A line of names with pipes between them: a list, no table."""
        line = lines[position]
        text = line.text.strip()
        if text[0] == "|" or text[-1] == "|" or self.list.path:
            return 0
        if position + 1 < len(lines) and is_delimiter(lines[position + 1].text):
            return 0
        names = text.split(" | ")
        has_links = "](" in text or "<a " in text
        if len(names) < NAMES_AT_LEAST or not all(
            len(name.strip()) > 0 and (has_links or len(name) <= SHORT_NAME) for name in names
        ):
            return 0
        if has_links and are_link_labels(self.source, names):
            return 0
        self.close_paragraph()
        self.joined = JOINED_ABOVE
        self.blocks.append(Block("names", line.start, line.end, lines=[line]))
        return 1

    def read_fenced_front_matter(self, lines: list[Line], position: int) -> int:
        """Front matter between lines of three hyphens at the very top."""
        for number in range(position + 1, min(len(lines), position + FENCED_FRONT_MATTER_LINES)):
            if lines[number].text.strip() in ("---", "..."):
                body = lines[position + 1 : number]
                if not any(FRONT_KEY.fullmatch(line.text.rstrip()) for line in body):
                    return 0
                self.blocks.append(Block("front_matter", lines[position].start, lines[number].end, lines=body))
                return number - position + 1
        return 0
