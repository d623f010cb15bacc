"""The shortlist in, the chart of size against score out.

The frontier as a line, ties as a band, GPU memory as mark size, verdicts as colour and shape.
"""

from __future__ import annotations

from typing import Any, Final, cast

import altair as alt
import polars as pl

from dashboard.charts import Drawing, axis_title, name_layers, pick_selection, row_legend
from dashboard.doubts import scores_in_words, sizes_in_words
from dashboard.memory import needs_words
from dashboard.palette import GREY, VERDICT_NAMES, VERDICTS
from dashboard.plain_text import cut_column, shown

DRAWN: Final = 300  # more marks than this hide one another; the best are drawn and the rest is counted
LABELLED: Final = 14
CROWD: Final = 60  # marks among which free places for names are looked for
NAME_CHARACTERS: Final = 40
UNKNOWN_MEMORY: Final = 110  # area of a mark whose memory is not known: neither the size of 0 GB nor none at all
COLUMNS: Final = (
    "model", "model_id", "parameters_b", "parameters_basis", "score", "score_status", "needs_gb", "needs_basis",
    "verdict", "document", "line",
)  # fmt: skip


def size_chart(
    points: pl.DataFrame, frontier: pl.DataFrame, *, score_title: str, band: tuple[float, float] | None
) -> Drawing:
    """Layers: the band of ties, the frontier's steps, the marks, names where there is room, the frontier's first."""
    marks = cut_column(shown(_in_words(points)), "model", NAME_CHARACTERS)
    edge = marks.join(frontier.select("model_id"), on="model_id", how="semi", maintain_order="left")
    base = alt.Chart(marks).encode(x=_size_axis(marks), y=_score_axis(score_title))
    layers: list[Any] = []
    if band is not None:
        layers.append(_tie_band(*band))
    if edge.height > 1:
        layers.append(_frontier_line(edge, score_title, marks))
    layers.append(_marks(base, marks))
    first = edge["model_id"].to_list()
    x, y = _size_axis(marks), _score_axis(score_title)
    layers.extend(name_layers(marks.head(CROWD), across="parameters_b", x=x, y=y, first=first, at_most=LABELLED))
    drawing: Any = alt.layer(*layers).properties(height=450)
    return cast(Drawing, drawing.configure_scale(invalid={"size": {"value": UNKNOWN_MEMORY}}))


def _in_words(points: pl.DataFrame) -> pl.DataFrame:
    memory = [needs_words(row) for row in points.to_dicts()]
    words = pl.Series("memory", memory, dtype=pl.String)
    worded = scores_in_words(sizes_in_words(points)).select(COLUMNS)
    told = [
        f"{row['score']:g}" + (f", {row['score_status']}" if row["score_status"] else "") for row in worded.to_dicts()
    ]
    return worded.with_columns(
        words, pl.Series("told", told, dtype=pl.String), pl.col("verdict").replace(VERDICT_NAMES)
    )


def _size_axis(marks: pl.DataFrame) -> alt.X:
    low, high = _bounds(marks["parameters_b"].to_list())
    scale = alt.Scale(type="log", domain=[low, high], nice=False)
    ticks = [
        tick
        for tick in (0.1, 0.2, 0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 200, 500, 1000)
        if low <= tick <= high
    ]
    axis = alt.Axis(values=ticks, format="~g", grid=True, labelOverlap=True)
    return alt.X("parameters_b:Q", scale=scale, axis=axis, title="size (billions of parameters, log scale)")


def _bounds(sizes: list[float]) -> tuple[float, float]:
    """A little room on both sides of the sizes, in billions."""
    return (min(sizes) * 0.75, max(sizes) * 1.5) if sizes else (0.5, 100.0)


def _score_axis(title: str) -> alt.Y:
    return alt.Y("score:Q", scale=alt.Scale(zero=False, padding=18), title=axis_title(title))


def _tie_band(floor: float, top: float) -> Any:
    band = pl.DataFrame({"floor": [floor], "top": [top]})
    return alt.Chart(band).mark_rect(color=GREY, opacity=0.18).encode(y=alt.Y("floor:Q"), y2=alt.Y2("top:Q"))


def _frontier_line(edge: pl.DataFrame, title: str, marks: pl.DataFrame) -> Any:
    return (
        alt.Chart(edge)
        .mark_line(interpolate="step-after", color=GREY, strokeDash=[5, 4], strokeWidth=2)
        .encode(x=_size_axis(marks), y=_score_axis(title), order=alt.Order("parameters_b:Q"))
    )


def _marks(base: alt.Chart, marks: pl.DataFrame) -> Any:
    drawn = set(marks["verdict"])
    verdicts = [verdict for verdict, name in VERDICT_NAMES.items() if name in drawn]
    words = [VERDICT_NAMES[verdict] for verdict in verdicts]
    colours, shapes = [VERDICTS[each][0] for each in verdicts], [VERDICTS[each][1] for each in verdicts]
    pick = pick_selection()
    legend = row_legend(None)
    memory_legend = row_legend(
        "memory (GB)", orient="bottom", values=[4, 16, 64], symbolFillColor=GREY, symbolStrokeColor=GREY
    )
    return (
        base.mark_point(strokeWidth=2)
        .encode(
            color=alt.Color("verdict:N", scale=alt.Scale(domain=words, range=colours), legend=legend),
            shape=alt.Shape("verdict:N", scale=alt.Scale(domain=words, range=shapes), legend=legend),
            fill=alt.Fill("verdict:N", scale=alt.Scale(domain=words, range=colours), legend=legend),
            fillOpacity=alt.condition("datum.needs_basis === 'stated'", alt.value(0.7), alt.value(0.0)),
            size=alt.Size(
                "needs_gb:Q",
                scale=alt.Scale(type="sqrt", range=[60, 600], domain=[0, 80], clamp=True),
                legend=memory_legend,
            ),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.95)),
            tooltip=_tooltip(),
        )
        .add_params(pick)
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("model:N", title="model"),
        alt.Tooltip("told:N", title="score"),
        alt.Tooltip("parameters_b:Q", title="size (B)"),
        alt.Tooltip("parameters_basis:N", title="size known"),
        alt.Tooltip("memory:N", title="GPU memory"),
        alt.Tooltip("verdict:N", title="your card"),
        alt.Tooltip("document:N", title="read from"),
        alt.Tooltip("line:Q", title="line"),
    ]
