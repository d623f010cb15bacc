"""A heading with an unknown name in, the splits, metrics and conditions that stand behind the name out."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.understanding.headings.qualifiers import (
    CONDITION,
    DIRECTION,
    SHOTS,
    Heading,
    joined,
)
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key

_TAIL = re.compile(
    r"(.*\S)[\s_-]+(val|test|dev|testmini|minival|test-?dev|test-?std|avg\.?|average|overall|acc\.?|accuracy)", re.I
)


LONGEST_TAIL = 4
"""Words behind an unknown name that may say split, metric or condition."""


def without_tail(plainly: Heading, text: str, vocabulary: Vocabulary) -> Heading:
    """`Foo val mIoU`: what stands behind an unknown name and is known as split, metric or condition."""
    heading, head, metric = plainly, text, ""
    for _ in range(LONGEST_TAIL):
        words = head.split()
        metric_words = next(
            (count for count in (3, 2, 1) if len(words) > count and not metric
             and is_metric(" ".join(words[-count:]), vocabulary)), 0,
        )  # fmt: skip
        tail = _TAIL.fullmatch(head)
        stem, _, last = head.rpartition("_")
        if stem and not metric and is_metric(last, vocabulary):
            head, metric = stem, last
        elif metric_words:
            metric = " ".join(words[-metric_words:])
            head = " ".join(words[:-metric_words])
        elif tail is not None:
            heading = replace(heading, split=joined(tail.group(2), heading.split).strip())
            head = tail.group(1)
        elif len(words) > 1 and _is_compound_split(words[-1], vocabulary):
            heading = replace(heading, split=joined(words[-1], heading.split).strip())
            head = " ".join(words[:-1])
        elif len(words) > 1 and (SHOTS.fullmatch(words[-1]) or _CONDITION_TAIL.fullmatch(words[-1])):
            heading = replace(heading, condition=joined(words[-1], heading.condition, "; ").strip("; "))
            head = " ".join(words[:-1])
        else:
            break
    if metric and (SHOTS.fullmatch(head) or CONDITION.fullmatch(head)):
        condition = joined(head, heading.condition, "; ").strip("; ")
        return replace(heading, kind="metric", metric=metric, condition=condition, reason="names a metric and how")
    return replace(heading, head=head, metric=metric) if head != text else plainly


def _is_compound_split(word: str, vocabulary: Vocabulary) -> bool:
    """`test-zh`, `dev_en`: splits joined to one word; `T→I`: a direction of retrieval."""
    if DIRECTION.fullmatch(word) and vocabulary.is_split(word):
        return True
    parts = re.split(r"[-_]", word)
    return len(parts) > 1 and all(vocabulary.is_split(part) for part in parts)


_CONDITION_TAIL = re.compile(r"zs|linear-?probe|zero-?shot|few-?shot|cot|fine-?tuned|w/ ?cot|w/o ?cot", re.I)


def is_metric(text: str, vocabulary: Vocabulary) -> bool:
    """A metric of some length: `F`, `J` and bare words like Score may be part of a name."""
    found = vocabulary.metric(text)
    return found is not None and len(key(text)) > 1 and not found.reason.startswith("a bare heading")
