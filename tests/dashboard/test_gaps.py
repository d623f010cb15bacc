"""Honest gaps: what is not drawn is counted and named with its reason."""

from __future__ import annotations

import polars as pl

from dashboard.gaps import gap_sentence, split_drawable

ROWS = pl.DataFrame({"model": ["a", "b", "c", "d"], "size": [1.0, None, None, 2.0], "score": [1.0, 2.0, None, 4.0]})
REASONS = {"size": "no stated size", "score": "no score"}


def test_rows_without_a_value_are_kept_apart_with_every_reason() -> None:
    drawn, missing = split_drawable(ROWS, REASONS)
    assert drawn["model"].to_list() == ["a", "d"]
    assert dict(missing.select("model", "why").iter_rows()) == {"b": "no stated size", "c": "no stated size; no score"}


def test_the_sentence_counts_by_reason() -> None:
    _, missing = split_drawable(ROWS, REASONS)
    assert gap_sentence(missing, 4) == "2 of 4 not drawn: 1 with no stated size, 1 with no stated size and no score."


def test_there_is_no_sentence_without_a_gap() -> None:
    assert gap_sentence(ROWS.clear(), 4) == ""
