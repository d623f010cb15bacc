"""Sections, bullets, pairs and lists: which of them speak of a model, and what stays unsaid."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

CATALOGUE = """# A Field Guide

## Contents
[Zephyrus-VL](#z) | [Borealis](#b)

## Zephyrus-VL: Seeing Far with Small Models

Zephyrus-VL pairs SigLIP 2 with InternLM2-7B.
[![arXiv](https://img.shields.io/badge/arXiv-2501.00001-b31b1b.svg)](https://arxiv.org/abs/2501.00001)
[![Model](https://x.org/7b.svg)](https://huggingface.co/acme/Zephyrus-VL-9B)

Ana Pérez, Björn Åkesson and Li Wei

<p align="center"><img src="https://example.org/zephyrus-7b.png" width="600"/></p>
<details>
<summary>ℹ️ <i>More Information</i></summary>

**Zephyrus-VL**: It has 8.1B parameters. It builds on [LLaVA](https://arxiv.org/abs/2304.08485).

- **Data**: CC12M for pre-training
- **Encoder size**: 428M parameters for SigLIP 2
</details>

## Borealis: Sparse Experts

Borealis is a small model.

Jane Roe; John Public; et al. (Northern Lights Lab)

<details>
<summary>ℹ️ <i>More Information</i></summary>
Qwen3-8B writes.
</details>

## Installation

Run `pip install guide`. It uses CLIP to sort figures.

## License

The guide uses the Llama 3 license.
"""

NOTES = """# Notes

TODO: add prices

- `acme/Pebble-VL-3B`
    - [HF](https://huggingface.co/acme/Pebble-VL-3B)
    - 3B params; SigLIP-Base sees and Phi-2 talks.
        - the hub says 3.4B?
    - Paper: [here](https://arxiv.org/abs/2502.00002)
    - There's also a 7B version at [HF](https://huggingface.co/acme/Pebble-VL-7B)
    - Beats LLaVA-1.5-13B, which has 13B parameters and CLIP ViT-L/14-336px
- `acme/Peb-01`
    - [HF](https://huggingface.co/acme/Peb-O1)
- buy milk
    - 2B liters

GPU memory needed (fp16):
- Pebble-VL-3B - 7.5 GB
- Sand-2B - N/A
- Boulder 34B - ~70GB

Prices:
- Coffee - 3.50
- Tea - 2.20
"""

README = """# Quokka-VL

## News
- [2025/03/01] We release [Quokka-VL-7B-Int4](https://huggingface.co/quokka-ai/Quokka-VL-7B-Int4),
  which needs just 6 GB of GPU memory.
- [2025/01/05] Our [paper](https://arxiv.org/abs/2501.09999) is out.

## Introduction
Quokka-VL is a vision-language model that uses SigLIP-SO400M as its vision encoder. It has 8.3B parameters in total.
Flamingo uses NFNet-F6. Note that Quokka-VL uses Qwen2.5-7B, Boreas uses Vicuna-7B.

The encoder of other systems is often CLIP. We might switch to SigLIP 2.

## Installation
You need CUDA 12.1 and at least 100GB of disk space.

## Training
We trained on 64 A100 80GB GPUs.

## License
Quokka-VL uses the Llama 3 license.
"""


def said(understanding: Understanding, *attributes: str) -> set[tuple[str, str, str]]:
    return {
        (claim.model, claim.attribute, claim.value_text)
        for claim in understanding.claims
        if not attributes or claim.attribute in attributes
    }


def test_a_catalogue_under_marked_headings(understand: Understand) -> None:
    understood = understand(CATALOGUE)
    assert {claim.model for claim in understood.claims} == {"Zephyrus-VL", "Borealis"}
    assert said(understood, "author") == {
        ("Zephyrus-VL", "author", "Ana Pérez"),
        ("Zephyrus-VL", "author", "Björn Åkesson"),
        ("Zephyrus-VL", "author", "Li Wei"),
        ("Borealis", "author", "Jane Roe"),
        ("Borealis", "author", "John Public"),
        ("Borealis", "author", "Northern Lights Lab"),
    }
    assert said(understood, "language_model", "vision_encoder", "title", "dataset", "arxiv_id", "hf_id") == {
        ("Zephyrus-VL", "title", "Seeing Far with Small Models"),
        ("Zephyrus-VL", "vision_encoder", "SigLIP 2"),
        ("Zephyrus-VL", "language_model", "InternLM2-7B"),
        ("Zephyrus-VL", "dataset", "CC12M"),
        ("Zephyrus-VL", "arxiv_id", "2501.00001"),
        ("Zephyrus-VL", "hf_id", "acme/Zephyrus-VL-9B"),
        ("Borealis", "title", "Sparse Experts"),
        ("Borealis", "language_model", "Qwen3-8B"),
    }
    assert [issue.kind for issue in understood.issues] == ["authors_incomplete"]


def test_sizes_stand_in_the_text_not_in_addresses(understand: Understand) -> None:
    claims = [claim for claim in understand(CATALOGUE).claims if claim.attribute == "params_total_b"]
    assert {(claim.model, claim.value_number, claim.line_start) for claim in claims} == {("Zephyrus-VL", 8.1, 18)}


def test_a_hundred_and_sixty_sections(understand: Understand) -> None:
    sections = "\n".join(
        f"## Model{number}-VL: Title Number {number}\n\nModel{number}-VL uses SigLIP 2 and Qwen3-8B; it has"
        f" {number}B parameters.\n\n"
        f"Ana Smith, Bo Jones{number % 7 * 'x'}\n\n<details>\n<summary>ℹ️ <i>More"
        f" Information</i></summary>\nCC12M feeds pre-training.\n</details>\n"
        for number in range(1, 161)
    )
    claims = understand(f"# Guide\n\n{sections}\n## Contributing\n\nSend a pull request.\n").claims
    sizes = {(claim.model, claim.value_number) for claim in claims if claim.attribute == "params_total_b"}
    assert sizes == {(f"Model{number}-VL", float(number)) for number in range(1, 161)}
    for attribute in ("vision_encoder", "language_model", "title", "dataset"):
        assert len({claim.model for claim in claims if claim.attribute == attribute}) == 160
    assert len([claim for claim in claims if claim.attribute == "author"]) == 320


def test_notes_with_doubts_siblings_and_look_alikes(understand: Understand) -> None:
    understood = understand(NOTES)
    sizes = {
        (claim.model, claim.value_number, claim.status)
        for claim in understood.claims
        if claim.attribute == "params_total_b" and claim.status != "derived_from_name"
    }
    assert sizes == {
        ("acme/Pebble-VL-3B", 3.0, "ok"),
        ("acme/Pebble-VL-3B", 3.4, "hedged"),
        ("acme/Pebble-VL-7B", 7.0, "ok"),
    }
    assert said(understood, "vision_encoder", "language_model") == {
        ("acme/Pebble-VL-3B", "vision_encoder", "SigLIP-Base"),
        ("acme/Pebble-VL-3B", "language_model", "Phi-2"),
    }
    assert ("acme/Pebble-VL-3B", "arxiv_id", "2502.00002") in said(understood)
    repaired = [claim for claim in understood.claims if claim.status == "repaired"]
    assert {claim.value_text for claim in repaired} == {"acme/Peb-O1"}
    assert not [claim for claim in understood.claims if "milk" in claim.quote or "liters" in claim.quote]


def test_pairs_count_only_under_a_heading_of_memory(understand: Understand) -> None:
    claims = [claim for claim in understand(NOTES).claims if claim.attribute == "min_gpu_ram_gb"]
    assert {(claim.model, claim.value_number, claim.comparator, claim.status) for claim in claims} == {
        ("Pebble-VL-3B", 7.5, "=", "ok"),
        ("Sand-2B", None, "=", "missing"),
        ("Boulder 34B", 70.0, "~", "ok"),
    }


@pytest.mark.parametrize(
    ("sentence", "memory"),
    [
        ("Qwen3-30B-A3B fits on 17.5GB VRAM.", {("Qwen3-30B-A3B", 17.5)}),
        (
            "You may need 80GB GPU memory to chat with InternVL2-8B and even larger for InternVL2-26B.",
            {("InternVL2-8B", 80.0)},
        ),
        ("InternVL2-8B 推理仅需约6GB显存。", {("InternVL2-8B", 6.0)}),
        ("InternVL2-8B needs little, a MacBook Pro with 16GB of memory runs it.", set()),
    ],
)
def test_memory_belongs_to_the_one_model_of_the_clause(
    understand: Understand, sentence: str, memory: set[tuple[str, float]]
) -> None:
    understood = understand(f"# Tips\n\n## Hardware\n\n{sentence}\n\n## Other\n\nOther words.\n")
    said = {(claim.model, claim.value_number) for claim in understood.claims if claim.attribute == "min_gpu_ram_gb"}
    assert said == memory


def test_a_readme_speaks_of_its_title_and_of_named_subjects_only(understand: Understand) -> None:
    understood = understand(README)
    hedged = {("Quokka-VL", "vision_encoder", "SigLIP 2")}
    assert said(understood) - hedged == {
        ("Quokka-VL-7B-Int4", "min_gpu_ram_gb", "6 GB"),
        ("Quokka-VL", "vision_encoder", "SigLIP-SO400M"),
        ("Quokka-VL", "params_total_b", "8.3B"),
        ("Quokka-VL-7B-Int4", "params_total_b", "7B"),
        ("Quokka-VL-7B-Int4", "hf_id", "quokka-ai/Quokka-VL-7B-Int4"),
        ("Quokka-VL-7B-Int4", "hf_url", "https://huggingface.co/quokka-ai/Quokka-VL-7B-Int4"),
        ("Quokka-VL", "language_model", "Qwen2.5-7B"),
        ("Quokka-VL", "arxiv_id", "2501.09999"),
        ("Quokka-VL", "paper_url", "https://arxiv.org/abs/2501.09999"),
        ("Flamingo", "vision_encoder", "NFNet-F6"),
    }


@pytest.mark.parametrize(
    "text", ["", "# \n\n- \n", "- - -\n", "()[]**``<details><summary>", "a | b | c\n", "\x00\ufffd" * 50, "# A\n" * 500]
)
def test_odd_text_says_nothing_and_raises_nothing(understand: Understand, text: str) -> None:
    assert understand(text).claims == ()


def test_quotes_are_slices_with_exact_lines(root_texts: list[str], understand: Understand) -> None:
    for text in root_texts:
        for claim in understand(text).claims:
            assert text[claim.start : claim.end] == claim.quote
            assert text.count("\n", 0, claim.start) + 1 == claim.line_start
            assert text.count("\n", 0, max(claim.end - 1, claim.start)) + 1 == claim.line_end


@pytest.fixture
def root_texts() -> list[str]:
    return [CATALOGUE, NOTES, README]


FOLDED = """# Which one to choose

<details open><summary><b>Qwen2.5-VL</b> (3B / 7B)</summary>

- **Encoder**: SigLIP
- **LLM**: Qwen2.5
- **VRAM**: 3B – 8 GB, 7B – 18 GB

</details>
"""


def test_a_folded_family_is_named_without_its_sizes(understand: Understand) -> None:
    claims = understand(FOLDED).claims
    assert {(claim.model, claim.attribute, claim.value_number or claim.value_text) for claim in claims} == {
        ("Qwen2.5-VL", "vision_encoder", "SigLIP"),
        ("Qwen2.5-VL", "language_model", "Qwen2.5"),
        ("Qwen2.5-VL 3B", "min_gpu_ram_gb", 8.0),
        ("Qwen2.5-VL 7B", "min_gpu_ram_gb", 18.0),
    }
