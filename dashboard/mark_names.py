"""Marks of a chart in, the marks whose names can be written beside them without covering one another out."""

from __future__ import annotations

import math
from typing import Final

import polars as pl

WIDE: Final = 560.0  # pixels between the axes of a chart on a desk's screen, at least
NARROW: Final = 270.0  # on a telephone of 390 pixels
SWITCH: Final = 450  # pixels from which on there is the room of WIDE; narrower plots get the names for NARROW
NAME_GAP: Final = 12  # pixels from a mark's middle to its name
_HEIGHT: Final = 300.0
_LETTER: Final = 6.5  # pixels of one letter at the size that the charts write
_LINE: Final = 15.0
_RISE: Final = 10.0  # pixels from a mark's middle up to that of its name
_MARK: Final = 11.0  # half of a mark of middling size
_SIDES: Final = ("right", "left")


def place_names(marks: pl.DataFrame, *, x: str, y: str, first: list[str], at_most: int, width: float) -> pl.DataFrame:
    """The marks that get a name, with `side` (left or right of the mark): those of `first` before the others.

    `width`: pixels between the axes, WIDE or NARROW.
    `x` is a column for a logarithmic axis, `y` for a linear one; `first` holds model_ids.
    """
    spots = _pixels(marks, x, y, width)
    order = sorted(range(marks.height), key=lambda index: marks["model_id"][index] not in first)
    taken: list[tuple[float, float, float, float]] = [
        (left - _MARK, top - _RISE - _LINE, left + _MARK, top + _MARK) for left, top in spots
    ]  # with the room above a mark, where another one's name would be taken for its own
    chosen: dict[int, str] = {}
    for index in order:
        for side in _SIDES:
            box = _box(spots[index], len(str(marks["model"][index])), side)
            others = [other for position, other in enumerate(taken) if position != index]
            if box[0] >= 0 and box[2] <= 1.05 * width and not any(_meet(box, other) for other in others):
                chosen[index] = side
                taken.append(box)
                break
        if len(chosen) == at_most:
            break
    return marks[list(chosen)].with_columns(pl.Series("side", list(chosen.values()), dtype=pl.String))


def _pixels(marks: pl.DataFrame, x: str, y: str, width: float) -> list[tuple[float, float]]:
    across = _spread([math.log(max(float(value), 1e-9)) for value in marks[x]], width)
    down = _spread([-float(value) for value in marks[y]], _HEIGHT)
    return list(zip(across, down, strict=True))


def _spread(values: list[float], length: float) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=0.0)
    span = high - low
    return [0.08 * length + 0.8 * length * ((value - low) / span if span else 0.5) for value in values]


def _box(spot: tuple[float, float], letters: int, side: str) -> tuple[float, float, float, float]:
    length = letters * _LETTER
    left = spot[0] + NAME_GAP if side == "right" else spot[0] - NAME_GAP - length
    middle = spot[1] - _RISE
    return left, middle - _LINE / 2, left + length, middle + _LINE / 2


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
