"""Sentences that set one model's score against another's: "outperforms Bar on MMMU (56.1 vs. 53.8)"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

OWN, OTHER = ("Tern-VL", "MMMU", 56.1), ("GPT-4V", "MMMU", 53.8)
TOLD = {
    "Tern-VL outperforms GPT-4V on MMMU (56.1 vs. 53.8).": [OWN, OTHER],
    "It surpasses GPT-4V on MMMU val, 56.1% versus 53.8%.": [OWN, OTHER],
    "Tern-VL beats GPT-4V on MMMU (56.1 vs 53.8) and DocVQA (90.1 vs 88.4).": [
        OWN, OTHER, ("Tern-VL", "DocVQA", 90.1), ("GPT-4V", "DocVQA", 88.4),
    ],
    "Tern-VL trails Qwen2.5-VL on MMMU (56.1 vs. 58.6).": [OWN, ("Qwen2.5-VL", "MMMU", 58.6)],
}  # fmt: skip
UNTOLD = [
    "Tern-VL outperforms GPT-4V on MMMU (53.8 vs. 56.1).",
    "Tern-VL outperforms GPT-4V and Gemini on MMMU (56.1 vs. 53.8).",
    "Tern-VL outperforms GPT-4V on MMMU (56.1 vs. 53.8 vs. 50.2).",
    "It might outperform GPT-4V on MMMU (56.1 vs. 53.8).",
]


def scores(understand: Understand, sentence: str) -> list[tuple[str, str, float | None]]:
    found = understand(f"# Tern-VL\n\nTern-VL is a vision-language model.\n\n{sentence}\n")
    return sorted((one.model, one.benchmark, one.value_number) for one in found.claims if one.attribute == "score")


@pytest.mark.parametrize("sentence", TOLD)
def test_each_number_goes_to_the_model_that_has_it(understand: Understand, sentence: str) -> None:
    assert scores(understand, sentence) == sorted(TOLD[sentence])


@pytest.mark.parametrize("sentence", UNTOLD)
def test_numbers_that_do_not_agree_with_the_words_are_no_scores(understand: Understand, sentence: str) -> None:
    assert scores(understand, sentence) == []
