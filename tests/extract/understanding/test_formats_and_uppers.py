"""Upper headers that tell columns apart, names with a number format behind them, cards below a name with its size."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "upper headers over the same benchmarks are what each was measured with": (
        """
# Sieve

<table>
<tr><th rowspan="2">Model</th><th colspan="3">Keep 20%</th><th colspan="3">Low detail</th></tr>
<tr><th>MME</th><th>GQA</th><th>Avg</th><th>MME</th><th>GQA</th><th>Avg</th></tr>
<tr><td>Okapi-VL-7B</td><td>1510</td><td>60.3</td><td>55</td><td>1450</td><td>58.7</td><td>51</td></tr>
</table>
""",
        """
0.2 Okapi-VL-7B: MME [Keep 20%] = 1510; GQA [Keep 20%] = 60.3; MME [Low detail] = 1450; GQA [Low detail] = 58.7
""",
    ),
    "how long the visual input is, a budget and a mean in Chinese, a table of counts": (
        """
# 对比

| 模型 | TokenV | 预算 | DocVQA | 平均性能 ↑ |
|---|---|---|---|---|
| Okapi-Doc-2B | 324 | 50% | 80.7 | 71.2 |

| Statistic | Num |
|---|---|
| Okapi-Bench | 2k |
| Average question length | 15.6 |
""",
        """
0.1 Okapi-Doc-2B: DocVQA [50%] = 80.7
""",
    ),
    "number formats behind names, names with an owner, one model's list, and cards that are too small": (
        """
# Local models

| Model | FP16 VRAM | INT4 VRAM |
|---|---|---|
| Okapi2.5-3B | ~6GB | ~2GB |
| **Okapi2.5-7B + INT4** | - | ~5.5GB |
| Okapi2.5-7B FP16 | ~17GB | - |
| `acme/okapi-m3` (default) | ~1.2 GB | - |
| Okapi-8B / 1.5-4B | ~16 / ~9 GB | - |
| Okapi-Embed-0.6B | unstable on 16GB | 2 GB (24 GB) |
""",
        """
0.1 Okapi2.5-3B: memory [FP16] = ~6GB; memory [INT4] = ~2GB
0.2 Okapi2.5-7B: memory [INT4] = ~5.5GB
0.3 Okapi2.5-7B: memory [FP16] = ~17GB
0.4 okapi-m3: memory [FP16] = ~1.2 GB
0.5 Okapi-1.5-4B: memory [FP16] = ~9 GB
0.5 Okapi-8B: memory [FP16] = ~16 GB
0.6 Okapi-Embed-0.6B: memory [INT4] = 2 GB (24 GB)
""",
    ),
    "a card below a heading with a name and a size": (
        """
# Okapi-Edit-8B

## Overview

| Field | Value |
|---|---|
| VRAM (bf16) | 40.9 GB |

## NumbatPal 2.0 (20B)

| Field | Value |
|---|---|
| Parameters | 20B |
| VRAM (BF16) | ~42 GB |
""",
        """
0.1 Okapi-Edit-8B: memory [bf16] = 40.9 GB
1.1 NumbatPal 2.0: size = 20B
1.2 NumbatPal 2.0: memory [BF16] = ~42 GB
""",
    ),
    "amounts in words, of a card, of versions and of a way of training": (
        """
# 比較

| 指標 | Okapi2-VL-3B | Okapi3-VL-8B |
|---|---|---|
| 処理速度 | 約10分 | 約93分 |
| VRAM使用量 | 約12GB | 約25-27GB |

| 項目 | 従来版 | A100最適化版 |
|---|---|---|
| バッチサイズ | 4 | 16 |
| VRAM使用量 | 9.4GB | 19.0GB |
| GPU使用率 | 95% | 100% |

| **RLHF** | **方式** | **显存占用** |
|---|---|---|
| RLOO | Lora | 2 x A100(40GB):15~30G |

| Model | 显存占用 |
|---|---|
| Okapi2-7B | 2 x A100(40GB):15~30G |
| Okapi2-9B | 2 x A100(40GB):很慢 |
""",
        """
0.2 Okapi2-VL-3B: memory = 約12GB
0.2 Okapi3-VL-8B: memory = 約25-27GB
3.1 Okapi2-7B: memory [2 GPUs] = 2 x A100(40GB):15~30G
""",
    ),
    "a card that says which model a page is about, and a base without a name": (
        """
# Validated envelope

| Setting | Value |
|---|---|
| Model | Okapi3-8B |
| Peak VRAM (measured) | **6,318,342,144 bytes (~5.88 GiB)** |

## In production

| Envelope | Value | Why |
|---|---|---|
| Recommended VRAM | **24 GB** | headroom |

| Benchmark | Base |
|---|---|
| IFEval | 83.92 |
""",
        """
0.2 Okapi3-8B: memory [measured; peak] = 6,318,342,144 bytes (~5.88 GiB)
1.1 Okapi3-8B: memory [In production; Recommended] = 24 GB
2.1 Okapi3-8B Base: IFEval = 83.92
""",
    ),
    "the best model of each benchmark, and a leaderboard of votes": (
        """
# Leaders

## LMArena Chatbot Arena 排行榜

| Rank | Model | Elo | Organization |
|---|---|---|---|
| 1 | Okapi Fable 5 | 1,510 | Acme |

## 领先者

| Benchmark | 最佳模型 | 得分 |
|---|---|---|
| **MMMU** | Okapi Opus 4.7 | 94.2% |
| **GSM8K** | Gnu-5.5 | 64.3% |

## Reference

| Benchmark | Base |
|---|---|
| IFEval | 83.92 |
""",
        """
0.1 Okapi Fable 5: Chatbot Arena {Elo} = 1,510
1.1 Okapi Opus 4.7: MMMU = 94.2
1.2 Gnu-5.5: GSM8K = 64.3
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    lines = facts.lines_of(understanding.claims)
    assert sorted(line for line in lines if "memory" in line or " = " in line) == sorted(expected.strip().splitlines())
