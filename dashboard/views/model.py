"""Model: what is concluded about one model, every claim with its line and quote, conflicts, family, history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboard.answers import answer
from dashboard.charts import actions
from dashboard.choices import choose_model, model_value
from dashboard.empty_states import empty
from dashboard.evidence import claim, document_link, upstream_link
from dashboard.page import run_page
from dashboard.permalinks import link
from dashboard.plain_text import escaped, label, quoted
from dashboard.release import ShownRelease
from dashboard.tables import table
from warehouse import questions

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Scores", ("score",)),
    (
        "Size and memory",
        ("params_", "llm_params", "vision_encoder_params", "min_gpu_ram_gb", "context_length", "throughput"),
    ),
    (
        "Parts",
        ("vision_encoder", "language_model", "connector", "pooling", "architecture", "flash_attention", "base_model"),
    ),
    ("Training and evaluation", ("fine_tuning_method", "dataset", "evaluation_benchmark")),
    ("Papers, links and notes", ("",)),
)
FACT_COLUMNS = (
    "attribute",
    "qualifier",
    "value_text",
    "value_number",
    "unit",
    "status",
    "document",
    "line_start",
    "quote",
)
RULE = (
    "Rule: of the claims that stand, the one with the best status is taken; where sources disagree, the fact is marked "
    "as a conflict and every value stays visible here with its place. Snapshots of one upstream count once."
)


def draw_page(shown: ShownRelease) -> None:
    """The whole page."""
    st.title("One model, with its evidence", anchor=False)
    model_id = choose_model(shown)
    if model_id is None:
        empty("No document names a model yet.", "Run `vlm-atlas ingest`.")
        return
    row = answer(shown, questions.models).filter(pl.col("model_id") == model_id).row(0, named=True)
    claims = answer(shown, questions.model_claims, model_id)
    _draw_head(shown, row, claims)
    tabs = st.tabs(["Facts", "Conflicts", "Family", "History"], key="part", bind="query-params")
    draws: tuple[Callable[[], None], ...] = (
        lambda: _draw_facts(shown, claims, model_id),
        lambda: _draw_conflicts(shown, model_id),
        lambda: _draw_family(shown, row),
        lambda: _draw_history(shown, model_id),
    )
    for tab, draw in zip(tabs, draws, strict=True):
        if tab.open:  # only the tab that is looked at asks its questions
            with tab:
                draw()


def _draw_head(shown: ShownRelease, row: dict[str, Any], claims: pl.DataFrame) -> None:
    names = [name for name in answer(shown, questions.model_names, row["model_id"])["alias"] if name != row["model"]]
    st.html(f"<div style='font-size:1.6rem;font-weight:700;overflow-wrap:anywhere'>{escaped(row['model'])}</div>")
    about = [part for part in (row["organization"], row["family"], row["huggingface_id"]) if part]
    if about:
        st.text(quoted(" · ".join(dict.fromkeys(about))))
    if names:
        st.text(quoted("also written: " + ", ".join(names[:12]) + (" …" if len(names) > 12 else "")))
    with st.container(horizontal=True):
        _metric("Size", row["parameters_b"], "B", row["parameters_basis"] if row["parameters_b"] else "not stated")
        _metric("GPU memory", row["stated_gb"], "GB", "stated" if row["stated_gb"] else "not stated")
        _metric("Benchmarks", row["benchmarks"] or None, "", "with a score")
        _metric("Claims", claims.height, "", f"in {claims['document_id'].n_unique()} documents")
    link("compare", "Compare", {"models": model_value(shown, row["model_id"])}, icon=":material/compare_arrows:")


def _metric(name: str, value: float | None, unit: str, note: str) -> None:
    shown = "unknown" if value is None else f"{value:g} {unit}".strip()
    st.metric(name, shown, delta=note, delta_color="off", delta_arrow="off", width="content", border=True)


def _draw_facts(shown: ShownRelease, claims: pl.DataFrame, model_id: str) -> None:
    if claims.is_empty():
        empty("No standing document says anything about this model.", "Earlier statements are under History.")
        return
    left = claims
    for title, starts in GROUPS:
        mine = left.filter(pl.any_horizontal(pl.col("attribute").str.starts_with(start) for start in starts))
        left = left.join(mine, on="claim_id", how="anti", maintain_order="left")
        if not mine.is_empty():
            _draw_group(shown, title, mine)
    actions(claims, name=f"claims_{model_id}"[:60], sql=questions.written_out("model_claims", {"model_id": model_id}))


def _draw_group(shown: ShownRelease, title: str, claims: pl.DataFrame) -> None:
    st.subheader(title, anchor=False)
    chosen = table(
        claims,
        key=f"facts_{title}",
        columns=("is_current", *FACT_COLUMNS),
        pinned=("attribute", "qualifier"),
        pick=True,
        alt=f"{title}: every claim with its document, line and quote",
        config={"is_current": st.column_config.CheckboxColumn("chosen", help="The fact is concluded from this claim.")},
    )
    row = claims.row(chosen, named=True) if chosen is not None else _first_current(claims)
    if row is None:
        return
    with st.container(border=True):
        st.caption("Choose a row to see another place." if chosen is None else "The chosen row:")
        st.text(quoted(f"{row['attribute']} {row['qualifier']}".strip()))
        claim(shown, row)
        with st.container(horizontal=True):
            document_link(shown, row)
            upstream_link(row["upstream_url"])


def _first_current(claims: pl.DataFrame) -> dict[str, Any] | None:
    current = claims.filter(pl.col("is_current"))
    return (current if current.height else claims).row(0, named=True)


def _draw_conflicts(shown: ShownRelease, model_id: str) -> None:
    conflicts = answer(shown, questions.model_conflicts, model_id)
    if conflicts.is_empty():
        st.text("The documents do not contradict one another about this model.")
        return
    ranges = conflicts.group_by("attribute", "qualifier", maintain_order=True).agg(
        pl.col("number").min().alias("from"),
        pl.col("number").max().alias("to"),
        pl.col("unit").first(),
        pl.len().alias("places"),
        pl.col("independent_sources").first(),
    )
    st.caption(RULE)
    table(ranges, key="ranges", pinned=("attribute", "qualifier"), alt="Conflicts as ranges")
    table(
        conflicts, key="conflicts", pinned=("attribute", "qualifier"), alt="Every value that disagrees, with its place"
    )
    actions(conflicts, name="conflicts", sql=questions.written_out("model_conflicts", {"model_id": model_id}))


def _draw_family(shown: ShownRelease, row: dict[str, Any]) -> None:
    family = answer(shown, questions.model_family, row["model_id"])
    if family.is_empty():
        st.text("No other model of this family is known.")
        return
    st.text(quoted(f"{family.height} other models: the family {row['family'] or ''}".strip()))
    for each in family.head(60).to_dicts():
        link(
            "model",
            label(each["model"]),
            {"model": model_value(shown, each["model_id"])},
            icon=":material/description:",
        )


def _draw_history(shown: ShownRelease, model_id: str) -> None:
    history = answer(shown, questions.model_history, model_id)
    if history.is_empty():
        st.text("No run has changed anything about this model.")
        return
    table(history, key="history", pinned=("run_id", "change"), alt="What each run added, changed or withdrew")
    actions(history, name="history", sql=questions.written_out("model_history", {"model_id": model_id}))


run_page(draw_page)
