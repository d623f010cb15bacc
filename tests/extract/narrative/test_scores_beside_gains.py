"""Scores in prose that stand beside a gain, a comparison, or a split without brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]


@pytest.mark.parametrize(
    ("sentence", "scores"),
    [
        (
            "Heron-VL-7B outperforms LLaVA-1.5-13B by 3.2% on MMMU and reaches 54.1 on MMMU val.",
            [("MMMU", "val", 54.1)],
        ),
        ("Heron-VL-7B beats LLaVA-1.5-13B on most tasks and achieves 90.5 on DocVQA.", [("DocVQA", "", 90.5)]),
        ("Heron-VL-7B outperforms LLaVA-1.5-13B, which has 13B parameters and reaches 50.1 on MMMU.", []),
        ("Heron-VL-7B obtains gains of 4.1 on ChartQA.", []),
        (
            "On DocVQA test it reaches 94.1, on ChartQA test 83.0, and on MMMU val 54.1.",
            [("DocVQA", "test", 94.1), ("ChartQA", "test", 83.0), ("MMMU", "val", 54.1)],
        ),
        ("Its score on DocVQA test is 94.1.", [("DocVQA", "test", 94.1)]),
        ("On the DocVQA test set, Heron-VL-7B scores 94.1.", [("DocVQA", "test", 94.1)]),
    ],
)
def test_the_score_is_the_models_and_the_gain_none(
    understand: Understand, sentence: str, scores: list[tuple[str, str, float]]
) -> None:
    claims = understand(f"# Heron-VL-7B\n\nHeron-VL-7B is a vision-language model.\n\n{sentence}\n").claims
    told = [
        (c.benchmark, c.split, c.value_number) for c in claims if c.attribute == "score" and c.model == "Heron-VL-7B"
    ]
    assert told == scores
