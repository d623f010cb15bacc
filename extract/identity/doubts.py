"""Models in; pairs that look alike but were not merged out, for a person to decide.

Alike means: equal when letters and digits that look alike are one (0 and O), equal without any separators, or one
letter apart with the same numbers. All pairs are found by equal keys, never by comparing each with each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from extract.identity.identities import DoubtfulPair
from extract.identity.spelling import take_apart
from extract.reference import Reference

_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s"})
_LONGEST = 40
"""Letters of a name that are tried for a missing one; longer names are only compared as a whole."""
_MOST_ALIKE = 8
"""Names under one key beyond this number are a common pattern, not a doubt."""
_SHORTEST = 5
"""Shorter names are a letter apart by chance."""


def find_doubts(
    models: Mapping[str, str], namesakes: Iterable[DoubtfulPair], reference: Reference
) -> tuple[DoubtfulPair, ...]:
    """Doubtful pairs of `models` (model_id → name) and the `namesakes`, without those that reviewed data keeps apart.

    Models whose names say the same are apart because they are namesakes, or because reviewed data says so.
    """
    apart = {frozenset((_plain(row["a"]), _plain(row["b"]))) for row in reference.rows("never_merge")}
    pairs = {
        (pair.a, pair.b): pair.reason for pair in namesakes if frozenset((_plain(pair.a), _plain(pair.b))) not in apart
    }
    for keys, reason in (
        (_alike_keys(models), "equal but for characters that look alike"),
        (_joined_keys(models), "equal without separators"),
        (_letter_keys(models), "one letter apart, with the same numbers"),
    ):
        for first, second in _pairs(keys):
            is_same = take_apart(models[first]).key == take_apart(models[second]).key
            if not is_same and frozenset((_plain(models[first]), _plain(models[second]))) not in apart:
                pairs.setdefault((first, second), reason)
    return tuple(DoubtfulPair(a=a, b=b, reason=reason) for (a, b), reason in sorted(pairs.items()))


def _pairs(keys: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    for members in keys.values():
        if 1 < len(members) <= _MOST_ALIKE:
            ordered = sorted(members)
            for index, first in enumerate(ordered):
                yield from ((first, second) for second in ordered[index + 1 :])


def _alike_keys(models: Mapping[str, str]) -> dict[str, set[str]]:
    keys: dict[str, set[str]] = defaultdict(set)
    for model_id, name in models.items():
        keys[" ".join(take_apart(name).words).translate(_ALIKE)].add(model_id)
    return keys


def _joined_keys(models: Mapping[str, str]) -> dict[str, set[str]]:
    keys: dict[str, set[str]] = defaultdict(set)
    for model_id, name in models.items():
        keys[_plain(name)].add(model_id)
    return keys


def _letter_keys(models: Mapping[str, str]) -> dict[str, set[str]]:
    """Names under each key that lacks one letter; numbers stay, so that generations never meet."""
    keys: dict[str, set[str]] = defaultdict(set)
    for model_id, name in models.items():
        plain = _plain(name)
        if not len(re.sub(r"[\d.]", "", plain)) >= _SHORTEST or len(plain) > _LONGEST:
            continue
        words = len(take_apart(name).words)
        keys[f"{words} {plain}"].add(model_id)
        for place, letter in enumerate(plain):
            if letter.isalpha():
                keys[f"{words} {plain[:place]}{plain[place + 1 :]}"].add(model_id)
    return keys


def _plain(name: str) -> str:
    return re.sub(r"[^\w.+]|_", "", name.rsplit("/", 1)[-1].casefold())
