"""Amounts of memory below a bullet or a heading that says whose they are, beside sizes, and that cards have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

CASES: dict[str, tuple[str, set[tuple[str, float]]]] = {
    "below a bullet that announces them": (
        """
# Guide for small cards

- QLoRA memory of three models:
  - Wren-VL-7B: **6GB** (the smallest!)
  - Rook-V 2 13B: 12GB
  - Config file: 3 KB
""",
        {("Wren-VL-7B", 6.0), ("Rook-V 2 13B", 12.0)},
    ),
    "below a bullet in Chinese": (
        """
# QLoRA 指南

- 两个模型的 QLoRA 显存:
  - Wren-VL-7B: **6GB** (最小!)
  - Rook-V 2 13B: 12GB (不适合8GB)
""",
        {("Wren-VL-7B", 6.0), ("Rook-V 2 13B", 12.0)},
    ),
    "of files and of nobody": (
        """
# Guide for small cards

- Downloads of two models:
  - Wren-VL-7B: 15GB
  - Rook-V 2 13B: 26GB
- Memory of the card:
  - A100: 80GB
  - RTX 3090: 24GB
""",
        set(),
    ),
    "below headings that link repositories": (
        """
# Questions about pictures

## Models

### [wren](https://huggingface.co/acme/wren2) (1.9b, FP16)

The default.

* Minimum GPU VRAM: 4.5GB

### [Rook-V](https://huggingface.co/acme/Rook-V-7B)

Slower.

* Minimum GPU VRAM: 18GB
""",
        {("acme/wren2", 4.5), ("acme/Rook-V-7B", 18.0)},
    ),
    "of the sizes of one model, before and after": (
        """
# Wren-VL

Wren-VL 是视觉语言模型。

- 使用 flash_attn 后显存变化如下：2B模型: 49G -> 13G ｜ 7B模型: 61G -> 25G
""",
        {("Wren-VL 2B", 13.0), ("Wren-VL 7B", 25.0)},
    ),
    "behind a label that is an error": (
        """
# Notes on models

Wren-VL-7B and Rook-V 2 are vision-language models.

## Troubleshooting

- **CUDA OOM.** Wren-VL-7B needs ~15GB in bf16. On the L4 24GB there's headroom.
""",
        {("Wren-VL-7B", 15.0)},
    ),
    "of the tag that a heading names": (
        """
# Model selection

## Why qwen3:32b?

1. **Official Model**: `qwen3:32b` is the official tag
2. **Perfect Fit**: 18-20GB VRAM usage fits comfortably
""",
        {("qwen3:32b", 18.0)},
    ),
    "below the title of a page about graphics memory": (
        """
# GPU Memory Requirements

## Models

### 3. Wren-VL-7B
- **Memory Required**: ~7-8GB
- **Your GPU**: 7.6GB (not enough)

### 4. Rook-VL-2B
- **Memory**: ~5-6GB
- **Disk**: 4GB
""",
        {("Wren-VL-7B", 7.0), ("Rook-VL-2B", 5.0)},
    ),
    "of versions with few bits": (
        """
# Wren-VL-7B

Wren-VL-7B is a vision-language model.

Memory usage:

- FP16: ~16GB VRAM
- 8-bit quantization: 9GB VRAM
- 4-bit quantized: ~5-6GB VRAM
- Quantized (int4): 5.5GB VRAM
""",
        {("Wren-VL-7B", 16.0), ("Wren-VL-7B", 9.0), ("Wren-VL-7B", 5.0), ("Wren-VL-7B", 5.5)},
    ),
    "that a card has": (
        """
# Can I run Wren-VL 72B?

The Wren-VL 72B model requires about 144GB of VRAM in FP16. The NVIDIA RTX 4090, while a powerful consumer GPU, is
equipped with only 24GB of VRAM. The RTX 3090 has 24 GB of VRAM, too.
""",
        {("Wren-VL 72B", 144.0)},
    ),
}


@pytest.mark.parametrize(("text", "needs"), CASES.values(), ids=CASES)
def test_each_amount_is_of_its_model(understand: Understand, text: str, needs: set[tuple[str, float]]) -> None:
    claims = understand(text.lstrip("\n")).claims
    assert {(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"} == needs


def test_pairs_below_a_line_that_leads_them_are_read_as_they_stand(understand: Understand) -> None:
    text = "# Wren-VL-7B\n\nWren-VL-7B sees.\n\nKey facts:\n\n- Parameters: 7.6B\n- MMMU: 55.1\n- Context length: 32K\n"
    told = {(c.attribute, c.value_number) for c in understand(text).claims if c.model == "Wren-VL-7B"}
    assert {("params_total_b", 7.6), ("score", 55.1), ("context_length_tokens", 32000.0)} <= told
