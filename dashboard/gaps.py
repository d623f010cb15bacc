"""What cannot be drawn, and why: every model that a chart leaves out is counted and named."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl


def split_drawable(rows: pl.DataFrame, reasons: Mapping[str, str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(the rows with all columns of `reasons`, the others with a column `why` that joins the reasons that apply)."""
    lacking = [pl.when(pl.col(name).is_null()).then(pl.lit(reason)) for name, reason in reasons.items()]
    marked = rows.with_columns(pl.concat_str(lacking, separator="; ", ignore_nulls=True).alias("why"))
    return marked.filter(pl.col("why") == "").drop("why"), marked.filter(pl.col("why") != "")


def gap_sentence(missing: pl.DataFrame, total: int) -> str:
    """'3 of 7 not drawn: 2 with no stated size, 1 with no score and no stated size.'; empty when nothing is missing."""
    if missing.is_empty():
        return ""
    counts = missing.group_by("why").len().sort("len", "why", descending=[True, False])
    reasons = ", ".join(f"{row['len']:,} with {row['why'].replace('; ', ' and ')}" for row in counts.to_dicts())
    return f"{missing.height:,} of {total:,} not drawn: {reasons}."
