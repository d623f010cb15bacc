"""Counts of parameters beside labels, sums of parts, and parts whose size no attribute holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

TOTAL, ACTIVE, LLM, ENCODER = "params_total_b", "params_activated_b", "llm_params_b", "vision_encoder_params_b"
TOLD: dict[str, dict[str, float]] = {
    "The model has 8.3B parameters (7.6B LLM + 0.4B vision encoder + 0.3B projector).": {
        TOTAL: 8.3, LLM: 7.6, ENCODER: 0.4,
    },
    "It has 8.3B parameters: a 7.6B LLM, a 0.4B vision encoder and a 0.3B projector.": {
        TOTAL: 8.3, LLM: 7.6, ENCODER: 0.4,
    },
    "It has a total of 16B parameters with 2.8B activated.": {TOTAL: 16, ACTIVE: 2.8},
    "It has 235B total and 22B active parameters.": {TOTAL: 235, ACTIVE: 22},
    "Total parameters: 16B. Activated parameters: 2.8B.": {TOTAL: 16, ACTIVE: 2.8},
    "- **Activated Parameters:** 2.8B": {ACTIVE: 2.8},
    "- **Active params:** ~3B": {ACTIVE: 3},
    "- **Total / activated params**: 16B / 2.8B": {TOTAL: 16, ACTIVE: 2.8},
    "- Parameters: 16B (total), 2.8B (activated)": {TOTAL: 16, ACTIVE: 2.8},
    "- Parameters: 16B total / 2.8B activated": {TOTAL: 16, ACTIVE: 2.8},
    "A 300M-parameter adapter joins them.": {},
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_each_number_counts_what_the_words_beside_it_say(understand: Understand, text: str) -> None:
    found = understand(f"# Tern-VL\n\nTern-VL is a vision-language model.\n\n{text}\n")
    sizes = [
        (one.attribute, one.value_number) for one in found.claims if one.attribute in (TOTAL, ACTIVE, LLM, ENCODER)
    ]
    assert sorted(sizes) == sorted(TOLD[text].items())


def test_a_line_of_amounts_names_no_authors(understand: Understand) -> None:
    found = understand("# Tern-VL\n\nTern-VL is a vision-language model.\n\nTern has 235B total and 22B active ones.\n")
    assert not [one for one in found.claims if one.attribute == "author"]
