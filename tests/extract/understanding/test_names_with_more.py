"""Languages before names, names that call themselves benchmarks, kept tokens, sizes of experts, continued results."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "the language before the name, the word benchmark behind it": (
        """
# Okapi

## Results

| Model | EN_MMBench_DEV | GSM8K Benchmark | MATH Benchmark | Vector Dim |
|---|---|---|---|---|
| Okapi-7B | 64.9 | 84.8% | 61.2% | 1024 |
""",
        """
0.1 Okapi-7B: MMBench (DEV) = 64.9; GSM8K = 84.8; MATH = 61.2
""",
    ),
    "the share of tokens that was kept": (
        """
# Okapi

## Results

| Method | R | POPE | GQA |
|---|---|---|---|
| Okapi-7B | 100% | 86.1 | 61.9 |
| OkapiFast-7B | 25% | 84.3 | 58.8 |
| OkapiFast-7B | 10% | 80.1 | 55.2 |
""",
        """
0.1 Okapi-7B: POPE [100%] = 86.1; GQA [100%] = 61.9
0.2 OkapiFast-7B: POPE [25%] = 84.3; GQA [25%] = 58.8
0.3 OkapiFast-7B: POPE [10%] = 80.1; GQA [10%] = 55.2
""",
    ),
    "sizes of files below a heading that speaks of the memory of a card": (
        """
# Okapi

## Models for a card with 4GB VRAM

| Model | Quantization | Model Size | MTEB Score |
|---|---|---|---|
| okapi-base-v1.5 | Q8_0 | ~115 MB | 63.55 |
""",
        """
0.1 okapi-base-v1.5: MTEB {Score} [Q8_0] = 63.55
""",
    ),
    "the paragraph above names a repository": (
        """
# NOTES.md

## Quantization

The setup uses Q8_0 (~10GB). Others are available from [acme/GLM-4.6V-Flash-GGUF](https://huggingface.co/acme/GLM-4.6V-Flash-GGUF):

| Quantization | Size | VRAM Required |
|---|---|---|
| BF16 | ~18.8GB | ~24GB |
| Q8_0 | ~10GB | ~16GB |
""",
        """
0.1 GLM-4.6V-Flash-GGUF: memory [Quantization; BF16] = ~24GB
0.2 GLM-4.6V-Flash-GGUF: memory [Quantization; Q8_0] = ~16GB
""",
    ),
    "a size with how much of it is active names a model beside others": (
        """
# Tuning Okapi

| Parameter | E2B | 31B QLoRA | 26B-A4B |
|---|---|---|---|
| LoRA r | 8 | 16 | 8 |
| Training VRAM | 8-10GB | 22GB | >40GB |
""",
        """
0.2 26B-A4B: memory [Training] = >40GB
0.2 31B QLoRA: memory [Training] = 22GB
0.2 E2B: memory [Training] = 8-10GB
""",
    ),
    "a name that calls itself an evaluation speaks of results for its neighbour": (
        """
# Okapi zoo

| Rank | Model | PlainEval | Triple-check |
|---|---|---|---|
| 1 | LLaVA-1.5-7B | 57.88 | 41.59 |
| 2 | Qwen-VL-Chat | 49 | 7.19 |
""",
        """
0.1 LLaVA-1.5-7B: PlainEval = 57.88; Triple-check = 41.59
0.2 Qwen-VL-Chat: PlainEval = 49; Triple-check = 7.19
""",
    ),
    "a table of the same models goes on with results, one of whole numbers does not": (
        """
| Model Name | POPE | MMStar |
|---|---|---|
| LLaVA-1.5-7B | 0.86 | 0.33 |
| Qwen-VL-Chat | 0.84 | 0.36 |
| InternVL2-8B | 0.87 | 0.61 |

| Model Name | OKAPI |
|---|---|
| LLaVA-1.5-7B | 0.39 |
| Qwen-VL-Chat | 0.53 |
| InternVL2-8B | 0.54 |

| Model Name | Stars |
|---|---|
| LLaVA-1.5-7B | 18000 |
| Qwen-VL-Chat | 4000 |
| InternVL2-8B | 9000 |
""",
        """
0.1 LLaVA-1.5-7B: POPE = 0.86; MMStar = 0.33
0.2 Qwen-VL-Chat: POPE = 0.84; MMStar = 0.36
0.3 InternVL2-8B: POPE = 0.87; MMStar = 0.61
1.1 LLaVA-1.5-7B: OKAPI = 0.39
1.2 Qwen-VL-Chat: OKAPI = 0.53
1.3 InternVL2-8B: OKAPI = 0.54
""",
    ),
    "a title in capitals names no model by one of its words": (
        """
**PLAN OF ACME**

## WHAT WE HAVE - THE HERD

| Role | Device | Memory | Part |
|---|---|---|---|
| **KING** | Mac Studio M3 Ultra | **512GB** | Coordinator |
| **THE HERD** | **All 4** | **1.28TB** | **Unified memory pool** |

THE HERD is THE pool of THE plan.
""",
        "",
    ),
    "ways of tuning under a heading of methods, beside sizes of any model": (
        """
# Toolkits

## Hardware Requirements

| Model | Method | Min VRAM |
|---|---|---|
| 7B | LoRA | 8GB |
| 7B | Full SFT | 24GB |
| 7B | GRPO | 12GB |
""",
        "",
    ),
    "the title's name that the first sentence defines, with sizes in rows": (
        """
# OKAPI-LLM

**OKAPI-LLM** is a family of language models with constant memory.

## Models

| Size | Parameters | VRAM (Train) | VRAM (Inference) |
|---|---|---|---|
| **140M** | 140 million | ~3GB | ~1GB |
| **1B** | 1 billion | ~16GB | ~2GB |
""",
        """
0.1 OKAPI-LLM 140M: size = 140M; size = 140 million; memory [training; Train] = ~3GB; memory [Inference] = ~1GB
0.2 OKAPI-LLM 1B: size = 1B; size = 1 billion; memory [training; Train] = ~16GB; memory [Inference] = ~2GB
""",
    ),
    "quality as a share beside memory is no score": (
        """
# Trainer

| Precision | Model | Quality | VRAM (Inference) |
|---|---|---|---|
| FP16 | acme/OKAPI.1-dev | 100% (Reference) | ~12GB |
| FP8 | acme/okapi1-dev_fp8 | 95% | ~8GB |
""",
        """
0.1 OKAPI.1-dev: memory [Inference; FP16] = ~12GB
0.2 okapi1-dev_fp8: memory [Inference] = ~8GB
""",
    ),
    "numbers of steps below a heading that names the benchmark, and the marks of authors in Chinese": (
        """
# Okapi

### OSWorld-Verified (Online Agent Evaluation)

| Model | 15 Steps | 50 Steps |
|---|---|---|
| OkapiCUA-7B（本文） | 24.3% | 27.9% |
| GPT-4o | 16.8% | 20.5% |
""",
        """
0.1 OkapiCUA-7B: OSWorld-Verified [15 Steps] = 24.3; OSWorld-Verified [50 Steps] = 27.9
0.2 GPT-4o: OSWorld-Verified [15 Steps] = 16.8; OSWorld-Verified [50 Steps] = 20.5
""",
    ),
    "ranges with decimal commas, improvements that are no scores, and the pair of questions": (
        """
# acme/okapi-allam-7b-GGUF

okapi-allam-7b-GGUF es la version cuantizada del modelo okapi-allam-7b.

## Requisitos de hardware

| Cuantizacion | Tamano en disco | VRAM estimada |
|---|---:|---:|
| Q2_K | 2,8 GB | ~3,5-4,5 GB |
| Q3_K_S | 3,2 GB | ~4-5,5 GB |
| f16 | 14,1 GB | ~16-18 GB |

## Resultados

| Model | GQA | HallusionBench pair acc | Avg. Improvement |
|---|---|---|---|
| LLaVA-1.5-7B | 62.0 | 31.4 | - |
| LLaVA-1.5-7B-okapi | 62.9 | 35.7 | ↑1.94% |
""",
        """
0.1 okapi-allam-7b-GGUF: memory [Requisitos de hardware; Q2_K] = ~3.5-4.5 GB
0.2 okapi-allam-7b-GGUF: memory [Requisitos de hardware; Q3_K_S] = ~4-5.5 GB
0.3 okapi-allam-7b-GGUF: memory [Requisitos de hardware; f16] = ~16-18 GB
1.1 LLaVA-1.5-7B: GQA = 62.0; HallusionBench (pair) {acc} = 31.4
1.2 LLaVA-1.5-7B-okapi: GQA = 62.9; HallusionBench (pair) {acc} = 35.7
""",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_names_with_more_around_them(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    lines = facts.lines_of(understand(text)[1].claims)
    assert sorted(lines) == sorted(expected.strip().splitlines())
