"""Model: what is concluded about one model, every claim with its line and quote, conflicts, family, history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard.answers import answer
from dashboard.charts import actions
from dashboard.choices import choose_model, model_value, note_unknown
from dashboard.claim_words import attribute_words, in_words
from dashboard.doubts import basis_words, size_words
from dashboard.empty_states import empty
from dashboard.evidence import claim, document_link, value_link, web_link
from dashboard.page import run_page
from dashboard.permalinks import link
from dashboard.plain_text import escaped, label, quoted
from dashboard.release import ShownRelease
from dashboard.tables import table
from warehouse import questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Facts that are read together: how their attributes begin, and the columns that say something about them."""

    title: str
    starts: tuple[str, ...]
    columns: tuple[str, ...] = ("attribute", "qualifier", "value_text")
    qualifier: str = "qualifier"


TABS = ("Facts", "Conflicts", "Family", "History")
PLACE = ("status", "document", "line_start", "quote")
NAMES = 12  # spellings that the head lists
GROUPS: tuple[Group, ...] = (
    Group(
        title="Scores",
        starts=("score",),
        columns=("qualifier", "value_number", "unit", "value_text"),
        qualifier="benchmark",
    ),
    Group(
        title="Size and memory",
        starts=("params_", "llm_params", "vision_encoder_params", "min_gpu_ram_gb", "context_length", "throughput"),
        columns=("attribute", "qualifier", "comparator", "value_number", "unit", "value_text"),
    ),
    Group(
        title="Parts",
        starts=(
            "vision_encoder", "language_model", "connector", "pooling", "architecture", "flash_attention", "base_model",
        ),
    ),
    Group(title="Training and evaluation", starts=("fine_tuning_method", "dataset", "evaluation_benchmark")),
    Group(title="Papers, links and notes", starts=("",)),
)  # fmt: skip
CONFLICT_COLUMNS = ("is_chosen", "attribute", "qualifier", "value", "number", "unit", "status", "document", "line")
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
    note_unknown("part", TABS)
    tabs = st.tabs(TABS, key="part", bind="query-params")
    draws: tuple[Callable[[], None], ...] = (
        lambda: _draw_facts(shown, claims, model_id),
        lambda: _draw_conflicts(shown, claims, model_id),
        lambda: _draw_family(shown, row),
        lambda: _draw_history(shown, model_id),
    )
    for tab, draw in zip(tabs, draws, strict=True):
        if tab.open:  # only the tab that is looked at asks its questions
            with tab:
                draw()


def _draw_head(shown: ShownRelease, row: dict[str, Any], claims: pl.DataFrame) -> None:
    st.html(f"<div style='font-size:1.6rem;font-weight:700;overflow-wrap:anywhere'>{escaped(row['model'])}</div>")
    about = [part for part in (row["organization"], row["family"], row["huggingface_id"]) if part != row["model"]]
    said = {row["model"], *about}
    names = [name for name in answer(shown, questions.model_names, row["model_id"])["alias"] if name not in said]
    also = "also written " + ", ".join(names[:NAMES]) + (" …" if len(names) > NAMES else "") if names else ""
    words = [*dict.fromkeys(part for part in about if part), *([also] if also else [])]
    if words:
        st.html(f"<div style='opacity:.75;overflow-wrap:anywhere'>{escaped(' · '.join(words))}</div>")
    with st.container(horizontal=True):
        _metric("Size", size_words(row), basis_words(row) if row["parameters_b"] else "not stated")
        memory = row["stated_gb"]
        _metric("GPU memory", f"{memory:g} GB" if memory else None, "stated" if memory else "not stated")
        _metric("Benchmarks", f"{row['benchmarks']:,}", "with a score")
        documents = claims["document_id"].n_unique()
        _metric("Claims", f"{claims.height:,}", f"in {documents} document{'' if documents == 1 else 's'}")
    link("compare", "Compare", {"models": model_value(shown, row["model_id"])}, icon=":material/compare_arrows:")


def _metric(name: str, value: str | None, note: str) -> None:
    st.metric(name, value or "unknown", delta=note, delta_color="off", delta_arrow="off", width="content", border=True)


def _draw_facts(shown: ShownRelease, claims: pl.DataFrame, model_id: str) -> None:
    if claims.is_empty():
        empty("No standing document says anything about this model.", "Earlier statements are under History.")
        return
    st.caption("Choose one to see the line that it was read from. Ticked: the fact is concluded from this claim.")
    grouped = _grouped(claims)
    focus = _focus(claims, grouped[0][1])
    for group, mine in grouped:
        _draw_group(shown, group, mine, focus)
    actions(claims, name=f"claims_{model_id}"[:60], sql=questions.written_out("model_claims", {"model_id": model_id}))


def _grouped(claims: pl.DataFrame) -> list[tuple[Group, pl.DataFrame]]:
    """The claims of each group that has any, each claim in the first group that it fits."""
    left, found = claims, []
    for group in GROUPS:
        mine = left.filter(pl.any_horizontal(pl.col("attribute").str.starts_with(start) for start in group.starts))
        left = left.join(mine, on="claim_id", how="anti", maintain_order="left")
        if mine.height:
            found.append((group, mine))
    return found


def _focus(claims: pl.DataFrame, first: pl.DataFrame) -> str:
    """The claim whose place is shown without a choice: the one that the address names, else the first fact."""
    asked = st.query_params.get("claim", "")
    if asked in set(claims["claim_id"]):
        return asked
    current = first.filter(pl.col("is_current"))
    return str((current if current.height else first)["claim_id"][0])


def _draw_group(shown: ShownRelease, group: Group, claims: pl.DataFrame, focus: str) -> None:
    """One table; below it the place of the row that was chosen or that has the focus."""
    st.subheader(group.title, anchor=False)
    chosen = table(
        in_words(claims),
        key=f"facts_{group.title}",
        columns=("is_current", *group.columns, *PLACE),
        pinned=("attribute", "qualifier"),
        pick=True,
        stay=True,
        alt=f"{group.title}: every claim with its document, line and quote",
        config={
            "is_current": st.column_config.CheckboxColumn("fact", help="The fact is concluded from this claim."),
            "qualifier": st.column_config.Column(group.qualifier, pinned=True),
        },
    )
    shown_rows = claims[chosen : chosen + 1] if chosen is not None else claims.filter(pl.col("claim_id") == focus)
    for row in shown_rows.to_dicts():
        _draw_evidence(shown, row)


def _draw_evidence(shown: ShownRelease, row: dict[str, Any]) -> None:
    with st.container(border=True):
        st.text(quoted(f"{attribute_words(row['attribute'])} {row['qualifier']}".strip()))
        claim(shown, row)
        with st.container(horizontal=True):
            document_link(shown, row)
            value_link(row)
            web_link(row["upstream_url"])


def _draw_conflicts(shown: ShownRelease, claims: pl.DataFrame, model_id: str) -> None:
    conflicts = answer(shown, questions.model_conflicts, model_id)
    if conflicts.is_empty():
        st.text("The documents do not contradict one another about this model.")
        return
    chosen = claims.select("claim_id", pl.col("is_current").alias("is_chosen"))
    conflicts = conflicts.join(chosen, on="claim_id", how="left", maintain_order="left")
    ranges = conflicts.group_by("attribute", "qualifier", maintain_order=True).agg(
        pl.col("number").filter(pl.col("is_chosen")).first().alias("chosen"),
        pl.col("number").min().alias("from"),
        pl.col("number").max().alias("to"),
        pl.col("unit").first(),
        pl.len().alias("places"),
        pl.col("independent_sources").first(),
    )
    st.caption(RULE)
    table(in_words(ranges), key="ranges", pinned=("attribute", "qualifier"), alt="Conflicts as ranges")
    table(
        in_words(conflicts), key="conflicts", columns=CONFLICT_COLUMNS, pinned=("attribute", "qualifier"),
        alt="Every value that disagrees, with its place",
    )  # fmt: skip
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
    table(in_words(history), key="history", pinned=("run_id", "change"), alt="What each run added, changed or withdrew")
    actions(history, name="history", sql=questions.written_out("model_history", {"model_id": model_id}))


run_page(draw_page)
