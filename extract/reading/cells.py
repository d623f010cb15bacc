"""The raw content of one cell in, a `Cell` out, with the same rules for pipe tables, HTML tables and tab blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from extract.reading.drafts import CellDraft
from extract.reading.fragment import NOTE_ENDS, Fragment, fold
from extract.reading.source import Source
from extract.reading.values import read_value
from extract.records import Cell, Value

BLANK: Final = read_value("")


def empty_cell(line: int, offset: int, origin: tuple[int, int], *, is_header: bool) -> Cell:
    """A place of the rectangle that the document leaves out; `offset` is where it would stand."""
    value = None if is_header else BLANK
    return CellDraft("", line, offset, offset, is_header, origin, 1, 1, (), (), (), (), (), value).frozen()


def read_cell(
    source: Source,
    span: tuple[int, int],
    origin: tuple[int, int],
    line: int,
    is_header: bool,
    read: Callable[[str], Fragment],
    content: str | None = None,
    row_span: int = 1,
    column_span: int = 1,
    is_plain: bool = False,
) -> Cell:
    """Read the cell at `span` (trimmed) with `read`; `content` replaces the raw text where a part was cut out.

    `is_plain` says that the content holds no markup: then its text is what it shows.
    """
    start, end = span
    if content is None:
        content = source.text[start:end]
    if is_plain and "://" not in content and content[-1:] not in NOTE_ENDS and not source.is_garbled:
        text = fold(content)
        return CellDraft(
            text, line, start, end, is_header, origin, row_span, column_span, (), (), (), (), (),
            None if is_header else read_value(text),
        ).frozen()  # fmt: skip
    text, links, images, parts, notes, marks, problem = read(content)
    if source.is_garbled:
        text = source.visible(text)
        parts = tuple(source.visible(part) for part in parts)
        links = source.visible_links(links)
    if links:
        links = source.placed_links(links, start, end)
    if problem:
        source.flag("markup_not_read", start, end, problem)
    value = None if is_header else cell_value(text, parts, notes) if notes else read_value(text)
    return CellDraft(
        text, line, start, end, is_header, origin, row_span, column_span, links, images, parts, notes, marks, value
    ).frozen()


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
