"""Columns of models under a corner that names languages, columns of costs, names in brackets, short heads."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a heading with an unknown name that says its kind or its size is whose table it is": (
        """
# Gnuvia

Gnuvia is a vision-language model.

## MiniVLM

| Size | MMMU |
|---|---|
| 256M | 28.3 |
| 500M | 33.7 |

## Trelix-7B-Instruct (Transformers)

| Precision | GPU memory (GB) |
|---|---|
| BF16 | 16.07 |
""",
        """
0.1 MiniVLM 256M: size = 256M; MMMU = 28.3
0.2 MiniVLM 500M: size = 500M; MMMU = 33.7
1.1 Trelix-7B-Instruct: memory [Transformers; BF16] = 16.07
""",
    ),
    "the line above a table may name a relative of the document's model": (
        """
# Gnuvia-VL

Gnuvia-VL is a vision-language model.

## Memory

Peak GPU memory of Gnuvia-VL-Chat:

| Precision | Peak memory |
|---|---|
| BF16 | 22.6GB |
| Int4 | 11.8GB |
""",
        """
0.1 Gnuvia-VL-Chat: memory [Peak memory; BF16] = 22.6GB
0.2 Gnuvia-VL-Chat: memory [Peak memory; Int4] = 11.8GB
""",
    ),
    "languages in rows, models in columns, below a heading that names the benchmark": (
        """
# Okapi 1.5

## Multilingual MMLU scores

| Language | Okapi 1.5 | GPT-4o | Claude 3.5 Sonnet |
|---|---|---|---|
| English | 89.2 | 92.3 | 91.8 |
| French | 85.7 | 87.3 | 86.9 |
""",
        """
0.1 Claude 3.5 Sonnet: MMLU (English) = 91.8
0.1 GPT-4o: MMLU (English) = 92.3
0.1 Okapi 1.5: MMLU (English) = 89.2
0.2 Claude 3.5 Sonnet: MMLU (French) = 86.9
0.2 GPT-4o: MMLU (French) = 87.3
0.2 Okapi 1.5: MMLU (French) = 85.7
""",
    ),
    "two generations of the document's model, with a number of languages": (
        """
**Okapi 1.5** is a multimodal reasoning model. Okapi 1.5 is small. We like Okapi 1.5.

## Highlights

| | Okapi 1 | **Okapi 1.5** |
|---|---|---|
| Parameters | 4B | **4B** |
| Languages | 12 | **47** |
| MMLU | 74.2 | **89.2** |

## VRAM

| Precision | VRAM |
|---|---|
| BF16 | ~9 GB |
""",
        """
0.1 Okapi 1: size = 4B
0.3 Okapi 1: MMLU = 74.2
0.1 Okapi 1.5: size = 4B
0.3 Okapi 1.5: MMLU = 89.2
1.1 Okapi 1.5: memory [BF16] = ~9 GB
""",
    ),
    "times and counts by suite": (
        """
# Okapi-VLA-7B

## LIBERO results

| Suite | Accuracy | Success/Total | P99 (ms) |
|---|---|---|---|
| libero_spatial | 99.5% | 199/200 | 286.90 |
| **Overall** | 93.75% | 750/800 | 278.79 |

| Suite | Mean (s/episode) | Median (s) |
|---|---|---|
| libero_spatial | 8.67 | 8.41 |
""",
        """
0.1 Okapi-VLA-7B: LIBERO-Spatial = 99.5
0.2 Okapi-VLA-7B: LIBERO (Overall) = 93.75
""",
    ),
    "amounts with words in brackets below a heading of memory, any model of a size": (
        """
# Fine-tuning notes

## GPU requirements

| Model | Inference | LoRA fine-tuning |
|---|---|---|
| Okapi-VLA-7B | 17GB | ~24GB (one card) |

| Model size | VRAM |
|---|---|
| 7B (Okapi 7B, Gnu 7B) | 5 GB |
| 14B+ | 10 GB |
| 13B params | 9 GB |
""",
        """
0.1 Okapi-VLA-7B: memory [Inference] = 17GB; memory [LoRA fine-tuning; one card] = ~24GB (one card)
""",
    ),
    "a remark about the authors' own older model, and words short for benchmarks": (
        """
# Okapi

## Results

| Model | MMMU | POPE | MME | Text | Doc |
|---|---|---|---|---|---|
| [acme/Okapi-3B](https://huggingface.co/acme/Okapi-3B) (our legacy model) | 31.7 | 86.4 | 1339.0 | 59.1 | 44.8 |
""",
        """
0.1 Okapi-3B: MMMU = 31.7; POPE = 86.4; MME = 1339.0; TextVQA = 59.1; DocVQA = 44.8
""",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whose_the_columns_are(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    lines = facts.lines_of(understand(text)[1].claims)
    assert sorted(lines) == sorted(expected.strip().splitlines())
