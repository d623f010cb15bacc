"""The filters of the Find page: card, precision, task or benchmarks, size range; all bound to the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard.benchmark_sets import by_task, common_set, leading_splits
from dashboard.choices import accept_many, note_unknown
from dashboard.memory import COMMON_CARDS, formula
from dashboard.plain_text import label, option
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
            benchmark_ids, min_b, max_b = _choose_task(shown, labels)
    return FindFilters(
        gpu_gb=gpu_gb,
        card=card,
        precision=precision,
        benchmark_ids=benchmark_ids,
        min_b=min_b,
        max_b=max_b,
    )


def _choose_budget() -> tuple[float | None, str, Precision]:
    sizes = [ANY_CARD, *(f"{size} GB" for size in COMMON_CARDS)]
    note_unknown("gpu", sizes)
    common = st.pills(
        "**Your GPU's memory**",
        sizes,
        default="8 GB",
        required=True,
        wrap=True,
        key="gpu",
        bind="query-params",
        on_change=_clear,
        args=("card", "gb"),
    )
    beneath = st.container()
    with st.container(horizontal=True):
        gpu_gb, card, is_finer = _choose_card(str(common))
        precision = _choose_precision()
    if is_finer:
        beneath.caption(f"Now **{label(card)}**, as chosen below; a size here takes its place.")
    return gpu_gb, card, precision


def _choose_task(shown: ShownRelease, labels: Mapping[str, str]) -> tuple[tuple[str, ...], float | None, float | None]:
    """(benchmarks, size from, size to)."""
    single = _choose_benchmark(shown, labels)
    beneath = st.container()
    with st.container(horizontal=True):
        several, words = _choose_several(shown, labels)
        min_b, max_b = _choose_number("size from (B)", "min_b"), _choose_number("size to (B)", "max_b")
    if min_b is not None and max_b is not None and min_b > max_b:
        beneath.warning(f"No size is from {min_b:g} to {max_b:g} B: turn the two round, or empty one.")
    if several:
        beneath.caption(f"Now **{label(words)}**, as chosen below; a benchmark here takes its place.")
    return several or (single,), min_b, max_b


def _clear(*keys: str) -> None:
    """Empty the finer choices when the coarse one above them is made: the last choice rules."""
    for key in keys:
        st.session_state[key] = [] if key == "several" else None


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
        on_change=_clear,
        args=("task", "several"),
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


def _choose_card(common: str) -> tuple[float | None, str, bool]:
    """(memory in GB, what to call the card, whether it is none of the common sizes).

    An exact figure goes before a named card, and that before a common size.
    """
    known = {f"{row['gpu']} ({row['memory_gb']:g} GB)": float(row["memory_gb"]) for row in cards().to_dicts()}
    note_unknown("card", list(known))
    card = st.selectbox(
        "or a card by name",
        list(known),
        index=None,
        key="card",
        bind="query-params",
        placeholder="choose a card",
        width=190,
    )
    exact = _choose_number("or GB", "gb", least=0.5, most=2_000.0)
    if exact is not None:
        return exact, f"a card of {exact:g} GB", True
    if card is not None:
        return known[card], card, True
    return (None, "any card", False) if common == ANY_CARD else (float(common.split()[0]), f"a card of {common}", False)


def _choose_precision() -> Precision:
    names = [each.name for each in PRECISIONS]
    note_unknown("precision", names)
    name = st.segmented_control(
        "Precision",
        names,
        default="bf16",
        required=True,
        key="precision",
        bind="query-params",
        help=f"Number format of the weights: {formula(PRECISIONS[1])}. 'How is memory known?' below has the rules.",
    )
    return precision_named(str(name))


def _choose_several(shown: ShownRelease, labels: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """Benchmarks to average over, and what to call them: those picked, otherwise the task's; none for the pill's."""
    tasks = by_task(shown)
    note_unknown("task", list(tasks))
    task = st.selectbox(
        "or a kind of task",
        list(tasks),
        index=None,
        key="task",
        bind="query-params",
        placeholder="choose a task",
        width=175,
    )
    note_unknown("several", labels)
    accept_many("several", dict(labels))
    several = st.multiselect(
        "or any benchmarks",
        list(labels),
        key="several",
        bind="query-params",
        format_func=lambda each: labels.get(each, each),
        placeholder="one, or a mean",
        width=130,
    )
    if several:
        return tuple(several), " + ".join(labels[each] for each in several)
    return tuple(common_set(shown, tasks.get(str(task), []), len(labels))), str(task)


def _choose_number(name: str, key: str, *, least: float = 0.0, most: float = 10_000.0) -> float | None:
    note_unknown(key, [asked for asked in st.query_params.get_all(key) if _is_within(asked, least, most)])
    return st.number_input(
        name, min_value=least, max_value=most, value=None, step=1.0, key=key, bind="query-params", width=85
    )


def _is_within(text: str, least: float, most: float) -> bool:
    try:
        return least <= float(text) <= most
    except ValueError:
        return False
