"""Cards that are required, cards that are advised, and headers of memory in other languages."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a required card with its memory": (
        """
# Stork-VL

## Hardware

| Model | Precision | Hardware requirement |
|---|---|---|
| Stork-VL-2B | BF16 | 1 * RTX 3090 (24G) |
| Stork-VL-40B | BF16 | A100 80G x 2 |
| Stork-VL-40B | INT4 | 24 GB VRAM or 2 x RTX 3060 |
| Stork-VL-90B | BF16 | 64 GB RAM |
| Stork-VL-99B | BF16 | RTX 3090 |
""",
        """
0.1 Stork-VL-2B: memory [BF16; RTX 3090] = 1 * RTX 3090 (24G)
0.2 Stork-VL-40B: memory [BF16; A100; 2 GPUs] = A100 80G x 2
0.3 Stork-VL-40B: memory [INT4] = 24 GB VRAM or 2 x RTX 3060
""",
    ),
    "cards and budgets before what to run on them": (
        """
# Choosing a model

## GPUs

| GPU | VRAM | Best models |
|---|---|---|
| Z900 | 16 GB | Stork-VL-8B |

| VRAM | Recommended models |
|---|---|
| 8 GB | Stork-VL-2B |

| VRAM | Models |
|---|---|
| 12 GB | Stork-VL-2B, Stork-VL-8B |
""",
        "",
    ),
    "Spanish, with decimal commas": (
        """
# acme/Garza-VL-9B-GGUF

## Hardware

| Cuantización | Tamaño | VRAM estimada |
|---|---|---|
| Q4_K_M | 5,4 GB | ~7,5 GB |
| Q8_0 | 9,6 GB | ~11,5 GB |
""",
        """
0.1 Garza-VL-9B-GGUF: memory [Q4_K_M] = ~7.5 GB
0.2 Garza-VL-9B-GGUF: memory [Q8_0] = ~11.5 GB
""",
    ),
    "Chinese ways of tuning above measures": (
        """
# Egret-VL-7B

## 微调

| 方法 | 显存占用 | 速度 |
|---|---|---|
| LoRA | 24 GB | 1.2 s/iter |
| 全参数 | 80 GB | 3.0 s/iter |
""",
        """
0.1 Egret-VL-7B: memory [LoRA] = 24 GB; speed [LoRA] = 1.2 s/iter
0.2 Egret-VL-7B: memory [全参数] = 80 GB; speed [全参数] = 3.0 s/iter
""",
    ),
    "properties with values and remarks, in groups": (
        """
# Okapi-VL-7B

## Costs

| Metric | Value | Configuration |
|---|---|---|
| **Memory Usage** | | |
| Model Weights | 14 GB | FP16 |
| Peak Inference (BS=1) | 17 GB | FP16, one image |
""",
        """
0.3 Okapi-VL-7B: memory [Peak Inference BS=1] = 17 GB
""",
    ),
    "a sum over rows has no model": (
        """
# Two models at work

## Stack

| Role | Model | VRAM | Score |
|---|---|---|---|
| Planner | Okapi-VL-7B (Acme) | ~18GB | 56.7% OSWorld (#1 of all) |
| Grounder | Gnu-VL-3B (Bcme) | ~5GB | 76.4% OSWorld-G (#2 of all) |
| **Total** | | **~23GB** | Fits on one card |
""",
        """
0.1 Okapi-VL-7B (Acme): memory = ~18GB; OSWorld = 56.7
0.2 Gnu-VL-3B (Bcme): memory = ~5GB; OSWorld-G = 76.4
""",
    ),
    "sizes of a model that a Chinese sentence defines": (
        """
# 星语 —— 大语言模型

**StarTalk（星语）** 是由某团队训练的语言模型。StarTalk 基于 LoRA 训练，StarTalk 支持中文。

| 模型版本 | 部署显存 | 推荐显卡 |
|---|---|---|
| 7B | ≥ 8GiB | A10 |
| 13B | ≥ 16GiB | A10 |
""",
        """
0.1 StarTalk 7B: size = 7B; memory [星语 -- 大语言模型; A10] = ≥ 8GiB
0.2 StarTalk 13B: size = 13B; memory [星语 -- 大语言模型; A10] = ≥ 16GiB
""",
    ),
    "kinds of architectures and languages are no models and no benchmarks": (
        """
# Architectures

## Results

| Aspect | Encoder-Decoder | Decoder-Only |
|---|---|---|
| VRAM (7B model) | ~14GB | ~7GB |

| Model | FID 英文 | FID 中文 |
|---|---|---|
| Stork-Paint | 9.9 | 9.6 |
""",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_required_is_told_from_what_is_advised(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    assert facts.lines_of(understand(text)[1].claims) == expected.strip().splitlines()
