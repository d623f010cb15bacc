"""Leaderboard: models by benchmarks, heat by column, coverage, and a mean over a stated common set only."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
import streamlit as st

from dashboard import doubts
from dashboard.answers import answer
from dashboard.benchmark_sets import common_set, leading_splits
from dashboard.charts import actions
from dashboard.choices import accept_many, benchmark_facts, benchmark_labels, go_model, note_unknown
from dashboard.empty_states import empty
from dashboard.page import run_page
from dashboard.plain_text import label
from dashboard.release import ShownRelease
from dashboard.standings import COVERAGE, DOUBT, MEAN, heated, standings
from dashboard.tables import SHOWN_ROWS, chosen_row, name_button
from warehouse import questions

AT_FIRST = 6


def draw_page(shown: ShownRelease) -> None:
    """The whole page."""
    st.title("Leaderboard", anchor=False)
    labels = benchmark_labels(shown)
    if not labels:
        empty("No document states a score yet.", "Add a source with a results table, then run `vlm-atlas ingest`.")
        return
    chosen = _choose_benchmarks(labels, common_set(shown, leading_splits(shown), AT_FIRST))
    if not chosen:
        empty("No benchmark is chosen.", "Choose one or more above.")
        return
    scores = answer(shown, questions.leaderboard, tuple(chosen))
    facts = benchmark_facts(shown)
    higher = {each: facts[each]["higher_is_better"] for each in chosen}
    scales = {(facts[each]["scale_min"], facts[each]["scale_max"], facts[each]["higher_is_better"]) for each in chosen}
    comparable = len(scales) == 1 and None not in next(iter(scales))
    rows = standings(scores, {each: labels[each] for each in chosen}, higher, comparable)
    rows = _search(rows, len(chosen))
    _say_mean(len(chosen), comparable)
    _draw_rows(shown, rows, {labels[each]: higher[each] for each in chosen})
    actions(rows, name="leaderboard", sql=questions.written_out("leaderboard", {"benchmark_ids": chosen}))


def _choose_benchmarks(labels: dict[str, str], default: list[str]) -> list[str]:
    note_unknown("benchmarks", labels)
    accept_many("benchmarks", labels)
    return st.multiselect(
        "Benchmarks",
        list(labels),
        default=default,
        key="benchmarks",
        bind="query-params",
        format_func=lambda each: labels.get(each, each),
    )


def _search(rows: pl.DataFrame, asked: int) -> pl.DataFrame:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Search model or family", key="search", bind="query-params", type="search", width=280)
        complete = asked > 1 and st.toggle(f"only models with all {asked}", key="complete", bind="query-params")
    found = rows
    for word in str(words or "").lower().split():
        text = pl.concat_str(["model", "family", "model_id"], separator=" ", ignore_nulls=True).str.to_lowercase()
        found = found.filter(text.str.contains(word, literal=True))
    if complete:
        found = found.filter(pl.col(COVERAGE) == f"{asked}/{asked}")
    if found.height < rows.height:
        st.caption(f"{rows.height - found.height:,} of {rows.height:,} models hidden by the search.")
    return found


def _say_mean(asked: int, comparable: bool) -> None:
    if asked < 2:
        return
    st.caption(
        f"The mean is over all {asked} chosen benchmarks and only for models that have every one of them; "
        "an empty cell is a missing score, never a zero."
        if comparable
        else "No mean: the chosen benchmarks have different scales. An empty cell is a missing score, never a zero."
    )


def _say_directions(higher: Mapping[str, bool | None]) -> None:
    """Which columns are not read as 'the more, the better'."""
    lower = [label(name) for name, direction in higher.items() if direction is False]
    unknown = [label(name) for name, direction in higher.items() if direction is None]
    words = ["The deeper the blue, the better in its column."] if len(unknown) < len(higher) else []
    if lower:
        words.append(f"Lower is better in {', '.join(lower)}.")
    if unknown:
        words.append(f"Without colour, since no source says whether more is better: {', '.join(unknown)}.")
    st.caption(" ".join(words) + " Choose a model to open it.")


def _draw_rows(shown: ShownRelease, rows: pl.DataFrame, columns: dict[str, bool | None]) -> None:
    if rows.is_empty():
        empty("No model matches.", "Shorten the search, or switch off 'only models with all'.")
        return
    _say_directions(columns)
    top = rows.head(SHOWN_ROWS)
    present = [name for name in columns if name in top.columns]
    heat = {name: higher for name in present if (higher := columns[name]) is not None}
    numbers = {name: st.column_config.NumberColumn(name, format="%.2f") for name in [*present, MEAN]}
    names = {
        "model": name_button("standings", "model"),
        "parameters_b": st.column_config.NumberColumn("size (B)", format="%.2f"),
        "parameters_basis": "size known",
        DOUBT: st.column_config.Column(DOUBT, help=doubts.HELP, width="medium")
        if top[DOUBT].null_count() < top.height
        else None,
        "min_gpu_memory_gb": st.column_config.NumberColumn("stated GB", format="%.2f"),
        "model_id": None,
        COVERAGE: st.column_config.Column(COVERAGE, help="chosen benchmarks with a score"),
        **({} if len(columns) > 1 else {MEAN: None, COVERAGE: None}),
    }
    state = st.dataframe(
        heated(top, heat),
        key="standings",
        hide_index=True,
        placeholder="",
        width="stretch",
        column_config={**numbers, **names},
        on_select="rerun",
        selection_mode="single-row",
        alt="Leaderboard: one row a model, one column a benchmark",
    )
    if rows.height > top.height:
        st.caption(f"The first {top.height:,} of {rows.height:,} models; all of them are in the download.")
    chosen = chosen_row("standings", state)
    if chosen is not None:
        go_model(shown, str(top["model_id"][chosen]))


run_page(draw_page)
