"""A cell that says in words what its figures are in, one reading a figure out: `85.6 Accuracy on VQAv2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.qualifiers import CONDITION, SHOTS, Part
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import plain

_FIGURE = re.compile(r"(?<![\w.+-])(\d{1,4}(?:\.\d+)?)(?:\s?%)?\s+(?=[A-Za-z])")
_ON = re.compile(r"(?:(?P<metric>.+?)\s+)?(?:on|for)\s+(?:the\s+)?(?P<what>.+)", re.I)
_WITH = re.compile(r"\s+with(?:out)?\s+", re.I)
_SPLIT = re.compile(r"(?:test|val|validation|dev|testmini|minival)[\w-]*", re.I)
LONGEST = 200
"""Characters; longer cells are prose, which the narrative part reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """One figure with what the words behind it say."""

    text: str
    part: Part
    place: int = 0
    """Which figure of those that its words say all alike: `Acc: 62.5/64.6`."""


def read_worded(text: str, vocabulary: Vocabulary) -> tuple[Worded, ...]:
    """The figures of a cell whose words name the metric, benchmark or split of each; empty unless all do."""
    text = plain(text)
    if ":" in text:
        return _labelled(text, vocabulary)
    if bracketed := _bracketed(text, vocabulary):
        return bracketed
    bare = _REMARK.sub("", text)
    return _worded(text, vocabulary) or (_worded(bare, vocabulary) if bare != text else ())


_BRACKETED = re.compile(r"(?P<figure>\d{1,4}(?:\.\d+)?) ?%? ?\((?P<said>[^()]{1,24})\)")


def _bracketed(text: str, vocabulary: Vocabulary) -> tuple[Worded, ...]:
    """`14.9 (15 steps) / 22.0 (50 steps)`: figures before the split, metric or way of each, and nothing else."""
    found = list(_BRACKETED.finditer(text)) if len(text) <= LONGEST else []
    starts = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(text)]
    if len(found) < LEAST_BRACKETED or not all(
        _BETWEEN.fullmatch(text, start, end) for start, end in zip(starts, ends, strict=True)
    ):
        return ()
    return _all_of([match["figure"] for match in found], [_way(match["said"].strip(), vocabulary) for match in found])


LEAST_BRACKETED = 2
"""Figures with brackets of their own; one alone is read with its bracket as a figure."""


def _way(said: str, vocabulary: Vocabulary) -> Part | None:
    if CONDITION.fullmatch(said) or SHOTS.fullmatch(said):
        return Part(condition=said)
    return _named(said, vocabulary)


_REMARK = re.compile(r"\s*\([^()]*\)$")
"""What stands in brackets behind all: `56.7% FooWorld (best of all)`."""


def _worded(text: str, vocabulary: Vocabulary) -> tuple[Worded, ...]:
    found = list(_FIGURE.finditer(text)) if len(text) <= LONGEST else []
    if not found or found[0].start() > 0:
        return ()
    ends = [match.start() for match in found[1:]] + [len(text)]
    pieces = [text[match.end() : end].strip(" ,;") for match, end in zip(found, ends, strict=True)]
    parts = [_part(piece, vocabulary) for piece in pieces]
    return _all_of([match.group(1) for match in found], parts)


_LABELLED = re.compile(
    r"(?P<label>[A-Za-z][\w@ .-]{0,18}?): ?(?P<figures>\d{1,4}(?:\.\d+)? ?%?(?: ?/ ?\d{1,4}(?:\.\d+)? ?%?){0,3})"
)
_MEASURE = re.compile(r"(?:\w+[-_])?(?:acc|rec|prec|iou|recall)(?:@\w+)?", re.I)
_OVERALL = re.compile(r"overall|all|avg\.?|average|mean|[mg]-avg|short|medium|long", re.I)
"""Labels of figures that name the whole of a benchmark, or the films of a length in it."""
_BETWEEN = re.compile(r"[\s,;/|]*")


def _labelled(text: str, vocabulary: Vocabulary) -> tuple[Worded, ...]:
    """`R@1: 29.6 R@5: 52.8`: figures behind the names of their metrics or splits, and nothing else."""
    found = list(_LABELLED.finditer(text)) if len(text) <= LONGEST else []
    starts = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(text)]
    if not found or not all(_BETWEEN.fullmatch(text, start, end) for start, end in zip(starts, ends, strict=True)):
        return ()
    parts = [_named(match["label"], vocabulary) for match in found]
    if any(parts):
        parts = [part or Part(split=match["label"]) for part, match in zip(parts, found, strict=True)]
    return tuple(
        Worded(text=figure.strip(" %"), part=part, place=place)
        for part, match in zip(parts, found, strict=True)
        if part is not None
        for place, figure in enumerate(match["figures"].split("/"))
    )


def _named(label: str, vocabulary: Vocabulary) -> Part | None:
    if vocabulary.metric(label) is not None or _MEASURE.fullmatch(label):
        return Part(metric=label)
    is_split = vocabulary.is_split(label) or _OVERALL.fullmatch(label) is not None
    return Part(split=label) if is_split else None


def _all_of(figures: Sequence[str], parts: Sequence[Part | None]) -> tuple[Worded, ...]:
    worded = [Worded(text=figure, part=part) for figure, part in zip(figures, parts, strict=True) if part]
    return tuple(worded) if len(worded) == len(figures) else ()


def may_be_worded(text: str) -> bool:
    """Whether a cell begins as those do that say in words what their figures are."""
    return text[:1].isdigit() or (":" in text[:20] and any(map(str.isdigit, text)))


def _part(words: str, vocabulary: Vocabulary) -> Part | None:
    """`Accuracy on VQAv2 val`, `CIDEr`, `ANLS on test with OCR`; None when the words say something else."""
    words, *rest = _WITH.split(words, maxsplit=1)
    on = _ON.fullmatch(words)
    metric, what = (on.group("metric") or "", on.group("what")) if on else (words, "")
    if metric and vocabulary.metric(metric) is None:
        heading = read_heading(words, vocabulary)
        is_known = heading.kind == "benchmark" and heading.benchmark is not None and heading.benchmark.is_known
        if on is not None or not is_known:
            return None
        metric, what = "", words
    if not what:
        return Part(metric=metric, condition="".join(rest)) if metric else None
    if _SPLIT.fullmatch(what):
        return Part(split=what, metric=metric, condition="".join(rest))
    heading = read_heading(what, vocabulary)
    if heading.kind not in ("benchmark", "split"):
        return None
    condition = "; ".join(text for text in (heading.condition, *rest) if text)
    return Part(benchmark=heading.benchmark, split=heading.split, metric=metric or heading.metric, condition=condition)
