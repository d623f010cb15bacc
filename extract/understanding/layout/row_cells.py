"""The cells of one row in, what they hold and which of them are the row's own out."""

from __future__ import annotations

from collections.abc import Sequence

from extract.records import Cell
from extract.understanding.headings.figures import read_figures
from extract.understanding.wording import figure_text


def is_number(cell: Cell) -> bool:
    """Whether a cell holds figures: scores, a size, gigabytes."""
    return read_figures(figure_text(cell)).kind in ("scores", "size", "memory")


def is_score(cell: Cell) -> bool:
    """Whether a cell holds plain figures with no unit."""
    return read_figures(figure_text(cell)).kind == "scores"


def distinct(row: Sequence[Cell]) -> list[Cell]:
    """The cells of a row that are not empty, a spanned one once."""
    filled = [cell for cell in row if cell.text.strip()]
    for cell in filled:
        if cell.row_span > 1 or cell.column_span > 1:
            break
    else:
        return filled
    seen: dict[tuple[int, int], Cell] = {}
    for column, cell in enumerate(filled):
        spanned = cell.row_span > 1 or cell.column_span > 1
        seen.setdefault(cell.origin if spanned else (-1, column), cell)
    return list(seen.values())
