"""Rows below the header that name, column by column, whose figures a nameless row below them holds: previous bests."""

from __future__ import annotations

from collections.abc import Sequence

from extract.records import Cell, Table
from extract.understanding.headings.figures import read_figures
from extract.understanding.names.names import text_looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading, figure_text

LEAST_NAMES = 3
"""Columns that must name somebody."""
LEAST_LIKENESS = 0.45
"""Mean likeness from which words count as names of models."""


def holder_rows(table: Table, index: int, vocabulary: Vocabulary) -> int:
    """How many rows from `index` on name the holders of the figures below them, their sizes included; 0: none do."""
    if not _is_nameless(table, index) or not _names_holders(table.rows[index], vocabulary):
        return 0
    end = index + 1
    while end < len(table.rows) and _share(table.rows[end], "size") == 1:
        end += 1
    if not _is_nameless(table, end) or _share(table.rows[end], "scores") <= 0.5:
        return 0
    has_named_rows = any(row and row[0].text.strip() for row in table.rows[end + 1 :])
    return end - index if has_named_rows else 0


def _is_nameless(table: Table, index: int) -> bool:
    return index < len(table.rows) and bool(table.rows[index]) and not table.rows[index][0].text.strip()


def _names_holders(row: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    texts = [text for cell in row if (text := cell_heading(cell)) and read_figures(text).kind == "text"]
    likeness = sum(text_looks_like_model(text, vocabulary) for text in texts)
    return len(texts) >= LEAST_NAMES and likeness >= LEAST_LIKENESS * len(texts)


def _share(row: Sequence[Cell], kind: str) -> float:
    """Which share of a row's filled cells hold figures of one kind."""
    kinds = [found for cell in row if (found := read_figures(figure_text(cell)).kind) not in ("empty", "missing")]
    return kinds.count(kind) / len(kinds) if kinds else 0.0
