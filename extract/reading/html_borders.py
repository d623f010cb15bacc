"""An HTML table in, the borders of its cells out: its row groups, rows, cells, caption and nested tables with places.

The scan knows the end tags that HTML lets one leave out (https://html.spec.whatwg.org/multipage/parsing.html, "in
table" to "in cell"). It is our own because html.parser merges cells that are not closed, lxml tells no places, and
html5lib needs ten times as long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from extract.reading.grid import Anchor
from extract.reading.limits import MAX_COLUMN_SPAN, MAX_ROW_SPAN, MAX_TABLE_DEPTH
from extract.reading.source import Source
from extract.reading.tags import ATTRIBUTES, COMMENT, attributes_of

TOKEN: Final = re.compile(
    rf"<(t[dh])>([^<]*)</\1>|{COMMENT}|<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/<>]*+)(?P<attributes>{ATTRIBUTES})>",
    re.DOTALL,
)
"""A whole plain cell, a comment, or one tag."""
RAW_TEXT: Final = {
    name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes", "template", "svg")
}
"""Elements whose content is no markup of this table, and what ends them."""
HOLDERS: Final = frozenset({"template", "svg"})
"""Of these, those that are ordinary markup: without an end tag they hide nothing."""
GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
STRUCTURE: Final = GROUPS | {"td", "th", "tr", "table", "caption", "colgroup", "col"} | set(RAW_TEXT)
INTEGER: Final = re.compile(r"[\t\n\f\r ]*\+?([0-9]+)")
BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


@dataclass(slots=True, eq=False)
class Borders:
    """One table: where it stands, and its cells by row and row group; `parent_cell` holds a nested one."""

    start: int
    parent: Borders | None = None
    parent_cell: Anchor | None = None
    end: int = -1
    groups: list[tuple[str, list[list[Anchor]]]] = field(default_factory=list)
    caption: tuple[int, int] | None = None
    children: list[Borders] = field(default_factory=list)
    row: list[Anchor] | None = None
    """The open row."""
    cell: Anchor | None = None
    """The open cell."""
    is_group_open: bool = False
    is_caption_open: bool = False

    def open_row(self) -> list[Anchor]:
        """Start a row, in an implied tbody where no group is open."""
        if not self.is_group_open:
            self.open_group("tbody")
        self.row = []
        self.groups[-1][1].append(self.row)
        return self.row

    def open_group(self, kind: str) -> None:
        """Start a row group."""
        self.groups.append((kind, []))
        self.is_group_open, self.row = True, None

    def close_inside(self, offset: int) -> None:
        """End an open cell or caption before the tag at `offset`."""
        if self.cell is not None:
            self.cell.end = offset
            self.cell = None
        elif self.is_caption_open and self.caption:
            self.caption = (self.caption[0], offset)
            self.is_caption_open = False

    def close_rows(self, offset: int) -> None:
        """End whatever is open inside the table."""
        self.close_inside(offset)
        self.is_group_open, self.row = False, None


def scan_borders(source: Source, start: int) -> Borders:
    """Find the borders of the table whose `<table` stands at `start`, and of those nested in it."""
    return BorderScan(source, start).run()


class BorderScan:
    """Walks over the tags of one table; keeps the innermost open table."""

    def __init__(self, source: Source, start: int) -> None:
        """Start before the table's own tag."""
        self.source = source
        self.outer = Borders(start)
        self.table = self.outer
        self.depth = 0
        self.too_deep = 0
        self.raw_end = self.last = start

    def run(self) -> Borders:
        """The outer table, ended by its end tag, by a table that starts beside it, or by the end of the document."""
        for match in TOKEN.finditer(self.source.text, self.outer.start):
            start, end = match.span()
            if match[1] and not self.too_deep and self.raw_end <= start and self.last > self.outer.start:
                self.read_plain_cell(match, start)
                self.last = end
                continue
            name = match["name"]
            if name not in STRUCTURE:
                name = name.lower() if name else ""
                if name not in STRUCTURE:
                    continue
            if self.last == self.outer.start:
                self.last = end
                if start > self.outer.start:
                    break  # the tag at the start is not complete
                continue
            if start < self.raw_end:
                continue
            if self.table.cell is None and start > self.last:
                self.note_text(start)
            if self.read_tag(match, name):
                return self.outer
            self.last = end
            if self.raw_end == len(self.source.text):
                break
        self.end_unclosed()
        return self.outer

    def note_text(self, offset: int) -> None:
        """Text before `offset` that stands in no cell: a browser shows it above the table."""
        if self.source.text[self.last : offset].isspace():
            return
        gap = self.source.text[max(self.last, self.raw_end) : offset]
        if gap.isspace() or self.table.is_caption_open or self.too_deep:
            return
        if TOKEN.sub("", gap).strip():
            self.source.flag(
                "text_outside_cells", self.last, offset, "text inside a table, but in none of its cells",
                action="quarantined",
            )  # fmt: skip

    def read_tag(self, match: re.Match[str], name: str) -> bool:
        """What one tag means; gives whether it ends the outer table."""
        if self.too_deep:
            self.too_deep += 0 if name != "table" else -1 if match["slash"] else 1
            return False
        if name == "td" or name == "th":
            self.read_cell(match, name)
        elif name == "tr":
            self.read_row(match)
        elif name == "table":
            return self.end_table(match) if match["slash"] else self.open_table(match)
        elif name in GROUPS:
            self.read_group(match, name)
        elif name in RAW_TEXT:
            self.read_raw_text(match, name)
        else:
            self.read_caption(match, name)
        return False

    def read_plain_cell(self, match: re.Match[str], offset: int) -> None:
        """A cell with its end tag, no attributes and no markup: most cells are such."""
        table = self.table
        if table.cell is not None or table.is_caption_open:
            table.close_inside(offset)
        elif offset > self.last:
            self.note_text(offset)
        row = table.row if table.row is not None else table.open_row()
        if self.source.take_cell(offset):
            start, end = match.span(2)
            row.append(Anchor(start, end, match[1] == "th", table.groups[-1][0]))

    def read_cell(self, match: re.Match[str], name: str) -> None:
        """A cell starts or ends; what is open ends with it."""
        table = self.table
        offset = match.start()
        if match["slash"] and table.cell is not None and table.cell.is_th != (name == "th"):
            return  # the end tag of another kind of cell means nothing
        if table.cell is not None or table.is_caption_open:
            table.close_inside(offset)
        if match["slash"]:
            return
        row = table.row if table.row is not None else table.open_row()
        if self.source.take_cell(offset):
            table.cell = self.anchor(match, name == "th", table.groups[-1][0])
            row.append(table.cell)

    def read_row(self, match: re.Match[str]) -> None:
        """A row starts or ends."""
        if match["slash"] and self.table.row is None:
            return
        self.table.close_inside(match.start())
        self.table.row = None
        if not match["slash"]:
            self.table.open_row()

    def read_group(self, match: re.Match[str], name: str) -> None:
        """A row group starts or ends; an end tag of another group than the open one means nothing."""
        table = self.table
        if match["slash"] and (not table.is_group_open or table.groups[-1][0] != name):
            return
        table.close_rows(match.start())
        if not match["slash"]:
            table.open_group(name)

    def read_caption(self, match: re.Match[str], name: str) -> None:
        """A caption or columns; inside a cell only an end tag could be meant, and it means nothing."""
        table = self.table
        if name == "caption" and match["slash"]:
            if table.is_caption_open:
                table.close_inside(match.start())
        elif not match["slash"]:
            table.close_rows(match.start())
            if name == "caption" and table.caption is None:
                table.caption, table.is_caption_open = (match.end(), match.end()), True

    def read_raw_text(self, match: re.Match[str], name: str) -> None:
        """Skip to the end tag of a script or the like."""
        if not match["slash"]:
            closing = self.source.find_after(RAW_TEXT[name], match.end())
            if closing or name not in HOLDERS:
                self.raw_end = closing.start() if closing else len(self.source.text)

    def open_table(self, match: re.Match[str]) -> bool:
        """A table inside a cell is nested; straight inside a table it ends that one and stands beside it."""
        offset = match.start()
        if self.table.cell is None and not self.table.is_caption_open:
            self.table.end = offset
            if self.table.parent is None:
                return True
            self.table, self.depth = self.table.parent, self.depth - 1
        if self.depth + 1 >= MAX_TABLE_DEPTH:
            self.too_deep = 1
            self.source.flag(
                "table_too_deep", offset, match.end(), f"tables inside {self.depth + 1} tables are not read",
                severity="error", action="quarantined",
            )  # fmt: skip
            return False
        inner = Borders(offset, parent=self.table, parent_cell=self.table.cell)
        self.table.children.append(inner)
        self.table, self.depth = inner, self.depth + 1
        return False

    def end_table(self, match: re.Match[str]) -> bool:
        """The innermost table ends."""
        self.table.close_inside(match.start())
        self.table.end = match.end()
        if self.table.parent is None:
            return True
        self.table, self.depth = self.table.parent, self.depth - 1
        return False

    def end_unclosed(self) -> None:
        """The document ends inside the table: its last cell ends at the next blank line."""
        blank = BLANK_LINE.search(self.source.flat, self.last)
        end = blank.start() if blank and self.raw_end <= self.last else len(self.source.text)
        table: Borders | None = self.table
        while table is not None:
            table.close_inside(end)
            table.end = end
            table = table.parent
        self.source.flag(
            "unclosed_table", self.outer.start, end, "the table has no end tag; read to the next blank line"
        )

    def anchor(self, match: re.Match[str], is_th: bool, group: str) -> Anchor:
        """A cell that starts behind this tag."""
        anchor = Anchor(match.end(), match.end(), is_th, group)
        if match["attributes"] and "span" in match["attributes"].lower():
            attributes = attributes_of(match["attributes"])
            columns, rows = _integer(attributes.get("colspan", "")), _integer(attributes.get("rowspan", ""))
            anchor.column_span = min(columns, MAX_COLUMN_SPAN) if columns else 1
            anchor.row_span = 1 if rows is None else min(rows, MAX_ROW_SPAN)
            if (columns or 0) > MAX_COLUMN_SPAN or (rows or 0) > MAX_ROW_SPAN:
                self.source.flag(
                    "span_cut", match.start(), match.end(),
                    f"spans of {columns or 1} columns, {rows or 1} rows cut to {anchor.column_span}, {anchor.row_span}",
                )  # fmt: skip
        return anchor


def _integer(text: str) -> int | None:
    """The HTML standard's rules for parsing non-negative integers; None is an error."""
    match = INTEGER.match(text)
    return int(match[1][:9]) if match else None
