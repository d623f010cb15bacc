"""The figures of one score line and its benchmark in, what each is worth out: a score, a fraction, an outlier, none.

Percent or fraction is decided for a whole line by the benchmark's scale, never for a cell.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from extract.understanding.vocabulary import Benchmark


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one figure is worth. `status` of a claim, or "out_of_scale" when it must not become one."""

    status: str = "ok"
    rule: str = ""


OK = Verdict()
LEAST_FOR_OUTLIER = 5
"""With fewer neighbours no figure can be called far away."""
OUTLIER_GAP = 1.5
"""Times the spread of all others that an outlier stands away from its nearest neighbour."""
LEAST_GAP = 20.0
"""Percent points below which a lonely figure is nothing unusual."""
LEAST_FOR_ZERO = 3
"""Other figures that it takes to call a zero implausible."""
ZERO_DISTANCE = 10.0
"""Percent points that every other figure stands above zero when a zero means missing."""


class Spread:
    """The figures of one line, sorted once, so that each can be seen beside all the others in logarithmic time."""

    def __init__(self, numbers: Iterable[float]) -> None:
        self.numbers = sorted(number for number in numbers if not math.isnan(number))

    def is_outermost(self, number: float) -> bool:
        """Whether a figure is the least or the greatest: only such a one can stand far from all others."""
        return number in (self.numbers[0], self.numbers[-1])

    @property
    def others_count(self) -> int:
        """How many figures are left when one is taken out."""
        return len(self.numbers) - 1

    def others(self, number: float) -> Others:
        """What is left when one figure with this value is taken out."""
        place = bisect_left(self.numbers, number)
        left, right = self.numbers[max(place - 1, 0) : place], self.numbers[place + 1 : place + 2]
        rest = self.others_count
        return Others(
            minimum=self.numbers[1 if place == 0 else 0] if rest else math.nan,
            maximum=self.numbers[-2 if place == rest else -1] if rest else math.nan,
            gap=min((abs(number - other) for other in (*left, *right)), default=math.inf),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """All other figures of a line. `gap` is the distance to the nearest."""

    minimum: float
    maximum: float
    gap: float


def is_fraction(spread: Spread, benchmark: Benchmark, metric: str) -> bool:
    """Whether a line of a percent benchmark is written as fractions of one."""
    known = spread.numbers
    if benchmark.is_known and benchmark.unit != "percent" and not metric:
        return False
    return len(known) >= 2 and known[0] >= 0 and 0 < known[-1] <= 1 and any(0 < number < 1 for number in known[:3])


def judge(number: float, spread: Spread, benchmark: Benchmark, *, fraction: bool, metric: str) -> Verdict:
    """Judge one figure beside the others of its line. `metric` frees it from the scale of the headline metric."""
    if _is_out_of_scale(number, spread, benchmark, fraction, metric):
        return Verdict(status="out_of_scale", rule="scale")
    if _is_on_other_scale(spread, benchmark, metric):
        return Verdict(status="suspicious", rule="the_whole_line_is_on_another_scale")
    if not spread.is_outermost(number):
        return OK
    if _is_coded_zero(number, spread, benchmark):
        return Verdict(status="missing_coded_as_zero", rule="zero_among_figures_far_from_zero")
    if _is_outlier(number, spread, benchmark):
        return Verdict(status="outlier", rule="far_from_all_others")
    return OK


def _is_out_of_scale(number: float, spread: Spread, benchmark: Benchmark, fraction: bool, metric: str) -> bool:
    if fraction or (metric and not _same_scale(metric, benchmark)) or _is_on_other_scale(spread, benchmark, metric):
        return False
    low, high = benchmark.scale_minimum, benchmark.scale_maximum
    return (low is not None and number < low) or (high is not None and number > high)


def _is_on_other_scale(spread: Spread, benchmark: Benchmark, metric: str) -> bool:
    """A judge's marks out of ten, or shares of one, that a whole line gives in percent."""
    high = benchmark.scale_maximum
    if benchmark.unit not in ("score", "ratio") or metric or high is None or len(spread.numbers) < 2:
        return False
    return spread.numbers[0] > high and spread.numbers[-1] <= 100


def _same_scale(metric: str, benchmark: Benchmark) -> bool:
    folded = metric.casefold()
    return benchmark.unit == "percent" and ("acc" in folded or "anls" in folded or folded in ("em", "f1"))


def _is_coded_zero(number: float, spread: Spread, benchmark: Benchmark) -> bool:
    if number != 0 or spread.others_count < LEAST_FOR_ZERO or not benchmark.higher_is_better:
        return False
    return benchmark.unit in ("percent", "points", "count", "") and spread.others(number).minimum >= ZERO_DISTANCE


def _is_outlier(number: float, spread: Spread, benchmark: Benchmark) -> bool:
    if spread.others_count < LEAST_FOR_OUTLIER or benchmark.unit != "percent":
        return False
    others = spread.others(number)
    return others.gap > max(LEAST_GAP, OUTLIER_GAP * (others.maximum - others.minimum))
