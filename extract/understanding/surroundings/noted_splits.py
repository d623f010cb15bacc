"""A note beside a table in, the split that it tells of each benchmark out: "VQAv2 and VizWiz are test-dev"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key, plain

EVERY = ""
"""Stands for the benchmarks that a note does not name: "All results are on the validation sets"."""
LONGEST_NOTE = 600
_SPLIT = re.compile(r"(?:val(?:idation)?|dev|test(?:-?(?:dev|std(?:andard)?))?|testmini|minival)", re.I)
_MAY_TELL = re.compile(r"\b(?:val|dev|test|testmini|minival)", re.I)
_CLAUSE = re.compile(r"(?<=[.!?]) |[;\n]|, (?:while|whereas|but) ")
_WORD = re.compile(r"[\w.+@-]*\w|,")
_BETWEEN = frozenset(
    re.findall(
        r"\S+",
        """and or , is are was were on in for of from with at as use uses using used evaluated evaluate evaluates tested
        measured reported report reports scored computed results result scores score numbers figures accuracy
        performance we the its their our each both official full standard set sets split splits subset note notes while
        respectively""",
    )
)
"""Words that may stand between a benchmark and its split."""
_ALL = re.compile(
    r"\b(?:all|every|each)\b[^,]*\b(?:results?|scores?|numbers|figures|benchmarks?|data ?sets|metrics)\b", re.I
)


def noted_splits(texts: Iterable[str], vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The split by the benchmark's name; under `EVERY` what the nearest note says of all the others."""
    found: dict[str, str] = {}
    for text in texts:
        if len(text) <= LONGEST_NOTE and _MAY_TELL.search(text):
            for clause in _CLAUSE.split(plain(text)):
                found = {**_told(clause, vocabulary), **found}
    return tuple(found.items())


def split_of(benchmark: Benchmark, noted: Iterable[tuple[str, str]]) -> str:
    """The noted split as the benchmark calls it; "" where it has no such split or none is noted."""
    splits = dict(noted)
    said = splits.get(benchmark.name, "")
    known = {_folded(split): split for split in benchmark.splits}
    if said:
        return known.get(_folded(said), "" if known else said)
    return known.get(_folded(splits.get(EVERY, "")), "")


@lru_cache(maxsize=64)
def _folded(split: str) -> str:
    return re.sub(r"idation|andard", "", key(split))


def _told(clause: str, vocabulary: Vocabulary) -> dict[str, str]:
    """What one clause tells; a benchmark of two splits is told of none."""
    if not _MAY_TELL.search(clause):
        return {}
    told: dict[str, str] = {}
    group: list[str] = []
    last: list[str] = []
    ahead = ""
    words = _WORD.findall(clause)
    place = 0
    while place < len(words):
        name, length = _benchmark_at(words, place, vocabulary)
        word = words[place].casefold()
        if name:
            if ahead:
                told[name] = ahead
                last = []
            else:
                group.append(name)
        elif _SPLIT.fullmatch(word):
            if group:
                told |= dict.fromkeys(group, word)
                group, last, ahead = [], group, ""
            else:
                if _is_second(words, place):
                    told = {one: split for one, split in told.items() if one not in last}
                ahead = word
        elif word not in _BETWEEN:
            group, last, ahead = [], [], ""
        place += length
    if not told and not group and _ALL.search(clause):
        splits = {word for word in map(str.casefold, words) if _SPLIT.fullmatch(word)}
        return {EVERY: splits.pop()} if len(splits) == 1 else {}
    return told


def _is_second(words: list[str], place: int) -> bool:
    """Whether a split is one of two: "on val and test"."""
    return place > 1 and words[place - 1] in ("and", "or", ",") and _SPLIT.fullmatch(words[place - 2]) is not None


LONGEST_NAME = 4


def _benchmark_at(words: list[str], place: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """The benchmark whose name begins at a word and the number of its words; "" and one for none."""
    if not words[place][0].isupper() and not any(map(str.isupper, words[place])):
        return "", 1
    for length in range(min(LONGEST_NAME, len(words) - place), 0, -1):
        if _SPLIT.fullmatch(words[place + length - 1]):
            continue
        benchmark = vocabulary.benchmark(" ".join(words[place : place + length]))
        if benchmark is not None:
            return benchmark.name, length
    return "", 1
