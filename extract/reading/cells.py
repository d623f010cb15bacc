"""The raw content of one cell in, a `Cell` out, with the same rules for pipe tables, HTML tables and tab blocks."""

from __future__ import annotations

from collections.abc import Callable

from extract.reading.fragment import Fragment, fold
from extract.reading.source import Source
from extract.reading.values import read_value
from extract.records import Cell, Link, Value


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same span without white space at its ends."""
    raw = text[start:end]
    stripped = raw.lstrip()
    start += len(raw) - len(stripped)
    return start, start + len(stripped.rstrip())


def empty_cell(source: Source, offset: int, origin: tuple[int, int], *, is_header: bool) -> Cell:
    """A place of the rectangle that the document leaves out; `offset` is where it would stand."""
    return Cell(
        text="",
        line=source.line_of(offset),
        start=offset,
        end=offset,
        is_header=is_header,
        origin=origin,
        value=None if is_header else read_value(""),
    )


def read_cell(
    source: Source,
    span: tuple[int, int],
    origin: tuple[int, int],
    *,
    is_header: bool,
    read: Callable[[str], Fragment],
    content: str | None = None,
    line: int = 0,
    spans: tuple[int, int] = (1, 1),
) -> Cell:
    """Read the cell at `span` (trimmed) with `read`; `content` replaces the raw text where a part was cut out."""
    start, end = span
    fragment = read(source.text[start:end] if content is None else content)
    text = source.visible(fragment.text)
    parts = tuple(source.visible(part) for part in fragment.parts)
    return Cell(
        text=text,
        line=line or source.line_of(start),
        start=start,
        end=end,
        is_header=is_header,
        origin=origin,
        row_span=spans[0],
        column_span=spans[1],
        links=fragment.links,
        images=fragment.images,
        parts=parts,
        notes=fragment.notes,
        marks=fragment.marks,
        value=None if is_header else cell_value(text, parts, fragment.notes),
    )


def cell_value(text: str, parts: tuple[str, ...], notes: tuple[str, ...]) -> Value:
    """The value of a cell without its footnote marks."""
    if notes:
        kept = [part for part in parts if part not in notes]
        text = fold(" ".join(kept)) if parts else text
        for note in notes:
            text = text.removesuffix(note).rstrip()
    return read_value(text)


def visible_links(source: Source, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The same links with repaired texts."""
    return tuple(Link(text=source.visible(link.text), target=link.target) for link in links)
