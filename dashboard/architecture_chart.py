"""Which parts meet which, and who uses which data: frames in, charts out."""

from __future__ import annotations

import altair as alt
import polars as pl

from dashboard.charts import Drawing
from dashboard.palette import BLUE
from dashboard.plain_text import shortened, shown

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
    marks = shown(pairs).with_columns(
        pl.col(name).map_elements(lambda text: shortened(text, NAMES), return_dtype=pl.String)
        for name in ("vision_encoder", "language_model")
    )
    base = alt.Chart(marks).encode(
        x=alt.X(
            "language_model:N", title="language model", axis=alt.Axis(labelAngle=-40, labelLimit=150, orient="top")
        ),
        y=alt.Y("vision_encoder:N", title="vision encoder", axis=alt.Axis(labelLimit=170)),
        tooltip=["vision_encoder:N", "language_model:N", "models:Q", "names:N", "connectors:N"],
    )
    most = max(marks["models"].to_list())
    depth = alt.Opacity("models:Q", scale=alt.Scale(domain=[0, most], range=[0.15, 0.8]), legend=None)
    drawing: Drawing = alt.layer(
        base.mark_rect(color=BLUE, stroke="#7F7F7F", strokeWidth=0.5).encode(opacity=depth),
        base.mark_text(fontWeight="bold").encode(text="models:Q"),
    ).properties(height=150 + 30 * marks["vision_encoder"].n_unique())
    return drawing


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
