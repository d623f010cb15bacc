"""Reviewed lists that the questions lean on: graphics cards, benchmarks by task, words for a mean."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import polars as pl

from extract.errors import SeedsError

_FOLDER = Path(__file__).resolve().parents[2] / "seeds" / "reference"


@lru_cache
def cards() -> pl.DataFrame:
    """Common graphics cards: gpu, memory_gb, kind, reason (where the figure is from)."""
    return _read("gpus", {"gpu": pl.String, "memory_gb": pl.Float64, "kind": pl.String, "reason": pl.String})


@lru_cache
def tasks() -> pl.DataFrame:
    """Which benchmarks speak to which task: task, benchmark (its name), reason."""
    return _read("tasks", {"task": pl.String, "benchmark": pl.String, "reason": pl.String})


@lru_cache(maxsize=10_000)
def is_mean(split: str) -> bool:
    """Whether a split's name says that it is the mean over the others: 'AVG', 'Overall', 'M-Avg'."""
    return _mean_pattern().fullmatch(" ".join(split.lower().split())) is not None


@lru_cache
def _mean_pattern() -> re.Pattern[str]:
    columns = _read("columns", {"pattern": pl.String, "meaning": pl.String, "reason": pl.String})
    return re.compile("|".join(columns.filter(pl.col("meaning") == "average")["pattern"]))


def _read(name: str, columns: dict[str, type[pl.DataType]]) -> pl.DataFrame:
    path = _FOLDER / f"{name}.csv"
    try:
        return pl.read_csv(path, schema=columns)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise SeedsError(f"seeds/reference/{name}.csv cannot be read ({error}); restore the file") from error
