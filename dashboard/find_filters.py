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
            gpu_gb, card, precision = _choose_card()
        with right:
            benchmark_ids = _choose_benchmarks(shown, labels)
        min_b, max_b = _choose_sizes()
    return FindFilters(
        gpu_gb=gpu_gb, card=card, precision=precision, benchmark_ids=benchmark_ids, min_b=min_b, max_b=max_b
    )


def _choose_card() -> tuple[float | None, str, Precision]:
    sizes = [ANY_CARD, *(f"{size} GB" for size in COMMON_CARDS)]
    common = st.pills("GPU memory", sizes, default="8 GB", required=True, key="gpu", bind="query-params")
    known = {f"{row['gpu']} ({row['memory_gb']:g} GB)": float(row["memory_gb"]) for row in cards().to_dicts()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        card = st.selectbox(
            "or your card",
            list(known),
            index=None,
            key="card",
            bind="query-params",
            placeholder="choose a card",
            width=260,
        )
        exact = st.number_input(
            "or GB", min_value=0.5, max_value=2000.0, value=None, step=1.0, key="gb", bind="query-params", width=110
        )
        name = st.segmented_control(
            "Precision",
            [each.name for each in PRECISIONS],
            default="bf16",
            required=True,
            key="precision",
            bind="query-params",
            help=f"{formula(PRECISIONS[1])}; the figures' rules are under 'How is this computed?'",
        )
    precision = precision_named(str(name))
    if exact is not None:
        return float(exact), f"{exact:g} GB", precision
    if card is not None:
        return known[card], card, precision
    return (None if common == ANY_CARD else float(str(common).split()[0])), str(common), precision


def _choose_benchmarks(shown: ShownRelease, labels: Mapping[str, str]) -> tuple[str, ...]:
    offered = list(labels)[:OFFERED]
    note_unknown("benchmark", dict(labels))
    accept_ids("benchmark", labels)
    single = st.pills(
        "Benchmark",
        offered if _asked(labels) is None else list(dict.fromkeys([*offered, str(_asked(labels))])),
        default=offered[0],
        required=True,
        key="benchmark",
        bind="query-params",
        format_func=lambda each: labels.get(each, each),
    )
    by_task = _benchmarks_by_task(shown, labels)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        task = st.selectbox(
            "or a task",
            list(by_task),
            index=None,
            key="task",
            bind="query-params",
            placeholder="choose a task",
            width=220,
        )
        accept_many("several", dict(labels))
        several = st.multiselect(
            "or several benchmarks",
            list(labels),
            key="several",
            bind="query-params",
            format_func=lambda each: labels.get(each, each),
            placeholder="mean of several",
        )
    if several:
        return tuple(several)
    if task is not None:
        return tuple(by_task[task])
    return (str(single),)


def _asked(labels: Mapping[str, str]) -> str | None:
    """The benchmark that the address or the session asks for, so that it is offered even when it is rarely reported."""
    asked = st.session_state.get("benchmark") or st.query_params.get("benchmark")
    by_label = {label: each for each, label in labels.items()}
    return by_label.get(str(asked)) or (str(asked) if asked in labels else None)


def _benchmarks_by_task(shown: ShownRelease, labels: Mapping[str, str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for benchmark_id, row in benchmark_facts(shown).items():
        names.setdefault(row["name"], []).append(benchmark_id)
    found: dict[str, list[str]] = {}
    for row in tasks().to_dicts():
        # Of several splits of one benchmark, the most reported one speaks for it.
        for benchmark_id in names.get(row["benchmark"], [])[:1]:
            found.setdefault(row["task"], []).append(benchmark_id)
    _ = labels
    return found


def _choose_sizes() -> tuple[float | None, float | None]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        low = st.number_input(
            "Size from (B)", min_value=0.0, value=None, step=1.0, key="min_b", bind="query-params", width=130
        )
        high = st.number_input(
            "to (B)", min_value=0.0, value=None, step=1.0, key="max_b", bind="query-params", width=130
        )
    return low, high
