"""Lines with tabs between their cells in, a table out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from extract.makers import new_table
from extract.reading.cells import SHORT, empty_cell, plain_cell, read_cell
from extract.reading.columns import settle_columns
from extract.reading.fragment import plain_fragment
from extract.reading.limits import MAX_TABLE_COLUMNS
from extract.reading.lines import Line
from extract.reading.source import Source
from extract.records import Cell, Table

NUMBER: Final = re.compile(r"[+\-−~<>]?[\d.,]+\s?[%A-Za-z]{0,3}")


MAX_HEADERS: Final = 3
"""Lines without a first cell that may head a block."""


def count_tab_lines(lines: Sequence[Line], position: int) -> int:
    """How many lines from `position` on make a block: two or more, the first two with the same number of tabs.

    A line that begins with a tab has no first cell where another has as many tabs and one; else it is indented.
    """
    first = lines[position]
    below = lines[position + 1].text if position + 1 < len(lines) else ""
    counts = _tabs_in(first.text)
    heads = (line.text for line in lines[position + 1 : position + 1 + MAX_HEADERS])
    alike = takewhile(lambda text: not counts.isdisjoint(_tabs_in(text)), heads)
    has_blank_corner = first.text[:1] == "\t" and any(text[:1].strip() for text in alike)
    taken = 0
    for line in lines[position:]:
        is_alike = line.text[:1] == "\t" and not counts.isdisjoint(_tabs_in(line.text))
        is_without_first = is_alike and (has_blank_corner if line is first else max(counts) > 1)
        if "\t" not in line.text.strip() or not (line.text[:1].strip() or is_without_first):
            break
        taken += 1
    return taken if taken > 1 and not counts.isdisjoint(_tabs_in(below)) else 0


def _tabs_in(text: str) -> set[int]:
    """How many tabs a line has, with and without those at its end, which editors strip."""
    return {text.rstrip(" ").count("\t"), text.rstrip().count("\t")}


def read_tab_block(source: Source, lines: Sequence[Line]) -> Table:
    """Build the table of these lines: as wide as its widest line, short lines filled up.

    The first line is the header unless it holds a number behind its first cell.
    """
    rows = [_split(line) for line in lines]
    widest = max(map(len, rows))
    width = min(widest, MAX_TABLE_COLUMNS)
    height = max(1, source.allow_rows(width, len(rows)))
    if len(rows) > height or widest > width:
        source.flag(
            "table_cut", lines[0].start, lines[-1].end,
            f"{len(rows)} lines with tabs, up to {widest} cells each; read {height} × {width}",
            severity="error", action="quarantined",
        )  # fmt: skip
    header_rows = 0 if any(NUMBER.fullmatch(source.flat[start:end]) for start, end in rows[0][1:]) else 1
    return new_table(
        index=0,
        kind="tsv",
        line_start=source.line_of(lines[0].start),
        line_end=source.line_of(lines[-1].end),
        start=lines[0].start,
        end=lines[-1].end,
        header_row_count=header_rows,
        rows=settle_columns(
            source,
            [
                _read_row(source, spans[:width], lines[number], number, width, is_header=number < header_rows)
                for number, spans in enumerate(rows[:height])
            ],
            header_rows,
        ),
    )


def _split(line: Line) -> list[tuple[int, int]]:
    spans, position = [], line.start
    for piece in line.text.rstrip(" ").split("\t"):
        left = piece.lstrip()
        first = position + len(piece) - len(left)
        spans.append((first, first + len(left.rstrip())))
        position += len(piece) + 1
    return spans


def _read_row(
    source: Source, spans: list[tuple[int, int]], line: Line, number: int, width: int, *, is_header: bool
) -> tuple[Cell, ...]:
    place = source.line_of(line.start)
    cells = []
    for column, span in enumerate(spans):
        raw = source.text[slice(*span)]
        plain = plain_cell(raw) if len(raw) <= SHORT else None
        cells.append(read_cell(source, span, (number, column), place, is_header, plain_fragment, raw, plain))
    cells += [empty_cell(place, line.end, (number, column), is_header=is_header) for column in range(len(cells), width)]
    return tuple(cells)
