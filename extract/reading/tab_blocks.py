"""Lines with tabs between their cells in, a table out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extract.reading.cells import empty_cell, read_cell
from extract.reading.fragment import plain_fragment
from extract.reading.limits import MAX_TABLE_CELLS, MAX_TABLE_COLUMNS
from extract.reading.pipe_tables import Row
from extract.reading.source import Source
from extract.records import Cell, Table

CELL: Final = re.compile(r"[^\t]+")


def read_tab_block(source: Source, rows: Sequence[Row]) -> Table:
    """Build the table of these lines; as wide as its widest line, short lines are filled up."""
    split = [_split(source.text, row) for row in rows]
    width = min(max(map(len, split)), MAX_TABLE_COLUMNS)
    height = MAX_TABLE_CELLS // width
    if len(rows) > height or max(map(len, split)) > width:
        source.flag(
            "table_cut",
            rows[0].start,
            rows[-1].end,
            f"{len(rows)} lines with tabs, up to {max(map(len, split))} cells each; read {height} × {width}",
            severity="error",
        )
    has_header = not any(_is_number(source.text[start:end]) for start, end in split[0][1:])
    return Table(
        index=0,
        kind="tsv",
        line_start=source.line_of(rows[0].start),
        line_end=source.line_of(rows[-1].end),
        start=rows[0].start,
        end=rows[-1].end,
        header_row_count=int(has_header),
        rows=tuple(
            _read_row(source, spans[:width], number, width, rows[number].end, is_header=has_header and number == 0)
            for number, spans in enumerate(split[:height])
        ),
    )


def _split(text: str, row: Row) -> list[tuple[int, int]]:
    spans, position = [], row.start
    for piece in text[row.start : row.end].rstrip().split("\t"):
        left = piece.lstrip()
        first = position + len(piece) - len(left)
        spans.append((first, first + len(left.rstrip())))
        position += len(piece) + 1
    return spans


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("%", "").strip().isdigit()


def _read_row(
    source: Source, spans: list[tuple[int, int]], number: int, width: int, row_end: int, *, is_header: bool
) -> tuple[Cell, ...]:
    cells = [
        read_cell(source, span, (number, column), is_header=is_header, read=plain_fragment)
        for column, span in enumerate(spans)
    ]
    cells += [empty_cell(source, row_end, (number, column), is_header=is_header) for column in range(len(cells), width)]
    return tuple(cells)
