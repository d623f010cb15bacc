"""Columns that say how a model was run or tuned, figures that name their benchmark, weights under the word Link."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "ways of tuning under Method are conditions of memory": (
        """
# Frameworks

### VRAM Requirements

| Task | Model | Method | Min VRAM |
|---|---|---|---|
| Instruction tuning | Llama 3.1 8B | QLoRA | 7 GB |
| Instruction tuning | Llama 3.1 8B | LoRA (BF16) | 15 GB |
| Full fine-tuning | Mistral 7B | Full BF16 | 23 GB |
""",
        """
0.1 Llama 3.1 8B: memory [QLoRA] = 7 GB
0.2 Llama 3.1 8B: memory [LoRA (BF16)] = 15 GB
0.3 Mistral 7B: memory [Full BF16] = 23 GB
""",
    ),
    "brackets behind a figure may name another benchmark": (
        """
# Reading pages

| Model | Size | OmniDocBench | VRAM (single-image) | Licence |
|---|---|---|---|---|
| **Okapi-OCR-VL-1.6** | 0.9B | **95.33** (v1.6, vendor) | **~2.4 GB** FP16 / ~0.4 GB INT4 | open |
| **gnu.ocr** | 3B | 87.41 | 15+ GB FP16 / **~4.1 GB GGUF Q8** | open |
| **kuduOCR-2-7B** | 7B | **81.4** (olmOCR-Bench) | low | open |
""",
        """
0.1 Okapi-OCR-VL-1.6: size = 0.9B; OmniDocBench = 95.33; memory [single-image; FP16] = ~2.4 GB FP16; """
        """memory [single-image; INT4] = ~0.4 GB INT4
0.2 gnu.ocr: size = 3B; OmniDocBench = 87.41; memory [single-image; FP16] = 15+ GB FP16; """
        """memory [single-image; GGUF Q8] = ~4.1 GB GGUF Q8
0.3 kuduOCR-2-7B: size = 7B; olmOCR-Bench = 81.4
""",
    ),
    "weights under Link name the rows, strides are settings": (
        """
# Slow Okapi for Videos

All the models use [Qwen2-7B-Instruct](https://huggingface.co/Qwen/Qwen2-7B-Instruct) as the base LLM.

| Link | Frames | Sampling Stride | VideoMME | MLVU |
|:---:|:---:|:---:|:---:|:---:|
| [Checkpoint](https://huggingface.co/acme/okapi-video-7b-frame64) | 64 | 1 | 59.2 | 66.3 |
| [Checkpoint](https://huggingface.co/acme/okapi-video-7b-frame96) | 96 | 1 | 59.3 | 67.1 |
""",
        """
0.1 okapi-video-7b-frame64: Video-MME [Frames 64; Sampling Stride 1] = 59.2; MLVU [Frames 64; Sampling Stride 1] = 66.3
0.2 okapi-video-7b-frame96: Video-MME [Frames 96; Sampling Stride 1] = 59.3; MLVU [Frames 96; Sampling Stride 1] = 67.1
""",
    ),
    "how many tokens are kept, means and shares of the whole are no scores": (
        """
# 论文笔记

### 主实验

| 保留率 | 方法 | FLOPs比 | MVBench | MLVU | 均分 | Score% |
|---|---|---|---|---|---|---|
| 2% | FastOkapi | 1.7% | 47.0 | 36.6 | 45.9 | 82.3% |
| 2% | GnuToM | 1.6% | 51.6 | 36.4 | 48.4 | 86.7% |
""",
        """
0.1 FastOkapi: MVBench [2%] = 47.0; MLVU [2%] = 36.6
0.2 GnuToM: MVBench [2%] = 51.6; MLVU [2%] = 36.4
""",
    ),
    "a name written like a benchmark's, alone and below no heading": (
        """
| Model | Size | NewDocBench | Licence |
|---|---|---|---|
| Okapi-VL-7B | 7B | 61.2 | open |
| Gnu-VL-8B | 8B | 63.4 | open |
""",
        """
0.1 Okapi-VL-7B: size = 7B; NewDocBench = 61.2
0.2 Gnu-VL-8B: size = 8B; NewDocBench = 63.4
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
