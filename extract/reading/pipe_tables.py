"""The lines of a pipe table in, the table out, by the GitHub Flavored Markdown specification (0.29, section 4.10).

Pipes split cells unless a backslash stands before them, in code spans too. Short rows are filled up; cells beyond the
header's width belong to no column and become issues.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from extract.makers import new_table
from extract.reading.cells import REMEMBERED, SHORT, Plain, empty_cell, plain_cell, read_cell
from extract.reading.columns import settle_columns
from extract.reading.fragment import Fragment
from extract.reading.limits import MAX_TABLE_COLUMNS
from extract.reading.lines import Line
from extract.reading.markdown_text import NO_REFERENCES, References, has_markup, read_markdown
from extract.reading.source import Source
from extract.reading.table_lines import TableLines, split_row
from extract.records import Cell, Table


def read_pipe_table(source: Source, lines: TableLines) -> Table:
    """Build the table of these lines; headings, section and the like are filled in later."""
    header, delimiter, body = lines.header, lines.delimiter, lines.body
    columns = len(split_row(header))
    width = min(columns, MAX_TABLE_COLUMNS)
    height = source.allow_rows(width, len(body) + 1)
    if columns > width or len(body) + 1 > height:
        source.flag(
            "table_cut", header.start, body[-1].end if body else delimiter.end,
            f"{len(body) + 1} rows of {columns} cells; only {height} × {width} were read",
            severity="error", action="quarantined",
        )  # fmt: skip
    read: Callable[[str], Fragment] = read_pipe_cell
    if source.references:
        read = partial(read_pipe_cell, references=source.references)
    rows = [
        _read_row(source, line, number, width, read) for number, line in enumerate([header, *body][: max(1, height)])
    ]
    first = header if lines.has_own_header else body[0]
    last = body[-1] if body else delimiter
    return new_table(
        index=0,
        kind="gfm",
        line_start=source.line_of(first.start),
        line_end=source.line_of(last.end),
        start=first.start,
        end=last.end,
        header_row_count=1,
        rows=settle_columns(source, rows, 1),
        rescued="; ".join(lines.reasons),
    )


def _read_row(source: Source, line: Line, number: int, width: int, read: Callable[[str], Fragment]) -> tuple[Cell, ...]:
    spans = split_row(line)
    place = source.line_of(line.start)
    is_header = number == 0
    text = source.text
    cells = []
    for column, span in enumerate(spans[:width]):
        raw = text[span[0] : span[1]]
        plain = _plain_cell(raw) if len(raw) <= SHORT and not source.references else None
        cells.append(read_cell(source, span, (number, column), place, is_header, read, raw, plain))
    if len(spans) < width:
        cells += [
            empty_cell(place, line.end, (number, column), is_header=is_header) for column in range(len(spans), width)
        ]
    elif len(spans) > width:
        _flag_excess(source, spans, width)
    return tuple(cells)


@lru_cache(maxsize=REMEMBERED)
def _plain_cell(raw: str) -> Plain:
    return None if has_markup(raw) else plain_cell(raw)


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
