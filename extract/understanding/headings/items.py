"""The header texts above one line of figures in, what the line holds out: an attribute, a score, or unknown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.quick import quickly_made
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.labels import Label, bare_name, hinted, short_for, unreviewed
from extract.understanding.headings.qualifiers import Heading, Part
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import direction, key

ItemKind = Literal["attribute", "score", "average", "split", "unknown", "empty"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReading:
    """What a line of figures holds. `kind` score: `benchmark` is known or made from an unreviewed name.

    `split` kind: only a split, a metric or a condition is named, the benchmark has to come from elsewhere.
    """

    kind: ItemKind
    label: str
    meaning: str = ""
    benchmark: Benchmark | None = None
    split: str = ""
    metric: str = ""
    condition: str = ""
    unit: str = ""
    parts: tuple[Part, ...] = ()
    name: str = ""
    """The unknown text that may name a benchmark or a sub-task."""
    arrow: str = ""
    is_placed: bool = False
    """Whether a level hint or an upper header, not the text alone, made this a benchmark."""
    reason: str = ""


def read_path(labels: Sequence[Label], vocabulary: Vocabulary) -> ItemReading:
    """Combine the header levels from the outermost to the innermost."""
    known: dict[tuple[Label, ...], ItemReading] = vocabulary.answered("path")
    reading = known.get(tuple(labels))
    if reading is None:
        reading = known[tuple(labels)] = _read_path(labels, vocabulary)
    return reading


def _read_path(labels: Sequence[Label], vocabulary: Vocabulary) -> ItemReading:
    shown = [label for label in labels if key(label.text) or read_heading(label.text, vocabulary).kind != "empty"]
    if not shown:
        return ItemReading(kind="empty", label="", reason="no header text")
    arrow = next((found for label in reversed(shown) if (found := direction(label.text))), "")
    headings = [hinted(label, vocabulary) for label in shown]
    if arrow and len(headings) == 1 and key(headings[0].text) == "count" and headings[0].meaning == "data_size":
        headings = [Heading(text=headings[0].text, kind="unknown", reason="a count that is better or worse")]
    headings = [*(_in_short(heading, vocabulary) for heading in headings[:-1]), headings[-1]]
    if len(headings) > 1 and any(heading.benchmark and heading.benchmark.is_known for heading in headings[:-1]):
        headings[-1] = _as_metric_of(headings[-1], vocabulary)
    tasks = [_as_task(heading) for heading in headings] if arrow and headings[-1].kind in _MEASURES else headings
    reading = (_attribute(shown, headings, vocabulary) if tasks == headings else None) or _score(tasks)
    return replace(reading, arrow=arrow, label=" · ".join(heading.text for heading in headings))


def _as_task(heading: Heading) -> Heading:
    """`Depth` or `Instance` above figures that are better or worse: a task's name, no setting and no machine."""
    is_setting = heading.meaning in ("hyper_parameter", "device") and _TASK.fullmatch(heading.text) is not None
    return Heading(text=heading.text, kind="unknown", reason="above what is better or worse") if is_setting else heading


_MEASURES = ("unknown", "metric", "split")
_TASK = re.compile(r"depth|instance|width|heads?|patch size", re.I)


def _as_metric_of(heading: Heading, vocabulary: Vocabulary) -> Heading:
    """A metric that is also measured as a benchmark of its own is a metric below another benchmark's name: CHAIR."""
    metric = vocabulary.metric(heading.text) if heading.kind == "benchmark" else None
    if metric is None:
        return heading
    return Heading(text=heading.text, kind="metric", metric=heading.text, unit=metric.unit, reason=metric.reason)


PERCENT = " (%)"
"""The unit behind a part's name: `Overall (%)`."""


def _in_short(heading: Heading, vocabulary: Vocabulary) -> Heading:
    """An upper header that leaves the word Bench out."""
    named = short_for(bare_name(heading), vocabulary) if heading.kind == "unknown" else None
    if named is None:
        return heading
    return replace(heading, kind="benchmark", benchmark=named, reason=f"short for {named.name}")


def _attribute(labels: Sequence[Label], headings: Sequence[Heading], vocabulary: Vocabulary) -> ItemReading | None:
    if len(headings) > 1 and not any(heading.kind == "benchmark" for heading in headings):
        joined = read_heading(" ".join(label.text for label in labels), vocabulary)
        if joined.kind == "attribute":
            return _as_attribute(joined)
    leaf = headings[-1]
    is_share = leaf.meaning == "ignored" and leaf.reason.startswith((_SHARE, _SPEED))
    is_speed = leaf.meaning == "throughput" and key(leaf.text) != "speed"
    if is_share and any(heading.benchmark and heading.benchmark.is_relative for heading in headings):
        return None
    is_cost = (leaf.meaning == "latency" or is_share or is_speed) and len(headings) > 1
    if leaf.kind == "attribute" and (is_cost or not any(heading.kind == "benchmark" for heading in headings)):
        upper = next((item for item in headings[:-1] if item.kind == "attribute" and item.meaning != "model"), None)
        return _as_attribute(
            upper if upper and leaf.meaning in _WEAK else leaf, leaf.text if upper and leaf.meaning in _WEAK else ""
        )
    upper = next((item for item in headings[:-1] if item.kind == "attribute" and item.meaning in _SPREADING), None)
    if upper is not None and leaf.kind in ("unknown", "condition", "split", "average"):
        return _as_attribute(upper, leaf.text)
    return None


_SHARE = "a share of another row"
"""Begins the reason of headings that say how much of another row's result is left, below whatever name."""
_SPEED = "how fast, not how good"
"""The reason of headings like `accept length`: measured while a benchmark ran, and no score of it."""
_WEAK = ("condition", "quantization", "device", "frames", "resolution", "language", "benchmark", "group")
_SPREADING = (
    "gpu_memory",
    "throughput",
    "latency",
    "condition",
    "quantization",
    "device",
    "hyper_parameter",
    "data_size",
)


def _as_attribute(heading: Heading, condition: str = "") -> ItemReading:
    return ItemReading(
        kind="attribute",
        label=heading.text,
        meaning=heading.meaning,
        unit=heading.unit,
        condition=_attribute_condition(heading, condition),
        reason=heading.reason,
    )


def _attribute_condition(heading: Heading, lower: str) -> str:
    if not lower:
        return heading.condition
    return f"{heading.text} {lower}" if heading.meaning in ("condition", "quantization", "device") else lower


def _score(headings: Sequence[Heading]) -> ItemReading:
    state = ItemReading(kind="unknown", label="", reason="")
    telling = [heading for heading in headings if heading.kind != "empty"]
    for place, heading in enumerate(telling):
        state = _STEPS[heading.kind](state, heading, place == len(telling) - 1)
    return state


def _step_benchmark(state: ItemReading, heading: Heading, is_leaf: bool) -> ItemReading:
    named = heading.benchmark
    if state.benchmark is not None and named is not None and _is_part(state.benchmark, heading.text):
        return _step_split(state, replace(heading, split=heading.text), is_leaf)
    return replace(
        state,
        kind="score",
        benchmark=named,
        split=heading.split,
        metric=heading.metric or state.metric,
        condition=_joined(state.condition, heading.condition),
        unit=heading.unit or state.unit,
        parts=heading.parts or state.parts,
        is_placed=state.is_placed or heading.reason.startswith("stands where"),
        reason=heading.reason,
    )


def _is_part(benchmark: Benchmark, text: str) -> bool:
    return key(text) in benchmark.parts and key(text) != key(benchmark.name)


def _step_metric(state: ItemReading, heading: Heading, is_leaf: bool) -> ItemReading:
    del is_leaf
    state = _without_trained(state, heading)
    return replace(
        state,
        kind=state.kind if state.benchmark else "split",
        split=_spaced(state.split, heading.split),
        metric=heading.metric or state.metric or (heading.text if state.benchmark and not heading.parts else ""),
        unit=heading.unit or state.unit,
        condition=_joined(state.condition, heading.condition),
        parts=heading.parts or state.parts,
        reason=state.reason or heading.reason,
    )


def _without_trained(state: ItemReading, heading: Heading) -> ItemReading:
    """`FooQA (train) | Accuracy (test)`: what was learned from is a condition of what was measured."""
    is_measured = heading.split or any(part.split for part in heading.parts)
    if not is_measured or not _TRAINED.fullmatch(state.split):
        return state
    return replace(state, split="", condition=_joined(state.condition, state.split))


_TRAINED = re.compile(r"train(?:ing)?", re.I)


def _step_split(state: ItemReading, heading: Heading, is_leaf: bool) -> ItemReading:
    del is_leaf
    return replace(
        state,
        kind=state.kind if state.benchmark else "split",
        split=_spaced(state.split, heading.split.removesuffix(PERCENT)),
        metric=heading.metric or state.metric,
        condition=_joined(state.condition, heading.condition),
        parts=heading.parts or state.parts,
        reason=state.reason or heading.reason,
    )


def _step_condition(state: ItemReading, heading: Heading, is_leaf: bool) -> ItemReading:
    del is_leaf
    kind: ItemKind = state.kind if state.benchmark else "split"
    return replace(
        state, kind=kind, condition=_joined(state.condition, heading.condition), reason=state.reason or heading.reason
    )


def _step_average(state: ItemReading, heading: Heading, is_leaf: bool) -> ItemReading:
    del is_leaf
    if state.benchmark is not None:
        return replace(state, split=_spaced(state.split, _part(heading)), metric=heading.metric or state.metric)
    return replace(state, kind="average", split=_part(heading), metric=heading.metric, reason=heading.reason)


def _step_unknown(state: ItemReading, heading: Heading, is_leaf: bool) -> ItemReading:
    if state.benchmark is not None:
        return replace(state, split=_spaced(state.split, _part(heading)), parts=heading.parts or state.parts)
    if state.kind == "unknown" and not is_leaf:
        named = unreviewed(bare_name(heading))
        return replace(
            state, kind="score", benchmark=named, split=heading.split, metric=heading.metric or state.metric,
            condition=_joined(state.condition, heading.condition), parts=heading.parts or state.parts,
            reason="an upper header names it; not reviewed",
        )  # fmt: skip
    return replace(
        state, kind="unknown", name=_spaced(state.name, bare_name(heading)), split=_spaced(state.split, heading.split),
        metric=heading.metric or state.metric, parts=heading.parts or state.parts, reason="no known word",
        condition=_joined(state.condition, heading.condition),
    )  # fmt: skip


def _part(heading: Heading) -> str:
    """The text of a part without the unit of its figures: `Overall (%)`."""
    return heading.text.removesuffix(PERCENT)


def _step_group(state: ItemReading, heading: Heading, is_leaf: bool) -> ItemReading:
    return _step_unknown(state, heading, is_leaf) if is_leaf else state


def _step_attribute(state: ItemReading, heading: Heading, is_leaf: bool) -> ItemReading:
    if not is_leaf or heading.meaning in ("benchmark", "model"):
        return state
    return _step_unknown(state, heading, is_leaf)


_STEPS: Mapping[str, Callable[[ItemReading, Heading, bool], ItemReading]] = {
    "benchmark": _step_benchmark,
    "metric": _step_metric,
    "split": _step_split,
    "condition": _step_condition,
    "average": _step_average,
    "unknown": _step_unknown,
    "group": _step_group,
    "attribute": _step_attribute,
}


def _spaced(first: str, second: str) -> str:
    return f"{first} {second}" if first and second else first or second


def _joined(first: str, second: str) -> str:
    return f"{first}; {second}" if first and second else first or second
