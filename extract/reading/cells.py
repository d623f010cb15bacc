"""The raw content of one cell in, a `Cell` out, with the same rules for pipe tables, HTML tables and tab blocks."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from extract.makers import new_cell
from extract.reading.fragment import NOTE_ENDS, Fragment, fold
from extract.reading.source import Source
from extract.reading.values import read_value
from extract.records import Cell, Value

BLANK: Final = read_value("")
Plain = tuple[str, Value] | None
"""What a cell that holds nothing but text shows, and its value."""
SHORT: Final = 60
"""Characters of contents that are remembered: names and figures, which tables repeat."""
REMEMBERED: Final = 8_192


@lru_cache(maxsize=REMEMBERED)
def plain_cell(content: str) -> Plain:
    """What `content` without markup shows; None for an address or a footnote mark, which have to be read."""
    if (":" in content and "://" in content) or content[-1:] in NOTE_ENDS:
        return None
    text = fold(content)
    return text, read_value(text)


def empty_cell(line: int, offset: int, origin: tuple[int, int], *, is_header: bool) -> Cell:
    """A place of the rectangle that the document leaves out; `offset` is where it would stand."""
    value = None if is_header else BLANK
    return new_cell("", line, offset, offset, is_header, origin, 1, 1, (), (), (), (), (), value)


def read_cell(
    source: Source,
    span: tuple[int, int],
    origin: tuple[int, int],
    line: int,
    is_header: bool,
    read: Callable[[str], Fragment],
    content: str,
    plain: Plain,
    row_span: int = 1,
    column_span: int = 1,
) -> Cell:
    """Read the `content` of the cell at `span` (trimmed) with `read`, unless `plain` says already what it shows."""
    start, end = span
    if plain is not None and (not source.is_garbled or content.isascii()):
        text, value = plain
        return new_cell(
            text, line, start, end, is_header, origin, row_span, column_span, (), (), (), (), (),
            None if is_header else value,
        )  # fmt: skip
    text, links, images, parts, notes, marks, problem = read(content)
    if source.is_garbled:
        text = source.visible(text)
        parts = tuple(source.visible(part) for part in parts)
        links = source.visible_links(links)
    if links:
        links = source.placed_links(links, start, end)
    if problem:
        source.flag("markup_not_read", start, end, problem)
    return new_cell(
        text, line, start, end, is_header, origin, row_span, column_span, links, images, parts, notes, marks,
        None if is_header else cell_value(text, parts, notes) if notes else read_value(text),
    )  # fmt: skip


def cell_value(text: str, parts: tuple[str, ...], notes: tuple[str, ...]) -> Value:
    """The value of a cell without its footnote marks."""
    if not parts:
        for note in notes:
            text = text.removesuffix(note).rstrip()
        return read_value(text)
    kept = list(parts)
    for note in reversed(notes):
        if note in kept:
            del kept[len(kept) - 1 - kept[::-1].index(note)]
    return read_value(" ".join(kept))
