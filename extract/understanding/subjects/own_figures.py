"""The figures of one subject in, what they say of the subject itself out: a heading, a line of bests, of gains."""

from __future__ import annotations

from extract.understanding.headings.figures import read_figures
from extract.understanding.layout.frames import Subject
from extract.understanding.layout.row_cells import is_score
from extract.understanding.lines.meanings import SURE_OF_NAMES
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.names.names import name_key, text_looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text


def holds_names(view: View, named: Named, vocabulary: Vocabulary) -> bool:
    """Whether most figures of a line stand beside the name of another model: `81.6 (CogAgent)`."""
    cells = (view.frame.cell(named.subject, line.item) for line in view.all("score"))
    figures = [found for cell in cells if (found := read_figures(figure_text(cell))).kind == "scores"]
    names = {
        name_key(one.model)
        for one in figures
        if one.model and text_looks_like_model(one.model, vocabulary) >= SURE_OF_NAMES
    }
    return len(names) >= LEAST_NAMES and 2 * sum(name_key(one.model) in names for one in figures) > len(figures)


def holds_differences(view: View, subject: Subject) -> bool:
    """Whether every figure of a line carries a sign."""
    cells = (view.frame.cell(subject, line.item) for line in view.all("score", "split", "average"))
    found = [figures for cell in cells if (figures := read_figures(figure_text(cell))).kind == "scores"]
    return len(found) > 1 and all(one.is_signed for one in found)


LEAST_NAMES = 2
"""Models that the figures of a line must name before the line counts as none itself."""


def is_full(view: View, subject: Subject) -> bool:
    """Whether most lines of scores hold a figure of this subject: then it is no heading."""
    lines = view.all("score", "split", "unknown", "average")
    figures = sum(is_score(view.frame.cell(subject, line.item)) for line in lines)
    return figures > 0 and figures * 2 >= len(lines)
