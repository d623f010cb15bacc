"""Headings that name a task on a data set, titles that share a benchmark's name, footnotes behind headers."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "the title of what a page presents is not the benchmark of the same name": (
        """
# GRiT: An Invented Transformer for Naming Regions

## Evaluation

### *Object Detection on COCO 2017 Dataset*

| Model | val AP | test-dev AP | Download |
|---|---|---|---|
| [GRiT (ViT-B)](a.yaml) | 52.7 | 52.8 | [model](https://example.org/b.pth) |
| [GRiT (ViT-L)](b.yaml) | 55.4 | 55.6 | [model](https://example.org/l.pth) |

### *Dense Captioning on VG Dataset*

| Model | mAP | Download |
|---|---|---|
| [GRiT (ViT-B)](a.yaml) | 14.5 | [model](https://example.org/d.pth) |
""",
        """
0.1 GRiT (ViT-B): COCO detection (val) {AP} = 52.7; COCO detection (test-dev) {AP} = 52.8
0.2 GRiT (ViT-L): COCO detection (val) {AP} = 55.4; COCO detection (test-dev) {AP} = 55.6
1.1 GRiT (ViT-B): VG dense captioning {mAP} = 14.5
""",
    ),
    "marks of footnotes are no part of a benchmark's name": (
        """
# Okapi

## Model Zoo

Model | COCO [1] | LVIS [2] | ODinW [4] | NewSet [5]
-- | -- | -- | -- | --
Okapi-T | 41.9 | 13.2 | ~27.7 | 30.1
Okapi-L | 50.4 [8] | 28.3 | 50.2 | 33.1

[1] Zero-shot.
""",
        """
0.1 Okapi-T: COCO = 41.9; LVIS = 13.2; ODinW = 27.7; NewSet = 30.1
0.2 Okapi-L: COCO = 50.4; LVIS = 28.3; ODinW = 50.2; NewSet = 33.1
""",
    ),
    "a mean rate is a metric of the benchmark above, and views are conditions": (
        """
# Okapi-VLA

## Results

**LIBERO-Long (10 tasks, 500 trials)**:

| Method | View | Avg. Success Rate |
|---|---|---|
| OpenVLA-Gnu | Third-person | 90.0% |
| OpenVLA-Gnu | Multi-view | 93.0% |
| Okapi-VLA | Multi-view | 95.4% |

**CALVIN ABC-D (trained elsewhere)**:

| Method | View | Avg. Len. ↑ |
|---|---|---|
| OpenVLA-Gnu | Multi-view | 4.13 |
| Okapi-VLA | Third-person | 4.28 |
""",
        """
0.1 OpenVLA-Gnu: LIBERO-Long {Avg. Success Rate} [Third-person] = 90.0
0.2 OpenVLA-Gnu: LIBERO-Long {Avg. Success Rate} [Multi-view] = 93.0
0.3 Okapi-VLA: LIBERO-Long {Avg. Success Rate} [Multi-view] = 95.4
1.1 OpenVLA-Gnu: CALVIN (Avg. Len.) [Multi-view] = 4.13
1.2 Okapi-VLA: CALVIN (Avg. Len.) [Third-person] = 4.28
""",
    ),
    "a heading that compares makes no model the page's own, nor does an amount": (
        """
# Report of a meeting

## Measured

#### Loading memory

| Kind | GPU Memory | Latency |
|---|---|---|
| FP32 | 6.1GB | 1500ms |
| INT8 | 1.7GB | 490ms |

### RoboVLMs vs ours

| Model | Parameters | GPU Memory (FP32) |
|---|---|---|
| RoboVLMs | 7.0B | ~14GB |
| Okapi-VLA-1.6B | 1.6B | 6.1GB |

RoboVLMs and RoboVLMs again. Fits 16GB, surely 16GB, even 16GB.
""",
        """
1.1 RoboVLMs: size = 7.0B; memory [FP32] = ~14GB
1.2 Okapi-VLA-1.6B: size = 1.6B; memory [FP32] = 6.1GB
""",
    ),
    "names before Japanese words, methods with their controllers": (
        """
# 論文解説: Okapi-Agent

## 実験結果

### GTAベンチマーク

主要な結果を以下に示す。

| 手法 | コントローラー | AnsAcc | ToolAcc |
|---|---|---|---|
| Okapi-Agent | MiniCPM-V-8.5B | 51.56% | 64.85% |
| Okapi-Agent | Qwen2-VL-7B | **52.85%** | 63.63% |
| Gnu Agent | GPT-4o | 40.52% | -- |

### GAIAベンチマーク

| 手法 | コントローラー | Overall | Level 1 |
|---|---|---|---|
| Okapi-Agent | Qwen2-VL-7B | 15.97% | 25.42% |
| Gnu Agent | GPT-4o | 32.40% | 46.17% |
""",
        """
0.1 Okapi-Agent MiniCPM-V-8.5B: GTA (AnsAcc) = 51.56; GTA (ToolAcc) = 64.85
0.2 Okapi-Agent Qwen2-VL-7B: GTA (AnsAcc) = 52.85; GTA (ToolAcc) = 63.63
0.3 Gnu Agent: GTA (AnsAcc) = 40.52
1.1 Okapi-Agent: GAIA (Overall) = 15.97; GAIA (Level 1) = 25.42
1.2 Gnu Agent: GAIA (Overall) = 32.40; GAIA (Level 1) = 46.17
""",
    ),
    "a header that says how and on what": (
        """
# Okapi

## Benchmarking

| Model | Training Set | Top-1 on IN-1K | ZS on IN-1K | ZS on 14 datasets | Download |
|---|---|---|---|---|---|
| Swin-T | YFCC-14M | 78.9 | 29.2 | 34.2 | [ckpt](https://example.org/a.pth) |
| Swin-B | IN-21K | 79.2 | 38.0 | 39.1 | [ckpt](https://example.org/b.pth) |
""",
        """
0.1 Swin-T: ImageNet-1K {Top-1} = 78.9; ImageNet-1K [ZS] = 29.2
0.2 Swin-B: ImageNet-1K {Top-1} = 79.2; ImageNet-1K [ZS] = 38.0
""",
    ),
    "memory of the computer is none of the graphics card": (
        """
# 说明

## 模型内存需求

| 模型 | 最小内存 | 推荐内存 | 虚拟内存推荐 |
|---|---|---|---|
| Okapi-VL-2B | 7 GB | 15 GB | 15-31 GB |
| Okapi-VL-7B | 15 GB | 31 GB | 31-63 GB |

## Runs

| Script | Model | Approximate bf16 VRAM | Purpose |
|---|---|---:|---|
| `a.py` | Okapi-VL-7B | 15 GB | frames |
| `b.py` | Okapi-VL-2B | 4 GB | scale |
""",
        """
1.1 Okapi-VL-7B: memory [Approximate bf16] = 15 GB
1.2 Okapi-VL-2B: memory [Approximate bf16] = 4 GB
""",
    ),
    "figures behind their metrics, directions beside the data sets, counts of training data above": (
        """
# Okapi

## Evaluation

<table>
<tr><th rowspan="2">Dataset</th><th rowspan="2">Retrieval</th><th colspan="2">OkapiCLIP-B/16</th></tr>
<tr><th>5M</th><th>17M</th></tr>
<tr><th rowspan="3">MSRVTT</th><td>T2V</td><td>R@1: 28.6<br>R@5: 51.8<br></td><td>R@1: 34.5<br>R@5: 58.3<br></td></tr>
<tr><td>V2T</td><td>R@1: 25.2<br>R@5: 45.7<br></td><td>R@1: 30.6<br>R@5: 52.5<br></td></tr>
<tr><td>Material</td><td><a href="a.sh">script</a></td><td><a href="b.sh">script</a></td></tr>
<tr><th rowspan="3">DiDeMo</th><td>T2V</td><td>R@1: 32.4<br>R@5: 57.3<br></td><td>R@1: 40.9<br>R@5: 65.7<br></td></tr>
<tr><td>V2T</td><td>R@1: 31.0<br>R@5: 57.7<br></td><td>R@1: 39.3<br>R@5: 65.6<br></td></tr>
<tr><td>Material</td><td><a href="c.sh">script</a></td><td><a href="d.sh">script</a></td></tr>
</table>
""",
        """
0.2 OkapiCLIP-B/16 17M: MSR-VTT Retrieval (T2V) {R@1} = 34.5; MSR-VTT Retrieval (T2V) {R@5} = 58.3
0.2 OkapiCLIP-B/16 5M: MSR-VTT Retrieval (T2V) {R@1} = 28.6; MSR-VTT Retrieval (T2V) {R@5} = 51.8
0.3 OkapiCLIP-B/16 17M: MSR-VTT Retrieval (V2T) {R@1} = 30.6; MSR-VTT Retrieval (V2T) {R@5} = 52.5
0.3 OkapiCLIP-B/16 5M: MSR-VTT Retrieval (V2T) {R@1} = 25.2; MSR-VTT Retrieval (V2T) {R@5} = 45.7
0.5 OkapiCLIP-B/16 17M: DiDeMo (T2V) {R@1} = 40.9; DiDeMo (T2V) {R@5} = 65.7
0.5 OkapiCLIP-B/16 5M: DiDeMo (T2V) {R@1} = 32.4; DiDeMo (T2V) {R@5} = 57.3
0.6 OkapiCLIP-B/16 17M: DiDeMo (V2T) {R@1} = 39.3; DiDeMo (V2T) {R@5} = 65.6
0.6 OkapiCLIP-B/16 5M: DiDeMo (V2T) {R@1} = 31.0; DiDeMo (V2T) {R@5} = 57.7
""",
    ),
    "a heading that says on what": (
        """
# Okapi: Something About Encoders in Models

### Benchmarking on COST

| **Model** | **Semantic** | **Panoptic** | **Checkpoint** |
|---|:---:|:---:|:---:|
|  | **CS(↑)/HS(↓)** | **CS(↑)/HS(↓)** |  |
| Okapi-7b | 87.6/9.4 | 85.0/11.8 | [HF Hub](https://huggingface.co/acme/okapi-7b) |
| Okapi-13b | 88.0/9.0 | 86.2/10.6 | [HF Hub](https://huggingface.co/acme/okapi-13b) |
""",
        """
0.2 Okapi-7b: COST (Semantic CS) = 87.6; COST (Semantic HS) = 9.4; COST (Panoptic CS) = 85.0; COST (Panoptic HS) = 11.8
0.3 Okapi-13b: COST (Semantic CS) = 88.0; COST (Semantic HS) = 9.0; COST (Panoptic CS) = 86.2; COST (Panoptic HS) = 10.6
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
