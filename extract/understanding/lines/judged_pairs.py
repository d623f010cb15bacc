"""Lines in, lines out that know their twin: `Foo Acc.` beside `Foo Score` are two measures of one benchmark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.understanding.headings.labels import unreviewed
from extract.understanding.lines.meanings import Line
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key

_MEASURED = re.compile(r"(\S.*?)[\s_-]+(?:(acc(?:uracy)?\.?)|(scores?))(?:\s*\(\d-\d+\))?", re.I)
_PAIR = ("accuracy", "score")


def with_judged_pairs(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """Where one name stands before both measures, the name is the benchmark; a data set of videos is its questions."""
    found = {line.item.index: told for line in lines if (told := _measure(line.reading.label))}
    if len(found) < len(_PAIR):
        return list(lines)
    accuracies = {key(told.group(1)) for told in found.values() if told.group(2)}
    paired = accuracies & {key(told.group(1)) for told in found.values() if told.group(3)}
    return [
        _measured(line, told, vocabulary)
        if (told := found.get(line.item.index)) is not None and key(told.group(1)) in paired and line.profile.figures
        else line
        for line in lines
    ]


@lru_cache(maxsize=4096)
def _measure(label: str) -> re.Match[str] | None:
    return _MEASURED.fullmatch(label)


_ANSWER = re.compile(r"(?:answer|model|prediction|response)s?[\s_-]+scores?", re.I)
_REFERENCE = re.compile(r"(?:gpt[\s-]?4\w{0,6}|reference|ground[\s-]truth)(?:[\s_-]+answers?)?[\s_-]+scores?", re.I)


def without_reference_scores(lines: Sequence[Line]) -> list[Line]:
    """`GPT4 score | Answer score`: where a column holds the judged answers', the one beside holds their reference's."""
    labels = [line.item.path[-1].text if line.item.path else "" for line in lines]
    if not any(line.meaning == "score" and _ANSWER.fullmatch(label) for line, label in zip(lines, labels, strict=True)):
        return list(lines)
    reason = "the score of the answers that the model's are compared with"
    return [
        replace(line, meaning="ignored", reason=reason)
        if line.meaning == "score" and _REFERENCE.fullmatch(label)
        else line
        for line, label in zip(lines, labels, strict=True)
    ]


def _measured(line: Line, told: re.Match[str], vocabulary: Vocabulary) -> Line:
    benchmark = _benchmark(told.group(1), vocabulary)
    reading = replace(line.reading, kind="score", benchmark=benchmark, split="", metric=told.group(2) or told.group(3))
    return replace(line, meaning="score", reading=reading, reason=f"accuracy and judged score of {benchmark.name}")


def _benchmark(name: str, vocabulary: Vocabulary) -> Benchmark:
    known = vocabulary.benchmark(name)
    questions = vocabulary.benchmark(f"{name} QA")
    return questions if questions is not None and questions.pair == _PAIR else known or unreviewed(name)
