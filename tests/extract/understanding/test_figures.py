"""What a cell holds: figures only where the whole text is understood."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.understanding.headings.figures import read_figures

SCORES = {
    "a plain decimal": ("69.7", (69.7,)),
    "a pair": ("1519/332", (1519.0, 332.0)),
    "a triple with blanks": ("87.80 / 85.87 / 84.27", (87.8, 85.87, 84.27)),
    "thousands with a comma": ("1,547.1", (1547.1,)),
    "a stray comma behind": ("75.0,", (75.0,)),
    "a footnote in brackets": ("89.4[2]", (89.4,)),
    "a star": ("48.8*", (48.8,)),
    "a dagger": ("62.3†", (62.3,)),
    "a percent sign": ("96.5 %", (96.5,)),
    "an uncertainty": ("78.5±0.3", (78.5,)),
    "an unknown uncertainty": ("82.5±?", (82.5,)),
    "a gain in brackets": ("65.4 (+1.2)", (65.4,)),
    "a gain with an arrow": ("61.2 (↑2.1)", (61.2,)),
    "emphasis left over": ("**83.3**", (83.3,)),
    "mathematics": ("$72.3$", (72.3,)),
    "a leading point": (".85", (0.85,)),
    "a medal behind": ("85.6 🥇", (85.6,)),
    "a medal before": ("🥇 85.6", (85.6,)),
    "an interval in brackets": ("12.3 (10.1-14.2)", (12.3,)),
    "an interval in square brackets": ("62.6 [60.1, 64.9]", (62.6,)),
}
NO_SCORES = {
    "a decimal comma": "53,2",
    "a number with leading zeros": "007",
    "an exponent": "1e-5",
    "a version": "v1.5",
    "an image size": "224x224",
    "a range": "64.1 - 66.2",
    "a size": "7B",
    "gigabytes": "13.70GB",
    "hardware": "1* A100 80GB",
    "a date": "2024-08-26",
}


@pytest.mark.parametrize(("text", "numbers"), SCORES.values(), ids=SCORES)
def test_scores_are_read_as_written(text: str, numbers: tuple[float, ...]) -> None:
    assert read_figures(text).kind == "scores"
    assert read_figures(text).numbers == numbers


@pytest.mark.parametrize("text", NO_SCORES.values(), ids=NO_SCORES)
def test_what_is_not_wholly_a_score_is_none(text: str) -> None:
    assert read_figures(text).kind != "scores"


@pytest.mark.parametrize(
    "text", ["-", "--", "---", "–", "—", "N/A", "n/a", "NaN", "🤷", "🤷‍♂️", "Not specified", "unknown", "/", "?"]
)
def test_missing_markers_are_missing(text: str) -> None:
    assert read_figures(text).kind == "missing"


@pytest.mark.parametrize("text", ["✅", "❌", "✓", "✗", "Yes", "no"])
def test_ticks_are_marks(text: str) -> None:
    assert read_figures(text).kind == "mark"


def test_half_a_pair_keeps_its_place() -> None:
    first, second = read_figures("-/58.3").numbers
    assert math.isnan(first)
    assert second == 58.3


def test_a_model_in_brackets_is_kept_apart_from_its_score() -> None:
    figures = read_figures("81.6% (CogAgent)")
    assert (figures.numbers, figures.is_percent, figures.model) == ((81.6,), True, "CogAgent")


@pytest.mark.parametrize(("text", "billions"), [("7B", 7.0), ("500M", 0.5), ("4.2 B", 4.2), ("456 billion", 456.0)])
def test_sizes_are_in_billions(text: str, billions: float) -> None:
    assert (read_figures(text).kind, read_figures(text).numbers) == ("size", (billions,))


@pytest.mark.parametrize("text", ["8x7B", "8×7B"])
def test_a_mixture_of_experts_is_not_one_number(text: str) -> None:
    assert (read_figures(text).kind, read_figures(text).numbers) == ("size", ())


@pytest.mark.parametrize(
    ("text", "gigabytes"), [("13.70GB", 13.7), ("24G", 24.0), ("512 MB", 0.5), ("37.1G / 2.3s/it", 37.1)]
)
def test_memory_is_in_gigabytes(text: str, gigabytes: float) -> None:
    assert (read_figures(text).kind, read_figures(text).numbers) == ("memory", (gigabytes,))


PIECES = st.sampled_from(
    ["nan", "None", "not", "reported", "no", "Unknown", "x", "yes", "out of memory", "OOM", "Model", "LLaVA", "tbd",
     "7B", "12.5", "10", "0", "007", "12345", " ", "-", "/", "(", ")", "+", "%", "±", "^", "*", "$", "\\", "~", "GB",
     "s", "1,234", "é", "_", "`"]
)  # fmt: skip


@settings(max_examples=1_000, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=5).map("".join))
def test_the_quick_ways_for_words_and_bare_figures_say_what_all_rules_say(text: str) -> None:
    # By their texts, because a missing part of a pair is no number, which never equals itself.
    assert repr(read_figures(text)) == repr(read_figures(f" {text}"))


@pytest.mark.parametrize("text", ["Not-7B", "Nonet 3", "Failover-2", "Model 12", "None of these 5", "Outlier 7"])
def test_words_that_begin_like_a_missing_marker_are_words(text: str) -> None:
    assert read_figures(text).kind == "text"
