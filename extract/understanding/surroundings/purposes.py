"""The words close to a table in, what it is for out: tuned or not, memory, kinds of task, how it was measured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.understanding.surroundings.measured import measured

_FINE_TUNING = re.compile(
    r"(?<!instruction )\bfine-?\s?tun(?:ing|e|ed)\b|"
    r"\bfinetun\w+\b|\bsft\b|\blora\b|\bqlora\b|\btraining\b|\btrain\b|微调|训练",
    re.I,
)
_MEMORY = re.compile(
    r"\b(?:memory|v?ram|gpu usage|speed|latency|throughput|inference (?:time|cost|efficiency)|efficien\w+)\b|"
    r"显存|速度|延迟",
    re.I,
)
_CONDITIONS = (
    re.compile(r"\bzero-shot\b", re.I),
    re.compile(r"\bfew-shot\b", re.I),
    re.compile(
        r"(?<!instruction )\bfine-?tuned\b(?!(?: [\w.-]+){0,3} (?:versions?|variants?|counterparts?|checkpoints?)\b)",
        re.I,
    ),
)
_TASKS = (
    (re.compile(r"\bcaption", re.I), "captions"),
    (re.compile(r"\bretriev", re.I), "retrieval"),
    (re.compile(r"\bdetection\b", re.I), "detection"),
    (re.compile(r"\bqa\b|vqa\b|videoqa\b|question[ -]answering", re.I), "QA"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What the words close to a table say that it is for; tables below one heading mostly share them."""

    condition: str
    is_fine_tuning: bool
    is_memory: bool
    tasks: tuple[str, ...]
    measures: str


@lru_cache(maxsize=4096)
def purpose_of(text: str) -> Purpose:
    return Purpose(
        condition=_condition(text),
        is_fine_tuning=bool(_FINE_TUNING.search(text)),
        is_memory=bool(_MEMORY.search(text)),
        tasks=tasks_in(text),
        measures=measured(text),
    )


def _condition(text: str) -> str:
    """How the surroundings say that figures were measured; two numbers of shots are compared, and say nothing."""
    said = [found.group(0).strip() for rule in _CONDITIONS if (found := rule.search(text))]
    shots = [words for words in said if words.casefold().endswith("-shot")]
    return "; ".join(words for words in said if len(shots) < 2 or words not in shots)


@lru_cache(maxsize=4096)
def tasks_in(text: str) -> tuple[str, ...]:
    """What kinds of task a text names: captions, retrieval, detection, QA."""
    return tuple(task for rule, task in _TASKS if rule.search(text))
