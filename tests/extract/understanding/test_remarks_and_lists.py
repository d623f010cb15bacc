"""Names with remarks in brackets, rows that list several models, and surveys with a section a model."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "who made a model, when, and that it is the default are no part of its name": (
        """
# Choices

| Model | DocVQA | VRAM |
|---|---|---|
| **Okapi-VL 7B** (default) | 91.2% | ~6 GB |
| Okapi-VL 32B (optional) | 93.5% | ~21 GB |
| Gnu-VL-8B (Sep 2024) | 90.4 | 8 GB |
| Kudu-VL-2B (Microsoft) | 80.4 | 3 GB |
| Eland-VL (IBM, 2B/7B) | 79.4 | 4 GB |
| Oryx-VL (9B, Aug 2024) | 78.1 | 9 GB |
""",
        """
0.1 Okapi-VL 7B: DocVQA = 91.2; memory = ~6 GB
0.2 Okapi-VL 32B: DocVQA = 93.5; memory = ~21 GB
0.3 Gnu-VL-8B: DocVQA = 90.4; memory = 8 GB
0.4 Kudu-VL-2B: DocVQA = 80.4; memory = 3 GB
0.5 Eland-VL: DocVQA = 79.4; memory = 4 GB
0.6 Oryx-VL (9B): DocVQA = 78.1; memory = 9 GB
""",
    ),
    "two names around a slash are no organisation and its model, and one size holds for both": (
        """
# Zoo

| Model | Model size | Template |
|---|---|---|
| [OkapiCPM-o-2.6/OkapiCPM-V-2.6](https://huggingface.co/steppe) | 8B | okapi |
| GnuVL2/GnuVL2.5/KuduVQ | 2B/7B | gnu |
| steppe/okapi-vl-7b | 7B | okapi |
""",
        """
0.1 OkapiCPM-V-2.6: size = 8B
0.1 OkapiCPM-o-2.6: size = 8B
0.3 okapi-vl-7b: size = 7B
""",
    ),
    "stages of training and what each needs name no model by their heading": (
        """
# Okapi

## Model Weights

| Training stage | Required checkpoints |
|:---:|:---:|
| Detection pretraining | [DINOv2-L](https://huggingface.co/facebook/dinov2-large) |
| Instruction finetuning | [Okapi-pretrain](https://huggingface.co/steppe/Okapi-pretrain) |
""",
        "",
    ),
    "a number in a name that is too small for a model counts its data": (
        """
# Okapi

| Model | DocVQA |
|---|---|
| Okapi-10M | 53.8 |
| Okapi-665K | 40.4 |
""",
        """
0.1 Okapi-10M: DocVQA = 53.8
0.2 Okapi-665K: DocVQA = 40.4
""",
    ),
    "checkpoints name the rows where every row that is measured links one": (
        """
# Okapi-1B

| Date | HF Checkpoint | Tokens | HellaSwag Acc_norm |
|---|---|---|---|
| Baseline | [Gnu-1B](https://huggingface.co/steppe/gnu-1b) | 300B | 47.16 |
| 2033-09-04 | [Okapi-1B-step-50k](https://huggingface.co/steppe/Okapi-1B-step-50K) | 105B | 43.50 |
| 2033-09-16 | -- | 500B | -- |
""",
        """
0.1 Gnu-1B: HellaSwag {Acc_norm} [Baseline] = 47.16
0.2 Okapi-1B-step-50k: HellaSwag {Acc_norm} [2033-09-04] = 43.50
""",
    ),
    "a date that alone tells two rows apart stays": (
        """
# Choices

| Model | DocVQA |
|---|---|
| Okapi-VL (May 2024) | 91.2 |
| Okapi-VL (Aug 2024) | 92.2 |
""",
        """
0.1 Okapi-VL (May 2024): DocVQA = 91.2
0.2 Okapi-VL (Aug 2024): DocVQA = 92.2
""",
    ),
    "what holds of memory for a list of models holds for each": (
        """
# Servers

| VLM | VRAM | Notes |
|---|---|---|
| Okapi-VL 7B | ~16 GB | good |
| GnuVL2-8B / KuduCPM-V 2 8B / Eland-Vision 11B | 18–24 GB | others |
""",
        """
0.1 Okapi-VL 7B: memory = ~16 GB
0.2 Eland-Vision 11B: memory = 18-24 GB
0.2 GnuVL2-8B: memory = 18-24 GB
0.2 KuduCPM-V 2 8B: memory = 18-24 GB
""",
    ),
    "a row of several sizes holds a figure for each": (
        """
# Choices

| Model | OCRBench | MMMU | VRAM INT4 |
|---|---|---|---|
| OkapiVL3-8B / 30B-A3B | high | 71.4 / 73.6 | 7 / 17 GB |
| Gnu-VL-8B | 801 | 70.1 | 6 GB |
""",
        """
0.1 OkapiVL3-30B-A3B: MMMU = 73.6; memory [INT4] = 17 GB
0.1 OkapiVL3-8B: MMMU = 71.4; memory [INT4] = 7 GB
0.2 Gnu-VL-8B: OCRBench = 801; MMMU = 70.1; memory [INT4] = 6 GB
""",
    ),
    "figures of several repositories that one cell links": (
        "# Okapi\n\n| Task | Sec/Img | Score | Trained Model |\n|---|---|---|---|\n"
        "| [CORD](https://example.org/c) (Document Parsing) | 0.7 /<br> 1.2 | 90.3 /<br> 90.1 "
        "| [okapi-base-cord-v2](https://huggingface.co/acme/okapi-base-cord-v2/tree/official) (1280) /<br> "
        "[okapi-base-cord-v1](https://huggingface.co/acme/okapi-base-cord-v1/tree/official) (1280) |\n"
        "| [RVL-CDIP](https://example.org/r) (Document Classification) | 0.75 | 94.3 "
        "| [okapi-base-rvlcdip](https://huggingface.co/acme/okapi-base-rvlcdip/tree/official) |\n",
        """
0.1 okapi-base-cord-v1: CORD = 90.1
0.1 okapi-base-cord-v2: CORD = 90.3
0.2 okapi-base-rvlcdip: RVL-CDIP = 94.3
""",
    ),
    "each section of a survey has a card of its own": (
        """
# Survey of models

### InternVL3.5-14B

| Field | Value |
|---|---|
| **Release** | August 2025 |
| **Parameters** | 15.1B |
| **VRAM (BF16)** | ~30 GB |
| **Inputs** | Image, video |
| **HuggingFace** | `acme/InternVL3_5-14B` |

### PaliGemma 2 28B

| Field | Value |
|---|---|
| **Release** | December 2024 |
| **Parameters** | 28B |
| **VRAM (BF16)** | ~56 GB |

### LLaVA-OneVision-72B

| Field | Value |
|---|---|
| **Parameters** | 73B |
| **VRAM** | 146 GB |

### Okapi-OCR-2.0

| Field | Value |
|---|---|
| **Release** | September 2024 |
| **Parameters** | 0.6B |
| **VRAM** | ~1.3 GB |
| **HuggingFace** | `acme/Okapi-OCR-2.0` |
""",
        """
0.2 InternVL3.5-14B: size = 15.1B
0.3 InternVL3.5-14B: memory [BF16] = ~30 GB
1.2 PaliGemma 2 28B: size = 28B
1.3 PaliGemma 2 28B: memory [BF16] = ~56 GB
2.1 LLaVA-OneVision-72B: size = 73B
2.2 LLaVA-OneVision-72B: memory = 146 GB
3.2 Okapi-OCR-2.0: size = 0.6B
3.3 Okapi-OCR-2.0: memory = ~1.3 GB
""",
    ),
    "training data under Dataset is no benchmark where the words above name one": (
        """
# Okapi

## Results

The following models are evaluated on ImageNet-1K.

| Dataset | Method | Epochs | 0-shot | Linear |
|---|---|---|---|---|
| CC3M | CLIP | 40 | 18.1 | 52.3 |
| CC3M | SLIP | 40 | 24.0 | 64.4 |
| CC12M | CLIP | 35 | 35.5 | 70.0 |
""",
        """
0.1 CLIP CC3M: ImageNet-1K [0-shot] = 18.1; ImageNet-1K [Linear] = 52.3
0.2 SLIP: ImageNet-1K [0-shot] = 24.0; ImageNet-1K [Linear] = 64.4
0.3 CLIP CC12M: ImageNet-1K [0-shot] = 35.5; ImageNet-1K [Linear] = 70.0
""",
    ),
    "cells that name their benchmark behind the figure": (
        """
# Reader

### Models

| Model | VRAM | Accuracy | Chosen when |
|---|---|---|---|
| Okapi-VL-7B | ~6GB (4-bit) | 94% DocVQA | VRAM ≥ 10GB |
| Okapi-VL-3B | ~2GB (4-bit) | 91% DocVQA | else |
| Gnu-OCR-VL | ~2GB | Good | by hand |
""",
        """
0.1 Okapi-VL-7B: memory [4-bit] = ~6GB (4-bit); DocVQA {Accuracy} = 94
0.2 Okapi-VL-3B: memory [4-bit] = ~2GB (4-bit); DocVQA {Accuracy} = 91
0.3 Gnu-OCR-VL: memory = ~2GB
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()


def test_each_model_of_a_list_is_mentioned(understand: Understand) -> None:
    _, understanding = understand(
        "# Choices\n\n| Model | MMMU |\n|---|---|\n| OkapiVL3-8B / 30B-A3B | 71.4 / 73.6 |\n| Gnu-VL-8B | 70.1 |\n"
    )
    assert {mention.name for mention in understanding.mentions} == {"OkapiVL3-8B", "OkapiVL3-30B-A3B", "Gnu-VL-8B"}


def test_stages_of_one_model_are_no_models_of_their_own(understand: Understand) -> None:
    rows = "| Okapi-0.5B | 2 | [stage2](https://a.example/2.zip) |\n|  | 3 | [stage3](https://a.example/3.zip) |"
    _, understanding = understand(f"# Okapi\n\n| Model | Stage | Checkpoint (url) |\n|---|---|---|\n{rows}\n")
    assert {(c.model, c.value_number) for c in understanding.claims} == {("Okapi-0.5B", 0.5)}


def test_a_small_number_in_a_name_is_no_size(understand: Understand) -> None:
    _, understanding = understand("# Okapi\n\n| Model | DocVQA |\n|---|---|\n| Okapi-10M | 53.8 |\n")
    assert {claim.attribute for claim in understanding.claims} == {"score"}
