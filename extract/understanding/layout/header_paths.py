"""A table and its header rows in, the header texts above one column out, from the outermost to the innermost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records import Cell, Table
from extract.understanding.headings.labels import Label, new_label
from extract.understanding.names.heading_names import BENCH
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading, is_note, key, plain, script_parts

NOTHING = Cell(text="", line=0, start=0, end=0)


def cell_at(table: Table, row: int, column: int) -> Cell:
    cells = table.rows[row]
    return cells[column] if column < len(cells) else NOTHING


def column_path(
    table: Table, header: Sequence[int], column: int, hints: dict[int, str], vocabulary: Vocabulary
) -> tuple[Label, ...]:
    path: list[Label] = []
    for level, row in enumerate(header):
        cell = cell_at(table, row, column)
        text = heading_text(cell, vocabulary)
        if not text and level + 1 < len(header):
            text = _spread_from_left(table, header, level, column)
        if text and not (path and key(path[-1].text) == key(text)):
            path.append(new_label(text=_with_arrow(cell, text), hint=hints.get(row, "") if column else ""))
    return tuple(path)


def heading_text(cell: Cell, vocabulary: Vocabulary) -> str:
    """A header's text; what hangs below or above the line behind a benchmark's name is set in brackets."""
    if not (cell.parts or cell.links or "$" in cell.text):
        return plain(cell.text)
    parts = [part for part in map(plain, _parts(cell)) if part]
    if len(parts) > 1:
        rest = _BAR.sub(" / ", _CITED.sub("", " ".join(parts[1:])))
        is_qualified = (
            vocabulary.benchmark(parts[0])
            or vocabulary.metric(rest)
            or vocabulary.is_split(rest)
            or (BENCH.fullmatch(parts[0]) and rest.isdigit())
            or "|" in parts[-1]
        )
        is_name = vocabulary.benchmark(cell_heading(cell)) or parts[1].startswith(("-", "(", "+"))
        if is_qualified and not is_name:
            return f"{parts[0]} ({rest})"
    return _linked_name(cell, vocabulary) or cell_heading(cell)


_CITED = re.compile(r"\s*\[\d{1,3}\]$")
_KIND = re.compile(r"\s*\((?:[^\W\d]+ )+[^\W\d]+\)")


def _linked_name(cell: Cell, vocabulary: Vocabulary) -> str:
    """`[FooDocs](…) (Document Parsing)`: the linked name alone, where words behind it say what kind of task it is."""
    if len(cell.links) != 1:
        return ""
    linked, text = plain(cell.links[0].text), plain(cell.text)
    if not linked or not text.startswith(linked) or not _KIND.fullmatch(text, len(linked)):
        return ""
    words = text[len(linked) :].strip(" ()")
    return "" if vocabulary.is_split(words) or vocabulary.metric(words) or vocabulary.benchmark(text) else linked


_BAR = re.compile(r"\s*\|\s*")


def _parts(cell: Cell) -> tuple[str, ...]:
    """A header's parts without footnotes; those of a formula, too."""
    if len(cell.parts) > 1:
        return tuple(part for place, part in enumerate(cell.parts) if not place or not is_note(part, cell))
    return script_parts(cell.text)


def _with_arrow(cell: Cell, text: str) -> str:
    return f"{text} ↓" if "↓" in cell.text else text


def _spread_from_left(table: Table, header: Sequence[int], level: int, column: int) -> str:
    """A blank header cell continues its left neighbour where a lower header row names both columns.

    A neighbour that the lower row repeats spans both rows, and no further column.
    """
    lower = header[level + 1 :]

    def named(place: int) -> bool:
        return any(cell_at(table, row, place).text.strip() for row in lower)

    for left in range(column - 1, -1, -1):
        if not named(left) or not named(column):
            return ""
        text = cell_heading(cell_at(table, header[level], left))
        if text:
            spans_rows = any(key(cell_heading(cell_at(table, row, left))) == key(text) for row in lower)
            return "" if spans_rows else text
    return ""
