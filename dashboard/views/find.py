"""Find: which model fits this card and this task? A ranked shortlist, a chart, and the line of the best one's score."""

from __future__ import annotations

import streamlit as st

from dashboard.best_pick import draw_best_pick
from dashboard.charts import Spec, actions, chart, spec_of
from dashboard.choices import benchmark_labels, go_model
from dashboard.empty_states import empty
from dashboard.find_filters import FindFilters, draw_filters
from dashboard.folded import not_drawn
from dashboard.gaps import gap_sentence
from dashboard.page import run_page
from dashboard.palette import VERDICT_WORDS
from dashboard.release import ShownRelease
from dashboard.score_words import axis_words
from dashboard.shortlist_view import ShortlistView, shortlist_view
from dashboard.size_chart import COLUMNS, DRAWN, size_chart
from dashboard.tables import table

SHORTLIST_COLUMNS = (
    "rank", "model", "verdict", "score", "score_status", "needs_gb", "needs_basis", "parameters_b", "parameters_basis",
    "document", "line", "score_condition", "stated_condition", "stated_gb", "weights_gb", "family",
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
    points, missing = view.split
    if points.is_empty():
        empty("Nothing can be drawn.", gap_sentence(missing, view.rows.height))
    else:
        _draw_points(shown, view)
    not_drawn(missing, view.rows.height, ("model", "why", "score", "scored", "asked", "stated_gb", "parameters_b"))


def _draw_points(shown: ShownRelease, view: ShortlistView) -> None:
    picked = chart(
        _spec(shown.release_id, str(shown.path), view.filters, view),
        name="size_and_score",
        twin=view.drawn[list(COLUMNS)],
        alt_text=_alt_text(view),
        sql=view.sql,
        note=_chart_note(view),
        pick=True,
    )
    if picked:
        go_model(shown, picked)


@st.cache_resource(max_entries=200, show_spinner=False, hash_funcs={FindFilters: repr})
def _spec(
    release_id: str,  # noqa: ARG001 - release and filters decide what is drawn
    path: str,  # noqa: ARG001
    filters: FindFilters,  # noqa: ARG001
    _view: ShortlistView,
) -> Spec:
    return spec_of(
        size_chart(_view.drawn, _view.frontier, score_title=axis_words(_view.title, _view.scale), band=_view.tie_band)
    )


def _chart_note(view: ShortlistView) -> str:
    points = view.split[0]
    note = "Click a mark to open its model. Mark size: GPU memory needed; filled: stated in a source, hollow: computed."
    if view.drawn["needs_gb"].null_count():
        note += " Of the grey diamonds it is not known, and their size says nothing."
    if view.tie_band is not None:
        note += (
            " Dashed line: the best score at each size that fits (Pareto frontier). Grey band: tied with the best, "
            f"within {view.tie:g}."
        )
    if points.height > DRAWN:
        note += f" The frontier and the best are drawn, {DRAWN:,} of {points.height:,}; the shortlist has all."
    return note


def _alt_text(view: ShortlistView) -> str:
    budget = f" on a {view.filters.gpu_gb:g} GB card" if view.filters.gpu_gb else ""
    names = ", ".join(f"{row['model']} {row['score']:g}" for row in view.frontier.head(8).to_dicts())
    return f"Size against {view.title} for {view.drawn.height} models{budget}; best for each size: {names or 'none'}."


def _draw_shortlist(shown: ShownRelease, view: ShortlistView) -> None:
    st.subheader("Shortlist", anchor=False)
    st.caption(f"{view.rows.height:,} models: {_verdict_words(view)}. Choose one to open it.")
    chosen = table(
        view.ranked,
        key="shortlist",
        columns=_columns(view),
        pinned=("rank", "model"),
        pick=True,
        alt="Shortlist of models, those that fit first, by score",
    )
    actions(view.rows, name="shortlist", sql=view.sql)
    if chosen is not None:
        go_model(shown, str(view.rows["model_id"][chosen]))


def _columns(view: ShortlistView) -> list[str]:
    columns = SHORTLIST_COLUMNS + (COVERAGE_COLUMNS if len(view.names) > 1 else ())
    return [name for name in columns if name != "verdict" or view.filters.gpu_gb is not None]


def _verdict_words(view: ShortlistView) -> str:
    if view.filters.gpu_gb is None:
        return "no card is chosen"
    counts = view.verdicts
    return ", ".join(f"{word} {counts[verdict]:,}" for verdict, word in VERDICT_WORDS.items() if verdict in counts)


run_page(draw_page)
