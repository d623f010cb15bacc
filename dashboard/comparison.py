"""Scores of a few models in, the tables and the profile that put them side by side out."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import polars as pl

from dashboard.charts import Drawing
from dashboard.palette import SERIES, SERIES_SHAPES
from dashboard.plain_text import shown


def side_by_side(scores: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    """One row a benchmark, one column a model, `best` naming the best; `labels` in the order of the columns."""
    named = _labelled(scores, labels).filter(pl.col("is_headline"))
    wide = named.pivot("label", index=["benchmark_id", "benchmark_label"], values="score", aggregate_function="first")
    best = named.group_by("benchmark_id").agg(
        pl.col("label").filter(pl.col("share") == pl.col("share").max()).unique(maintain_order=True).alias("winners"),
        pl.len().alias("models"),
    )
    columns = [label for label in labels.values() if label in wide.columns]
    return (
        wide.join(best, on="benchmark_id", how="left", maintain_order="left")
        .with_columns(
            pl.when(pl.col("models") > 1)
            .then(pl.col("winners").list.join(", "))
            .otherwise(pl.lit("only one score"))
            .alias("best")
        )
        .sort("models", "benchmark_label", descending=[True, False])
        .select(pl.col("benchmark_label").alias("benchmark"), *columns, "best", pl.col("models").alias("scored"))
    )


def profile(scores: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    """One row a model and benchmark that at least two of the models share: share of the scale in percent."""
    named = _labelled(scores, labels).filter(pl.col("is_headline") & pl.col("share").is_not_null())
    shared = named.group_by("benchmark_id").len().filter(pl.col("len") > 1)
    return named.join(shared, on="benchmark_id", how="semi").select(
        "model_id", pl.col("label").alias("model"), pl.col("benchmark_label").alias("benchmark"), "score", "share",
        "document", "line",
    ).sort("benchmark", "model")  # fmt: skip


def architecture_side_by_side(parts: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    """One row a role, one column a model; several parts are joined."""
    named = parts.with_columns(pl.col("model_id").replace_strict(labels, default=None).alias("label"))
    joined = named.group_by("role", "label", maintain_order=True).agg(
        pl.col("part").unique(maintain_order=True).str.join(", ")
    )
    wide = joined.pivot("label", index="role", values="part", aggregate_function="first")
    columns = [
        pl.col(label) if label in wide.columns else pl.lit(None, pl.String).alias(label) for label in labels.values()
    ]
    return wide.select(pl.col("role").str.replace("_", " "), *columns).sort("role")


def profile_chart(rows: pl.DataFrame) -> Drawing:
    """Lines over benchmarks, a colour and a shape for each model."""
    marks = shown(rows)
    models = marks["model"].unique(maintain_order=True).to_list()
    colours, shapes = list(SERIES[: len(models)]), list(SERIES_SHAPES[: len(models)])
    legend = alt.Legend(orient="bottom", direction="vertical", title=None, labelLimit=300)
    drawing: Drawing = (
        alt.Chart(marks)
        .mark_line(point=alt.OverlayMarkDef(size=90, filled=True), strokeWidth=1.5)
        .encode(
            x=alt.X("benchmark:N", title=None, axis=alt.Axis(labelAngle=-35, labelLimit=140)),
            y=alt.Y("share:Q", title="share of the scale (%)", scale=alt.Scale(zero=False)),
            color=alt.Color("model:N", scale=alt.Scale(domain=models, range=colours), legend=legend),
            shape=alt.Shape("model:N", scale=alt.Scale(domain=models, range=shapes), legend=legend),
            tooltip=["model:N", "benchmark:N", "score:Q", "document:N", "line:Q"],
        )
        .properties(height=380)
    )
    return drawing


def _labelled(scores: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    span = pl.col("scale_max") - pl.col("scale_min")
    rising = 100 * (pl.col("score") - pl.col("scale_min")) / span
    return scores.with_columns(
        pl.col("model_id").replace_strict(labels, default=None).alias("label"),
        pl.when(pl.col("split") != "")
        .then(pl.format("{} ({})", pl.col("benchmark"), pl.col("split")))
        .otherwise(pl.col("benchmark"))
        .alias("benchmark_label"),
        pl.when(pl.col("higher_is_better").fill_null(True)).then(rising).otherwise(100 - rising).alias("share"),
    )
