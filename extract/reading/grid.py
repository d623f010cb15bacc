"""Rows of cells with spans in, a full rectangle out, by the HTML standard's algorithm for forming a table.

https://html.spec.whatwg.org/multipage/tables.html#forming-a-table. Where two cells cover one slot the later one is
seen, as browsers paint it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.reading.limits import MAX_TABLE_CELLS


@dataclass(slots=True, eq=False)
class Anchor:
    """A cell before the rectangle is formed; `row_span` 0 grows to the end of its row group."""

    start: int
    end: int
    is_th: bool
    group: str = "tbody"
    column_span: int = 1
    row_span: int = 1
    row: int = -1
    column: int = -1
    height: int = 1
    holes: tuple[tuple[int, int], ...] = ()
    """Spans of nested tables inside."""


@dataclass(slots=True)
class Grid:
    """The rectangle: `slots[y][x]` is the cell seen there, None where no cell is; rows may be short on the right."""

    slots: list[list[Anchor | None]] = field(default_factory=list)
    width: int = 0
    anchored_height: int = 0
    """Rows that the document has; further ones exist only because of row spans."""
    overlaps: list[Anchor] = field(default_factory=list)
    left_out: int = 0
    """Rows that did not fit into MAX_TABLE_CELLS."""


def form_grid(groups: Iterable[tuple[str, Sequence[Sequence[Anchor]]]]) -> Grid:
    """Form the rectangle of row groups, given in document order as (thead, tbody or tfoot; its rows)."""
    grid = Grid()
    footers = []
    for kind, rows in groups:
        if kind == "tfoot":
            footers.append(rows)
        else:
            _place_group(grid, rows)
    for rows in footers:
        _place_group(grid, rows)
    return grid


def _place_group(grid: Grid, rows: Sequence[Sequence[Anchor]]) -> None:
    current = len(grid.slots)
    growing: list[Anchor] = []
    for number, row in enumerate(rows):
        if grid.width * current > MAX_TABLE_CELLS:
            grid.left_out += len(rows) - number
            return
        if current == len(grid.slots):
            grid.slots.append([])
        _grow(grid, growing, current)
        _place_row(grid, row, current, growing)
        current += 1
        grid.anchored_height = current
    while current < len(grid.slots):
        _grow(grid, growing, current)
        current += 1


def _place_row(grid: Grid, row: Sequence[Anchor], y: int, growing: list[Anchor]) -> None:
    slots = grid.slots[y]
    x = 0
    for anchor in row:
        while x < len(slots) and slots[x] is not None:
            x += 1
        anchor.row, anchor.column = y, x
        height = anchor.row_span or 1
        if anchor.column_span == 1 and height == 1 and x == len(slots):
            slots.append(anchor)
        else:
            height = min(height, max(1, MAX_TABLE_CELLS // max(1, grid.width, x + anchor.column_span) - y))
            while len(grid.slots) < y + height:
                grid.slots.append([])
            for covered in range(y, y + height):
                _cover(grid, anchor, covered)
        anchor.height = height
        if anchor.row_span == 0:
            growing.append(anchor)
        x += anchor.column_span
        if x > grid.width:
            grid.width = x


def _cover(grid: Grid, anchor: Anchor, y: int) -> None:
    slots = grid.slots[y]
    first, last = anchor.column, anchor.column + anchor.column_span
    if len(slots) < last:
        slots += [None] * (last - len(slots))
    if slots[first:last].count(None) < last - first:
        grid.overlaps.append(anchor)
    slots[first:last] = [anchor] * (last - first)


def _grow(grid: Grid, growing: list[Anchor], y: int) -> None:
    for anchor in growing:
        _cover(grid, anchor, y)
        anchor.height = y - anchor.row + 1
