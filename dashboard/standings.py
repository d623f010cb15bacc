"""Scores of many models in, the leaderboard out: one row a model, coverage, a mean over a stated common set only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from dashboard.doubts import doubt_words, sizes_in_words
from dashboard.plain_text import shown

MEAN: Final = "mean"
COVERAGE: Final = "coverage"
DOUBT: Final = "doubt"
_RGB: Final = "86, 180, 233"  # Okabe and Ito's sky blue
_MOST: Final = 0.6  # opacity of the best; dark text and light text both stay readable on it


def standings(
    scores: pl.DataFrame, labels: Mapping[str, str], higher_is_better: Mapping[str, bool | None], comparable: bool
) -> pl.DataFrame:
    """`labels`: benchmark_id → column. The mean is NULL unless a model has all; none when scales differ.

    Sorted by mean, then by coverage and the first benchmark, unless it is unknown whether higher is better there.
    """
    wide = (
        sizes_in_words(scores)
        .pivot(
            "benchmark_id",
            index=["model_id", "model", "family", "parameters_b", "parameters_basis", "min_gpu_memory_gb"],
            values="score",
            aggregate_function="first",
        )
        .join(_doubts(scores, labels), on="model_id", how="left", maintain_order="left")
    )
    ids = [each for each in labels if each in wide.columns]
    has = pl.sum_horizontal(pl.col(each).is_not_null().cast(pl.Int32) for each in ids)
    mean = pl.when(has == len(labels)).then(pl.mean_horizontal(ids)) if comparable and len(labels) > 1 else pl.lit(None)
    higher = higher_is_better.get(ids[0])
    sign = None if higher is None else 1 if higher else -1
    first = pl.col(ids[0]) * pl.lit(sign, pl.Int8)
    return (
        wide.with_columns(has.alias("_has"), mean.cast(pl.Float64).round(3).alias(MEAN), first.alias("_first"))
        .sort([MEAN, "_has", "_first", "model"], descending=[True, True, True, False], nulls_last=True)
        .with_columns(pl.format("{}/{}", "_has", pl.lit(len(labels))).alias(COVERAGE))
        .select(
            "model", *(pl.col(each).alias(labels[each]) for each in ids), MEAN, COVERAGE, "parameters_b",
            "parameters_basis", "min_gpu_memory_gb", "family", DOUBT, "model_id",
        )
    )  # fmt: skip


def _doubts(scores: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    """`model_id` and `doubt`: which of its scores the documents leave in doubt, and why."""
    found: dict[str, list[str]] = {}
    doubted = scores.filter(pl.col("status") != "ok").select("model_id", "benchmark_id", "status")
    for model_id, benchmark_id, status in doubted.iter_rows():
        words = doubt_words(status)
        if words:
            found.setdefault(model_id, []).append(f"{labels[benchmark_id]}: {words}")
    columns = {"model_id": list(found), DOUBT: ["; ".join(each) for each in found.values()]}
    return pl.DataFrame(columns, schema={"model_id": pl.String, DOUBT: pl.String})


def heated(rows: pl.DataFrame, columns: Mapping[str, bool]) -> Any:
    """The rows as a styled table: in each column the better, the deeper. `columns`: name → higher is better."""
    frame = shown(rows).to_pandas()
    styler = frame.style
    for name, higher in columns.items():
        styler = styler.apply(_heat, subset=[name], higher=higher)
    return styler


def _heat(column: Any, *, higher: bool) -> list[str]:
    low, high = column.min(), column.max()
    span = high - low
    shares = [(value - low) / span if span else 0.0 for value in column]
    return [
        "" if share != share else f"background-color: rgba({_RGB}, {_MOST * (share if higher else 1 - share):.2f})"
        for share in shares
    ]
