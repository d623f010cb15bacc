"""The lines of a pipe table in, the table out, by the GitHub Flavored Markdown specification (0.29, section 4.10).

Pipes split cells unless a backslash stands before them, in code spans too. Short rows are filled up; cells beyond the
header's width belong to no column and become issues.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from extract.reading.cells import empty_cell, read_cell
from extract.reading.columns import settle_columns
from extract.reading.fragment import Fragment
from extract.reading.limits import MAX_TABLE_CELLS, MAX_TABLE_COLUMNS
from extract.reading.lines import Line
from extract.reading.markdown_text import NO_REFERENCES, References, read_markdown
from extract.reading.source import Source
from extract.records import Cell, Table

PIPE: Final = re.compile(r"(?<!\\)\|")


def split_row(line: Line) -> list[tuple[int, int]]:
    """The trimmed spans of the cells of a row, as offsets into the document."""
    text = line.text.strip()
    if text == "|":
        return []
    start = line.start + line.text.index(text[0]) if text else line.start
    if text[:1] == "|":
        text = text[1:]
        start += 1
    if text[-1:] == "|" and text[-2:-1] != "\\":
        text = text[:-1]
    spans = []
    for piece in PIPE.split(text) if "\\" in text else text.split("|"):
        left = piece.lstrip()
        first = start + len(piece) - len(left)
        spans.append((first, first + len(left.rstrip())))
        start += len(piece) + 1
    return spans


def read_pipe_table(source: Source, header: Line, delimiter: Line, body: Sequence[Line], *, rescued: str = "") -> Table:
    """Build the table of these lines; headings, section and the like are filled in later."""
    columns = len(split_row(header))
    width = min(columns, MAX_TABLE_COLUMNS)
    height = max(1, MAX_TABLE_CELLS // width)
    if columns > width or len(body) + 1 > height:
        source.flag(
            "table_cut", header.start, body[-1].end if body else delimiter.end,
            f"{len(body) + 1} rows of {columns} cells; only {min(height, len(body) + 1)} × {width} were read",
            severity="error", action="quarantined",
        )  # fmt: skip
    read: Callable[[str], Fragment] = read_pipe_cell
    if source.references:
        read = partial(read_pipe_cell, references=source.references)
    rows = [_read_row(source, header, 0, width, read)]
    rows += [_read_row(source, line, number, width, read) for number, line in enumerate(body[: height - 1], start=1)]
    last = body[-1] if body else delimiter
    return Table(
        index=0,
        kind="gfm",
        line_start=source.line_of(header.start),
        line_end=source.line_of(last.end),
        start=header.start,
        end=last.end,
        header_row_count=1,
        rows=settle_columns(source, rows, 1),
        rescued=rescued,
    )


def _read_row(source: Source, line: Line, number: int, width: int, read: Callable[[str], Fragment]) -> tuple[Cell, ...]:
    spans = split_row(line)
    place = source.line_of(line.start)
    is_header = number == 0
    cells = [
        read_cell(source, span, (number, column), place, is_header, read) for column, span in enumerate(spans[:width])
    ]
    if len(spans) < width:
        cells += [
            empty_cell(place, line.end, (number, column), is_header=is_header) for column in range(len(spans), width)
        ]
    elif len(spans) > width:
        _flag_excess(source, spans, width)
    return tuple(cells)


def _flag_excess(source: Source, spans: list[tuple[int, int]], width: int) -> None:
    for start, end in spans[width:]:
        if end > start:
            source.flag(
                "cell_beyond_header", start, end,
                f"the row has {len(spans)} cells, its header {width}: this one belongs to no column",
                action="quarantined",
            )  # fmt: skip


def read_pipe_cell(raw: str, references: References = NO_REFERENCES) -> Fragment:
    """The content of a cell: escaped pipes are pipes, in code too; the rest is inline markdown."""
    return read_markdown(raw.replace("\\|", "|") if "\\|" in raw else raw, references)
