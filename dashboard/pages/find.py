"""Find: which model fits this card and this task? A ranked shortlist, a chart, and the line of the best one's score."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
import streamlit as st

from dashboard.answers import answer
from dashboard.best_pick import draw_best_pick
from dashboard.charts import actions, chart
from dashboard.choices import benchmark_facts, benchmark_labels
from dashboard.empty_states import empty
from dashboard.find_filters import FindFilters, draw_filters
from dashboard.frontier import pareto_frontier
from dashboard.gaps import gap_sentence, split_drawable
from dashboard.memory import rules
from dashboard.palette import VERDICT_WORDS
from dashboard.permalinks import go
from dashboard.release import ShownRelease, shown_release
from dashboard.size_chart import COLUMNS, DRAWN, size_chart
from dashboard.tables import table
from warehouse import questions
from warehouse.questions import Parameter

SHORTLIST_COLUMNS = (
    "rank",
    "model",
    "verdict",
    "score",
    "needs_gb",
    "needs_basis",
    "parameters_b",
    "parameters_basis",
    "stated_gb",
    "weights_gb",
    "scored",
    "asked",
    "score_condition",
    "stated_condition",
    "family",
    "document",
    "line",
)
TIE_SHARE = 0.01
"""Scores within 1 % of the scale count as tied: prompts and decoding alone move scores by about as much."""


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
    filters = draw_filters(shown, labels)
    facts = benchmark_facts(shown)
    higher = len(filters.benchmark_ids) > 1 or facts[filters.benchmark_ids[0]]["higher_is_better"] is not False
    parameters = questions.shortlist_parameters(
        filters.benchmark_ids,
        gpu_gb=filters.gpu_gb,
        precision=filters.precision,
        min_b=filters.min_b,
        max_b=filters.max_b,
        higher_is_better=higher,
    )
    rows = answer(shown, questions.shortlist, parameters)
    title = _score_title(filters, labels)
    if rows.is_empty():
        empty("No model matches these filters.", "Widen the size range, or choose another benchmark.")
        return
    draw_best_pick(rows, filters, title)
    _draw_chart(rows, filters, title, higher, parameters)
    _draw_shortlist(rows, parameters, filters)


def _score_title(filters: FindFilters, labels: Mapping[str, str]) -> str:
    if len(filters.benchmark_ids) == 1:
        return labels[filters.benchmark_ids[0]]
    return f"mean of {len(filters.benchmark_ids)} benchmarks (% of scale)"


def _draw_chart(
    rows: pl.DataFrame, filters: FindFilters, title: str, higher: bool, parameters: Mapping[str, Parameter]
) -> None:
    reasons = {"score": f"no score on all {len(filters.benchmark_ids)} benchmarks", "parameters_b": "no stated size"}
    points, missing = split_drawable(rows, reasons)
    if points.is_empty():
        empty("Nothing can be drawn.", gap_sentence(missing, rows.height))
    else:
        _draw_points(points, rows, filters, title, higher, parameters)
    _draw_gaps(points, missing, rows.height)


def _draw_points(
    points: pl.DataFrame,
    rows: pl.DataFrame,
    filters: FindFilters,
    title: str,
    higher: bool,
    parameters: Mapping[str, Parameter],
) -> None:
    budget = points.filter(~pl.col("verdict").is_in(["does not", "unknown"])) if filters.gpu_gb else points
    frontier = pareto_frontier(budget, size="parameters_b", score="score", higher_is_better=higher)
    drawn = pl.concat([frontier, points.join(frontier, on="model_id", how="anti", maintain_order="left")]).head(DRAWN)
    best = float(points["score"].max() if higher else points["score"].min())  # type: ignore[arg-type]
    share = TIE_SHARE * float(max(abs(best), 1.0)) if len(filters.benchmark_ids) == 1 else TIE_SHARE * 100
    floor, top = (best - share, best) if higher else (best, best + share)
    picked = chart(
        size_chart(drawn, frontier, score_title=title, tie_floor=floor, tie_top=top),
        name="size_and_score",
        twin=drawn.select(COLUMNS),
        alt_text=_alt_text(drawn, frontier, title, filters),
        sql=questions.written_out("shortlist", parameters),
        pick=True,
    )
    st.caption(
        "Mark size: GPU memory needed. Filled: stated in a source. Hollow: computed. Dashed: the best score for each "
        f"size that fits. Grey band: tied with the best (within {share:.2g})."
    )
    if picked:
        go("model", {"model": picked})
    _ = rows


def _alt_text(drawn: pl.DataFrame, frontier: pl.DataFrame, title: str, filters: FindFilters) -> str:
    budget = f" on a {filters.gpu_gb:g} GB card" if filters.gpu_gb else ""
    names = ", ".join(f"{row['model']} {row['score']:g}" for row in frontier.head(8).to_dicts())
    return f"Size against {title} for {drawn.height} models{budget}; best for each size: {names or 'none'}."


def _draw_gaps(points: pl.DataFrame, missing: pl.DataFrame, total: int) -> None:
    if points.height > DRAWN:
        st.caption(
            f"The frontier and the best {DRAWN:,} of {points.height:,} models are drawn; the shortlist names the rest."
        )
    sentence = gap_sentence(missing, total)
    if sentence:
        with st.expander(sentence, icon=":material/visibility_off:"):
            table(
                missing,
                key="not_drawn",
                columns=("model", "why", "score", "scored", "asked", "stated_gb"),
                alt=sentence,
            )


def _draw_shortlist(rows: pl.DataFrame, parameters: Mapping[str, Parameter], filters: FindFilters) -> None:
    counts = rows.group_by("verdict").len().to_dicts()
    words = ", ".join(
        f"{VERDICT_WORDS[each['verdict']]} {each['len']:,}"
        for each in sorted(counts, key=lambda one: str(one["verdict"]))
    )
    st.subheader("Shortlist", anchor=False)
    st.caption(f"{rows.height:,} models: {words}. Choose a row to open the model.")
    ranked = rows.with_row_index("rank", offset=1).with_columns(pl.col("verdict").replace(VERDICT_WORDS))
    chosen = table(
        ranked,
        key="shortlist",
        columns=SHORTLIST_COLUMNS,
        pick=True,
        alt="Shortlist of models, those that fit first, by score",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        actions(rows, name="shortlist", sql=questions.written_out("shortlist", parameters))
        with st.popover("How is this computed?", icon=":material/calculate:"):
            for sentence in rules(filters.precision):
                st.markdown(f"- {sentence}")
    if chosen is not None:
        go("model", {"model": str(rows["model_id"][chosen])})


release = shown_release()
if release is not None:
    draw_page(release)
