"""Scale, fraction, zero and outlier are judged for a whole line."""

from __future__ import annotations

import pytest

from extract.understanding.claims.scale import Spread, is_fraction, judge
from extract.understanding.vocabulary import Benchmark

PERCENT = Benchmark(name="X", unit="percent", scale_minimum=0, scale_maximum=100)
MARKS = Benchmark(name="Y", unit="score", scale_minimum=0, scale_maximum=10)


def _status(number: float, line: list[float], benchmark: Benchmark = PERCENT) -> str:
    spread = Spread(line)
    return judge(number, spread, benchmark, fraction=is_fraction(spread, benchmark, ""), metric="").status


def test_a_zero_among_figures_far_from_zero_is_missing() -> None:
    line = [42.1, 47.5, 49.8, 48.3, 40.3, 39.1, 0.0]
    assert _status(0.0, line) == "missing_coded_as_zero"
    assert {_status(number, line) for number in line[:-1]} == {"ok"}


def test_a_zero_among_small_figures_is_a_score() -> None:
    assert _status(0.0, [0.0, 2.0, 14.9, 22.1]) == "ok"


def test_a_figure_far_from_all_others_is_an_outlier() -> None:
    line = [81.6, 90.1, 86.9, 32.2, 70.5, 71.9, 81.0]
    assert _status(32.2, line) == "outlier"
    assert _status(70.5, line) == "ok"


def test_a_wide_line_has_no_outlier() -> None:
    assert _status(14.7, [73.9, 14.7, 63.85, 62.73, 52.04, 83.3, 79.9]) == "ok"


@pytest.mark.parametrize(("number", "line"), [(358.0, [35.8, 358.0, 36.5]), (-3.0, [-3.0, 20.0])])
def test_a_figure_outside_the_scale_is_no_score(number: float, line: list[float]) -> None:
    assert _status(number, line) == "out_of_scale"


def test_fractions_are_a_matter_of_the_line() -> None:
    assert is_fraction(Spread([0.358, 0.412, 0.511]), PERCENT, "")
    assert not is_fraction(Spread([0.8, 41.2, 51.1]), PERCENT, "")


def test_a_line_of_marks_in_percent_is_suspicious_and_a_single_one_is_out_of_scale() -> None:
    assert _status(56.6, [56.6, 60.1, 48.0], MARKS) == "suspicious"
    assert _status(56.6, [5.6, 6.1, 56.6], MARKS) == "out_of_scale"


def test_the_others_of_a_figure_are_seen_without_it() -> None:
    spread = Spread([3.0, 1.0, 2.0, 10.0])
    others = spread.others(10.0)
    assert spread.others_count == 3
    assert (others.minimum, others.maximum, others.gap) == (1.0, 3.0, 7.0)
