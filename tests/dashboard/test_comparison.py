"""Side by side: the best of each benchmark is marked, and only where it is known which way is better."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dashboard.comparison import (
    NAMED_AT_ONCE,
    at_a_glance,
    best_marked,
    one_split_each,
    side_by_side,
    winners,
)
from warehouse import questions

LABELS = {"smolvlm": "SmolVLM", "qwen2-vl-2b": "Qwen2-VL 2B", "mm1.5-1b": "MM1.5 1B"}


@pytest.mark.parametrize(
    ("better", "scores", "expected"),
    [
        pytest.param("higher", (1.0, 2.0), ["b"], id="higher is better"),
        pytest.param("lower", (1.0, 2.0), ["a"], id="lower is better"),
        pytest.param("higher", (2.0, 2.0), ["a", "b"], id="equal scores share the mark"),
        pytest.param("not known", (1.0, 2.0), [], id="without a direction nothing is best"),
        pytest.param("higher", (1.0, None), [], id="one score alone is not best"),
    ],
)
def test_winners(better: str, scores: tuple[float | None, float | None], expected: list[str]) -> None:
    assert winners({"a": scores[0], "b": scores[1], "better": better}, ["a", "b"]) == expected


def test_the_best_score_has_a_star_and_the_others_have_none(small_release: Path) -> None:
    rows = side_by_side(questions.model_scores(small_release, list(LABELS)), LABELS)
    page = best_marked(rows, list(LABELS.values())).to_html()
    assert "★ 90.10" in page
    assert "81.60" in page
    assert "★ 81.60" not in page
    assert page.count("★") == 5


def test_where_no_way_is_better_the_row_says_so(small_release: Path) -> None:
    scores = questions.model_scores(small_release, list(LABELS)).with_columns(
        pl.lit(None, pl.Boolean).alias("higher_is_better")
    )
    rows = side_by_side(scores, LABELS)
    assert set(rows["best"]) == {"which way is better is not known"}
    assert "★" not in best_marked(rows, list(LABELS.values())).to_html()


def test_two_metrics_of_one_benchmark_are_told_apart(small_release: Path) -> None:
    scores = questions.model_scores(small_release, list(LABELS))
    other = scores.filter(pl.col("benchmark") == "DocVQA").with_columns(
        pl.lit("docvqa-test-em").alias("benchmark_id"), pl.lit("exact match").alias("metric")
    )
    rows = side_by_side(pl.concat([scores, other]), LABELS)
    assert {"DocVQA (test)", "DocVQA (test) exact match", "MMMU (val)"} <= set(rows["benchmark"])


def test_more_benchmarks_than_an_axis_can_name_are_drawn_with_one_split_each() -> None:
    names = [("A", "AVG"), ("B", ""), *(("A", f"part {index}") for index in range(NAMED_AT_ONCE))]
    rows = pl.DataFrame({
        "name": [name for name, _ in names], "split": [split for _, split in names],
        "benchmark": [f"{name} ({split})" for name, split in names],
    })  # fmt: skip
    assert one_split_each(rows)["benchmark"].to_list() == ["A (AVG)", "B ()"]
    assert one_split_each(rows.head(3)).height == 3


def test_at_a_glance_an_unknown_is_empty_and_a_known_says_how(small_release: Path) -> None:
    glance = at_a_glance(questions.models(small_release), LABELS)
    by_role = {row["role"]: row for row in glance.to_dicts()}
    assert by_role["size"]["Qwen2-VL 2B"] == "2 B, in the name"
    assert by_role["GPU memory"]["MM1.5 1B"] is None
    assert by_role["GPU memory"]["SmolVLM"] == "5.02 GB, stated"
