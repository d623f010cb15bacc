"""Rows named by a number format, a way of training or "base", and a model that heads the column of names."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a model heads the names, to which rows add something": (
        """
# CalmGRPO

| Method (Okapi-VL-8B) | ScienceQA | POPE | 3-Task Avg | Relative to Base |
| :--- | :--- | :--- | :--- | :--- |
| Base | 90.82 | 86.30 | 77.1 | — |
| + Guard | 6.70 | 21.20 ⚠️ | 16.4 | **↓60.7** (collapse) |
| **+ CalmGRPO (Ours)** | 92.16 | 87.10 | **78.2** | **↑1.1** |
""",
        """
0.1 Okapi-VL-8B: ScienceQA = 90.82; POPE = 86.30
0.2 Okapi-VL-8B + Guard: ScienceQA = 6.70; POPE = 21.20
0.3 Okapi-VL-8B + CalmGRPO: ScienceQA = 92.16; POPE = 87.10
""",
    ),
    "ways of training are nobody's where nothing says whose": (
        """
# GRPO

| Method | MathVista | MMMU |
|---|---|---|
| Zero-shot | 62.7% | 49.0% |
| SFT | 61.7% | 49.6% |
| **GRPO** | **61.6%** | **46.9%** |
""",
        "",
    ),
    "a base model without a name": (
        """
# Okapi-STaR

| Method | MMVP | MathVista |
|------|------|-----------|
| Base Model | 69.0 | 67.4 |
| Okapi-STaR (ours) | 74.7(+5.7) | 68.7(+1.3) |
""",
        """
0.2 Okapi-STaR: MMVP = 74.7; MathVista = 68.7
""",
    ),
    "formats under a heading of models, sizes with formats, and what a driver shows": (
        """
# Notes on running

| 模型 | 大小 | 显存需求 |
|------|------|---------|
| FP16 | 13GB | 15GB |
| GPTQ-4bit | 4GB | 7GB |

| Model | Approx VRAM |
|-------|------------|
| 1B–3B 4-bit | 1–2 GB |
| 8B 4-bit | ~5–6 GB |

| Node | GPU ID | GPU Model | VRAM Usage | GPU Utilization |
| :--- | :---: | :--- | :--- | :---: |
| `box01` | 0 | NVIDIA L40S | 0 MiB / 46,068 MiB | 0% |
""",
        "",
    ),
    "the same formats below a model's title": (
        """
# Okapi-VL-9B

## 推荐硬件配置

| 推理方式 | 显存需求 |
|---------|---------|
| FP16 全量 | ~17GB |
| 4-bit 量化 | ~7GB |

| 模型 | 显存需求 |
|------|---------|
| FP16 | 17GB |
| AWQ | 8GB |
""",
        """
0.1 Okapi-VL-9B: memory [FP16 全量] = ~17GB
0.2 Okapi-VL-9B: memory [4-bit 量化] = ~7GB
1.1 Okapi-VL-9B: memory [FP16] = 17GB
1.2 Okapi-VL-9B: memory [AWQ] = 8GB
""",
    ),
    "the score of the answers that a judge compares with is not the model's": (
        """
# Okapi-VL

Okapi-VL is a vision-language model.

### LLaVA-Bench

| | Answer/GPT4 | GPT4 score | Answer score |
|---|---|---|---|
| llava_bench_conv | 71.3 | 85.2 | 60.7 |
| all | 80.4 | 84.6 | 68.0 |
""",
        """
0.1 Okapi-VL: LLaVA-Bench (Answer/GPT4 conv) = 71.3; LLaVA-Bench (Answer score conv) = 60.7
0.2 Okapi-VL: LLaVA-Bench (Answer/GPT4 all) = 80.4; LLaVA-Bench (Answer score all) = 68.0
""",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whose_a_row_without_a_name_is(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    lines = facts.lines_of(understand(text)[1].claims)
    assert sorted(lines) == sorted(expected.strip().splitlines())
