"""A section of a table in, the columns of words that name its rows out."""

from __future__ import annotations

import re

from extract.records import Cell, Table
from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.qualifiers import DIRECTION
from extract.understanding.layout.header_hints import column_hint
from extract.understanding.layout.header_paths import cell_at, column_path
from extract.understanding.layout.layout import Section
from extract.understanding.names.holders import LEAST_LIKENESS
from extract.understanding.names.names import text_looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading, figure_text


def label_columns(table: Table, section: Section, width: int, vocabulary: Vocabulary) -> tuple[int, ...]:
    """The leading columns of words, and any column whose header says that it holds metrics, splits or benchmarks."""
    columns = [0]
    for column in range(1, width):
        hint = column_hint(table, section.header, column, vocabulary)
        is_measured = hint == "condition" and (
            _is_below_model(table, section, column, vocabulary) or _holds_amounts(table, section, column)
        )
        if (hint and not is_measured) or (
            column == columns[-1] + 1
            and is_wordy(table, section, column)
            and (
                _is_headless(table, section, column, vocabulary)
                or holds_metrics(table, section, column, vocabulary)
                or holds_directions(table, section, column)
                or holds_benchmarks(table, section, column, vocabulary)
            )
        ):
            columns.append(column)
    return tuple(columns) if len(columns) < width else (0,)


def _holds_amounts(table: Table, section: Section, column: int) -> bool:
    """Whether a column holds amounts, times or figures with a fraction: `LoRA` above 11 GB and 0.9 was measured."""
    cells = [cell for row in section.data if (cell := cell_at(table, row, column)).text.strip()]
    figures = [cell for cell in cells if read_figures(figure_text(cell)).kind in _MEASURED]
    return len(figures) * 2 > len(cells) and any(map(_is_amount, figures))


_MEASURED = frozenset(("scores", "memory", "measure", "missing"))


def _is_amount(cell: Cell) -> bool:
    return read_figures(figure_text(cell)).kind in ("memory", "measure") or _is_broken(cell)


def _is_broken(cell: Cell) -> bool:
    return any(not number.is_integer() for number in read_figures(figure_text(cell)).numbers)


_VALUE = re.compile(r"(?:measured |typical )?values?|valor(?:es)?|значени[ея]|数值|值|値|값", re.I)


def value_column(table: Table, section: Section, width: int) -> int:
    """The one column headed Value between names of properties and remarks on them; 0 where there is none."""
    heads = (
        [cell_heading(cell_at(table, section.header[-1], column)) for column in range(width)] if section.header else []
    )
    found = [column for column, text in enumerate(heads) if column and _VALUE.fullmatch(text)]
    others = range(found[0] + 1, width) if len(found) == 1 else ()
    return found[0] if others and all(is_wordy(table, section, column) for column in others) else 0


def _is_below_model(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """Whether a column's upper header names a model, so that `w/ CoT` below it heads figures of its own."""
    path = column_path(table, section.header, column, {}, vocabulary)
    return len(path) > 1 and text_looks_like_model(path[0].text, vocabulary) >= LEAST_LIKENESS


_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9@-]{0,4}")


def holds_metrics(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """Whether a column holds names of metrics, or short abbreviations that repeat, whatever its header says."""
    texts = [text for row in section.data if (text := cell_heading(cell_at(table, row, column)))]
    if len(texts) < 2:
        return False
    if sum(vocabulary.metric(text) is not None for text in texts) * 2 > len(texts):
        return True
    return len(set(texts)) < len(texts) and all(_ABBREVIATION.fullmatch(text) for text in texts)


def holds_directions(table: Table, section: Section, column: int) -> bool:
    """Whether most cells of a column are directions of retrieval, and one of them comes twice: T2V, V2T."""
    texts = [text for row in section.data if (text := cell_heading(cell_at(table, row, column)))]
    return len(set(texts)) < len(texts) and sum(bool(DIRECTION.fullmatch(text)) for text in texts) * 2 > len(texts)


def holds_benchmarks(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """Whether most cells of a column name known benchmarks, though its header says Model: that speaks of the others."""
    texts = [text for row in section.data if (text := cell_heading(cell_at(table, row, column)))]
    known = sum(read_heading(text, vocabulary).kind == "benchmark" for text in texts)
    return known >= LEAST_BENCHMARKS and known * 2 > len(texts)


LEAST_BENCHMARKS = 2
"""Cells of a column that name known benchmarks, from which the column names what each row measures."""


def _is_headless(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """Whether nothing but the corner's own text heads a column."""
    path = column_path(table, section.header, column, {}, vocabulary)
    corner = column_path(table, section.header, 0, {}, vocabulary)
    return not path or path == corner


def is_wordy(table: Table, section: Section, column: int) -> bool:
    words = figures = 0
    for row in section.data:
        kind = read_figures(figure_text(cell_at(table, row, column))).kind
        words += kind == "text"
        figures += kind in ("scores", "size", "memory", "missing", "mark")
    return words > figures
