"""Memory that rows begin with, ways of tuning beside memory, two parts in a cell, benchmarks told in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def _memory(understanding: Understanding) -> list[tuple[str, float | None, str]]:
    return [
        (one.model, one.value_number, one.condition)
        for one in understanding.claims
        if one.attribute == "min_gpu_ram_gb" and one.status == "ok"
    ]


@pytest.mark.parametrize("memory", ["GPU VRAM", "VRAM", "GPU memory", "显存"])
@pytest.mark.parametrize("batch", ["Batch Size", "batch_size", "Recommended batch size", "Batch", "批次大小"])
@pytest.mark.parametrize("heading", ["Recommended Settings by GPU", "Training", "Memory"])
def test_settings_for_cards_are_no_need(memory: str, batch: str, heading: str, understand: Understand) -> None:
    rows = "| 8 GB | 8 | 4 |\n| 12 GB | 16 | 2 |\n| 48 GB+ | 64 | 1 |\n"
    page = f"# Okapi-VL-2B\n\n## {heading}\n\n| {memory} | {batch} | Gradient Accum |\n|---|---|---|\n{rows}"
    assert not _memory(understand(page)[1])


@pytest.mark.parametrize("first", ["Batch Size", "batch"])
def test_memory_by_batch_is_a_need(first: str, understand: Understand) -> None:
    page = f"# Okapi-VL-2B\n\n## Memory\n\n| {first} | GPU VRAM |\n|---|---|\n| 1 | 8 GB |\n| 4 | 12 GB |\n"
    assert [(model, number) for model, number, _ in _memory(understand(page)[1])] == [
        ("Okapi-VL-2B", 8.0),
        ("Okapi-VL-2B", 12.0),
    ]


@pytest.mark.parametrize(
    "heads", [("LoRA 显存", "QLoRA 显存"), ("LoRA显存", "QLoRA显存"), ("LoRA 显存占用", "QLoRA 显存占用")]
)
@pytest.mark.parametrize("names", [("3B", "7B"), ("Okapi-VL-3B", "Okapi-VL-7B")])
def test_ways_of_tuning_beside_memory(heads: tuple[str, str], names: tuple[str, str], understand: Understand) -> None:
    rows = f"| {names[0]} | 8 GB | 3 GB |\n| {names[1]} | 18 GB | 6 GB |\n"
    page = f"# Okapi-VL\n\n## 硬件需求对比\n\n| 模型 | {heads[0]} | {heads[1]} |\n|---|---|---|\n{rows}"
    said = {
        (model.replace(" ", "-"), number, "qlora" in way.casefold())
        for model, number, way in _memory(understand(page)[1])
    }
    assert said == {
        ("Okapi-VL-3B", 8.0, False),
        ("Okapi-VL-3B", 3.0, True),
        ("Okapi-VL-7B", 18.0, False),
        ("Okapi-VL-7B", 6.0, True),
    }


@pytest.mark.parametrize("between", ["+", " + ", ", ", " & "])
@pytest.mark.parametrize("two", [("DINOv2", "SigLIP"), ("CLIP", "DINOv2"), ("SigLIP", "DINOv2")])
def test_two_encoders_in_a_cell(between: str, two: tuple[str, str], understand: Understand) -> None:
    page = f"# List\n\n| Model | Vision Encoder | GQA |\n|---|---|---|\n| Okapi-7B | {between.join(two)} | 61.2 |\n"
    said = [one.value_text for one in understand(page)[1].claims if one.attribute == "vision_encoder"]
    assert said == list(two)


@pytest.mark.parametrize("done", ["frozen", "trainable", "LoRA", "fine-tuned"])
def test_what_was_done_to_a_part_is_no_part_of_its_name(done: str, understand: Understand) -> None:
    page = f"# List\n\n| Model | LLM | GQA |\n|---|---|---|\n| Okapi-9B | Vicuna-7B ({done}) | 61.2 |\n"
    said = [one.value_text for one in understand(page)[1].claims if one.attribute == "language_model"]
    assert said == ["Vicuna-7B"]


@pytest.mark.parametrize("part", ["32-layer Transformer", "24 layers", "32-layer Mamba2"])
def test_layers_are_no_name(part: str, understand: Understand) -> None:
    page = f"# List\n\n| Model | LLM Backbone | GQA |\n|---|---|---|\n| Okapi-9B | {part} | 61.2 |\n"
    assert not [one for one in understand(page)[1].claims if one.attribute == "language_model"]


@pytest.mark.parametrize(
    "told",
    [
        "The leaderboard presents the performance of methods on the **F2F benchmark**.",
        "Results on our FarmNav benchmark:",
    ],
)
def test_benchmark_that_the_text_calls_one(told: str, understand: Understand) -> None:
    rows = "| 1 | T-okVLN | GPT-4.1 | GPT-4.1-mini | 0.63 |\n| 2 | Okapi-VLN | GLM-6B | - | 0.36 |\n"
    page = f"# OkapiVLN: navigation\n\n{told}\n\n| Rank | Method | LLM | VLM | SR ↑ |\n|---|---|---|---|---|\n{rows}"
    said = [one for one in understand(page)[1].claims if one.attribute in ("score", "language_model")]
    name = "F2F" if "F2F" in told else "FarmNav"
    assert [(one.model, one.benchmark or one.value_text) for one in said] == [
        ("T-okVLN", name),
        ("Okapi-VLN", name),
        ("T-okVLN", "GPT-4.1"),
        ("Okapi-VLN", "GLM-6B"),
    ]
