"""Memory figures in, charts out: GPU memory against score with size as mark size, and points per GB as bars."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import polars as pl

from dashboard.charts import Drawing, axis_title, name_layers, pick_selection, row_legend
from dashboard.palette import BLUE, GREY
from dashboard.plain_text import shown

CROWD = 60  # marks among which free places for names are looked for
LABELLED = 15
COLUMNS = (
    "model",
    "stated_gb",
    "score",
    "parameters_b",
    "parameters_basis",
    "stated_condition",
    "document",
    "line",
    "model_id",
)


def memory_chart(points: pl.DataFrame, *, score_title: str, budgets: Sequence[int]) -> Drawing:
    """One mark a model with memory, score and size; dashed lines at the common card sizes within reach."""
    marks = shown(points.select(COLUMNS))
    memory = [float(value) for value in marks["stated_gb"]]
    low, high = min(memory) * 0.7, max(memory) * 1.5
    within = [budget for budget in budgets if low <= budget <= high]
    x = alt.X(
        "stated_gb:Q",
        title="stated GPU memory (GB, log scale)",
        scale=alt.Scale(type="log", domain=[low, high], nice=False),
        axis=alt.Axis(values=[*within, *(value for value in (1, 2, 4, 6) if low <= value <= high)], format="~g"),
    )
    y = alt.Y("score:Q", title=axis_title(score_title), scale=alt.Scale(zero=False, padding=18))
    names = name_layers(marks.head(CROWD), across="stated_gb", x=x, y=y, at_most=LABELLED)
    drawing: Drawing = alt.layer(_card_lines(within), _circles(marks, x, y), *names).properties(height=380)
    return drawing


def _card_lines(cards: Sequence[int]) -> alt.Chart:
    lines = pl.DataFrame({"budget": [float(each) for each in cards]}, schema={"budget": pl.Float64})
    drawing: alt.Chart = alt.Chart(lines).mark_rule(color=GREY, strokeDash=[3, 3]).encode(x=alt.X("budget:Q"))
    return drawing


def _circles(marks: pl.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    size = alt.Size(
        "parameters_b:Q",
        scale=alt.Scale(type="sqrt", range=[60, 500]),
        legend=row_legend("size (B)", symbolFillColor=GREY, values=[1, 3, 8], format="~g"),
    )
    tooltip = [
        alt.Tooltip("model:N"), alt.Tooltip("stated_gb:Q", title="stated GB"), alt.Tooltip("score:Q"),
        alt.Tooltip("parameters_b:Q", title="size (B)"), alt.Tooltip("parameters_basis:N", title="size known"),
        alt.Tooltip("stated_condition:N", title="condition"), alt.Tooltip("document:N", title="read from"),
        alt.Tooltip("line:Q"),
    ]  # fmt: skip
    circles = alt.Chart(marks).mark_point(filled=True, shape="circle", opacity=0.8, color=BLUE)
    drawing: alt.Chart = circles.encode(x=x, y=y, size=size, tooltip=tooltip).add_params(pick_selection())
    return drawing


def points_per_gb_chart(rows: pl.DataFrame) -> Drawing:
    """Bars, the most points for a GB on top; one shape and colour only, the order says it all."""
    marks = shown(rows.select("model", "points_per_gb", "score", "stated_gb", "model_id"))
    drawing: Drawing = (
        alt.Chart(marks)
        .mark_bar(color=BLUE, height={"band": 0.7})
        .encode(
            x=alt.X("points_per_gb:Q", title="points per GB of stated memory"),
            y=alt.Y("model:N", sort=None, title=None, axis=alt.Axis(labelLimit=220, labelOverlap=False)),
            tooltip=["model:N", "points_per_gb:Q", "score:Q", "stated_gb:Q"],
        )
        .properties(height=alt.Step(30))
    )
    return drawing
