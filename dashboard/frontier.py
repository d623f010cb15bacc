"""Points in, the Pareto frontier out: the models that no smaller or equal one beats."""

from __future__ import annotations

import polars as pl


def pareto_frontier(points: pl.DataFrame, *, size: str, score: str, higher_is_better: bool = True) -> pl.DataFrame:
    """The rows that no other row beats in both columns, by rising `size`; of equal points all stay.

    Rows without a size or a score take no part. O(n log n): sorted by size, a row stays when it is at least as good as
    everything before it and better than everything strictly smaller.
    """
    sign = 1 if higher_is_better else -1
    ordered = (
        points.drop_nulls([size, score])
        .with_columns((pl.col(score) * sign).alias("_good"))
        .sort([size, "_good"], descending=[False, True], maintain_order=True)
    )
    best_at_size = ordered.group_by(size, maintain_order=True).agg(pl.col("_good").max().alias("_best"))
    before = best_at_size.with_columns(pl.col("_best").cum_max().shift(1).fill_null(float("-inf")).alias("_before"))
    return (
        ordered.join(before, on=size, how="left", maintain_order="left")
        .filter((pl.col("_good") == pl.col("_best")) & (pl.col("_good") > pl.col("_before")))
        .drop("_good", "_best", "_before")
    )
