"""Rows of settings headed by models, platforms beside memory, remarks in any language, what is added to nothing."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a row of settings headed by a model is that model's, a bare way of training nobody's": (
        """
# Okapi-Crop-7B

### Ablation Study

| Configuration | MMMU | MMStar | Description |
|---|---|---|---|
| Gnu2.5-VL-7B | 42.5 | 26.0 | base |
| GRPO | 44.3 | 30.8 | only trained |
| w/o crops | 46.0 | 32.1 | no crops |
""",
        """
0.1 Gnu2.5-VL-7B: MMMU = 42.5; MMStar = 26.0
0.3 Okapi-Crop-7B: MMMU [w/o crops] = 46.0; MMStar [w/o crops] = 32.1
""",
    ),
    "a Mac or a card in the cloud, layers that are no settings of a training": (
        """
# Training notes

## Supported Models

| Model | Layers | VRAM (INT4) | Platform |
|---|---|---|---|
| Okapi-12B | 48 | 12GB | Mac Studio (fp16), Cloud GPU |
| Okapi-7B | 28 | 8GB | Mac Studio |
""",
        """
0.1 Okapi-12B: memory [INT4; Mac Studio (fp16), Cloud GPU] = 12GB
""",
    ),
    "the default in other languages": (
        """
| 모델명 | VRAM (FP16) |
|---|---|
| okapi3-vl-8b (기본) | ~16GB |
| okapi2-vl-7b (默认) | ~14GB |
""",
        """
0.1 okapi3-vl-8b: memory [FP16] = ~16GB
0.2 okapi2-vl-7b: memory [FP16] = ~14GB
""",
    ),
    "what is added to a base without a name": (
        """
# 笔记

### 基准完整结果

| Benchmark | Base | +GRPO† | +KuduPO |
|---|---|---|---|
| AI2D | 65.6 | 71.2 | 76.5 |
| CharXiv | 54.3 | 59.9 | 63.9 |
""",
        "",
    ),
    "a baseline beside the page's own model is another, whom its figures may name": (
        """
# Qwen-Okapi-VL

| Task | Dataset | Metric | Qwen-Okapi-VL | Baseline |
|---|---|---|---|---|
| Segmentation | ADE20k | mIoU | 40.6 | 41.8 (GnuNet) |
| Classification | ImageNet | Top-1 | 37.0% | 65.5% |
""",
        """
0.1 GnuNet: ADE20K {mIoU} = 41.8
0.1 Qwen-Okapi-VL: ADE20K {mIoU} = 40.6
0.2 Qwen-Okapi-VL: ImageNet-1K {Top-1} = 37.0
""",
    ),
    "sizes that head rows below a page about a family": (
        """
# 本地部署 DeepSeek-R1 指南

### 硬件要求

| 模型规格 | 显存要求 | 推荐配置 |
|---|---|---|
| 1.5B | 2GB | 迷你主机 |
| 7B | 8GB | 台式机 |
""",
        """
0.1 DeepSeek-R1 1.5B: memory = 2GB
0.2 DeepSeek-R1 7B: memory = 8GB
""",
    ),
    "a column of embedding models below one of data sets": (
        """
# Traces

| Dataset | Embedding Model | Output Dimension | MRR | RR@1 |
|---|---|---|---|---|
| Netbeans | okapi-embedding-3-small | 1536 | 0.696 | 0.603 |
| | gnu-base-en | 512 | 0.771 | 0.681 |
""",
        """
0.1 okapi-embedding-3-small: Netbeans {MRR} = 0.696; Netbeans {RR@1} = 0.603
0.2 gnu-base-en: Netbeans {MRR} = 0.771; Netbeans {RR@1} = 0.681
""",
    ),
    "the original beside a column of backbones is the backbone, and marks behind parts of a name are none": (
        """
# DKudu

## Results

| Backbone | Method | MMMU | SQA<sup>test[60]</sup> |
|---|---|---|---|
| Gnu-7B | Original | 48.9 | 43.1 |
| Gnu-7B | **DKudu** | 56.2 | 52.4 |
| Okapi 3.1-8B | Original | 55.5 | 42.8 |
| Okapi 3.1-8B | **DKudu** | 59.1 | 44.9 |
""",
        """
0.1 Gnu-7B: MMMU = 48.9; ScienceQA (test) = 43.1
0.2 DKudu Gnu-7B: MMMU = 56.2; ScienceQA (test) = 52.4
0.3 Okapi 3.1-8B: MMMU = 55.5; ScienceQA (test) = 42.8
0.4 DKudu Okapi 3.1-8B: MMMU = 59.1; ScienceQA (test) = 44.9
""",
    ),
    "gigabytes below inference and training, and number formats written as files are": (
        """
# Quantization

| Model | Precision | Inference | Training |
|---|---|---|---|
| Okapi2-70B | BF16 | 145 GB | 165 GB (PEFT) |

| Model | RefCOCO | RefCOCO+ |
|---|---|---|
| `4bit` | 96.4 | 89.1 |
| `gguf-q4km` | 96.9 | 87.5 |
""",
        """
0.1 Okapi2-70B: memory [Inference; BF16] = 145 GB; memory [Training; BF16; PEFT] = 165 GB (PEFT)
""",
    ),
    "gigabytes below full tuning with more in brackets are": (
        """
# Okapi-V 2

## Fine-tuning

| Model | Full (batch 1) | LoRA |
|---|---|---|
| Okapi-V 2 | 2× 77GB | 1× 30.4 GB |
""",
        """
0.1 Okapi-V 2: memory [Fine-tuning; Full (batch 1); 2 GPUs] = 2x 77GB; memory [Fine-tuning; LoRA; 1 GPU] = 1x 30.4 GB
""",
    ),
    "a format of four bits beside that of the floats is a part of the way of running": (
        """
# Okapi-V 2

Okapi-V 2 is a vision-language model.

| Flash attention 2 | Float type | 4 bits quantization | Peak GPU memory (GB) |
|---|---|---|---|
| No | bf16 | No | 39.7 |
| Yes | fp16 | AWQ | 4.2 |
""",
        """
0.1 Okapi-V 2: memory [Peak GPU memory (GB); bf16] = 39.7
0.2 Okapi-V 2: memory [Peak GPU memory (GB); Flash attention 2; fp16; AWQ] = 4.2
""",
    ),
    "parameters of the language model only, and a count called accuracy": (
        """
# Okapi-V

Okapi-V is a series of vision-language models.

| Property | **Okapi-V-420M** | **Okapi-V-1.4B** |
|---|---:|---:|
| **Parameters (LM only)** | 330M | 1.1B |

| Model | OCRBench (Acc) | MMStar (Acc) |
|---|---|---|
| Okapi-V-1.4B | 731 | 48.6 |
""",
        """
0.1 Okapi-V-1.4B: language model = 1.1B
0.1 Okapi-V-420M: language model = 330M
1.1 Okapi-V-1.4B: OCRBench {Acc} = 731; MMStar {Acc} = 48.6
""",
    ),
    "memory beside how many cards hold it, and software that tunes": (
        """
# Okapi-4V-9B

Okapi-4V-9B is a vision-language model.

#### Fine-tuning

The following results were obtained by tuning with the LLaMA-Factory toolkit.

| Device (Cluster) | Strategy | Min Memory / # of GPUs | Batch Size (per GPU) |
|---|---|---|---|
| NVIDIA A100 | LORA | 19GB / 1 GPU | 1 |
| NVIDIA A100 | FULL ZERO2 | 264GB / 4 GPUs | 1 |
""",
        """
0.1 Okapi-4V-9B: memory [Fine-tuning; NVIDIA A100; LORA; 1 GPU] = 19GB / 1 GPU
0.2 Okapi-4V-9B: memory [Fine-tuning; NVIDIA A100; FULL ZERO2; 4 GPUs] = 264GB / 4 GPUs
""",
    ),
    "a card of several sizes whose fields share a header": (
        """
# Okapi-V

<table><tr><td colspan=2>Name</td><td>Okapi-V-7B</td><td>Okapi-V-13B</td></tr>
<tr><td rowspan=3>Model Size</td><td>Total</td><td>7.2B</td><td>13.4B</td></tr>
<tr><td>Vision Encoder</td><td>310M</td><td>310M</td></tr>
<tr><td>LLM</td><td>6.8B</td><td>13B</td></tr>
<tr><td colspan=2>Resolution</td><td>336</td><td>336</td></tr></table>

| Name | Okapi-V-7B | Okapi-V-13B |
|---|---|---|
| Model Size - Total | 7.2B | 13.4B |
| Connector | 21M | 32M |
""",
        """
0.1 Okapi-V-13B: size = 13.4B
0.1 Okapi-V-7B: size = 7.2B
0.2 Okapi-V-13B: encoder = 310M
0.2 Okapi-V-7B: encoder = 310M
0.3 Okapi-V-13B: language model = 13B
0.3 Okapi-V-7B: language model = 6.8B
1.1 Okapi-V-13B: size = 13.4B
1.1 Okapi-V-7B: size = 7.2B
""",
    ),
    "a header that lacks its corner stands above the columns it means": (
        """
## Scores

| Prec. | VQAv2 | GQA | Average |
|---|---|---|---|
| Okapi-3B | fp16 | 78.2 | 60.3 | 69.2 |
| Okapi-3B-AWQ | int4 | 77.9 | 60.1 | 69.0 |

| Model | VQAv2 | GQA |
|---|---|---|
| Okapi-3B | 80.4 | 61.5 | 70.9 |
| Okapi-7B | 82.4 | 63.5 | 72.9 |
""",
        """
0.1 Okapi-3B: VQAv2 [fp16] = 78.2; GQA [fp16] = 60.3
0.2 Okapi-3B-AWQ: VQAv2 [int4] = 77.9; GQA [int4] = 60.1
1.1 Okapi-3B: VQAv2 = 80.4; GQA = 61.5
1.2 Okapi-7B: VQAv2 = 82.4; GQA = 63.5
""",
    ),
    "roles beside models, formats of software, and what a card is too small for": (
        """
# Runtimes of Okapi-VL

| Agent | Model | GPU Mem | Est. VRAM |
|---|---|---|---|
| **Main** | Okapi3-35B-A3B-FP8 | **0.55** | **~70GB** |
| Vision | Okapi3-VL-4B | 0.05 | ~6GB |

| Stage | Throughput | GPU Mem |
|---|---|---|
| FP32 PyTorch | 81 img/s | 4.2 GB |

| Model | VRAM |
|---|---|
| okapi:8b | ✅ 6GB |
| okapi:14b | ❌ 12GB+ only |
""",
        """
0.1 Okapi3-35B-A3B-FP8: memory = ~70GB
0.2 Okapi3-VL-4B: memory = ~6GB
2.1 okapi:8b: memory = ✅ 6GB
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
