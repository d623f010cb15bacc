"""One line of a frame in, how many of its cells are what out."""

from __future__ import annotations

from extract.understanding.headings.figures import read_figures
from extract.understanding.layout.frames import Frame, Item
from extract.understanding.lines.meanings import Profile
from extract.understanding.wording import figure_text


def profile(frame: Frame, item: Item) -> Profile:
    """Count the kinds of cells of one line."""
    counts: dict[str, int] = {}
    signed = filled = 0
    numbers: set[tuple[float, ...]] = set()
    for cell in frame.cells(item):
        found = read_figures(figure_text(cell))
        kind = found.kind
        counts[kind] = counts.get(kind, 0) + 1
        filled += kind not in _UNFILLED
        signed += found.is_signed
        if kind == "scores":
            numbers.add(found.numbers)
    figures = counts.get("scores", 0)
    return Profile(counts=counts, figures=figures, filled=filled, signed=signed, different=len(numbers))


_UNFILLED = ("empty", "missing")
