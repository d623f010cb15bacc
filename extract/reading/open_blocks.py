"""What the lines of a document have come to so far: finished blocks, the open paragraph and the open list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.reading.bullets import Bullet, OpenList
from extract.reading.lines import ITEM, Line
from extract.reading.source import Source
from extract.reading.table_lines import Surroundings
from extract.records import Table

BlockKind = Literal["heading", "paragraph", "list", "tables", "names", "front_matter", "details", "end_details", "code"]


@dataclass(slots=True)
class Block:
    """One block: its place, and what its kind needs."""

    kind: BlockKind
    start: int
    end: int
    lines: list[Line] = field(default_factory=list)
    """Of headings, paragraphs, names and front matter."""
    level: int = 0
    bullets: list[Bullet] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    summary: tuple[int, int] | None = None
    """Inner span of a details section's summary."""


class OpenBlocks:
    """The finished blocks of a document, and the paragraph and the list that lines below may continue."""

    def __init__(self, source: Source) -> None:
        """Start at the top of the document."""
        self.source = source
        self.blocks: list[Block] = []
        self.paragraph: list[Line] = []
        self.list = OpenList()
        self.after_blank = False
        self.is_in_html = False
        self.html_depth = 0
        """Quote marks before the HTML block: a line with more of them and nothing else does not end it."""
        self.joined = ""
        """What the open paragraph continues by strict rules, for no blank line stands between."""

    def read_text(self, line: Line) -> None:
        """A line of running text continues the open bullet or the open paragraph."""
        if self.list.path:
            if self.list.takes(line, after_blank=self.after_blank):
                self.list.add_line(line, after_blank=self.after_blank)
                return
            is_apart = self.after_blank or line.quote_depth > self.list.path[0].lines[0].quote_depth
            self.close_list()
            self.joined = "" if is_apart else "no blank line below the list above it"
        if self.paragraph and self.paragraph[-1].quote_depth < line.quote_depth:
            self.close_paragraph()
        self.paragraph.append(line)

    def header_above(self, around: Surroundings, delimiter: Line) -> Line | None:
        """The line that may be the header of a table with this delimiter row."""
        bullet = self.list.innermost
        if bullet is not None and not self.after_blank:
            return self.header_in_item(bullet, around, delimiter)
        if self.paragraph:
            around.is_in_paragraph = len(self.paragraph) > 1
            around.paragraph_depth = self.paragraph[0].quote_depth
            return self.paragraph[-1]
        above = self.blocks[-1] if self.blocks else None
        if above is None or above.kind not in ("heading", "paragraph") or not above.lines:
            return None
        between = self.source.flat[above.end : delimiter.start]
        header = above.lines[-1]
        if above.kind == "heading":
            around.is_header_heading = True
            is_near = between == "\n" and "|" in header.text and above.level > 0
            return Line(above.start, above.end, self.source.flat[above.start : above.end]) if is_near else None
        around.is_header_apart = True
        is_near = between.count("\n") == 2 and not between.strip() and header.text.lstrip()[:1] == "|"
        return header if is_near else None

    def header_in_item(self, bullet: Bullet, around: Surroundings, delimiter: Line) -> Line | None:
        """The last line of a list item, without the markers of items that start in it."""
        header = bullet.lines[-1]
        if self.source.flat.count("\n", header.end, delimiter.start) != 1:
            return None
        around.base_indent = bullet.content_indent
        around.is_in_paragraph = len(bullet.lines) - 1 > bullet.paragraph_start
        if header.quote_depth > bullet.lines[0].quote_depth:
            around.base_indent = 0
            around.is_in_paragraph = bullet.lines[-2].quote_depth == header.quote_depth
        while len(bullet.lines) == 1 and (match := ITEM.fullmatch(header.text)) and match[4]:
            header = Line(header.start + match.start(4), header.end, match[4], header.quote_depth)
            around.base_indent += match.start(4)
        return header

    def take_header(self, around: Surroundings) -> None:
        """Remove the header from the block that it was taken for."""
        if around.is_header_heading:
            self.blocks.pop()
        elif around.is_header_apart:
            block = self.blocks[-1]
            block.lines.pop()
            if not block.lines:
                self.blocks.pop()
        elif self.list.path and not self.after_blank:
            self.list.take_last_line()
        else:
            self.paragraph.pop()

    def close_all(self) -> None:
        """End the open paragraph and the open list."""
        self.close_list()
        self.close_paragraph()

    def close_paragraph(self) -> None:
        """End the open paragraph; definitions of link references are no text."""
        self.joined = ""
        if self.paragraph:
            lines, self.paragraph = self.paragraph, []
            if self.source.definition_starts:
                lines = [line for line in lines if line.start not in self.source.definition_starts]
                if not lines:
                    return
            self.blocks.append(Block("paragraph", lines[0].start, lines[-1].end, lines=lines))

    def close_list(self) -> None:
        """End the open list."""
        if self.list.bullets:
            bullets, self.list = self.list.bullets, OpenList()
            self.blocks.append(Block("list", bullets[0].start, bullets[-1].end, bullets=bullets))
        elif self.list.path:
            self.list = OpenList()
