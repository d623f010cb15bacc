"""Labelled lines of a model's README: what it is built on, and the memory of training beside that of running it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

TITLE = "# Tern-VL\n\nTern-VL is a vision-language model.\n\n"
HUB = "https://huggingface.co"


@pytest.mark.parametrize(
    ("line", "base"),
    [
        ("- **Base model:** Qwen2.5-VL-7B-Instruct", "Qwen2.5-VL-7B-Instruct"),
        (f"- **Base model:** [Qwen/Qwen2.5-VL-7B]({HUB}/Qwen/Qwen2.5-VL-7B)", "Qwen/Qwen2.5-VL-7B"),
        ("- **Finetuned from model :** unsloth/Qwen2.5-VL-7B-Instruct", "unsloth/Qwen2.5-VL-7B-Instruct"),
        ("- Parent model: PaliGemma", "PaliGemma"),
        ("- **Based on:** InternVL3-8B", "InternVL3-8B"),
    ],
)
def test_a_label_says_what_the_model_is_built_on(understand: Understand, line: str, base: str) -> None:
    named = [(one.attribute, one.value_text) for one in understand(TITLE + line).claims if one.attribute != "hf_id"]
    assert ("base_model", base) in named
    assert not [text for attribute, text in named if attribute in ("language_model", "vision_encoder")]


def test_a_language_model_behind_the_label_is_the_part(understand: Understand) -> None:
    named = [(one.attribute, one.value_text) for one in understand(f"{TITLE}- **Base model:** Qwen2-7B").claims]
    assert named == [("language_model", "Qwen2-7B")]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("- **Hardware:** NVIDIA GPU with 24 GB VRAM or more", [(24, "")]),
        ("- NVIDIA GPU with 24GB+ VRAM", [(24, "")]),
        ("It runs comfortably in 12 GB of VRAM with 4-bit quantization.", [(12, "4-bit")]),
        ("Inference needs about 20GB of GPU memory; training needs 80GB.", [(20, "inference"), (80, "training")]),
        ("It was trained on 8 GPUs with 80GB or more.", []),
    ],
)
def test_memory_is_told_with_what_it_is_for(understand: Understand, text: str, needs: list[tuple[float, str]]) -> None:
    found = [one for one in understand(TITLE + text).claims if one.attribute == "min_gpu_ram_gb"]
    assert [(one.value_number, one.condition) for one in found] == needs


@pytest.mark.parametrize("heading", ["1 Model", "1. Model", "3.2 Model Design", "2 Data Engine"])
def test_a_counted_heading_is_no_model(understand: Understand, heading: str) -> None:
    parts = "- Vision encoder: SigLIP\n- LLM: Qwen3-4B\n"
    text = f"# Foo-VL\n\nWe present Foo-VL, a vision-language model.\n\n## {heading}\n\n{parts}"
    claims = [claim for claim in understand(text).claims if claim.attribute in ("vision_encoder", "language_model")]
    assert {claim.model for claim in claims} == {"Foo-VL"}
