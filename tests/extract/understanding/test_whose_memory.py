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
0.2 Okapi-VL-7B: memory = 8GB+; memory [INT4] = INT4: 4GB+
""",
    ),
    "an amount with two remarks in its brackets": (
        """
# Okapi

## Comparison

| | Okapi-VL-7B | Gnu-VL-3B |
|---|---|---|
| Min. VRAM | ~80 GB (A100, new) | 8-16 GB (RTX 4060, 300 dollars) |
""",
        """
0.1 Gnu-VL-3B: memory [RTX 4060, 300 dollars] = 8-16 GB (RTX 4060, 300 dollars)
0.1 Okapi-VL-7B: memory [A100, new] = ~80 GB (A100, new)
""",
    ),
    "headings that carry a length say what is measured below them, and in which unit": (
        """
# Okapi-VL-9B

## Inference speed and memory

### 8k: speed

| Quantization | 1 image | 8 images |
|---|---|---|
| BF16 | 41.2 | 24.0 |

### 8k: memory

| Quantization | 1 image | 8 images |
|---|---|---|
| BF16 | 21.4 GB | 29.9 GB |

### Peak memory (GB)

| Model | 4K | 32K |
|---|---|---|
| Okapi-VL-9B-AWQ | 8.9 | 22.0 |
""",
        """
1.1 Okapi-VL-9B: memory [8k: memory; 1 image; BF16] = 21.4 GB; memory [8k: memory; 8 images; BF16] = 29.9 GB
2.1 Okapi-VL-9B-AWQ: memory [4K] = 8.9; memory [32K] = 22.0
""",
    ),
    "a paragraph of the section says which model was tested, and a difference of formats is none": (
        """
# KV Cache Quantization

## GPU Memory Test

The test object is the [okapi-chat-7b](https://huggingface.co/org/okapi-chat-7b) model.

Below shows the comparison of GPU memory usage:

| batch_size | fp16 memory(MiB) | int8 memory(MiB) | diff(MiB) |
|---|---|---|---|
| 8 | 22337 | 18241 | -4096 |

## Accuracy Test

The test object is the [okapi-chat-7b](https://huggingface.co/org/okapi-chat-7b) command model.

| task | dataset | metric | int8 | fp16 | diff |
|---|---|---|---|---|---|
| Reasoning | gsm8k | accuracy | 33.28 | 34.72 | -1.44 |
| Understanding | okapi_fact | accuracy | 82.40 | 82.20 | +0.20 |
""",
        """
0.1 okapi-chat-7b: memory [GPU Memory Test; fp16; batch_size 8] = 22337; \
memory [GPU Memory Test; int8; batch_size 8] = 18241
1.1 okapi-chat-7b: GSM8K {accuracy} [int8] = 33.28; GSM8K {accuracy} [fp16] = 34.72
1.2 okapi-chat-7b: okapi_fact {accuracy} [int8] = 82.40; okapi_fact {accuracy} [fp16] = 82.20
""",
    ),
    "a heading in two languages over names of which some are links": (
        """
# Okapi-VL-7B

## Hardware

| Model（模型） | GPU Memory（显存） |
|:--|:-:|
| [Okapi-Llama3-V 2.5](https://huggingface.co/org/Okapi-Llama3-V-2_5) | 19 GB |
| Gnu-vision-128K-Instruct | 12 GB |
""",
        """
0.1 Okapi-Llama3-V 2.5: memory = 19 GB
0.2 Gnu-vision-128K-Instruct: memory = 12 GB
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
