"""Amounts of memory in tables: what a model needs, told from what cards have and what a training used step by step."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "cards and machines that the rows name hold memory of their own, known or not": (
        """
# Okapi-VL-7B

## Offers

| GPU | $/hr | GPU Memory (GB) |
|---|---|---|
| H200 NVL | 3.50 | 141 |
| Z900 | 6.50 | 288 |

| instance_type | #GPUs | GPU Memory (GB) |
|---|---|---|
| ml.p3.2xlarge | 1 | 16 |
""",
        "",
    ),
    "a card under which memory is used": (
        """
# Okapi-VL-7B

## Inference

| GPU | GPU Memory Usage | Tokens/s |
|---|---|---|
| A100 | 17.2 GB | 41 |
""",
        """
0.1 Okapi-VL-7B: memory [Inference; A100] = 17.2 GB; speed [Inference; A100] = 41
""",
    ),
    "steps and folds of a training are no needs, counts and numbers of folds no scores": (
        """
# Okapi-VL-7B LoRA

## Results of training

| Step | Epoch | Loss | GPU Memory (GB) |
|---|---|---|---|
| 50 | 0.027 | 1.5673 | 12.01 |
| 500 | 0.269 | 1.0616 | 8.99 |

## Results of folds

| Fold | Accuracy | Precision | GPU Memory (GB) |
|---|---|---|---|
| 1 | 0.9617 | 0.9822 | 0.2053 |
| 2 | 0.7021 | 0.7021 | 0.2045 |
""",
        "",
    ),
    "a list of properties headed by metric and value": (
        """
# Okapi-VL-7B

## Summary

| Metric | Value |
|---|---|
| Training Examples | 16 (train) + 4 (val) |
| VRAM Required | 8GB+ (4GB+ with INT4) |
""",
        """
0.2 Okapi-VL-7B: memory [Summary] = 8GB+ (4GB+ with INT4)
""",
    ),
    "an amount with two remarks in its brackets": (
        """
# Okapi

## Comparison

| | Okapi-VL-7B | Gnu-VL-3B |
|---|---|---|
| Min. VRAM | ~80 GB (A100, ~$15,000) | 8-16 GB (RTX 4060, $300) |
""",
        """
0.1 Gnu-VL-3B: memory [RTX 4060, 300] = 8-16 GB (RTX 4060, 300)
0.1 Okapi-VL-7B: memory [A100, 15,000] = ~80 GB (A100, 15,000)
""",
    ),
    "pages that a tool has read": (
        """
# Okapi OCR

## Performance

| Document | Pages | Time |
|---|---|---|
| clean | 10 | 30 s |
""",
        "",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()


def test_what_stands_in_brackets_behind_a_part_is_no_second_part(understand: Understand) -> None:
    _, understanding = understand(
        "# Okapi\n\n| Model | Vision encoder | Language model |\n|---|---|---|\n"
        "| Okapi-VL-7B | ViT-L/14 (OpenAI CLIP) | Vicuna 7B (LLaMA) |\n"
    )
    parts = ("vision_encoder", "language_model")
    assert {c.value_text for c in understanding.claims if c.attribute in parts} == {
        "ViT-L/14 (OpenAI CLIP)",
        "Vicuna 7B (LLaMA)",
    }
