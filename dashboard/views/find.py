"""Find: which model fits this card and this task? A ranked shortlist, a chart, and the line of the best one's score."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
import streamlit as st

from dashboard.best_pick import draw_best_pick
from dashboard.charts import Spec, actions, chart, spec_of
from dashboard.choices import benchmark_labels, go_model
from dashboard.empty_states import empty
from dashboard.find_filters import draw_filters
from dashboard.gaps import gap_sentence
from dashboard.page import run_page
from dashboard.palette import VERDICT_WORDS
from dashboard.release import ShownRelease
from dashboard.shortlist_view import ShortlistView, shortlist_view
from dashboard.size_chart import COLUMNS, DRAWN, size_chart
from dashboard.tables import table
from warehouse.questions import Parameter

SHORTLIST_COLUMNS = (
    "rank", "model", "verdict", "score", "needs_gb", "needs_basis", "parameters_b", "parameters_basis", "document",
    "line", "score_condition", "stated_condition", "stated_gb", "weights_gb", "family",
)  # fmt: skip
COVERAGE_COLUMNS = ("scored", "asked")  # only where several benchmarks are asked for


def draw_page(shown: ShownRelease) -> None:
    """The whole page."""
    st.title("Which model fits your GPU and your task?", anchor=False)
    labels = benchmark_labels(shown)
    if not labels:
        empty(
            "No document states a score yet.",
            "Add a source with a results table to `seeds/sources.toml`, then run `vlm-atlas ingest`.",
        )
        return
    view = shortlist_view(shown, draw_filters(shown, labels), labels)
    if view.rows.is_empty():
        empty("No model matches these filters.", "Widen the size range, or choose another benchmark.")
        return
    left, right = st.columns([2, 3], gap="medium")
    with left:
        draw_best_pick(shown, view)
    with right:
        _draw_chart(shown, view)
    _draw_shortlist(shown, view)


def _draw_chart(shown: ShownRelease, view: ShortlistView) -> None:
    points, missing = view.drawable()
    if points.is_empty():
        empty("Nothing can be drawn.", gap_sentence(missing, view.rows.height))
    else:
        _draw_points(shown, view, points)
    if not missing.is_empty():
        sentence = gap_sentence(missing, view.rows.height)
        with st.expander(sentence, icon=":material/visibility_off:"):
            columns = ("model", "why", "score", "scored", "asked", "stated_gb", "parameters_b")
            table(missing, key="not_drawn", columns=columns, alt=sentence)


def _draw_points(shown: ShownRelease, view: ShortlistView, points: pl.DataFrame) -> None:
    frontier = view.frontier(points)
    others = points.join(frontier, on="model_id", how="anti", maintain_order="left")
    drawn = pl.concat([frontier, others]).head(DRAWN)
    picked = chart(
        _spec(shown.release_id, view.parameters, view.title, drawn, frontier, view.tie_band(points)),
        name="size_and_score",
        twin=drawn.select(COLUMNS),
        alt_text=_alt_text(view, drawn, frontier),
        sql=view.sql,
        note=_chart_note(view, points),
        pick=True,
    )
    if picked:
        go_model(shown, picked)


@st.cache_resource(max_entries=200, show_spinner=False)
def _spec(
    release_id: str,  # noqa: ARG001 - release and parameters decide what is drawn
    parameters: Mapping[str, Parameter],  # noqa: ARG001
    title: str,
    _drawn: pl.DataFrame,
    _frontier: pl.DataFrame,
    _band: tuple[float, float] | None,
) -> Spec:
    return spec_of(size_chart(_drawn, _frontier, score_title=title, band=_band))


def _chart_note(view: ShortlistView, points: pl.DataFrame) -> str:
    note = (
        "Click a mark to open its model. Mark size: GPU memory needed; filled: stated in a source, hollow: computed. "
        f"Dashed line: the best score for each size that fits. Grey band: tied with the best (within {view.tie:g})."
    )
    if points.height > DRAWN:
        note += f" The frontier and the best are drawn, {DRAWN:,} of {points.height:,}; the shortlist has all."
    return note


def _alt_text(view: ShortlistView, drawn: pl.DataFrame, frontier: pl.DataFrame) -> str:
    budget = f" on a {view.filters.gpu_gb:g} GB card" if view.filters.gpu_gb else ""
    names = ", ".join(f"{row['model']} {row['score']:g}" for row in frontier.head(8).to_dicts())
    return f"Size against {view.title} for {drawn.height} models{budget}; best for each size: {names or 'none'}."


def _draw_shortlist(shown: ShownRelease, view: ShortlistView) -> None:
    st.subheader("Shortlist", anchor=False)
    counts = dict(view.rows.group_by("verdict").len().iter_rows())
    words = ", ".join(f"{word} {counts[verdict]:,}" for verdict, word in VERDICT_WORDS.items() if verdict in counts)
    st.caption(f"{view.rows.height:,} models: {words}. Choose a row to open the model.")
    ranked = view.rows.with_row_index("rank", offset=1).with_columns(pl.col("verdict").replace(VERDICT_WORDS))
    chosen = table(
        ranked,
        key="shortlist",
        columns=SHORTLIST_COLUMNS + (COVERAGE_COLUMNS if len(view.names) > 1 else ()),
        pinned=("rank", "model"),
        pick=True,
        alt="Shortlist of models, those that fit first, by score",
    )
    actions(view.rows, name="shortlist", sql=view.sql)
    if chosen is not None:
        go_model(shown, str(view.rows["model_id"][chosen]))


run_page(draw_page)
