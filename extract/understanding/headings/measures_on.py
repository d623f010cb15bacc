"""A heading of a metric and what it was measured on in, both out: `CIDEr on COCO`, `Recall@1 on val split`."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.understanding.headings.benchmark_headings import as_benchmark, as_benchmark_with_rest
from extract.understanding.headings.heading_tails import is_metric
from extract.understanding.headings.qualifiers import Heading
from extract.understanding.headings.task_headings import TASKS_OF_METRICS
from extract.understanding.vocabulary import Vocabulary

_SPLIT = re.compile(r"(?P<name>\S+)(?: (?:split|set|subset))?", re.I)


def as_measure_on(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`CIDEr on Flickr30K`: a metric before the benchmark, or the split, that it was measured on."""
    metric, joint, rest = text.partition(" on ")
    if not joint or not is_metric(metric, vocabulary):
        return None
    name = rest.removeprefix("the ").strip()
    split = _SPLIT.fullmatch(name)
    if split is not None and vocabulary.is_split(split["name"]):
        return Heading(text=text, kind="split", split=split["name"], metric=metric, reason="names a metric and a split")
    tasks = (f"{name} {task}" for rule, task in TASKS_OF_METRICS if rule.search(metric))
    told = next((one for one in tasks if vocabulary.benchmark(one) is not None), name)
    inner = as_benchmark(told, vocabulary) or as_benchmark_with_rest(told, vocabulary)
    return replace(inner, text=text, metric=inner.metric or metric) if inner is not None else None
