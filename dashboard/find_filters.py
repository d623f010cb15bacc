"""The filters of the Find page: card, precision, task or benchmarks, size range; all bound to the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard.benchmark_sets import by_task, common_set, leading_splits
from dashboard.choices import accept_many, note_unknown
from dashboard.memory import COMMON_CARDS, formula
from dashboard.plain_text import option
from dashboard.release import ShownRelease
from warehouse.questions import PRECISIONS, Precision, cards, precision_named

OFFERED: Final = 8
ANY_CARD: Final = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindFilters:
    """What the reader asks for; memory in GB, sizes in billions, None for no limit."""

    gpu_gb: float | None
    card: str
    precision: Precision
    benchmark_ids: tuple[str, ...]
    min_b: float | None
    max_b: float | None


def draw_filters(shown: ShownRelease, labels: Mapping[str, str]) -> FindFilters:
    """Draw the filters and give what they say. `labels`: benchmark_id → label."""
    with st.container(border=True):
        left, right = st.columns(2, gap="large")
        with left:
            gpu_gb, card, precision = _choose_budget()
        with right:
            single = _choose_benchmark(shown, labels)
            with st.container(horizontal=True, vertical_alignment="bottom"):
                several = _choose_several(shown, labels)
                min_b, max_b = _choose_size("size from", "min_b"), _choose_size("to billions", "max_b")
    return FindFilters(
        gpu_gb=gpu_gb,
        card=card,
        precision=precision,
        benchmark_ids=several or (single,),
        min_b=min_b,
        max_b=max_b,
    )


def _choose_budget() -> tuple[float | None, str, Precision]:
    sizes = [ANY_CARD, *(f"{size} GB" for size in COMMON_CARDS)]
    common = st.pills(
        "**Your GPU's memory**", sizes, default="8 GB", required=True, key="gpu", bind="query-params", wrap=True
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        gpu_gb, card = _choose_card(str(common))
        precision = _choose_precision()
    return gpu_gb, card, precision


def _choose_benchmark(shown: ShownRelease, labels: Mapping[str, str]) -> str:
    note_unknown("benchmark", {**labels, **{option(label): label for label in labels.values()}})
    asked = _asked(labels)
    by_pill = asked is not None and st.query_params.get("benchmark") == option(labels[asked])
    if asked is not None and not by_pill and "benchmark" not in st.session_state:
        st.session_state["benchmark"] = asked
    offered = list(dict.fromkeys([*leading_splits(shown)[:OFFERED], *([asked] if asked else [])]))
    chosen = st.pills(
        "**Your task**, by a benchmark",
        offered,
        default=offered[0],
        required=True,
        wrap=True,
        key="benchmark",
        bind="query-params",
        format_func=lambda each: option(labels.get(each, each)),
    )
    return str(chosen)


def _asked(labels: Mapping[str, str]) -> str | None:
    """The benchmark that the address or the session asks for, so that it is offered even when it is rarely reported.

    An address may name it by its identifier, its label, or the label as the pill escapes it.
    """
    asked = st.session_state.get("benchmark") or st.query_params.get("benchmark")
    names = {option(label): each for each, label in labels.items()} | {label: each for each, label in labels.items()}
    return names.get(str(asked)) or (str(asked) if asked in labels else None)


def _choose_card(common: str) -> tuple[float | None, str]:
    """(memory in GB, what to call the card): an exact figure before a named card before a common size."""
    known = {f"{row['gpu']} ({row['memory_gb']:g} GB)": float(row["memory_gb"]) for row in cards().to_dicts()}
    note_unknown("card", {card: card for card in known})
    card = st.selectbox(
        "or a card by name",
        list(known),
        index=None,
        key="card",
        bind="query-params",
        placeholder="choose a card",
        width=190,
    )
    exact = st.number_input(
        "or GB", min_value=0.5, max_value=2000.0, value=None, step=1.0, key="gb", bind="query-params", width=90
    )
    if exact is not None:
        return float(exact), f"a {exact:g} GB card"
    if card is not None:
        return known[card], card
    return (None, "any card") if common == ANY_CARD else (float(common.split()[0]), f"a {common} card")


def _choose_precision() -> Precision:
    name = st.segmented_control(
        "Precision",
        [each.name for each in PRECISIONS],
        default="bf16",
        required=True,
        key="precision",
        bind="query-params",
        help=f"Number format of the weights: {formula(PRECISIONS[1])}. 'How is memory known?' below has the rules.",
    )
    return precision_named(str(name))


def _choose_several(shown: ShownRelease, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Benchmarks to average over: those picked, otherwise those of the task; none for the single one."""
    tasks = by_task(shown)
    note_unknown("task", {task: task for task in tasks})
    task = st.selectbox(
        "or a kind of task",
        list(tasks),
        index=None,
        key="task",
        bind="query-params",
        placeholder="choose a task",
        width=140,
    )
    note_unknown("several", dict(labels))
    accept_many("several", dict(labels))
    several = st.multiselect(
        "or any benchmarks",
        list(labels),
        key="several",
        bind="query-params",
        format_func=lambda each: labels.get(each, each),
        placeholder="one, or a mean",
        width=150,
    )
    return tuple(several) or tuple(common_set(shown, tasks.get(str(task), []), len(labels)))


def _choose_size(label: str, key: str) -> float | None:
    return st.number_input(
        label, min_value=0.0, max_value=10_000.0, value=None, step=1.0, key=key, bind="query-params", width=90
    )
