"""A table in, the same table with those that stand in its cells: pipe tables in HTML cells, HTML tables in pipe cells.

The text of a nested table is no text of the cell that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from extract.reading.cells import cell_value
from extract.reading.html_tables import read_html_tables
from extract.reading.html_text import read_html
from extract.reading.mixed_cells import is_mixed, read_mixed
from extract.reading.pipe_tables import read_pipe_cell
from extract.reading.source import Source
from extract.records import Cell, Table

PIPE_TABLE: Final = re.compile(r"\|[^\n]*\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|")
HTML_TABLE: Final = re.compile(r"<table(?=[\s>/])", re.IGNORECASE)
SPACE_BEFORE: Final = 20
"""How far before a cell's content its blank line is looked for."""
Finder = Callable[[int, int], list[Table]]
"""The tables between two offsets, their parents as indexes into the list itself."""


def with_tables_in_cells(source: Source, tables: Sequence[Table], find: Finder) -> list[Table]:
    """`tables`, each followed by those that `find` sees in its cells; `parent` points into the list that is given."""
    found: list[Table] = []
    places: list[int] = []
    for table in tables:
        base = len(found)
        places.append(base)
        parent = None if table.parent is None else (places[table.parent[0]], *table.parent[1:])
        outer, *inner = _with_nested_tables(source, table, find)
        found.append(replace(outer, parent=parent) if parent != outer.parent else outer)
        found += [replace(child, parent=_moved(child.parent, base)) for child in inner]
    return found


def html_tables_in(source: Source, start: int, end: int) -> list[Table]:
    """The HTML tables between two offsets: in a cell of a pipe table."""
    found: list[Table] = []
    position = start
    while match := HTML_TABLE.search(source.flat, position, end):
        tables, position = read_html_tables(source, match.start())
        if position <= end:
            base = len(found)
            found += [replace(table, parent=_moved(table.parent, base)) for table in tables]
    return found


def _moved(parent: tuple[int, int, int] | None, base: int) -> tuple[int, int, int] | None:
    """The same parent in a list where its tables start at `base`."""
    return None if parent is None else (parent[0] + base, *parent[1:])


def _with_nested_tables(source: Source, table: Table, find: Finder) -> list[Table]:
    """`table` and behind it the tables that `find` sees in its cells, with `parent` as an index into this list."""
    pattern = PIPE_TABLE if table.kind == "html" else HTML_TABLE
    if not pattern.search(source.flat, table.start, table.end):
        return [table]
    tables = [table]
    rows = [list(row) for row in table.rows]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.origin != (number, column) or not pattern.search(source.flat, cell.start, cell.end):
                continue
            inner = find(cell.start, cell.end)
            if not inner:
                continue
            _replace(rows, cell, _without(source, table, cell, inner))
            base = len(tables)
            for child in inner:
                parent = (0, number, column) if child.parent is None else (child.parent[0] + base, *child.parent[1:])
                tables.append(replace(child, parent=parent))
    tables[0] = replace(table, rows=tuple(tuple(row) for row in rows))
    return tables


def _without(source: Source, table: Table, cell: Cell, inner: list[Table]) -> Cell:
    """The cell with what is left when the nested tables are cut out."""
    pieces, position = [], cell.start
    for child in inner:
        if child.parent is None:
            pieces.append(source.text[position : child.start])
            position = max(position, child.end)
    content = " ".join([*pieces, source.text[position : cell.end]])
    if table.kind == "html":
        before = source.text[max(table.start, cell.start - SPACE_BEFORE) : cell.start]
        raw = before[len(before.rstrip()) :] + content
        fragment = read_mixed(raw) if is_mixed(raw) else read_html(content)
    else:
        fragment = read_pipe_cell(content, source.references)
    text = source.visible(fragment.text)
    return replace(
        cell,
        text=text,
        links=source.placed_links(fragment.links, cell.start, cell.end),
        images=fragment.images,
        parts=fragment.parts,
        notes=fragment.notes,
        marks=fragment.marks,
        value=None if cell.is_header else cell_value(text, fragment.parts, fragment.notes),
    )


def _replace(rows: list[list[Cell]], old: Cell, new: Cell) -> None:
    """Put `new` into every slot that `old` covers."""
    for y in range(old.origin[0], min(len(rows), old.origin[0] + old.row_span)):
        row = rows[y]
        for x in range(old.origin[1], min(len(row), old.origin[1] + old.column_span)):
            if row[x] is old:
                row[x] = new
