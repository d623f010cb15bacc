"""Names with the tag of a size, as local programmes spell models, and what code bases only offer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

MEMORY = {
    "`okapi3:12b` needs about 8 GB of VRAM. Without a card, set it to 0.": {("okapi3:12b", 8)},
    "okapi:7b needs about 8 GB of VRAM; okapi:13b takes 12 GB of VRAM.": {("okapi:7b", 8), ("okapi:13b", 12)},
    "- `okapi:7b` (8 GB VRAM)\n- `quagga-v:8b` — 7 GB VRAM": {("okapi:7b", 8), ("quagga-v:8b", 7)},
    "When every Gemini model has refused, it goes on.\n\n`okapi3:12b` needs about 8 GB of VRAM.": {("okapi3:12b", 8)},
    "- It loads without errors (Okapi-VL-7B requires ~16GB VRAM; MI300X has 192GB)": {("Okapi-VL-7B", 16)},
    "- **Memory:** Qwen2-VL-7B requires ~18 GB GPU RAM in 4-bit; use 2B for CPU": {("Qwen2-VL-7B", 18)},
    "**Download sizes:**\n- Okapi: ~4.1GB\n- LLaVA 13B: ~7.4GB": set(),
}


@pytest.mark.parametrize(("text", "expected"), MEMORY.items())
def test_memory_is_of_the_tagged_name_before_it(
    text: str, expected: set[tuple[str, float]], understand: Understand
) -> None:
    claims = understand(f"# Notes\n\n## Memory-aware vision\n\n{text}\n").claims
    assert {(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"} == expected


def test_what_a_code_base_supports_is_no_part_of_the_model(understand: Understand) -> None:
    text = (
        "# Okapi-VL\n\nOkapi-VL is a vision-language model with a SigLIP encoder.\n\n"
        "- LLM currently supports TinyLlama, Qwen and Gemma.\n- Vision tower currently supports CLIP and DINOv2.\n"
        "- Connector supports MLP and Q-Former.\n"
    )
    parts = ("language_model", "vision_encoder", "connector")
    assert {c.value_text for c in understand(text).claims if c.attribute in parts} == {"SigLIP"}


def test_a_repository_of_files_is_the_models_own(understand: Understand) -> None:
    text = (
        "---\nlicense: mit\npipeline_tag: image-text-to-text\n---\n\n"
        "# Okapi-VL\n\nOkapi-VL is a vision-language model.\n\n"
        "## Model Weights\n\nThe model weights are available on the [Hub](https://huggingface.co/acme/okapi-vl-weights).\n"
    )
    assert {c.value_text for c in understand(text).claims if c.attribute == "hf_id"} == {"acme/okapi-vl-weights"}
