"""Lists of names and values in a document about one model: the plainest of model cards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Claim, Understanding

Understand = Callable[[str], Understanding]

CARD = """# Zephyrus-VL-8B

Zephyrus-VL-8B reads charts.

## Results

- MMMU (val): 51.3
- DocVQA (test): 92.4
- ChartQA: 83.1%

## Key facts

- **Parameters:** 8.3B
- **Vision encoder:** SigLIP-SO400M
- **Context length:** 32K tokens
- **GPU memory:** 18 GB (bf16)

## Sizes on disk

- Weights: 16.6
- Tokenizer: 0.01
"""


@pytest.fixture(scope="module")
def claims(understand: Understand) -> tuple[Claim, ...]:
    return understand(CARD).claims


def test_all_is_said_of_the_titles_model(claims: tuple[Claim, ...]) -> None:
    assert {claim.model for claim in claims} == {"Zephyrus-VL-8B"}


def test_a_list_of_benchmarks_and_numbers_is_scores(claims: tuple[Claim, ...]) -> None:
    scores = {
        (claim.benchmark, claim.split, claim.value_number, claim.source_kind)
        for claim in claims
        if claim.attribute == "score"
    }
    assert scores == {("MMMU", "val", 51.3, "list"), ("DocVQA", "test", 92.4, "list"), ("ChartQA", "", 83.1, "list")}


def test_a_benchmark_with_its_score_is_not_named_once_more_without(claims: tuple[Claim, ...]) -> None:
    assert not [claim for claim in claims if claim.attribute == "evaluation_benchmark"]


def test_a_list_of_attributes_is_read(claims: tuple[Claim, ...]) -> None:
    said = {(claim.attribute, claim.value_number or claim.value_text, claim.status) for claim in claims}
    assert {
        ("params_total_b", 8.3, "ok"),
        ("params_total_b", 8.0, "derived_from_name"),
        ("vision_encoder", "SigLIP-SO400M", "ok"),
        ("context_length_tokens", 32_000.0, "ok"),
        ("min_gpu_ram_gb", 18.0, "ok"),
    } <= said


def test_quotes_of_listed_values_stand_in_the_text(claims: tuple[Claim, ...]) -> None:
    assert all(CARD[claim.start : claim.end] == claim.quote for claim in claims)


def test_the_same_list_under_the_title_of_a_data_set_says_nothing(understand: Understand) -> None:
    text = CARD.replace("Zephyrus-VL-8B reads charts.", "Zephyrus-VL-8B is a dataset of charts.")
    assert not [claim for claim in understand(text).claims if claim.attribute == "score"]


def test_a_score_outside_its_benchmarks_scale_is_left_to_a_person(understand: Understand) -> None:
    said = understand(CARD.replace("51.3", "513"))
    assert 513.0 not in {claim.value_number for claim in said.claims}
    assert [issue.kind for issue in said.issues] == ["score_out_of_scale"]
