"""Which parts meet which, and who uses which data: frames in, charts out."""

from __future__ import annotations

import altair as alt
import polars as pl

from dashboard.charts import Drawing
from dashboard.palette import BLUE, GREEN, GREY, ORANGE, PINK, RED, SKY, YELLOW
from dashboard.plain_text import cut_column, shown

ROW, BAR = 30, 24  # pixels of a row and of a bar, whatever room names and legend take
NAMES = 60  # characters of a part's name on an axis
NOT_STATED, SEVERAL, RARER = "not stated", "several", "a rarer one"
_GROUNDS = (ORANGE, SKY, GREEN, YELLOW, PINK, RED)  # black letters keep a contrast of 4.5 to 1 on each
_GREYS = {SEVERAL: "#A9A9A9", RARER: GREY, NOT_STATED: "#D9D9D9"}


def meetings(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a pair of vision encoder and language model: number of models, their names, their connectors."""
    return (
        rows.drop_nulls(["vision_encoder", "language_model"])
        .group_by("vision_encoder", "language_model")
        .agg(
            pl.len().alias("models"),
            pl.col("model").sort().str.join(", ").alias("names"),
            pl.col("connector").drop_nulls().unique().sort().alias("connector_list"),
        )
        .with_columns(pl.col("connector_list").list.join(", ").alias("connectors"))
        .sort("models", "vision_encoder", "language_model", descending=[True, False, False])
    )


def meeting_chart(pairs: pl.DataFrame) -> Drawing:
    """A matrix: vision encoders down, language models across, the connector as colour, the number of models as text."""
    named = pairs.with_columns(_connector_kinds(pairs))
    marks = shown(named)
    for name in ("vision_encoder", "language_model", "connector"):
        marks = cut_column(marks, name, NAMES)
    upright = alt.ExprRef("width < 450 ? -90 : -40")  # slanting names lie upon one another on a telephone
    across = alt.Axis(
        labelAngle=upright, labelAlign="left", labelBaseline="middle", labelLimit=150, labelOverlap=False, orient="top"
    )
    base = alt.Chart(marks).encode(
        x=alt.X("language_model:N", title="language model", axis=across),
        y=alt.Y(
            "vision_encoder:N", title="vision encoder", axis=alt.Axis(labelLimit=alt.ExprRef("width < 450 ? 100 : 140"))
        ),
        tooltip=["vision_encoder:N", "language_model:N", "models:Q", "names:N", "connectors:N"],
    )
    kinds = list(dict.fromkeys(marks["connector"].to_list()))
    colours = dict(zip((kind for kind in kinds if kind not in _GREYS), _GROUNDS, strict=False)) | _GREYS
    order = [kind for kind in colours if kind in kinds]
    colour = alt.Color(
        "connector:N",
        scale=alt.Scale(domain=order, range=[colours[kind] for kind in order]),
        legend=alt.Legend(
            orient="bottom",
            title="through which connector",
            columns=alt.ExprRef("width < 450 ? 1 : 2"),
            labelLimit=200,
            symbolStrokeWidth=0,
        ),
    )
    drawing: Drawing = alt.layer(
        base.mark_rect(stroke="#7F7F7F", strokeWidth=0.5).encode(color=colour),
        base.mark_text(fontWeight="bold", color="black").encode(text="models:Q"),
    ).properties(height=alt.Step(ROW))
    return drawing


def _connector_kinds(pairs: pl.DataFrame) -> pl.Series:
    """For each pair its connector, where it is one of the most frequent; otherwise what kind of case it is."""
    lists = [[part for part in each if part] for each in pairs["connector_list"].to_list()]
    single = pl.Series([each[0] for each in lists if len(each) == 1], dtype=pl.String)
    ranked = single.value_counts(sort=True).rows() if len(single) else []
    frequent = {name for name, _ in sorted(ranked, key=lambda row: (-row[1], row[0]))[: len(_GROUNDS)]}
    words = [
        NOT_STATED if not each else SEVERAL if len(each) > 1 else each[0] if each[0] in frequent else RARER
        for each in lists
    ]
    return pl.Series("connector", words, dtype=pl.String)


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
            y=alt.Y("dataset:N", sort=None, title=None, axis=alt.Axis(labelLimit=220, labelOverlap=False)),
            tooltip=["dataset:N", "models:Q", "names:N"],
        )
        .properties(height=alt.Step(BAR))
    )
    return drawing
