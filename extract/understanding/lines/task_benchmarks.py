"""A data set that serves several tasks in, the benchmark that a table means out: COCO captions, MSVD-QA."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.understanding.headings.qualifiers import DIRECTION
from extract.understanding.lines.meanings import Line
from extract.understanding.surroundings.context import METRIC_TASKS, Context
from extract.understanding.surroundings.purposes import tasks_in
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key


def settled_benchmark(
    benchmark: Benchmark, metric: str, header: str, context: Context, vocabulary: Vocabulary, split: str = ""
) -> Benchmark:
    """The benchmark of a data set that serves several tasks: COCO captions, MSVD-QA.

    The metric or a direction of retrieval decides, then the
    upper headers, then the surroundings, but only when they name one kind of task.
    """
    tasks = [task for rule, task in METRIC_TASKS if rule.search(metric)]
    tasks = tasks or (["retrieval"] if DIRECTION.fullmatch(split) else list(tasks_in(header)))
    tasks = tasks or _tasks_around(benchmark, context, vocabulary)
    for task in tasks:
        if benchmark.is_known and (task == "QA" or key(task) in key(benchmark.name)):
            continue
        other = vocabulary.benchmark(f"{benchmark.name} {task}")
        if other is not None:
            return other
    return benchmark


def _tasks_around(benchmark: Benchmark, context: Context, vocabulary: Vocabulary) -> list[str]:
    """The task that the surroundings tell; of several the only one that the data set is known to serve."""
    if len(context.tasks) < 2:
        return list(context.tasks)
    served = [task for task in context.tasks if vocabulary.benchmark(f"{benchmark.name} {task}") is not None]
    return served if len(served) == 1 else []


def with_captions_beside(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """`COCO | Flickr30K | NoCaps`: next to a benchmark of captions a data set that serves several tasks means captions.

    One of questions (VizWiz) means them where another one stands in the table. Nothing is settled where any column of
    the table speaks of retrieval.
    """
    settled = list(lines)
    scores = [line for line in lines if line.meaning == "score" and line.reading.benchmark is not None]
    if any(_is_of_retrieval(line) for line in scores) or not any(map(_is_of_captions, scores)):
        return settled
    answers = [line for line in scores if _is_of_answers(line)]
    for places in (range(1, len(settled)), range(len(settled) - 2, -1, -1)):
        step = places.step
        for place in places:
            is_asked = len(answers) > 1 and _is_of_answers(settled[place])
            if _is_of_captions(settled[place - step]) and not is_asked:
                settled[place] = _captioned(settled[place], vocabulary)
    return settled


def _is_of_captions(line: Line) -> bool:
    benchmark = line.reading.benchmark if line.meaning == "score" else None
    return benchmark is not None and benchmark.is_known and benchmark.metric == "CIDEr"


def _is_of_answers(line: Line) -> bool:
    """Whether a line names a data set of questions, VizWiz: among others of them it means answers."""
    benchmark = line.reading.benchmark if line.meaning == "score" else None
    return benchmark is not None and benchmark.is_known and benchmark.metric == "VQA accuracy"


def _is_of_retrieval(line: Line) -> bool:
    told = (line.reading.metric, line.reading.label, *(label.text for label in line.item.path))
    return DIRECTION.fullmatch(line.reading.split) is not None or any("retrieval" in tasks_of(text) for text in told)


@lru_cache(maxsize=4096)
def tasks_of(text: str) -> tuple[str, ...]:
    """What kinds of task a header names, by their names or their metrics."""
    return (*tasks_in(text), *(task for rule, task in METRIC_TASKS if rule.search(text)))


def _captioned(line: Line, vocabulary: Vocabulary) -> Line:
    benchmark = line.reading.benchmark
    if line.meaning != "score" or benchmark is None or line.reading.metric:
        return line
    captions = vocabulary.benchmark(f"{benchmark.name} captions")
    if captions is None or captions.name == benchmark.name:
        return line
    return replace(line, reading=replace(line.reading, benchmark=captions), reason=f"beside captions: {captions.name}")
