"""Changes: what each run added, changed and withdrew, and what its checks found."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard.accounting_chart import CHANGES, runs_chart
from dashboard.answers import answer
from dashboard.charts import actions, chart
from dashboard.choices import note_unknown
from dashboard.claim_words import in_words
from dashboard.empty_states import empty
from dashboard.folded import folded
from dashboard.page import run_page
from dashboard.permalinks import accept_ids
from dashboard.release import ShownRelease
from dashboard.tables import table
from warehouse import questions

DRAWN_RUNS = 40


def draw_page(shown: ShownRelease) -> None:
    """The whole page."""
    st.title("What changed", anchor=False)
    runs = answer(shown, questions.runs)
    if runs.is_empty():
        empty("No run has finished yet.", "Run `vlm-atlas ingest`.")
        return
    _draw_runs(runs)
    labels = {str(run_id): f"run {run_id}" for run_id in runs["run_id"]}
    note_unknown("run", labels)
    accept_ids("run", labels)
    run_id = st.selectbox(
        "Run", list(labels), key="run", bind="query-params", format_func=lambda each: labels.get(each, each)
    )
    if run_id is not None:
        _draw_run(shown, runs.filter(pl.col("run_id").cast(pl.String) == run_id), run_id)


def _draw_runs(runs: pl.DataFrame) -> None:
    counts = (
        runs.head(DRAWN_RUNS)
        .select(pl.col("run_id").alias("run"), *(pl.col(f"claims_{change}").alias(change) for change in CHANGES))
        .unpivot(index="run", variable_name="change", value_name="claims")
        .sort("run")
    )
    note = f"The last {DRAWN_RUNS} of {runs.height} runs are drawn." if runs.height > DRAWN_RUNS else ""
    chart(
        runs_chart(counts),
        name="runs",
        twin=runs,
        alt_text=f"Claims added, changed and withdrawn in {min(runs.height, DRAWN_RUNS)} runs",
        sql=questions.written_out("runs"),
        note=note,
    )


def _draw_run(shown: ShownRelease, run: pl.DataFrame, run_id: str) -> None:
    facts = run.row(0, named=True)
    with st.container(horizontal=True):
        st.metric("status", facts["status"], border=True, width="content")
        for change in CHANGES:
            st.metric(change, f"{facts[f'claims_{change}']:,}", border=True, width="content")
        st.metric("standing claims", f"{facts['claims_standing']:,}", border=True, width="content")
    if facts["message"]:
        st.text(facts["message"])
    changes = answer(shown, questions.run_changes, run_id)
    if changes.is_empty():
        st.info("This run changed no claim.")
    else:
        _draw_changes(changes, run_id)
    _draw_notes(shown, run_id)


def _draw_changes(changes: pl.DataFrame, run_id: str) -> None:
    note_unknown("change", list(CHANGES))
    kinds = st.pills("Show", list(CHANGES), selection_mode="multi", key="change", bind="query-params")
    found = changes.filter(pl.col("change").is_in(kinds)) if kinds else changes
    st.caption(f"{found.height:,} of {changes.height:,} changes.")
    table(in_words(found), key="changes", pinned=("change", "model"), alt="What the run added, changed and withdrew")
    actions(changes, name=f"changes_of_run_{run_id}", sql=questions.written_out("run_changes", {"run_id": run_id}))


def _draw_notes(shown: ShownRelease, run_id: str) -> None:
    checks = answer(shown, questions.run_checks, run_id)
    documents = answer(shown, questions.run_documents, run_id)
    folded(
        f"Documents that the run read anew: {documents.height}",
        lambda: table(documents, key="run_documents", pinned=("decision",), alt="What the run did with each document"),
        key="run_documents",
        icon=":material/description:",
    )
    folded(
        f"Checks with findings: {checks.height}",
        lambda: table(checks, key="run_checks", pinned=("check_name",), alt="Checks that returned rows"),
        key="run_checks",
        icon=":material/rule:",
    )


run_page(draw_page)
