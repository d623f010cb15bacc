"""A cell that names whose figure it holds in, the figure with that name out: `Foo-7B<br>64.1`, `Foo-7B: 64.1`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.records import Cell
from extract.understanding.headings.figures import Figures, read_figures
from extract.understanding.names.names import text_looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import plain

HELD = "each cell names whose figure it holds"
"""Why a line of words holds scores: lists of the best, benchmark by benchmark."""
LEAST_LIKENESS = 0.5
"""Likeness to a model's name from which the words before a figure name its holder."""


def named_figure(cell: Cell) -> Figures | None:
    """The one figure at a cell's end and the words before it."""
    name, figure = " ".join(cell.parts[:-1]), cell.parts[-1] if cell.parts else ""
    if not name:
        text = plain(cell.text).strip()
        name, _, figure = text.rpartition(":" if ":" in text else " ")
    figures = read_figures(figure)
    return replace(figures, model=name) if name and figures.kind == "scores" and len(figures.numbers) == 1 else None


def are_held(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether most of a line's cells name a model before one figure."""
    filled = [cell for cell in cells if read_figures(cell.text).kind not in ("missing", "empty")]
    found = [figures for cell in filled if (figures := named_figure(cell)) is not None]
    named = sum(text_looks_like_model(figures.model, vocabulary) >= LEAST_LIKENESS for figures in found)
    return len(filled) > 1 and named * 2 > len(filled)
