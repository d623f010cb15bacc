"""One line of a frame in, how many of its cells are what out."""

from __future__ import annotations

from extract.understanding.headings.figures import read_figures
from extract.understanding.layout.frames import Frame, Item
from extract.understanding.lines.meanings import Profile, new_profile
from extract.understanding.wording import figure_text


def profile(frame: Frame, item: Item) -> Profile:
    """Count the kinds of cells of one line."""
    found = [read_figures(figure_text(cell)) for cell in frame.cells(item)]
    counts: dict[str, int] = {}
    for one in found:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    filled = len(found) - counts.get("empty", 0) - counts.get("missing", 0)
    figures = counts.get("scores", 0)
    if not figures:
        return new_profile(counts=counts, figures=0, filled=filled)
    signed = sum(one.is_signed for one in found)
    different = len({one.numbers for one in found if one.kind == "scores"})
    return new_profile(counts=counts, figures=figures, filled=filled, signed=signed, different=different)
