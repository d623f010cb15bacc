"""Figures of two ways of running in one cell, a column of settings that begins with a model, and scales in headers."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def claimed(understand: Understand, text: str, attribute: str) -> list[tuple[str, str, float | None]]:
    _, found = understand(text)
    return [(one.model, one.condition, one.value_number) for one in found.claims if one.attribute == attribute]


def test_each_figure_of_a_cell_has_the_way_that_stands_at_its_place(understand: Understand) -> None:
    text = """
| Model | VRAM (bf16 / int4) |
|---|---|
| Stork-VL-2B | 6 / 3 GB |
| Stork-VL-8B | 18 GB / 7 GB |
| Stork-VL-72B | 150 GB |
"""
    assert claimed(understand, text, "min_gpu_ram_gb") == [
        ("Stork-VL-2B", "bf16", 6), ("Stork-VL-2B", "int4", 3),
        ("Stork-VL-8B", "bf16", 18), ("Stork-VL-8B", "int4", 7),
        ("Stork-VL-72B", "bf16 / int4", 150),
    ]  # fmt: skip


def test_memory_of_training_is_told_from_that_of_inference(understand: Understand) -> None:
    text = """
| Model | GPU memory inference / training |
|---|---|
| Stork-VL-2B | 6 GB / 30 GB |
"""
    needed = claimed(understand, text, "min_gpu_ram_gb")
    assert needed == [("Stork-VL-2B", "inference", 6), ("Stork-VL-2B", "training", 30)]


def test_settings_of_a_model_are_its_variants(understand: Understand) -> None:
    text = """
| Setting | #Tokens | VQAv2 |
|---|---|---|
| LLaVA-1.5-7B | 576 | 78.5 |
| + pruning 50% | 288 | 77.9 |
| w/o cache | 288 | 77.1 |
"""
    scores = [(model, number) for model, _, number in claimed(understand, text, "score")]
    assert scores[:2] == [("LLaVA-1.5-7B", 78.5), ("LLaVA-1.5-7B + pruning 50%", 77.9)]
    assert scores[2][0].startswith("LLaVA-1.5-7B")


def test_settings_alone_are_no_models(understand: Understand) -> None:
    text = """
| Setting | VQAv2 |
|---|---|
| zero-shot | 78.5 |
| + pruning 50% | 77.9 |
"""
    assert claimed(understand, text, "score") == []


def test_the_end_of_a_scale_is_no_condition(understand: Understand) -> None:
    text = """
| Model | OCRBench (/1000) | MMMU (out of 100) |
|---|---|---|
| Stork-VL-2B | 520 | 41.0 |
"""
    assert claimed(understand, text, "score") == [("Stork-VL-2B", "", 520), ("Stork-VL-2B", "", 41.0)]
