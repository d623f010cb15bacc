"""Sentences about "both" and items about "it" in documents about several models."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def test_both_are_the_two_models_of_the_sentence_before(understand: Understand) -> None:
    claims = understand(
        "# Wren-VL vs. Rook-VL-7B\n\nWren-VL is small. Qwen2.5-VL-7B and MiniCPM-V-2.6 are the baselines. "
        "Both need 17 GB of VRAM. Both were trained on Docmatix.\n"
    ).claims
    said = {(c.model, c.attribute, c.value_number or c.value_text) for c in claims if c.status == "ok"}
    assert said == {
        ("Qwen2.5-VL-7B", "min_gpu_ram_gb", 17.0),
        ("MiniCPM-V-2.6", "min_gpu_ram_gb", 17.0),
        ("Qwen2.5-VL-7B", "dataset", "Docmatix"),
        ("MiniCPM-V-2.6", "dataset", "Docmatix"),
    }


def test_an_item_goes_on_about_the_variant_of_the_item_above(understand: Understand) -> None:
    claims = understand(
        "# Wren changelog\n\nWren is a family of open vision-language models.\n\n## 1.0\n\n"
        "- Wren-1-7B is built on Vicuna-7B and CLIP ViT-L/14.\n- It scored 38.2 on MMMU.\n"
    ).claims
    assert [(c.model, c.value_number) for c in claims if c.attribute == "score"] == [("Wren-1-7B", 38.2)]


def test_both_encoders_are_no_two_models(understand: Understand) -> None:
    claims = understand(
        "# Wren-VL\n\nWren-VL is a vision-language model. Qwen2-VL and InternVL2 come from large labs. "
        "Both encoders of Wren-VL are frozen, and it has 7B parameters.\n"
    ).claims
    assert [(c.model, c.value_number) for c in claims if c.attribute == "params_total_b"] == [("Wren-VL", 7.0)]
