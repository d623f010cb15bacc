"""The figures of one score line and its benchmark in, what each is worth out: a score, a fraction, an outlier, none.

Percent or fraction is decided for a whole line by the benchmark's scale, never for a cell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

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
ZERO_DISTANCE = 10.0
"""Percent points that every other figure stands above zero when a zero means missing."""


def is_fraction(numbers: Sequence[float], benchmark: Benchmark, metric: str) -> bool:
    """Whether a line of a percent benchmark is written as fractions of one."""
    known = [number for number in numbers if not math.isnan(number)]
    if benchmark.is_known and benchmark.unit != "percent" and not metric:
        return False
    return len(known) >= 2 and all(0 <= number <= 1 for number in known) and any(0 < number < 1 for number in known)


def judge(number: float, others: Sequence[float], benchmark: Benchmark, *, fraction: bool, metric: str) -> Verdict:
    """Judge one figure beside the others of its line. `metric` frees it from the scale of the headline metric."""
    if _is_out_of_scale(number, benchmark, fraction, metric):
        return Verdict(status="out_of_scale", rule="scale")
    if _is_coded_zero(number, others, benchmark):
        return Verdict(status="missing_coded_as_zero", rule="zero_among_figures_far_from_zero")
    if _is_outlier(number, others, benchmark):
        return Verdict(status="outlier", rule="far_from_all_others")
    return OK


def _is_out_of_scale(number: float, benchmark: Benchmark, fraction: bool, metric: str) -> bool:
    if metric and not _same_scale(metric, benchmark):
        return False
    low, high = benchmark.scale_minimum, benchmark.scale_maximum
    if fraction:
        return False
    if benchmark.unit == "score" and high is not None and number <= 100:
        return False
    return (low is not None and number < low) or (high is not None and number > high)


def _same_scale(metric: str, benchmark: Benchmark) -> bool:
    folded = metric.casefold()
    return benchmark.unit == "percent" and ("acc" in folded or "anls" in folded or folded in ("em", "f1"))


def _is_coded_zero(number: float, others: Sequence[float], benchmark: Benchmark) -> bool:
    if number != 0 or len(others) < 3 or not benchmark.higher_is_better:
        return False
    if benchmark.unit not in ("percent", "points", "count", ""):
        return False
    return min(others) >= ZERO_DISTANCE


def _is_outlier(number: float, others: Sequence[float], benchmark: Benchmark) -> bool:
    if len(others) < LEAST_FOR_OUTLIER or benchmark.unit != "percent":
        return False
    spread = max(others) - min(others)
    gap = min(abs(number - other) for other in others)
    far = gap > max(LEAST_GAP, OUTLIER_GAP * spread)
    return far and abs(number - median(others)) > gap * 0.5
