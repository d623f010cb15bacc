"""Marks of a chart in, the marks whose names can be written beside them without covering one another out."""

from __future__ import annotations

import math
from typing import Final

import polars as pl

# A chart on a page is about this wide and tall; on a telephone, where it is narrower, names may still touch.
_WIDTH: Final = 560.0
_HEIGHT: Final = 300.0
_LETTER: Final = 6.5  # pixels of one letter at the size that the charts write
_LINE: Final = 15.0
_SIDES: Final = ("right", "left")


def place_names(marks: pl.DataFrame, *, x: str, y: str, first: list[str], at_most: int) -> pl.DataFrame:
    """The marks that get a name, with `side` (left or right of the mark): those of `first` before the others.

    `x` is a column for a logarithmic axis, `y` for a linear one; `first` holds model_ids.
    """
    spots = _pixels(marks, x, y)
    order = sorted(range(marks.height), key=lambda index: marks["model_id"][index] not in first)
    taken: list[tuple[float, float, float, float]] = [(left - 8, top - 8, left + 8, top + 8) for left, top in spots]
    chosen: dict[int, str] = {}
    for index in order:
        for side in _SIDES:
            box = _box(spots[index], len(str(marks["model"][index])), side)
            others = [other for position, other in enumerate(taken) if position != index]
            if box[0] >= 0 and box[2] <= _WIDTH + 40 and not any(_meet(box, other) for other in others):
                chosen[index] = side
                taken.append(box)
                break
        if len(chosen) == at_most:
            break
    return marks[list(chosen)].with_columns(pl.Series("side", list(chosen.values()), dtype=pl.String))


def _pixels(marks: pl.DataFrame, x: str, y: str) -> list[tuple[float, float]]:
    across = _spread([math.log(max(float(value), 1e-9)) for value in marks[x]], _WIDTH)
    down = _spread([-float(value) for value in marks[y]], _HEIGHT)
    return list(zip(across, down, strict=True))


def _spread(values: list[float], length: float) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=0.0)
    span = high - low
    return [0.08 * length + 0.8 * length * ((value - low) / span if span else 0.5) for value in values]


def _box(spot: tuple[float, float], letters: int, side: str) -> tuple[float, float, float, float]:
    length = letters * _LETTER
    left = spot[0] + 9 if side == "right" else spot[0] - 9 - length
    return left, spot[1] - 10 - _LINE / 2, left + length, spot[1] - 10 + _LINE / 2


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
