"""Scores and claims in words: each figure with its unit, and how far its scale goes."""

from __future__ import annotations

import pytest

from dashboard.claim_words import value_words
from dashboard.doubts import basis_words, size_words
from dashboard.memory import needs_words
from dashboard.score_words import axis_words, score_words


@pytest.mark.parametrize(
    ("score", "unit", "low", "high", "words", "axis"),
    [
        pytest.param(81.6, "percent", 0, 100, "81.6 %", "B, %", id="percent"),
        pytest.param(36.4, "percent", 0, None, "36.4 %", "B, %", id="percent without an end"),
        pytest.param(852, "count", 0, 1000, "852 of 1000", "B, 0 to 1000", id="a known end of the scale"),
        pytest.param(119.59, "points", 0, None, "119.59 points", "B, points", id="points without an end"),
        pytest.param(3.4, "", None, None, "3.4", "B", id="nothing known"),
    ],
)  # fmt: skip
def test_a_score_has_its_unit_or_the_end_of_its_scale(
    score: float, unit: str, low: float | None, high: float | None, words: str, axis: str
) -> None:
    scale = {"unit": unit, "scale_min": low, "scale_max": high}
    assert score_words(score, scale).replace("\u00a0", " ") == words
    assert axis_words("B", scale) == axis


@pytest.mark.parametrize(
    ("written", "number", "unit", "words"),
    [
        pytest.param("81.6", 81.6, "percent", "81.6 percent", id="the unit is added"),
        pytest.param("5.02GB", 5.02, "GB", "5.02 GB", id="nothing is said twice"),
        pytest.param("16k", 16_000, "tokens", "16k (16,000 tokens)", id="as written and as understood"),
        pytest.param("1M", 1_000_000, "samples", "1M (1,000,000 samples)", id="no exponent"),
        pytest.param("Ada Lovelace", 1, "", "Ada Lovelace", id="a place in an order is no value"),
        pytest.param("SigLIP", None, "", "SigLIP", id="only text"),
        pytest.param("", 3.0, "GB", "3 GB", id="only a number"),
        pytest.param(None, None, "", "", id="nothing"),
    ],
)  # fmt: skip
def test_a_claim_is_shown_as_written_and_as_understood(
    written: str | None, number: float | None, unit: str, words: str
) -> None:
    assert value_words({"value_text": written, "value_number": number, "unit": unit}) == words


@pytest.mark.parametrize(
    ("comparator", "basis", "status", "size", "words"),
    [
        pytest.param("=", "stated", "ok", "1 B", "stated", id="sure"),
        pytest.param("=", "in the name", "derived_from_name", "1 B", "in the name", id="from the name"),
        pytest.param("<", "stated", "ok", "< 1 B", "stated: less than this", id="a bound from above"),
        pytest.param(">", "stated", "conflict", "> 1 B", "stated: more than this, disputed", id="both"),
        pytest.param("~", "stated", "ok", "≈ 1 B", "stated: about this", id="about"),
        pytest.param(None, "unknown", None, "1 B", "unknown", id="nothing is known"),
    ],
)
def test_a_size_says_what_the_documents_leave_open(
    comparator: str | None, basis: str, status: str | None, size: str, words: str
) -> None:
    row = {
        "parameters_b": 1.0, "parameters_comparator": comparator, "parameters_basis": basis,
        "parameters_status": status,
    }  # fmt: skip
    assert (size_words(row), basis_words(row)) == (size, words)
    assert size_words({**row, "parameters_b": None}) is None


def test_a_bound_stays_a_bound_beside_the_text() -> None:
    claim = {"value_text": "sub-billion", "value_number": 1.0, "unit": "billion", "comparator": "<"}
    assert value_words(claim) == "sub-billion (< 1 billion)"


def test_weights_below_a_bound_are_not_called_the_least() -> None:
    row = {
        "needs_gb": 2.0, "needs_basis": "computed", "parameters_b": 1.0, "parameters_basis": "stated",
        "parameters_comparator": "<",
    }  # fmt: skip
    assert needs_words(row) == "up to 2 GB, computed from a stated size (< 1 B parameters)"
