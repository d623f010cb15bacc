"""Memory of one part, of one's own cards and of what is only compared; a model that a sentence gives as an example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

MEMORY = {
    "A large model like Qwen2-VL 72B requires about 150 GB of VRAM in FP16 to load.": {("Qwen2-VL 72B", 150)},
    "A 7B multimodal model such as LLaVA-1.6 needs 6-7 GB of VRAM at Q4.": {("LLaVA-1.6", 6)},
    "The LLaVA-1.6 model, which is said to require 7.5 GB of VRAM, is older than Gemma 3.": {("LLaVA-1.6", 7.5)},
    "Running LLaVA 1.6 7B on one card: the model uses ~5 GB for the LLM, ~1 GB for the vision encoder.": set(),
    "正常运行小模型时,显存占用仅为3.5GB,低于Okapi3-4B等模型。": set(),
    "这个MiniCPM-Llama3-V 2.5-int4模型,将显存需求压缩至7GB以内。": {("MiniCPM-Llama3-V 2.5", 7)},
}


@pytest.mark.parametrize(("text", "expected"), MEMORY.items())
def test_memory_is_of_the_whole_model_that_is_spoken_of(
    text: str, expected: set[tuple[str, float]], understand: Understand
) -> None:
    claims = understand(f"# VRAM of vision models\n\n## What it takes\n\n{text}\n").claims
    assert {(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"} == expected


def test_memory_of_cards_that_somebody_may_have_is_no_need(understand: Understand) -> None:
    text = "# Okapi-VL-72B\n\nFor 2 cards with 24 GB VRAM, this requires a device map of its own.\n"
    assert not [c for c in understand(text).claims if c.attribute == "min_gpu_ram_gb"]


def test_a_year_counts_no_examples(understand: Understand) -> None:
    text = "# Okapi-VL-72B\n\nOkapi-VL-72B follows work in 2025 that shows this with practical examples.\n"
    assert not [c for c in understand(text).claims if c.attribute == "dataset_size"]


def test_kinds_of_models_are_no_model_of_a_title(understand: Understand) -> None:
    text = (
        "# Running Vision Models: What It Takes\n\nThe LLaVA-1.6 and Gemma 3 vision models show what is needed.\n\n"
        "## Sizes\n\nBigger ones need more.\n"
    )
    assert not [c for c in understand(text).claims if c.attribute == "language_model"]
