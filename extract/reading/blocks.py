"""The segments of a document in, its blocks out: headings, paragraphs, bullets, pairs, tables, names, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from extract.reading.cuts import Segment, cut_segments
from extract.reading.limits import MAX_LIST_DEPTH
from extract.reading.pipe_tables import Row, is_delimiter, read_pipe_table, split_row
from extract.reading.source import Source
from extract.reading.tab_blocks import read_tab_block
from extract.records import Table

BlockKind = Literal["heading", "paragraph", "list", "tables", "names", "front_matter", "details", "end_details", "code"]

QUOTE: Final = re.compile(r"[ \t]*(?:>[ \t]?)+")
ATX: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
SETEXT: Final = re.compile(r" {0,3}(=+|-+)[ \t]*")
RULE: Final = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
ITEM: Final = re.compile(r"([ \t]*)([-*+•‣◦]|\d{1,9}[.)])(?:([ \t]+)(.*)|$)")
HTML_BLOCK: Final = re.compile(
    r" {0,3}</?(?:address|article|aside|base|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    r"figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|optgroup|option|"
    r"p|param|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s>/])",
    re.IGNORECASE,
)
KEY: Final = re.compile(r"([a-z][a-z0-9_-]{0,40}):[ \t]+(\S.*)")
FRONT_KEY: Final = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?")
SHORT_NAME: Final = 60
NAMES_AT_LEAST: Final = 3
WRAPPED_AT: Final = 60
"""A bullet's line that is shorter was not wrapped."""
FRONT_MATTER_LINES: Final = 12
"""Front matter without fences is looked for within this many lines."""


@dataclass(slots=True)
class Line:
    """A line, or what a cut left of it, without quote marks: place and text."""

    start: int
    end: int
    text: str
    quote_depth: int = 0


@dataclass(slots=True)
class Bullet:
    """A list item: where its marker and its content stand, its lines, and the items below it."""

    indent: int
    content_indent: int
    start: int
    end: int
    lines: list[Line]
    children: list[Bullet] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """One block. `level` of headings; `lines` of headings, paragraphs and names; the rest by kind."""

    kind: BlockKind
    start: int
    end: int
    lines: list[Line] = field(default_factory=list)
    level: int = 0
    bullets: list[Bullet] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    summary: tuple[int, int] | None = None
    pairs: list[tuple[str, str, int, int, int, int]] = field(default_factory=list)
    """Front matter: key, value, place of the line, place of the value."""


def read_blocks(source: Source) -> list[Block]:
    """All blocks of the document in order of appearance."""
    reader = BlockReader(source)
    for segment in cut_segments(source):
        reader.read_segment(segment)
    reader.close_list()
    reader.close_paragraph()
    return reader.blocks


class BlockReader:
    """Reads lines in order; keeps the open paragraph and the open list."""

    def __init__(self, source: Source) -> None:
        """Start at the top of the document."""
        self.source = source
        self.blocks: list[Block] = []
        self.paragraph: list[Line] = []
        self.bullets: list[Bullet] = []
        self.open_bullets: list[Bullet] = []
        self.after_blank = False
        self.front_matter_end = 0

    def read_segment(self, segment: Segment) -> None:
        """Read one segment of the document."""
        if segment.kind == "text":
            self.read_lines(self.lines_of(segment))
            return
        if segment.kind == "code":
            if self.open_bullets:
                return
            self.close_paragraph()
            self.blocks.append(Block("code", segment.start, segment.end))
            return
        self.close_list()
        self.close_paragraph()
        if segment.kind == "tables":
            self.blocks.append(Block("tables", segment.start, segment.end, tables=list(segment.tables)))
        else:
            self.blocks.append(Block(segment.kind, segment.start, segment.end, summary=segment.summary))

    def lines_of(self, segment: Segment) -> list[Line]:
        """The lines of a text segment, the first and last perhaps cut."""
        source = self.source
        first = source.line_of(segment.start) - 1
        lines = []
        flat = source.flat
        for number in range(first, len(source.line_starts)):
            start = max(source.line_starts[number], segment.start)
            if start > segment.end or (start == segment.end and number > first):
                break
            end = min(source.line_ends[number], segment.end)
            lines.append(Line(start, end, flat[start:end]))
        return lines

    def read_lines(self, lines: list[Line]) -> None:
        """Read the lines of one text segment."""
        position = 0
        while position < len(lines):
            line = lines[position]
            if ">" in line.text[:4]:
                self.strip_quote(line)
            position += self.read_line(lines, position)

    def strip_quote(self, line: Line) -> None:
        """Take the quote marks off a line."""
        match = QUOTE.match(line.text)
        if match:
            line.quote_depth = match[0].count(">")
            line.start += match.end()
            line.text = line.text[match.end() :]

    def read_line(self, lines: list[Line], position: int) -> int:
        """Read the line at `position`, or several; gives how many."""
        line = lines[position]
        text = line.text
        stripped = text.strip()
        if not stripped:
            self.close_paragraph()
            self.after_blank = True
            return 1
        first = stripped[0]
        if not self.blocks and not self.paragraph and line.start == 0 and first == "-" and stripped == "---":
            taken = self.read_front_matter(lines, position)
            if taken:
                return taken
        if first in "|-:" and self.current_lines() and is_delimiter(text):
            taken = self.read_table(lines, position)
            if taken:
                return taken
        taken = 0
        if first == "#":
            taken = self.read_heading(line)
        elif first in "=-" and self.paragraph and not self.after_blank:
            taken = self.read_setext(line)
        if not taken and first in "*-_" and RULE.fullmatch(text):
            self.close_list()
            self.close_paragraph()
            taken = 1
        if not taken and (first in "-*+•‣◦" or first.isdigit()):
            taken = self.read_item(line)
        if not taken and "\t" in stripped:
            taken = self.read_tabs(lines, position)
        if not taken and "|" in stripped:
            taken = self.read_names(line, lines, position)
        if not taken:
            self.read_text(line)
        self.after_blank = False
        return taken or 1

    def current_lines(self) -> list[Line]:
        """The open paragraph: of the open list item, or of no list."""
        if self.open_bullets and not self.after_blank:
            return self.open_bullets[-1].lines
        return self.paragraph

    def read_text(self, line: Line) -> None:
        """A line of running text continues the open bullet or the open paragraph."""
        if self.open_bullets:
            indent = _indent(line.text)
            is_inside = indent > self.open_bullets[0].indent
            if is_inside or (not self.after_blank and _is_lazy(self.open_bullets[-1].lines[-1].text, line.text)):
                while len(self.open_bullets) > 1 and self.after_blank and indent <= self.open_bullets[-1].indent:
                    self.open_bullets.pop()
                bullet = self.open_bullets[-1]
                bullet.lines.append(line)
                for open_bullet in self.open_bullets:
                    open_bullet.end = line.end
                return
            self.close_list()
        if self.paragraph and self.paragraph[-1].quote_depth < line.quote_depth:
            self.close_paragraph()
        self.paragraph.append(line)

    def read_heading(self, line: Line) -> int:
        """An ATX heading; "# of Parameters" inside a table row is none, for rows are read before."""
        match = ATX.fullmatch(line.text)
        if not match or not (match[2] or "").strip():
            return 0
        self.close_list()
        self.close_paragraph()
        start, end = line.start + match.start(2), line.start + match.end(2)
        heading = Line(start, end, match[2])
        self.blocks.append(Block("heading", line.start, line.end, lines=[heading], level=len(match[1])))
        return 1

    def read_setext(self, line: Line) -> int:
        """A line of = or - under a paragraph makes it a heading."""
        match = SETEXT.fullmatch(line.text)
        if not match or self.open_bullets or len(self.paragraph) > 3:
            return 0
        lines, self.paragraph = self.paragraph, []
        level = 1 if match[1][0] == "=" else 2
        self.blocks.append(Block("heading", lines[0].start, line.end, lines=lines, level=level))
        return 1

    def read_item(self, line: Line) -> int:
        """A bullet or numbered item."""
        match = ITEM.fullmatch(line.text)
        if not match or (match[2][0].isdigit() and self.paragraph and match[2][:-1] != "1"):
            return 0
        indent = _width(match[1])
        if indent >= 4 and not self.open_bullets:
            return 0
        self.close_paragraph()
        gap = len(match[3] or " ")
        content_indent = indent + len(match[2]) + (gap if gap <= 4 else 1)
        while self.open_bullets and indent < self.open_bullets[-1].content_indent and (
            len(self.open_bullets) > 1 or indent <= self.open_bullets[0].indent + 1
        ):
            if indent > self.open_bullets[-1].indent + 1:
                break
            self.open_bullets.pop()
        start = line.start + match.start(2)
        content = Line(line.start + (match.start(4) if match[4] else match.end(2)), line.end, match[4] or "")
        bullet = Bullet(indent, content_indent, start, line.end, [content])
        siblings = self.open_bullets[-1].children if self.open_bullets else self.bullets
        if len(self.open_bullets) >= MAX_LIST_DEPTH:
            siblings = self.open_bullets[-2].children
            self.open_bullets.pop()
        siblings.append(bullet)
        for open_bullet in self.open_bullets:
            open_bullet.end = line.end
        self.open_bullets.append(bullet)
        return 1

    def read_table(self, lines: list[Line], position: int) -> int:
        """A pipe table whose delimiter row stands at `position` and whose header is the line above."""
        current = self.current_lines()
        header, delimiter = current[-1], lines[position]
        header_row = Row(header.start, header.end)
        delimiter_row = Row(delimiter.start, delimiter.end)
        columns = len(split_row(self.source.flat, delimiter_row))
        if len(split_row(self.source.flat, header_row)) != columns or (columns == 1 and "|" not in header.text):
            return 0
        # Where a document sets no blank line before a table it will set none behind it either: rows need a pipe.
        is_rescued = len(current) > 1 and not self.open_bullets
        body = []
        taken = 1
        for line in lines[position + 1 :]:
            if delimiter.quote_depth or ">" in line.text[:4]:
                self.strip_quote(line)
            if not self.continues_table(line, delimiter) or (is_rescued and "|" not in line.text):
                break
            body.append(Row(line.start, line.end))
            taken += 1
        del current[-1]
        rescued = "no blank line before it" if is_rescued else ""
        table = read_pipe_table(self.source, header_row, delimiter_row, body, rescued=rescued)
        if self.open_bullets and not current:
            self.drop_empty_bullet()
        self.close_list()
        self.close_paragraph()
        self.blocks.append(Block("tables", table.start, table.end, tables=[table]))
        self.after_blank = False
        return taken

    def drop_empty_bullet(self) -> None:
        """A bullet that held only a table's header is no bullet."""
        bullet = self.open_bullets.pop()
        siblings = self.open_bullets[-1].children if self.open_bullets else self.bullets
        siblings.remove(bullet)

    def continues_table(self, line: Line, delimiter: Line) -> bool:
        """Whether a line is a body row: neither blank nor the start of another block."""
        text = line.text
        stripped = text.strip()
        if not stripped or line.quote_depth > delimiter.quote_depth:
            return False
        first = stripped[0]
        if first == "|":
            return True
        if first == "#" and ATX.fullmatch(text):
            return False
        if first == "<" and HTML_BLOCK.match(text):
            return False
        if first in "*-_" and RULE.fullmatch(text):
            return False
        return not ((first in "-*+" or first.isdigit()) and ITEM.fullmatch(text))

    def read_tabs(self, lines: list[Line], position: int) -> int:
        """Two lines or more with the same number of tabs between their cells."""
        rows = []
        for line in lines[position:]:
            stripped = line.text.strip(" \n")
            if "\t" not in stripped.strip() or line.text[:1] in " \t":
                break
            rows.append(line)
        if len(rows) < 2 or any(row.text.count("\t") != rows[0].text.count("\t") for row in rows[:2]):
            return 0
        self.close_list()
        self.close_paragraph()
        table = read_tab_block(self.source, [Row(row.start, row.end) for row in rows])
        self.blocks.append(Block("tables", table.start, table.end, tables=[table]))
        return len(rows)

    def read_names(self, line: Line, lines: list[Line], position: int) -> int:
        """A line of names with pipes between them, not followed by a delimiter row."""
        if position + 1 < len(lines) and is_delimiter(lines[position + 1].text):
            return 0
        text = line.text.strip()
        if text.startswith("|") or text.endswith("|") or self.open_bullets:
            return 0
        names = text.split(" | ")
        if len(names) < NAMES_AT_LEAST or any(len(name) > SHORT_NAME or not name.strip() for name in names):
            if len(names) < NAMES_AT_LEAST or "](" not in text and "<a" not in text:
                return 0
        self.close_paragraph()
        self.blocks.append(Block("names", line.start, line.end, lines=[line]))
        return 1

    def read_front_matter(self, lines: list[Line], position: int) -> int:
        """Front matter between lines of three hyphens."""
        for number in range(position + 1, min(len(lines), position + 200)):
            if lines[number].text.strip() in ("---", "..."):
                body = lines[position + 1 : number]
                if not any(FRONT_KEY.fullmatch(line.text) for line in body):
                    return 0
                block = Block("front_matter", lines[position].start, lines[number].end, pairs=_pairs(body))
                self.blocks.append(block)
                return number - position + 1
        return 0

    def close_paragraph(self) -> None:
        """End the open paragraph."""
        if self.paragraph:
            lines, self.paragraph = self.paragraph, []
            self.blocks.append(Block("paragraph", lines[0].start, lines[-1].end, lines=lines))

    def close_list(self) -> None:
        """End the open list."""
        if self.bullets:
            bullets, self.bullets, self.open_bullets = self.bullets, [], []
            self.blocks.append(Block("list", bullets[0].start, bullets[-1].end, bullets=bullets))


def _pairs(lines: list[Line]) -> list[tuple[str, str, int, int, int, int]]:
    """Keys and values of front matter; the lines of a YAML list belong to the key above."""
    pairs: list[tuple[str, str, int, int, int, int]] = []
    for line in lines:
        match = FRONT_KEY.fullmatch(line.text.rstrip())
        if match:
            value = (match[2] or "").strip().strip("\"'")
            start = line.start + (match.start(2) if match[2] else match.end())
            pairs.append((match[1], value, line.start, line.end, start, start + len(match[2] or "")))
        elif pairs and line.text.strip():
            key, value, start, _, first, _ = pairs[-1]
            more = line.text.strip().lstrip("- ").strip("\"'")
            pairs[-1] = (key, f"{value}, {more}" if value else more, start, line.end, first, line.end)
    return pairs


def _is_lazy(above: str, text: str) -> bool:
    """Whether a line that is not indented still belongs to the bullet above: the bullet was wrapped there."""
    first, above = text.lstrip()[0], above.rstrip()
    return first.islower() or (len(above) > WRAPPED_AT and above[-1] not in ".!?:>")


def _indent(text: str) -> int:
    return _width(text[: len(text) - len(text.lstrip())])


def _width(space: str) -> int:
    return len(space.expandtabs(4)) if "\t" in space else len(space)
