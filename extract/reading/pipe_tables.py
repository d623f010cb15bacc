"""Lines with pipes in, tables out, by the table section of the GitHub Flavored Markdown specification (0.29, 4.10).

A table is a header row, a delimiter row with as many cells, and body rows up to a blank line or the start of another
block. Pipes split cells unless a backslash stands before them, in code spans too. Short rows are filled up; cells
beyond the header's width are left out, here with an issue each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extract.reading.cells import empty_cell, read_cell, trimmed
from extract.reading.limits import MAX_TABLE_CELLS, MAX_TABLE_COLUMNS
from extract.reading.markdown_text import read_markdown
from extract.reading.source import Source
from extract.records import Cell, Table

DELIMITER: Final = re.compile(r"\s*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?\s*")
PIPE: Final = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its place without quote marks and list markers."""

    start: int
    end: int


def is_delimiter(text: str) -> bool:
    """Whether a line is a delimiter row: hyphens, colons at their ends, pipes between."""
    return "-" in text and DELIMITER.fullmatch(text) is not None


def split_row(text: str, row: Row) -> list[tuple[int, int]]:
    """The trimmed spans of the cells of a row, in characters of `text`."""
    start, end = trimmed(text, row.start, row.end)
    if text.startswith("|", start, end):
        start += 1
    if end - 1 >= start and text[end - 1] == "|" and text[end - 2 : end - 1] != "\\":
        end -= 1
    line = text[start:end]
    pieces = PIPE.split(line) if "\\" in line else line.split("|")
    spans, position = [], start
    for piece in pieces:
        left = piece.lstrip()
        first = position + len(piece) - len(left)
        spans.append((first, first + len(left.rstrip())))
        position += len(piece) + 1
    return spans


def read_pipe_table(
    source: Source, header: Row, delimiter: Row, body: Sequence[Row], *, rescued: str = ""
) -> Table:
    """Build the table of these rows; index, headings and the like are filled in later."""
    columns = len(split_row(source.text, header))
    width = min(columns, MAX_TABLE_COLUMNS)
    if columns > width:
        source.flag(
            "table_cut", header.start, header.end, f"{columns} columns; only the first {width} were read", severity="error"
        )
    height = max(1, MAX_TABLE_CELLS // width)
    if len(body) + 1 > height:
        source.flag(
            "table_cut",
            body[height - 1].start,
            body[-1].end,
            f"{len(body)} rows of {columns} cells; only the first {height - 1} were read",
            severity="error",
            action="quarantined",
        )
        body = body[: height - 1]
    rows = [_read_row(source, header, 0, width, is_header=True)]
    rows += [_read_row(source, row, number, width, is_header=False) for number, row in enumerate(body, start=1)]
    last = body[-1] if body else delimiter
    return Table(
        index=0,
        kind="gfm",
        line_start=source.line_of(header.start),
        line_end=source.line_of(last.end),
        start=header.start,
        end=last.end,
        header_row_count=1,
        rows=tuple(rows),
        rescued=rescued,
    )


def _read_row(source: Source, row: Row, number: int, width: int, *, is_header: bool) -> tuple[Cell, ...]:
    spans = split_row(source.text, row)
    line = source.line_of(row.start)
    cells = [
        read_cell(source, span, (number, column), is_header=is_header, read=read_pipe_cell, line=line)
        for column, span in enumerate(spans[:width])
    ]
    for span in spans[width:]:
        if span[1] > span[0]:
            source.flag(
                "cell_beyond_header",
                *span,
                f"the row has {len(spans)} cells, its header {width}: this one belongs to no column",
                action="quarantined",
            )
    cells += [
        empty_cell(source, row.end, (number, column), is_header=is_header) for column in range(len(cells), width)
    ]
    return tuple(cells)


def read_pipe_cell(raw: str):  # type: ignore[no-untyped-def]
    """The content of a cell: escaped pipes are pipes, in code too, then inline markdown."""
    return read_markdown(raw.replace("\\|", "|") if "\\|" in raw else raw)
