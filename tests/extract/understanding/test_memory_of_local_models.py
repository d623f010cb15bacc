"""Tables by which people choose a model that their card can hold: how they head memory, files and repositories."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a sign for about before the heading, and a download among the amounts": (
        """
# Vision on a small card

| Model | Params | ~VRAM (Q4) | Notes |
|---|---|---|---|
| okapi-vl | 2B | ~2–3 GB | tiny |
| Quagga-V 3.1 | 8B | 8–9 GB | good at text |
| Quagga-V 4.2 | 8B | ~6 GB download | newest |
""",
        """
0.1 okapi-vl: size = 2B; memory [Q4] = ~2-3 GB
0.2 Quagga-V 3.1: size = 8B; memory [Q4] = 8-9 GB
0.3 Quagga-V 4.2: size = 8B
""",
    ),
    "words around memory that no reviewed heading has": (
        """
# 微调

| 候选 | 参数 | 32GB 训练显存 | 文档能力 |
|---|---|---|---|
| Okapi-VL-8B | 8B | ~14GB (4bit) | 强 |
| Okapi-VL-4B | 4B | ~8GB | 弱 |

| Model | VRAM left |
|---|---|
| Okapi-VL-8B | 2 GB |
| Okapi-VL-4B | 8 GB |
""",
        """
0.1 Okapi-VL-8B: size = 8B; memory [32GB 训练显存; 4bit] = ~14GB (4bit)
0.2 Okapi-VL-4B: size = 4B; memory [32GB 训练显存] = ~8GB
""",
    ),
    "files below a heading of what hardware is required": (
        """
# Okapi on a phone

### Hardware requirements

The memory that a model takes is about the size of its file and a cache.

| Model | LLM params | Quant | LLM file (Q4) | mmproj (f16) | Total download | Device RAM |
|---|---|---|---|---|---|---|
| Okapi-V 2.6 | 8B | Q4_K_M | ~4.4 GB | ~1.0 GB | ~5.4 GB | ≥ 8 GB |
| Okapi-V 4.0 | 4.1B | Q4_K_M | ~2.0 GB | ~0.9 GB | ~2.9 GB | ≥ 6 GB |
""",
        """
0.1 Okapi-V 2.6: language model = 8B
0.2 Okapi-V 4.0: language model = 4.1B
""",
    ),
    "one amount for a model in several sizes": (
        """
# Serving

### VRAM guidelines

| Model | Minimum VRAM |
|---|---|
| Okapi-VL3.5-1B/2B | 12 GB |
| Quagga-VL-7B | 16 GB |
""",
        """
0.1 Okapi-VL3.5-1B: memory = 12 GB
0.1 Okapi-VL3.5-2B: memory = 12 GB
0.2 Quagga-VL-7B: memory = 16 GB
""",
    ),
    "models under a heading of providers, numbers of a list in place of names": (
        """
# Captions

| Provider | VRAM | Install |
|---|---|---|
| LLaVA-Okapi 7B | 16 GB | pip install okapi |
| Qwen-Quagga-VL 3B | 8 GB | pip install quagga |

| Profile | Base Model | Min VRAM |
|---|---|---|
| Model 1 (14B) | Qwen-Okapi-14B | 24 GB |
| Model 2 (7B) | Qwen-Quagga-7B | 16 GB |
""",
        """
0.1 LLaVA-Okapi 7B: memory = 16 GB
0.2 Qwen-Quagga-VL 3B: memory = 8 GB
""",
    ),
    "the sizes of a language model's kin that sees": (
        """
# Models

### Phi-4 Multimodal

| Spec | Value |
|---|---|
| Sizes | 5.6B |
| Context | 128K tokens |

### Gemma 3

| Spec | Value |
|---|---|
| Sizes | 4B / 12B / 27B |
""",
        """
0.1 Phi-4 Multimodal: size = 5.6B
1.1 Gemma 3 12B: size = 12B
1.1 Gemma 3 27B: size = 27B
1.1 Gemma 3 4B: size = 4B
""",
    ),
    "a name among ways of tuning is a way, and how many times as much no model": (
        """
# Tuning

### VLM experiments (LLaVA-1.5-7B)

| Method | GPU Memory | Card |
|---|---|---|
| LoRA-Attention | 20.7 GB | RTX 3090 |
| Okapi | 27.5 GB | RTX 4090 |
| Full FT | 55.8 GB | A100 40GB |

| Method | Images/s | vs full |
|---|---|---|
| Full FT | 2,500 | 1x |
| LoRA | 3,200 | 1.3x |
""",
        """
0.1 LLaVA-1.5-7B: memory [VLM experiments (LLaVA-1.5-7B); LoRA-Attention] = 20.7 GB
0.2 LLaVA-1.5-7B: memory [VLM experiments (LLaVA-1.5-7B); Okapi] = 27.5 GB
0.3 LLaVA-1.5-7B: memory [VLM experiments (LLaVA-1.5-7B); Full FT] = 55.8 GB
1.1 LLaVA-1.5-7B: speed [VLM experiments (LLaVA-1.5-7B); Full FT] = 2,500
1.2 LLaVA-1.5-7B: speed [VLM experiments (LLaVA-1.5-7B); LoRA] = 3,200
""",
    ),
    "the software before a model, several run together, what is left and what is saved": (
        """
# 部署

| 方案 | 显存 | 质量 |
|---|---|---|
| llama.cpp + Okapi-VL-8B (Q5) | ~10GB | 优秀 |
| vLLM + Okapi-VL-8B | ~16GB | 优秀 |

| 동시 실행 | VRAM 사용량 | 잔여 VRAM |
|---|---|---|
| Quagga + Zebra Sim + Okapi-VL-8B | ~24 GB | 72 GB |
| Okapi-VL-8B | ~16 GB | 80 GB |

| Model | bfloat16 VRAM | int8 VRAM | Saving |
|---|---|---|---|
| Okapi-VL-4B | ~8 GB | ~4 GB | 50% |
""",
        """
0.1 Okapi-VL-8B: memory [Q5] = ~10GB
0.2 Okapi-VL-8B: memory = ~16GB
1.2 Okapi-VL-8B: memory = ~16 GB
2.1 Okapi-VL-4B: memory [bfloat16] = ~8 GB; memory [int8] = ~4 GB
""",
    ),
    "the whole size and the active part under one Chinese heading": (
        """
# 模型

| 模型 | 总参/激活参 | 4bit 大小 |
|---|---|---|
| Okapi-Omni-30B-A3B | 30B/3B | ~15GB |
| Okapi-VL-80B-A3B | 80B/3B | ~40GB |
""",
        """
0.1 Okapi-Omni-30B-A3B: size = 30B; activated = 3B
0.2 Okapi-VL-80B-A3B: size = 80B; activated = 3B
""",
    ),
    "precision by size below a plain heading of hardware": (
        """
# Okapi-VL

Okapi-VL is a vision-language model.

## Hardware

| Precision | 3B | 72B |
|---|---|---|
| BF16 | 7.4 GB | 147 GB |
| INT4 | 3.1 GB | 41 GB |
""",
        """
0.0 Okapi-VL 3B: size = 3B
0.0 Okapi-VL 72B: size = 72B
0.1 Okapi-VL 3B: memory [BF16] = 7.4 GB
0.1 Okapi-VL 72B: memory [BF16] = 147 GB
0.2 Okapi-VL 3B: memory [INT4] = 3.1 GB
0.2 Okapi-VL 72B: memory [INT4] = 41 GB
""",
    ),
    "columns that are sizes of the models in the rows": (
        """
# Notes

## GPU memory

| Model | 2B | 7B |
|---|---|---|
| Okapi-VL | 6 GB | 17 GB |
| Quagga2-VL | 7 GB | 19 GB |
""",
        """
0.1 Okapi-VL 2B: memory = 6 GB
0.1 Okapi-VL 7B: memory = 17 GB
0.2 Quagga2-VL 2B: memory = 7 GB
0.2 Quagga2-VL 7B: memory = 19 GB
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()


def test_repositories_need_no_address_where_a_heading_or_their_owner_tells(understand: Understand) -> None:
    _, understanding = understand(
        "# Okapi\n\n| Model | Hub ID | VRAM |\n|---|---|---|\n| Okapi 2 | `acme/okapi-vl-2` | 5 GB |\n"
        "| Okapi 3 | checkpoints/okapi-3 | 7 GB |\n\n"
        "| Model | VRAM |\n|---|---|\n| `microsoft/Okapi-2-base` | 1 GB |\n| nobody/Okapi-2-large | 2 GB |\n"
    )
    found = {(c.model, c.value_text) for c in understanding.claims if c.attribute == "hf_id"}
    assert found == {("Okapi 2", "acme/okapi-vl-2"), ("Okapi-2-base", "microsoft/Okapi-2-base")}


def test_a_repository_of_several_models_identifies_none_that_it_is_not_named_after(understand: Understand) -> None:
    link = "[files](https://huggingface.co/acme/Okapi-repackaged)"
    _, understanding = understand(
        f"# Files\n\n| Model | Size | Source |\n|---|---|---|\n| Okapi-VL-2B | 2B | {link} |\n"
        f"| Quagga-VL-7B | 7B | {link} |\n"
    )
    assert {c.model for c in understanding.claims if c.attribute == "hf_id"} == {"Okapi-VL-2B"}
