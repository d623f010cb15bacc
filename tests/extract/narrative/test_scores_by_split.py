"""Scores on the parts of one benchmark in a sentence: by language, by set, in brackets; not gains, not of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_PAGE = "# Wren-Reader: Reading\n\nWren-Reader is a vision-language model.\n\n"
SAID: dict[str, tuple[str, set[tuple[str, str, float]]]] = {
    "by language, before the benchmark": (
        "It reads, achieving good results, with scores of 0.133 for English and 0.212 for Chinese on OmniDocBench.",
        {("OmniDocBench", "English", 0.133), ("OmniDocBench", "Chinese", 0.212)},
    ),
    "by language, in brackets": (
        "It reaches 80.1% (EN) and 78.2% (CN) on MMBench.",
        {("MMBench", "EN", 80.1), ("MMBench", "CN", 78.2)},
    ),
    "by set, behind the benchmark": (
        "On MMMU, Wren-Reader achieves 50.1% on the validation set and 45.2% on the test set.",
        {("MMMU", "validation", 50.1), ("MMMU", "test", 45.2)},
    ),
    "a gain": ("It improves by 3.1 on val and 4.2 on test of MMMU.", set()),
    "of another model": ("Unlike Rook-7B, which reaches 50.1 on val and 45.2 on test of MMMU, it is small.", set()),
}


@pytest.mark.parametrize(("text", "scores"), SAID.values(), ids=SAID)
def test_each_score_is_of_its_part(understand: Understand, text: str, scores: set[tuple[str, str, float]]) -> None:
    claims = understand(_PAGE + text + "\n").claims
    assert {(c.benchmark, c.split, c.value_number) for c in claims if c.attribute == "score"} == scores
