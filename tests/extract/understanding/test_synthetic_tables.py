"""Known facts laid out in every pattern and in combinations: all of them are found, and nothing else."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from types import ModuleType

import pytest

from extract.records import Claim, Reading, Understanding
from extract.understanding.wording import key

Understand = Callable[[str], tuple[Reading, Understanding]]
Folded = tuple[str, str, frozenset[str], float]
PAIRS = 120
HARD = 60
"""Combinations tried in the default run, drawn with a fixed seed; of four and of seven patterns HARD each."""


def test_every_pattern_alone_is_read_without_a_miss(understand: Understand, synthetic: ModuleType) -> None:
    for pattern in synthetic.PATTERNS:
        missed, wrong, memory, _ = _compare(frozenset((pattern,)), 3, understand, synthetic)
        assert (missed, wrong, memory) == (set(), set(), set()), pattern


def test_pairs_of_patterns_are_read_without_a_miss(understand: Understand, synthetic: ModuleType) -> None:
    for patterns in _drawn(synthetic, 2, PAIRS):
        missed, wrong, memory, _ = _compare(patterns, 7, understand, synthetic)
        assert (missed, wrong, memory) == (set(), set(), set()), sorted(patterns)


@pytest.mark.parametrize("count", [4, 7])
def test_many_patterns_in_one_table(count: int, understand: Understand, synthetic: ModuleType) -> None:
    total = missed_count = wrong_count = 0
    trouble: Counter[str] = Counter()
    for patterns in _drawn(synthetic, count, HARD):
        missed, wrong, _, size = _compare(patterns, 11, understand, synthetic)
        total, missed_count, wrong_count = total + size, missed_count + len(missed), wrong_count + len(wrong)
        trouble.update(patterns if missed or wrong else ())
    right = total - missed_count
    recall, precision = right / total, right / (right + wrong_count)
    worst = trouble.most_common(5)
    print(f"{count} patterns in one table: {total} facts, recall {recall:.4f}, precision {precision:.4f}, {worst}")
    assert recall >= 0.99
    assert precision >= 0.99


def _drawn(synthetic: ModuleType, count: int, most: int) -> list[frozenset[str]]:
    chance = random.Random(count)
    if count <= 2:
        every = [
            frozenset(found)
            for found in combinations(synthetic.PATTERNS, count)
            if synthetic.possible(frozenset(found))
        ]
        return chance.sample(every, min(most, len(every)))
    drawn: list[frozenset[str]] = []
    for _ in range(100_000):
        patterns = frozenset(chance.sample(synthetic.PATTERNS, count))
        if synthetic.possible(patterns):
            drawn.append(patterns)
        if len(drawn) == most:
            break
    return drawn


def _compare(
    patterns: frozenset[str], seed: int, understand: Understand, synthetic: ModuleType
) -> tuple[set[Folded], set[Folded], set[tuple[str, float]], int]:
    text, facts, memory = synthetic.lay_out(patterns, seed)
    _, understanding = understand(text)
    expected = {(key(model), key(benchmark), _words(split), value) for model, benchmark, split, value in facts}
    said = set(_folded(understanding.claims))
    remembered = {
        (key(claim.model), claim.value_number) for claim in understanding.claims if claim.attribute == "min_gpu_ram_gb"
    }
    wanted = {(key(model), value) for model, value in memory}
    return expected - said, said - expected, {(a, b) for a, b in remembered if b is not None} ^ wanted, len(expected)


def _folded(claims: Iterable[Claim]) -> Iterable[Folded]:
    for claim in claims:
        if claim.attribute == "score" and claim.value_number is not None:
            yield key(claim.model), key(claim.benchmark), _words(claim.split), claim.value_number


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.casefold()))
