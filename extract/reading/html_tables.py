"""An HTML table in, its tables out: the outer one and those nested in its cells."""

from __future__ import annotations

from typing import Final

from extract.makers import new_table
from extract.reading.cells import SHORT, empty_cell, plain_cell, read_cell
from extract.reading.columns import settle_columns
from extract.reading.grid import Anchor, Grid, form_grid
from extract.reading.html_borders import Borders, scan_borders
from extract.reading.html_text import read_html
from extract.reading.limits import MAX_TABLE_COLUMNS
from extract.reading.mixed_cells import is_mixed, read_mixed
from extract.reading.source import Source
from extract.records import Cell, Table

PHANTOM_ROWS: Final = 1_000
"""Rows kept that exist only because a row span reaches below the last row."""


def read_html_tables(source: Source, start: int) -> tuple[list[Table], int]:
    """Read the table whose `<table` stands at `start`; gives it and its nested tables, and where it ends.

    `parent` of a nested table holds the index in the returned list. A table without cells gives none.
    """
    outer = scan_borders(source, start)
    tables: list[Table] = []
    pending: list[tuple[Borders, int | None]] = [(outer, None)]
    while pending:
        borders, parent = pending.pop()
        index = parent
        for child in borders.children:
            if child.parent_cell is not None:
                child.parent_cell.holes += ((child.start, child.end),)
        table = _form_table(source, borders, parent)
        if table is not None:
            index = len(tables)
            tables.append(table)
        pending += [(child, index) for child in reversed(borders.children)]
    return tables, outer.end


def _form_table(source: Source, borders: Borders, parent: int | None) -> Table | None:
    grid = form_grid(borders.groups)
    if not grid.width:
        return None
    width = min(grid.width, MAX_TABLE_COLUMNS)
    height = _height(source, borders, grid, width)
    if not height:
        return None
    header_rows = min(_count_header_rows(source, borders, grid), height)
    anchor = borders.parent_cell
    rows = _read_rows(source, borders, grid, (height, width), header_rows)
    return new_table(
        index=0,
        kind="html",
        line_start=source.line_of(borders.start),
        line_end=source.line_of(borders.end),
        start=borders.start,
        end=borders.end,
        header_row_count=header_rows,
        header_column_count=min(_count_header_columns(header_rows, grid), width),
        rows=settle_columns(source, rows, header_rows),
        caption=source.visible(read_html(source.text[slice(*borders.caption)]).text) if borders.caption else "",
        parent=None if parent is None or anchor is None else (parent, anchor.row, anchor.column),
    )


def _height(source: Source, borders: Borders, grid: Grid, width: int) -> int:
    """Rows to read; what stays out and what overlaps becomes an issue."""
    for anchor in {id(anchor): anchor for anchor in grid.overlaps}.values():
        source.flag("overlapping_cells", anchor.start, anchor.end, "the cell overlaps one that reaches into its row")
    rows = len(grid.slots) + grid.left_out
    if rows > grid.anchored_height and not grid.left_out:
        kept = min(rows, grid.anchored_height + PHANTOM_ROWS)
        below = rows - grid.anchored_height
        source.flag(
            "row_span_beyond_rows", borders.start, borders.end,
            f"row spans reach {below} rows below the last row; {kept - grid.anchored_height} of these kept",
            severity="info" if kept == rows else "warning",
        )  # fmt: skip
        rows = kept
    height = source.allow_rows(width, min(rows, len(grid.slots)))
    if height < rows or width < grid.width:
        source.flag(
            "table_cut", borders.start, borders.end,
            f"{rows} rows of {grid.width} columns; only {height} × {width} were read",
            severity="error", action="quarantined",
        )  # fmt: skip
    return height


def _read_rows(
    source: Source, borders: Borders, grid: Grid, shape: tuple[int, int], header_rows: int
) -> list[tuple[Cell, ...]]:
    read: dict[int, Cell] = {}
    rows = []
    gap = borders.start
    height, width = shape
    for y, slots in enumerate(grid.slots[:height]):
        is_header = y < header_rows
        cells = []
        for x, anchor in enumerate(slots if len(slots) <= width else slots[:width]):
            if anchor is None:
                cells.append(empty_cell(source.line_of(gap), gap, (y, x), is_header=is_header))
            elif anchor.row == y and anchor.column == x:
                cell = _read_anchor(source, anchor, is_header or anchor.is_th)
                if anchor.column_span > 1 or anchor.height > 1:
                    read[id(anchor)] = cell
                cells.append(cell)
                gap = anchor.end
            else:
                cells.append(read[id(anchor)])
        if len(slots) < width:
            line = source.line_of(gap)
            cells += [empty_cell(line, gap, (y, x), is_header=is_header) for x in range(len(slots), width)]
        rows.append(tuple(cells))
    return rows


def _read_anchor(source: Source, anchor: Anchor, is_header: bool) -> Cell:
    raw = source.text[anchor.start : anchor.end]
    is_plain = not ("<" in raw or "&" in raw or "\n" in raw)
    if not is_plain and ("</t" in raw or "</T" in raw):
        raw = raw[: _end_before_strays(raw)]
    content = raw.strip()
    start = anchor.start
    if content and len(content) < len(raw):
        start += len(raw) - len(raw.lstrip())
    end = start + len(content)
    is_markdown = not is_plain and is_mixed(raw)
    if is_markdown:
        content = _without_holes(source.text, anchor.start, anchor.end, anchor.holes)
    elif anchor.holes:
        content = _without_holes(source.text, start, end, anchor.holes)
    return read_cell(
        source,
        (start, end),
        (anchor.row, anchor.column),
        source.line_of(start),
        is_header,
        read_mixed if is_markdown else read_html,
        content,
        plain_cell(content) if is_plain and len(content) <= SHORT else None,
        anchor.height,
        anchor.column_span,
    )


def _end_before_strays(raw: str) -> int:
    """Where the content of a cell ends before end tags of the other kind of cell, which mean nothing."""
    end = len(raw)
    while True:
        while end and raw[end - 1].isspace():
            end -= 1
        if raw[max(0, end - len("</td>")) : end].lower() not in ("</td>", "</th>"):
            return end
        end -= len("</td>")


def _without_holes(text: str, start: int, end: int, holes: tuple[tuple[int, int], ...]) -> str:
    """The content of a cell without the tables nested in it."""
    pieces = []
    for first, last in holes:
        pieces.append(text[start:first])
        start = max(start, last)
    return " ".join([*pieces, text[start:end]])


def _count_header_rows(source: Source, borders: Borders, grid: Grid) -> int:
    """Leading rows of a thead or of th only; without any of both, the first row and what its spans cover."""
    if not any(kind == "thead" or any(cell.is_th for row in rows for cell in row) for kind, rows in borders.groups):
        return _guess_header_rows(grid)
    count = 0
    for slots in grid.slots[: grid.anchored_height]:
        seen = [anchor for anchor in slots if anchor is not None]
        others = [anchor for anchor in seen if anchor.group != "thead" and not anchor.is_th]
        if len(others) == len(seen) or any(source.text[anchor.start : anchor.end].strip() for anchor in others):
            break
        count += 1
    return count


def _guess_header_rows(grid: Grid) -> int:
    """A cell that spans rows beside one that spans columns makes a header of several rows."""
    empty = next(number for number, slots in enumerate(grid.slots) if slots)
    height = grid.anchored_height - empty
    if height < 2:
        return 0
    first = [anchor for anchor in grid.slots[empty] if anchor is not None]
    tallest = max((anchor.height for anchor in first), default=1)
    has_wide = any(anchor.column_span > 1 for anchor in first)
    return empty + (tallest if has_wide and tallest < height else 1)


def _count_header_columns(header_rows: int, grid: Grid) -> int:
    """Leading columns whose body cells are all th."""
    body = grid.slots[header_rows : grid.anchored_height]
    count = 0
    while body and count < grid.width:
        column = [slots[count] if count < len(slots) else None for slots in body]
        if not all(anchor is not None and anchor.is_th for anchor in column):
            break
        count += 1
    return count if count < grid.width else 0
