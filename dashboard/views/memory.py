"""Memory: stated GPU memory against score and size, points per GB, and what fits the common cards."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboard.answers import answer
from dashboard.charts import actions, chart
from dashboard.choices import benchmark_facts, benchmark_labels, choose_benchmark, go_model
from dashboard.doubts import sizes_in_words
from dashboard.empty_states import empty
from dashboard.folded import not_drawn
from dashboard.gaps import split_drawable
from dashboard.memory import COMMON_CARDS
from dashboard.memory_chart import COLUMNS, memory_chart, points_per_gb_chart
from dashboard.page import run_page
from dashboard.permalinks import link
from dashboard.plain_text import label
from dashboard.release import ShownRelease
from dashboard.score_words import axis_words
from dashboard.tables import table
from warehouse import questions

BARS = 30
REASONS = {"stated_gb": "no stated memory", "score": "no score", "parameters_b": "no stated size"}


def draw_page(shown: ShownRelease) -> None:
    """The whole page."""
    st.title("GPU memory", anchor=False)
    benchmark_id = choose_benchmark(shown)
    if benchmark_id is None:
        empty("No document states a score yet.", "Add a source with a results table, then run `vlm-atlas ingest`.")
        return
    st.caption(
        "Only memory figures that a source states are used on this page; nothing is computed here. "
        "Figures for training are in the last table only."
    )
    rows = sizes_in_words(answer(shown, questions.memory, benchmark_id))
    title = benchmark_labels(shown)[benchmark_id]
    sql = questions.written_out("memory", {"benchmark_id": benchmark_id})
    facts = benchmark_facts(shown)[benchmark_id]
    higher = facts["higher_is_better"]
    running = _for_running(rows)
    _draw_points(shown, running, axis_words(title, facts), sql)
    _draw_cards(running, title, higher)
    _draw_points_per_gb(running, title, higher, sql)
    _draw_figures(shown, rows, sql)


def _for_running(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows without figures for training; a model that has only such ones counts as one without stated memory."""
    running = rows.filter(~pl.col("is_for_training"))
    others = rows.join(running, on="model_id", how="anti", maintain_order="left").unique("model_id", keep="first")
    cleared = [
        pl.lit(None, rows.schema[name]).alias(name) for name in ("stated_gb", "stated_condition", "points_per_gb")
    ]
    return pl.concat([running, others.sort("model").with_columns(cleared)])


def _draw_points(shown: ShownRelease, rows: pl.DataFrame, title: str, sql: str) -> None:
    points, missing = split_drawable(rows, REASONS)
    if points.is_empty():
        empty("No model has stated memory, a score and a size.", "Choose another benchmark.")
    else:
        picked = chart(
            memory_chart(points, score_title=title, budgets=COMMON_CARDS),
            name="memory_and_score",
            twin=points.select(COLUMNS),
            alt_text=f"Stated GPU memory against {title} for {points.height} models, size as mark size",
            sql=sql,
            note="Click a mark to open its model. Dashed: common card sizes.",
            pick=True,
        )
        if picked:
            go_model(shown, picked)
    not_drawn(missing, rows.height, ("model", "why", "score", "stated_gb", "parameters_b"))


def _draw_cards(rows: pl.DataFrame, title: str, higher: bool | None) -> None:
    st.subheader("What fits a card", anchor=False)
    fits = pl.DataFrame([_card_row(rows, size, higher) for size in COMMON_CARDS])
    unknown = rows.filter(pl.col("stated_gb").is_null())["model_id"].n_unique()
    best = "No best: no source says whether more is better on" if higher is None else "Best on"
    st.caption(
        f"{best} {label(title)} among the models whose stated memory is at most the card's. "
        f"Not counted, because no source states a figure: {unknown:,} scored model{'' if unknown == 1 else 's'}."
    )
    config = {"card_gb": st.column_config.NumberColumn("card", format="%d GB", pinned=True)}
    table(fits, key="cards", config=config, alt="For each card size the number of models that fit and the best")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Find for a card of:", width="content")
        for size in COMMON_CARDS:
            link(
                "find",
                f"{size} GB",
                {"gpu": f"{size} GB"},
                icon=":material/search:",
                help="Find, with computed figures too",
            )


def _card_row(rows: pl.DataFrame, size: int, higher: bool | None) -> dict[str, Any]:
    fitting = rows.filter(pl.col("stated_gb") <= size)
    scored = fitting.drop_nulls("score").sort("score", descending=bool(higher))
    best = (
        scored.row(0, named=True)
        if scored.height and higher is not None
        else {"model": None, "score": None, "stated_gb": None, "stated_condition": None}
    )
    return {
        "card_gb": size,
        "models_that_fit": fitting["model_id"].n_unique(),
        "best_model": best["model"],
        "score": best["score"],
        "stated_gb": best["stated_gb"],
        "stated_condition": best["stated_condition"],
    }


def _draw_points_per_gb(rows: pl.DataFrame, title: str, higher: bool | None, sql: str) -> None:
    ranked = rows.drop_nulls("points_per_gb").sort("points_per_gb", descending=True)
    if ranked.is_empty():
        return
    st.subheader("Points per GB", anchor=False)
    if not higher:
        why = "less is better" if higher is False else "no source says whether more is better"
        st.caption(f"Not drawn: on {label(title)} {why}, so points per GB would say nothing.")
        return
    note = f"The first {BARS} of {ranked.height:,} are drawn." if ranked.height > BARS else ""
    chart(
        points_per_gb_chart(ranked.head(BARS)),
        name="points_per_gb",
        twin=ranked.select("model", "points_per_gb", "score", "stated_gb", "document", "line", "model_id"),
        alt_text=f"Points on {title} per GB of stated memory, {min(BARS, ranked.height)} models",
        sql=sql,
        note=note,
    )


def _draw_figures(shown: ShownRelease, rows: pl.DataFrame, sql: str) -> None:
    st.subheader("Every figure, with its line", anchor=False)
    stated = rows.drop_nulls("stated_gb")
    if stated.is_empty():
        empty("No source states a memory figure.", "The Find page computes weights from sizes instead.")
        return
    columns = (
        "model", "stated_gb", "stated_condition", "is_for_training", "score", "parameters_b", "parameters_basis",
        "places", "document", "line", "quote",
    )  # fmt: skip
    chosen = table(stated, key="figures", columns=columns, pick=True, alt="Every stated memory figure with its line")
    actions(rows, name="memory", sql=sql)
    if chosen is not None:
        go_model(shown, str(stated["model_id"][chosen]))


run_page(draw_page)
