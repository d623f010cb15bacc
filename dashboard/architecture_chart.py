"""Which parts meet which, and who uses which data: frames in, charts out."""

from __future__ import annotations

import altair as alt
import polars as pl

from dashboard.charts import Drawing
from dashboard.palette import BLUE, SKY
from dashboard.plain_text import cut_column, shown

NAMES = 60  # characters of a part's name on an axis


def meetings(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a pair of vision encoder and language model: number of models, their names, their connectors."""
    return (
        rows.drop_nulls(["vision_encoder", "language_model"])
        .group_by("vision_encoder", "language_model")
        .agg(
            pl.len().alias("models"),
            pl.col("model").sort().str.join(", ").alias("names"),
            pl.col("connector").drop_nulls().unique().sort().str.join(", ").alias("connectors"),
        )
        .sort("models", "vision_encoder", "language_model", descending=[True, False, False])
    )


def meeting_chart(pairs: pl.DataFrame) -> Drawing:
    """A matrix: vision encoders down, language models across, the number of models as depth and as text."""
    marks = cut_column(cut_column(shown(pairs), "vision_encoder", NAMES), "language_model", NAMES)
    across = alt.Axis(labelAngle=-40, labelLimit=150, labelOverlap=False, orient="top")
    base = alt.Chart(marks).encode(
        x=alt.X("language_model:N", title="language model", axis=across),
        y=alt.Y("vision_encoder:N", title="vision encoder", axis=alt.Axis(labelLimit=140)),
        tooltip=["vision_encoder:N", "language_model:N", "models:Q", "names:N", "connectors:N"],
    )
    most = max(marks["models"].to_list())
    depth = alt.Color("models:Q", scale=alt.Scale(domain=[1, max(most, 2)], range=[SKY, BLUE]), legend=None)
    letters = alt.condition(alt.datum.models > most / 2 + 1, alt.value("white"), alt.value("black"))
    drawing: Drawing = alt.layer(
        base.mark_rect(stroke="#7F7F7F", strokeWidth=0.5).encode(color=depth),
        base.mark_text(fontWeight="bold").encode(text="models:Q", color=letters),
    ).properties(height=150 + 30 * marks["vision_encoder"].n_unique())
    return drawing


def most_frequent(pairs: pl.DataFrame, *, encoders: int, language_models: int) -> pl.DataFrame:
    """The pairs of the parts that most models use, so that a narrow screen can still show the matrix."""
    kept = pairs
    for name, count in (("vision_encoder", encoders), ("language_model", language_models)):
        top = (
            pairs.group_by(name).agg(pl.col("models").sum()).sort("models", name, descending=[True, False]).head(count)
        )
        kept = kept.join(top, on=name, how="semi", maintain_order="left")
    return kept


def use_chart(uses: pl.DataFrame) -> Drawing:
    """Bars: in how many models each data set is used, the most used on top."""
    marks = shown(uses)
    drawing: Drawing = (
        alt.Chart(marks)
        .mark_bar(color=BLUE)
        .encode(
            x=alt.X("models:Q", title="models", axis=alt.Axis(tickMinStep=1, format="d")),
            y=alt.Y("dataset:N", sort=None, title=None, axis=alt.Axis(labelLimit=220)),
            tooltip=["dataset:N", "models:Q", "names:N"],
        )
        .properties(height=40 + 24 * marks.height)
    )
    return drawing
