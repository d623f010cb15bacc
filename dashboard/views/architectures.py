"""Architectures: which encoders meet which language models through which connectors, and who uses which data."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard.answers import answer
from dashboard.architecture_chart import meeting_chart, meetings, most_frequent, use_chart
from dashboard.charts import actions, chart
from dashboard.choices import go_model
from dashboard.empty_states import empty
from dashboard.folded import not_drawn
from dashboard.gaps import gap_sentence, split_drawable
from dashboard.page import run_page
from dashboard.release import ShownRelease
from dashboard.tables import table
from warehouse import questions

ENCODERS = 20
LANGUAGE_MODELS = 14  # more columns than this are too narrow on a telephone
DATASETS = 25
REASONS = {"vision_encoder": "no stated vision encoder", "language_model": "no stated language model"}


def draw_page(shown: ShownRelease) -> None:
    """The whole page."""
    st.title("Architectures", anchor=False)
    rows = answer(shown, questions.architectures)
    datasets = answer(shown, questions.model_datasets)
    words = str(st.text_input("Search model or part", key="search", bind="query-params", type="search") or "")
    rows, datasets = _matching(rows, words), _matching(datasets, words)
    if rows.is_empty() and datasets.is_empty():
        empty("No part and no data set matches." if words else "No document names parts of models yet.",
              "Shorten the search." if words else "Run `vlm-atlas ingest`.")  # fmt: skip
        return
    _draw_meetings(rows)
    _draw_models(shown, rows)
    _draw_datasets(datasets)


def _matching(rows: pl.DataFrame, words: str) -> pl.DataFrame:
    text = pl.concat_str(pl.col(pl.String), separator=" ", ignore_nulls=True).str.to_lowercase()
    for word in words.lower().split():
        rows = rows.filter(text.str.contains(word, literal=True))
    return rows


def _draw_meetings(rows: pl.DataFrame) -> None:
    st.subheader("Which vision encoder meets which language model", anchor=False)
    points, missing = split_drawable(rows, REASONS)
    pairs = meetings(points)
    if pairs.is_empty():
        empty("No model has both parts stated.", gap_sentence(missing, rows.height) or "Shorten the search.")
        return
    drawn = most_frequent(pairs, encoders=ENCODERS, language_models=LANGUAGE_MODELS)
    hidden = pairs.height - drawn.height
    note = f"{hidden:,} of {pairs.height:,} pairs of rarer parts are only in the table." if hidden else ""
    chart(
        meeting_chart(drawn),
        name="encoders_and_language_models",
        twin=pairs.drop("connector_list"),
        alt_text=f"Matrix of {drawn.height} pairs of vision encoder and language model with the number of models",
        sql=questions.written_out("architectures"),
        note=note,
    )
    not_drawn(missing, rows.height, ("model", "why", *REASONS, "connector"))


def _draw_models(shown: ShownRelease, rows: pl.DataFrame) -> None:
    st.subheader("Model by model", anchor=False)
    columns = ("model", "vision_encoder", "connector", "language_model", "pooling")
    chosen = table(rows, key="models", columns=columns, pick=True, alt="Parts of each model")
    actions(rows, name="architectures", sql=questions.written_out("architectures"))
    if chosen is not None:
        go_model(shown, str(rows["model_id"][chosen]))


def _draw_datasets(datasets: pl.DataFrame) -> None:
    st.subheader("Which data sets are used by whom", anchor=False)
    if datasets.is_empty():
        empty("No data set matches.", "Shorten the search, or read a source that names training data.")
        return
    uses = (
        datasets.filter(~pl.col("is_generic"))
        .group_by("dataset")
        .agg(
            pl.col("model_id").n_unique().alias("models"), pl.col("model").unique().sort().str.join(", ").alias("names")
        )
        .sort("models", "dataset", descending=[True, False])
    )
    kinds = datasets.filter(pl.col("is_generic"))["dataset"].n_unique()
    note = f"The first {DATASETS} of {uses.height:,} data sets are drawn. " if uses.height > DATASETS else ""
    note += f"{kinds:,} names that only say a kind of data are in the table below." if kinds else ""
    sql = questions.written_out("model_datasets")
    chart(
        use_chart(uses.head(DATASETS)),
        name="datasets",
        twin=uses,
        alt_text=f"Number of models that use each of {min(DATASETS, uses.height)} data sets",
        sql=sql,
        note=note,
    )
    worded = datasets.with_columns(pl.col("role").str.replace_all("_", " ", literal=True))
    columns = ("dataset", "role", "model", "document", "line", "is_generic")
    table(worded, key="datasets", columns=columns, pinned=("dataset",), alt="Data sets with models and places")


run_page(draw_page)
