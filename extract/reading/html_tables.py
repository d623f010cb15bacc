"""An HTML table in, its tables out: the outer one and those nested in its cells.

The borders of cells are found by a scan of the tags, with the end tags that HTML lets one leave out: html.parser
merges cells that are not closed, and lxml tells no places. The content of cells is then read by BeautifulSoup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from extract.reading.cells import empty_cell, read_cell
from extract.reading.columns import settle_columns
from extract.reading.grid import Anchor, Grid, form_grid
from extract.reading.html_text import read_html
from extract.reading.limits import MAX_COLUMN_SPAN, MAX_ROW_SPAN, MAX_TABLE_CELLS, MAX_TABLE_DEPTH
from extract.reading.source import Source
from extract.reading.tags import ATTRIBUTES, attributes_of
from extract.records import Cell, Table

TOKEN: Final = re.compile(rf"<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][^\s/>]*+)({ATTRIBUTES})>", re.DOTALL)
RAW_TEXT: Final = frozenset({"script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes"})
GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
CELLS: Final = frozenset({"td", "th"})
STRUCTURE: Final = GROUPS | CELLS | RAW_TEXT | {"table", "tr", "caption", "colgroup", "col"}
INTEGER: Final = re.compile(r"[\t\n\f\r ]*\+?(\d+)")
BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
PHANTOM_ROWS: Final = 1_000
"""Rows kept that exist only because a row span reaches below the last row."""


@dataclass(slots=True)
class OpenTable:
    """A table whose end has not been seen yet."""

    start: int
    parent_cell: Anchor | None
    parent: OpenTable | None
    groups: list[tuple[str, list[list[Anchor]]]] = field(default_factory=list)
    has_open_group: bool = False
    has_open_row: bool = False
    cell: Anchor | None = None
    caption: tuple[int, int] | None = None
    is_caption_open: bool = False
    end: int = -1
    children: list[OpenTable] = field(default_factory=list)

    def open_group(self, kind: str) -> None:
        """Start a row group."""
        self.groups.append((kind, []))
        self.has_open_group, self.has_open_row = True, False

    def open_row(self) -> None:
        """Start a row, in an implied tbody where no group is open."""
        if not self.has_open_group:
            self.open_group("tbody")
        self.groups[-1][1].append([])
        self.has_open_row = True

    def close_inside(self, offset: int) -> None:
        """End an open cell or caption before the tag at `offset`."""
        if self.cell is not None:
            self.cell.end = offset
            self.cell = None
        if self.is_caption_open and self.caption:
            self.caption = (self.caption[0], offset)
            self.is_caption_open = False


def read_html_tables(source: Source, start: int) -> tuple[list[Table], int]:
    """Read the table whose `<table` stands at `start`; gives it and its nested tables, and where it ends.

    `parent` of a nested table holds the index in the returned list. A table without rows gives none.
    """
    outer = _scan(source, start)
    tables: list[Table] = []
    _build(source, outer, tables)
    return tables, outer.end


def _scan(source: Source, start: int) -> OpenTable:
    """Find the borders of all cells from `start` to the end tag of the table that starts there."""
    text = source.text
    table: OpenTable | None = None
    outer: OpenTable | None = None
    depth = too_deep = 0
    raw_end = last = start
    for match in TOKEN.finditer(text, start):
        name = match[2]
        if name not in STRUCTURE:
            name = name.lower() if name else ""
            if name not in STRUCTURE:
                continue
        offset, end = match.span()
        if offset < raw_end:
            continue
        last = end
        if too_deep:
            too_deep += 0 if name != "table" else -1 if match[1] else 1
            continue
        if name == "table":
            if match[1] and table is not None:
                table.close_inside(offset)
                table.end = last
                if table.parent is None:
                    return table
                table = table.parent
                depth -= 1
            elif table is None:
                outer = table = OpenTable(start=offset, parent_cell=None, parent=None)
            elif match[1]:
                continue
            else:
                if table.cell is None and not table.is_caption_open:
                    # A table straight inside a table, in no cell, ends it and stands beside it.
                    table.end = offset
                    if table.parent is None:
                        return table
                    table, depth = table.parent, depth - 1
                depth += 1
                if depth >= MAX_TABLE_DEPTH:
                    too_deep, depth = 1, depth - 1
                    source.flag(
                        "table_too_deep", offset, last, f"tables inside {depth} tables are not read",
                        severity="error", action="quarantined",
                    )  # fmt: skip
                    continue
                inner = OpenTable(start=offset, parent_cell=table.cell, parent=table)
                table.children.append(inner)
                table = inner
            continue
        if table is None:
            continue
        if name in RAW_TEXT:
            if not match[1]:
                closing = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(text, last)
                raw_end = closing.start() if closing else len(text)
            continue
        _step(source, table, match, name)
    if outer is None:
        return OpenTable(start=start, parent_cell=None, parent=None, end=start + len("<table"))
    _end_unclosed(source, outer, table, last)
    return outer


def _end_unclosed(source: Source, outer: OpenTable, table: OpenTable | None, last: int) -> None:
    """The document ends inside the table: its last cell ends at the next blank line."""
    blank = BLANK_LINE.search(source.text, last)
    end = blank.start() if blank else len(source.text)
    while table is not None:
        table.close_inside(end)
        table.end = end
        table = table.parent
    source.flag("unclosed_table", outer.start, end, "the table has no end tag; read up to the next blank line")


def _step(source: Source, table: OpenTable, match: re.Match[str], name: str) -> None:
    """What one tag inside a table means."""
    offset, end = match.start(), match.end()
    is_end = bool(match[1])
    if name in CELLS:
        if is_end:
            if table.cell is not None:
                table.close_inside(offset)
            return
        table.close_inside(offset)
        if not table.has_open_row:
            table.open_row()
        table.cell = _anchor(source, match, name == "th", table.groups[-1][0])
        table.groups[-1][1][-1].append(table.cell)
    elif name == "tr":
        if is_end and not table.has_open_row:
            return
        table.close_inside(offset)
        table.has_open_row = False
        if not is_end:
            table.open_row()
    elif name in GROUPS:
        if is_end and (not table.has_open_group or table.groups[-1][0] != name):
            return
        table.close_inside(offset)
        table.has_open_group = table.has_open_row = False
        if not is_end:
            table.open_group(name)
    elif name == "caption" and is_end:
        if table.is_caption_open:
            table.close_inside(offset)
    elif name == "caption" and table.cell is None:
        table.close_inside(offset)
        table.has_open_group = table.has_open_row = False
        if table.caption is None:
            table.caption, table.is_caption_open = (end, end), True
    elif name in ("colgroup", "col") and not is_end and table.cell is None:
        table.close_inside(offset)
        table.has_open_group = table.has_open_row = False


def _anchor(source: Source, match: re.Match[str], is_th: bool, group: str) -> Anchor:
    anchor = Anchor(start=match.end(), end=match.end(), is_th=is_th, group=group)
    if match[3] and "span" in match[3].lower():
        attributes = attributes_of(match[3])
        columns, rows = _integer(attributes.get("colspan", "")), _integer(attributes.get("rowspan", ""))
        anchor.column_span = min(columns, MAX_COLUMN_SPAN) if columns else 1
        anchor.row_span = 1 if rows is None else min(rows, MAX_ROW_SPAN)
        if (columns or 0) > MAX_COLUMN_SPAN or (rows or 0) > MAX_ROW_SPAN:
            source.flag(
                "span_cut", match.start(), match.end(),
                f"spans of {columns or 1} columns, {rows or 1} rows are cut to {anchor.column_span}, {anchor.row_span}",
            )  # fmt: skip
    return anchor


def _integer(text: str) -> int | None:
    """The HTML standard's rules for parsing non-negative integers; None is an error."""
    match = INTEGER.match(text)
    return int(match[1][:9]) if match else None


def _build(source: Source, open_table: OpenTable, tables: list[Table]) -> None:
    """Form the table and, after it, its children; without recursion, for tables nest."""
    pending: list[tuple[OpenTable, int | None]] = [(open_table, None)]
    while pending:
        current, parent_index = pending.pop()
        for child in current.children:
            if child.parent_cell is not None:
                child.parent_cell.holes.append((child.start, child.end))
        index = parent_index
        if any(rows for _, rows in current.groups):
            grid = form_grid(current.groups)
            anchor = current.parent_cell
            parent = None
            if anchor is not None and parent_index is not None and anchor.row >= 0:
                parent = (parent_index, anchor.row, anchor.column)
            table = _form_table(source, current, grid, parent)
            if table is not None:
                index = len(tables)
                tables.append(table)
        pending += [(child, index) for child in reversed(current.children)]


def _form_table(source: Source, current: OpenTable, grid: Grid, parent: tuple[int, int, int] | None) -> Table | None:
    if not grid.width:
        return None
    _report_oddities(source, current, grid)
    height = min(len(grid.slots), grid.anchored_height + PHANTOM_ROWS, max(1, MAX_TABLE_CELLS // grid.width))
    header_rows = _count_header_rows(source, current, grid)
    read: dict[int, Cell] = {}
    rows: list[tuple[Cell, ...]] = []
    gap = current.start
    for y in range(height):
        slots = grid.slots[y]
        cells = []
        for x in range(grid.width):
            anchor = slots[x] if x < len(slots) else None
            if anchor is None:
                cells.append(empty_cell(source.line_of(gap), gap, (y, x), is_header=y < header_rows))
                continue
            cell = read.get(id(anchor))
            if cell is None:
                cell = read[id(anchor)] = _read_anchor(source, anchor, is_header=anchor.is_th or y < header_rows)
                gap = anchor.end
            cells.append(cell)
        rows.append(tuple(cells))
    caption = ""
    if current.caption:
        caption = source.visible(read_html(source.text[slice(*current.caption)]).text)
    return Table(
        index=0,
        kind="html",
        line_start=source.line_of(current.start),
        line_end=source.line_of(current.end),
        start=current.start,
        end=current.end,
        header_row_count=header_rows,
        header_column_count=_count_header_columns(header_rows, grid),
        rows=settle_columns(source, rows, header_rows),
        caption=caption,
        parent=parent,
    )


def _report_oddities(source: Source, current: OpenTable, grid: Grid) -> None:
    for anchor in {id(anchor): anchor for anchor in grid.overlaps}.values():
        source.flag(
            "overlapping_cells", anchor.start, anchor.end, "the cell overlaps one that reaches down into its row"
        )
    height = max(1, MAX_TABLE_CELLS // grid.width)
    rows = len(grid.slots) + grid.left_out
    if rows > height:
        source.flag(
            "table_cut", current.start, current.end,
            f"{rows} rows of {grid.width} columns; only the first {height} were read", severity="error",
        )  # fmt: skip
    elif rows > grid.anchored_height:
        kept = min(rows, grid.anchored_height + PHANTOM_ROWS)
        source.flag(
            "row_span_beyond_rows", current.start, current.end,
            f"row spans reach {rows - grid.anchored_height} rows below the last row; {kept - grid.anchored_height} kept",
            severity="info",
        )  # fmt: skip


def _read_anchor(source: Source, anchor: Anchor, *, is_header: bool) -> Cell:
    raw = source.text[anchor.start : anchor.end]
    content = raw.strip()
    start = anchor.start
    if content:
        start += len(raw) - len(raw.lstrip())
    end = start + len(content)
    if anchor.holes:
        content = _without_holes(source.text, start, end, anchor.holes)
    return read_cell(
        source,
        (start, end),
        (anchor.row, anchor.column),
        source.line_of(start),
        is_header,
        read_html,
        content,
        anchor.height,
        anchor.column_span,
    )


def _without_holes(text: str, start: int, end: int, holes: list[tuple[int, int]]) -> str:
    """The content of a cell without the tables nested in it."""
    pieces = []
    for first, last in holes:
        pieces.append(text[start:first])
        start = max(start, last)
    return " ".join([*pieces, text[start:end]])


def _count_header_rows(source: Source, current: OpenTable, grid: Grid) -> int:
    """Rows of a leading thead, then rows of th only; without any th, the first row and what its spans cover."""
    anchors = [anchor for _, rows in current.groups for row in rows for anchor in row]
    if not any(anchor.is_th or anchor.group == "thead" for anchor in anchors):
        return _guess_header_rows(grid)
    count = 0
    for slots in grid.slots[: grid.anchored_height]:
        seen = [anchor for anchor in slots if anchor is not None]
        if not seen or not all(
            anchor.group == "thead" or anchor.is_th or not source.text[anchor.start : anchor.end].strip()
            for anchor in seen
        ):
            break
        if not any(anchor.group == "thead" or anchor.is_th for anchor in seen):
            break
        count += 1
    return count


def _guess_header_rows(grid: Grid) -> int:
    if grid.anchored_height < 2:
        return 0
    first = [anchor for anchor in grid.slots[0] if anchor is not None]
    tallest = max((anchor.height for anchor in first), default=1)
    spans_columns = any(anchor.column_span > 1 for anchor in first)
    return tallest if spans_columns and tallest < grid.anchored_height else 1


def _count_header_columns(header_rows: int, grid: Grid) -> int:
    """Leading columns whose body cells are all th."""
    body = grid.slots[header_rows : grid.anchored_height]
    if not body:
        return 0
    count = 0
    while count < grid.width:
        column = [slots[count] if count < len(slots) else None for slots in body]
        if not all(anchor is not None and anchor.is_th for anchor in column):
            break
        count += 1
    return count if count < grid.width else 0
