"""Compare: up to six models side by side: profile over benchmarks, scores with the best named, architecture."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard.answers import answer
from dashboard.benchmark_sets import leading_splits
from dashboard.charts import actions, chart
from dashboard.choices import choose_models, model_labels
from dashboard.comparison import (
    architecture_side_by_side,
    at_a_glance,
    best_marked,
    one_split_each,
    profile,
    profile_chart,
    side_by_side,
    without_scale,
)
from dashboard.empty_states import empty
from dashboard.page import run_page
from dashboard.plain_text import label
from dashboard.release import ShownRelease
from dashboard.tables import SHOWN_ROWS, TALL_ROWS, table
from warehouse import questions

AT_MOST = 6
AT_FIRST = 3
NAMED = 6  # benchmarks without a scale that the note names
ROLE = {"role": st.column_config.Column("", pinned=True)}


def draw_page(shown: ShownRelease) -> None:
    """The whole page."""
    st.title("Compare models", anchor=False)
    labels = model_labels(shown)
    if not labels:
        empty("No document names a model yet.", "Run `vlm-atlas ingest`.")
        return
    chosen = choose_models(shown, at_most=AT_MOST, default=_first_models(shown, list(labels)))
    if not chosen:
        empty("No model is chosen.", "Choose two or more above.")
        return
    mine = {model_id: labels[model_id] for model_id in chosen}
    scores = answer(shown, questions.model_scores, tuple(chosen))
    _draw_profile(scores, mine, chosen)
    _draw_scores(scores, mine, chosen)
    _draw_glance(shown, mine, chosen)
    _draw_parts(shown, mine, chosen)


def _first_models(shown: ShownRelease, model_ids: list[str]) -> list[str]:
    """The first models that have a score on the leading benchmark, so that there is something to compare."""
    leading = leading_splits(shown)[:1]
    scored = set(answer(shown, questions.leaderboard, tuple(leading))["model_id"]) if leading else set()
    return sorted(model_ids, key=lambda model_id: model_id not in scored)[:AT_FIRST]


def _draw_profile(scores: pl.DataFrame, labels: dict[str, str], chosen: list[str]) -> None:
    rows = profile(scores, labels)
    left_out = _left_out(without_scale(scores, labels))
    if rows.is_empty():
        empty("These models share no benchmark that can be drawn.", f"{left_out} The table below shows what each has.")
        return
    drawn = one_split_each(rows)
    benchmarks, shared = drawn["benchmark"].n_unique(), rows["benchmark"].n_unique()
    fewer = f"{benchmarks} of {shared} shared benchmarks are drawn, one split each." if benchmarks < shared else ""
    chart(
        profile_chart(drawn, list(labels.values())),
        name="profile",
        twin=rows.drop("name", "split"),
        alt_text=f"Scores of {len(labels)} models on {benchmarks} benchmarks that at least two of them share",
        sql=questions.written_out("model_scores", {"model_ids": chosen}),
        note=" ".join(words for words in (fewer, _without(drawn, labels), left_out) if words),
    )


def _left_out(benchmarks: list[str]) -> str:
    if not benchmarks:
        return ""
    more = f" and {len(benchmarks) - NAMED:,} more" if len(benchmarks) > NAMED else ""
    names = ", ".join(label(name) for name in benchmarks[:NAMED])
    return f"Not drawn, being of unknown scale or direction: {names}{more}."


def _without(rows: pl.DataFrame, labels: dict[str, str]) -> str:
    drawn = set(rows["model"])
    missing = [name for name in labels.values() if name not in drawn]
    return f"{len(missing)} of {len(labels)} not drawn: no score on a shared benchmark." if missing else ""


def _draw_scores(scores: pl.DataFrame, labels: dict[str, str], chosen: list[str]) -> None:
    st.subheader("Scores", anchor=False)
    if scores.is_empty():
        empty("None of these models has a score.", "Choose others, or add a source with a results table.")
        return
    rows = side_by_side(scores, labels)
    st.caption("★ the best of these models, where at least two have a score. An empty cell is a missing score.")
    st.dataframe(
        best_marked(rows.head(SHOWN_ROWS), [name for name in labels.values() if name in rows.columns]),
        key="scores",
        hide_index=True,
        placeholder="",
        height="content" if rows.height <= TALL_ROWS else 540,
        column_config={"benchmark": st.column_config.Column("benchmark", pinned=True)},
        alt="Scores side by side, the best marked and named",
    )
    actions(scores, name="scores", sql=questions.written_out("model_scores", {"model_ids": chosen}))


def _draw_glance(shown: ShownRelease, labels: dict[str, str], chosen: list[str]) -> None:
    models = answer(shown, questions.models).filter(pl.col("model_id").is_in(chosen))
    glance = at_a_glance(models, labels)
    st.subheader("At a glance", anchor=False)
    st.caption("An empty cell: no document says it.")
    table(
        glance, key="glance", pinned=("role",), alt="Size, memory and maker side by side", config=ROLE, keep_empty=True
    )


def _draw_parts(shown: ShownRelease, labels: dict[str, str], chosen: list[str]) -> None:
    st.subheader("Architecture and data", anchor=False)
    parts = answer(shown, questions.model_components, tuple(chosen))
    if parts.is_empty():
        empty("No document names the parts of these models.", "Choose others.")
        return
    silent = len(labels) - parts["model_id"].n_unique()
    if silent:
        st.caption(f"{silent} of {len(labels)} models: no document names a part or a data set.")
    table(
        architecture_side_by_side(parts, labels),
        key="parts",
        pinned=("role",),
        alt="Parts and data sets side by side",
        config=ROLE,
        keep_empty=True,
    )
    actions(parts, name="parts", sql=questions.written_out("model_components", {"model_ids": chosen}))


run_page(draw_page)
