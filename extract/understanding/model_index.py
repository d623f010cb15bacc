"""The front matter of a model card in, the scores of its `model-index` out, each with the place of its figure.

The format is the hub's: a list of models, each with results, each with a data set (name, type, split) and metrics
(name, type, value). https://huggingface.co/docs/hub/model-cards#evaluation-results
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from extract.records import Claim, Document, Issue, Reading, Understanding
from extract.reference import Reference
from extract.understanding.claims.scale import Spread, judge
from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.labels import unreviewed
from extract.understanding.names.names import name_key
from extract.understanding.surroundings.document_subject import document_subject
from extract.understanding.vocabulary import Benchmark, Vocabulary, vocabulary_of

_KEY = re.compile(r"^model-index:[ \t]*$.*?(?=^(?:[^\s#-]|---|\.\.\.)|\Z)", re.MULTILINE | re.DOTALL)
"""The key with all that is indented below it, or begins with the hyphen of a list."""
MOST_CHARACTERS = 100_000
"""Of one index, read in under a second; cards of the hub hold some hundred results in a fifth of that."""
LEAST_FRACTIONS = 3
"""Figures of percent benchmarks, none above one, from which an index is written in fractions; fewer are in doubt."""
_HEADLINE = frozenset(("", "accuracy", "acc", "score", "value", "average", "overall"))
"""Metrics that say no more than the benchmark's own."""


_OF_TRAINING = re.compile(r"\b(?:loss|perplexity|runtime|epochs?|steps?|samples_per_second)\b", re.IGNORECASE)
"""Metrics of a training or its speed, and of no answer."""


@dataclass(frozen=True, slots=True)
class _Result:
    """One metric of one result: texts, and where the figure and what says of what it is stand in the document."""

    model: str
    benchmark: Benchmark
    split: str
    metric: str
    text: str
    number: float
    start: int
    end: int


def understand_model_index(reading: Reading, reference: Reference) -> Understanding:
    """Scores that a card's `model-index` states; pure, never raises for what it holds."""
    front = next((record for record in reading.records if record.kind == "front_matter"), None)
    index = _KEY.search(reading.document.text, front.start, front.end) if front is not None else None
    if index is None:
        return Understanding()
    document = reading.document
    vocabulary = vocabulary_of(reference)
    text = index.group()
    end = len(text) if len(text) <= MOST_CHARACTERS else text.rfind("\n", 0, MOST_CHARACTERS) + 1
    try:
        root = yaml.compose(text[:end], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return Understanding(issues=(_unreadable(document, index, error),))
    results = list(_results(root, index.start(), document_subject(reading, vocabulary), vocabulary))
    numbers = [result.number for result in results if _is_share(result)]
    is_small = bool(numbers) and all(0 <= number <= 1 for number in numbers) and any(numbers)
    are_fractions = is_small and len(numbers) >= LEAST_FRACTIONS
    claims, issues = [], [_cut(document, index.start() + end, index.end())] if end < len(text) else []
    for result in results:
        verdict = judge(result.number, Spread([result.number]), result.benchmark, fraction=are_fractions, metric="")
        if verdict.status == "out_of_scale" and not result.metric:
            issues.append(_out_of_scale(document, result))
            continue
        is_doubted = is_small and not are_fractions and _is_share(result)
        unit = "ratio" if are_fractions and _is_share(result) else result.benchmark.unit
        claims.append(_claim(document, result, unit, status="suspicious" if is_doubted else "ok"))
    return Understanding(claims=tuple(dict.fromkeys(claims)), issues=tuple(dict.fromkeys(issues)))


def _is_share(result: _Result) -> bool:
    """Whether a figure is a percentage or, where every such figure lies below one, a fraction."""
    return result.benchmark.unit in ("percent", "") and not result.metric


def _results(root: yaml.Node | None, offset: int, subject: str, vocabulary: Vocabulary) -> Iterator[_Result]:
    for model in _items(_child(root, "model-index")):
        name = _text(_child(model, "name"))
        owner = subject if not name or name_key(name) == name_key(subject) else name
        for result in _items(_child(model, "results")):
            data_set = _child(result, "dataset")
            named = _child(data_set, "name") or _child(data_set, "type")
            if owner and named is not None:
                yield from _metrics(result, named, _text(_child(data_set, "split")), owner, offset, vocabulary)


def _metrics(
    result: yaml.Node, named: yaml.Node, split: str, model: str, offset: int, vocabulary: Vocabulary
) -> Iterator[_Result]:
    heading = read_heading(_text(named), vocabulary)
    benchmark = heading.benchmark or unreviewed(heading.head or heading.text)
    for metric in _items(_child(result, "metrics")):
        value = _child(metric, "value")
        figures = read_figures(_text(value))
        if value is None or figures.kind != "scores" or len(figures.numbers) != 1:
            continue
        name = _text(_child(metric, "name")) or _text(_child(metric, "type"))
        if _OF_TRAINING.search(name) or _OF_TRAINING.search(_text(_child(metric, "type"))):
            continue
        yield _Result(
            model=model,
            benchmark=benchmark,
            split=heading.split or split,
            metric=heading.metric or ("" if _is_headline(name, benchmark) else name),
            text=figures.texts[0],
            number=figures.numbers[0],
            start=offset + min(named.start_mark.index, value.start_mark.index),
            end=offset + max(named.end_mark.index, value.end_mark.index),
        )


def _is_headline(metric: str, benchmark: Benchmark) -> bool:
    """Whether a metric's name says no more than what the benchmark is measured in anyway."""
    folded = metric.casefold()
    return folded in _HEADLINE or folded == benchmark.metric.casefold()


def _claim(document: Document, result: _Result, unit: str, *, status: str) -> Claim:
    benchmark = result.benchmark
    return Claim(
        model=result.model,
        attribute="score",
        value_text=result.text,
        value_number=result.number,
        unit=unit,
        benchmark=benchmark.whole or benchmark.name,
        split=" ".join(filter(None, (benchmark.part, result.split))),
        metric=result.metric,
        status=status,
        rule="model index" if status == "ok" else "a fraction or a percentage: too few figures tell",
        source_kind="list",
        line_start=document.text.count("\n", 0, result.start) + 1,
        line_end=document.text.count("\n", 0, result.end) + 1,
        start=result.start,
        end=result.end,
        quote=document.text[result.start : result.end],
    )


def _out_of_scale(document: Document, result: _Result) -> Issue:
    return Issue(
        line=document.text.count("\n", 0, result.start) + 1,
        kind="score_out_of_scale",
        severity="warning",
        action="flagged",
        original_text=document.text[result.start : result.end],
        message=f"{result.text} of {result.model} lies outside the scale of {result.benchmark.name}; left out",
        start=result.start,
        end=result.end,
    )


def _cut(document: Document, start: int, end: int) -> Issue:
    return Issue(
        line=document.text.count("\n", 0, start) + 1,
        kind="front_matter_cut",
        severity="warning",
        action="quarantined",
        original_text=document.text[start : min(end, start + LONGEST_QUOTE)],
        message=f"the model-index is longer than {MOST_CHARACTERS} characters; what follows here is left out",
        start=start,
        end=end,
    )


LONGEST_QUOTE = 500


def _unreadable(document: Document, index: re.Match[str], error: Exception) -> Issue:
    place = getattr(getattr(error, "problem_mark", None), "line", 0)
    line = document.text.count("\n", 0, index.start()) + 1
    return Issue(
        line=line + place,
        kind="front_matter_not_read",
        severity="warning",
        action="quarantined",
        original_text=index.group().partition("\n")[0],
        message="the model-index is no YAML that can be read; mend its indentation to have its scores",
        start=index.start(),
        end=index.start() + len("model-index:"),
    )


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if isinstance(key, yaml.ScalarNode) and key.value == name), None)


def _items(node: yaml.Node | None) -> Sequence[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else ()


def _text(node: yaml.Node | None) -> str:
    return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
