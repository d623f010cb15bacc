"""What the lines of a document have come to so far: finished blocks, the open paragraph and the open list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.reading.bullets import Bullet, OpenList
from extract.reading.html_lines import ITEMS, LISTS, Edge, edges_of, has_list_edge, has_words, pieces_of
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
        self.html_lists = 0
        """How many lists of HTML are open."""
        self.looked_at: tuple[list[Line], int, bool] = ([], 0, False)
        """A paragraph, how many of its lines were looked at, and whether one of them shows anything."""

    def read_html_line(self, line: Line) -> bool:
        """Read a line with tags of blocks in it piece by piece; False where it is a line like others."""
        is_markdown = line.text.lstrip()[0] in "#|" or ITEM.fullmatch(line.text) or self.list.path
        if is_markdown and not self.html_lists:
            return False
        edges = edges_of(line.text)
        if has_list_edge(edges) or (edges and self.html_lists):
            self.read_html_items(line, edges)
            return True
        pieces = pieces_of(line.text, edges) if edges else []
        worded = [start for start, end in pieces if has_words(line.text[start:end])]
        is_below = bool(worded) and edges[0].end <= worded[0] and self.paragraph_shows()
        if len(worded) + is_below <= 1:
            return False
        if is_below:
            self.close_paragraph()
        for number, (start, end) in enumerate(pieces):
            if number:
                self.close_paragraph()
            self.read_text(_piece(line, start, end))
        return True

    def paragraph_shows(self) -> bool:
        """Whether anything but tags stands in the open paragraph; each of its lines is looked at once."""
        if self.looked_at[0] is not self.paragraph:
            self.looked_at = (self.paragraph, 0, False)
        _, count, shows = self.looked_at
        shows = shows or any(has_words(line.text) for line in self.paragraph[count:])
        self.looked_at = (self.paragraph, len(self.paragraph), shows)
        return shows

    def read_html_items(self, line: Line, edges: list[Edge]) -> None:
        """The items of HTML lists that start, go on or end in a line."""
        start = 0
        for edge in edges:
            is_term = edge.name == "dt" and edge.is_end
            self.read_html_text(_piece(line, start, edge.end if is_term else edge.start))
            start = edge.end
            if not self.html_lists or (edge.name in ITEMS and not edge.is_end):
                self.close_paragraph()
            if edge.name in ITEMS and not edge.is_end:
                self.html_lists = max(self.html_lists, 1)
                content = _piece(line, edge.end, edge.end)
                self.note_lifted(self.list.add_html_item(self.html_lists, content, line.start + edge.start), line)
            elif edge.name in LISTS:
                self.html_lists = max(self.html_lists + (-1 if edge.is_end else 1), 0)
                if not self.html_lists:
                    self.close_list()
        self.read_html_text(_piece(line, start, len(line.text)))

    def note_lifted(self, is_lifted: bool, line: Line) -> None:
        """Say once a list that an item stands deeper than lists may nest, and was read one level higher."""
        if is_lifted and not self.list.is_lifted:
            self.list.is_lifted = True
            self.source.flag("list_too_deep", line.start, line.end, "lists nest too deep; read one level higher")

    def read_html_text(self, piece: Line) -> None:
        """What stands between two tags of blocks: of the open item, or of a paragraph."""
        if not has_words(piece.text):
            return
        item = self.list.innermost if self.html_lists else None
        if item is None:
            self.paragraph.append(piece)
        elif item.lines[-1].text:
            self.list.add_line(piece, after_blank=False)
        else:
            self.list.start_item(piece)

    def read_text(self, line: Line) -> None:
        """A line of running text continues the open bullet or the open paragraph."""
        if self.html_lists and self.list.path:
            self.list.add_line(line, after_blank=False)
            return
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
        self.html_lists = 0
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


def _piece(line: Line, start: int, end: int) -> Line:
    """A part of a line, at its place."""
    return Line(line.start + start, line.start + end, line.text[start:end], line.quote_depth)
