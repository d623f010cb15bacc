"""What the documents leave open about a size or a score, in words: a bound, a disagreement, an outlier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

SIGNS: Final = {"<": "< ", ">": "> ", "~": "≈ "}
_BOUNDS: Final = {"<": ": less than this", ">": ": more than this", "~": ": about this"}
_SURE: Final = frozenset({"", "ok", "derived_from_name"})  # that a size stands in the name is said beside it
_DOUBTS: Final = {"conflict": "disputed"}

_BASIS: Final = ("parameters_basis", "parameters_comparator", "parameters_status")

HELP: Final = (
    "disputed: documents state other values, too, and the model's page has them all; outlier: far from all other "
    "scores of its benchmark in the document"
)


def doubt_words(statuses: str | None) -> str:
    """'disputed' for the status (or several, with commas) of a fact; empty where nothing is the matter with it."""
    every = (status.strip() for status in (statuses or "").split(","))
    return ", ".join(_DOUBTS.get(status, status.replace("_", " ")) for status in every if status not in _SURE)


def size_words(row: Mapping[str, Any]) -> str | None:
    """'2 B', '< 1 B' for a row with a model's size; None where it is unknown."""
    size = row.get("parameters_b")
    return None if size is None else f"{SIGNS.get(row['parameters_comparator'], '')}{size:g} B"


def basis_words(row: Mapping[str, Any]) -> str:
    """'in the name', 'stated: less than this', 'stated, disputed': how a model's size is known."""
    bound = _BOUNDS.get(row["parameters_comparator"] or "", "")
    doubt = doubt_words(row["parameters_status"])
    return f"{row['parameters_basis']}{bound}" + (f", {doubt}" if doubt else "")


def sizes_in_words(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `parameters_basis` as `basis_words` has it."""
    each = frame.select(_BASIS).unique()  # a handful, of however many rows
    words = each.with_columns(pl.Series("_words", [basis_words(row) for row in each.to_dicts()], dtype=pl.String))
    joined = frame.join(words, on=_BASIS, how="left", nulls_equal=True, maintain_order="left")
    return joined.with_columns(pl.col("_words").alias("parameters_basis")).drop("_words")


def scores_in_words(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `score_status` in words."""
    words = {str(status): doubt_words(status) for status in frame["score_status"].unique()}
    return frame.with_columns(pl.col("score_status").replace(words))
