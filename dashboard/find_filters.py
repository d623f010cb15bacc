"""The filters of the Find page: card, precision, task or benchmarks, size range; all bound to the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard.choices import accept_many, benchmark_facts, note_unknown
from dashboard.memory import COMMON_CARDS, formula
from dashboard.permalinks import accept_ids
from dashboard.release import ShownRelease
from warehouse.questions import PRECISIONS, Precision, cards, precision_named, tasks

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
    """Draw the filters and give what they say. `labels`: benchmark_id → label, the most reported first."""
    with st.container(border=True):
        left, right = st.columns([1, 1], gap="medium")
        with left:
            sizes = [ANY_CARD, *(f"{size} GB" for size in COMMON_CARDS)]
            common = st.pills(
                "GPU memory", sizes, default="8 GB", required=True, key="gpu", bind="query-params", wrap=True
            )
        with right:
            single = _choose_benchmark(labels)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            gpu_gb, card = _choose_card(str(common))
            precision = _choose_precision()
            several = _choose_several(shown, labels)
            min_b, max_b = _choose_size("Size from (B)", "min_b"), _choose_size("to (B)", "max_b")
    return FindFilters(
        gpu_gb=gpu_gb,
        card=card,
        precision=precision,
        benchmark_ids=several or (single,),
        min_b=min_b,
        max_b=max_b,
    )


def _choose_benchmark(labels: Mapping[str, str]) -> str:
    note_unknown("benchmark", dict(labels))
    accept_ids("benchmark", labels)
    asked = _asked(labels)
    offered = list(dict.fromkeys([*list(labels)[:OFFERED], *([asked] if asked else [])]))
    chosen = st.pills(
        "Benchmark",
        offered,
        default=offered[0],
        required=True,
        wrap=True,
        key="benchmark",
        bind="query-params",
        format_func=lambda each: labels.get(each, each),
    )
    return str(chosen)


def _asked(labels: Mapping[str, str]) -> str | None:
    """The benchmark that the address or the session asks for, so that it is offered even when it is rarely reported."""
    asked = st.session_state.get("benchmark") or st.query_params.get("benchmark")
    by_label = {label: each for each, label in labels.items()}
    return by_label.get(str(asked)) or (str(asked) if asked in labels else None)


def _choose_card(common: str) -> tuple[float | None, str]:
    """(memory in GB, what to call the card): an exact figure before a named card before a common size."""
    known = {f"{row['gpu']} ({row['memory_gb']:g} GB)": float(row["memory_gb"]) for row in cards().to_dicts()}
    card = st.selectbox(
        "or your card",
        list(known),
        index=None,
        key="card",
        bind="query-params",
        placeholder="choose a card",
        width=180,
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
        help=f"{formula(PRECISIONS[1])}; the rules are under 'How is this computed?' below.",
    )
    return precision_named(str(name))


def _choose_several(shown: ShownRelease, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Benchmarks to average over: those picked, otherwise those of the task; none for the single one."""
    by_task = _benchmarks_by_task(shown)
    task = st.selectbox(
        "or a task",
        list(by_task),
        index=None,
        key="task",
        bind="query-params",
        placeholder="choose a task",
        width=160,
    )
    note_unknown("several", dict(labels))
    accept_many("several", dict(labels))
    several = st.multiselect(
        "or several benchmarks",
        list(labels),
        key="several",
        bind="query-params",
        format_func=lambda each: labels.get(each, each),
        placeholder="mean of several",
        width=185,
    )
    return tuple(several) or tuple(by_task.get(str(task), ()))


def _benchmarks_by_task(shown: ShownRelease) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for benchmark_id, row in benchmark_facts(shown).items():
        names.setdefault(row["name"], []).append(benchmark_id)
    found: dict[str, list[str]] = {}
    for row in tasks().to_dicts():
        # Of several splits of one benchmark, the most reported one speaks for it.
        for benchmark_id in names.get(row["benchmark"], [])[:1]:
            found.setdefault(row["task"], []).append(benchmark_id)
    return found


def _choose_size(label: str, key: str) -> float | None:
    return st.number_input(
        label, min_value=0.0, max_value=10_000.0, value=None, step=1.0, key=key, bind="query-params", width=95
    )
