"""Rows of memory beside cards, number formats and ways of decoding: cards are no models, and a way is a condition."""

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


@pytest.mark.parametrize(
    "head", ["Example GPUs", "Suitable cards", "e.g. GPUs", "Fits on GPU", "Card examples", "Notes"]
)
@pytest.mark.parametrize(
    "cards",
    [("A10G, A100, RTX 4090", "T4, RTX 3060+"), ("A10 / L4", "RTX 3060"), ("H100 80GB or A100", "RTX 3090 24GB")],
)
def test_cards_are_no_models(head: str, cards: tuple[str, str], understand: Understand) -> None:
    rows = f"| BF16 | ~15 GB | {cards[0]} |\n| 4-bit | ~4.5 GB | {cards[1]} |\n"
    document = f"# Okapi-VL-7B\n\n## Hardware Requirements\n\n| Precision | VRAM | {head} |\n|---|---|---|\n{rows}"
    said = _memory(understand(document)[1])
    assert [(model, number) for model, number, _ in said] == [("Okapi-VL-7B", 15.0), ("Okapi-VL-7B", 4.5)]
    assert ["BF16" in said[0][2], "4-bit" in said[1][2]] == [True, True]


@pytest.mark.parametrize("size", ["8B / Thinking", "8B"])
def test_sizes_with_a_variety_beside_bare_ones(size: str, understand: Understand) -> None:
    rows = f"| {size} | bfloat16 | 16 GB |\n| {size} | 4-bit | 6 GB |\n| 70B | bfloat16 | 140 GB |\n"
    head = "| Variant | Precision | VRAM |\n|---|---|---|\n"
    document = f"# Okapi-VL\n\nOkapi-VL is a family of models.\n\n## Hardware\n\n{head}{rows}"
    said = [(model, number) for model, number, _ in _memory(understand(document)[1])]
    assert said == [(f"Okapi-VL {size}", 16.0), (f"Okapi-VL {size}", 6.0), ("Okapi-VL 70B", 140.0)]


@pytest.mark.parametrize("way", ["FP16 (CPU)", "INT8 (CPU only)", "FP32 on CPU", "CPU-only FP32"])
def test_memory_of_a_run_without_a_card(way: str, understand: Understand) -> None:
    rows = f"| Okapi-VL-2B | {way} | 16 GB |\n| Okapi-VL-7B | FP16 | 15 GB |\n"
    document = f"# Zoo\n\n| Model | Precision | VRAM |\n|---|---|---|\n{rows}"
    assert [(model, number) for model, number, _ in _memory(understand(document)[1])] == [("Okapi-VL-7B", 15.0)]


@pytest.mark.parametrize("head", ["Regime", "Decoding strategy", "Sampling", "Decoding", "Inference mode"])
@pytest.mark.parametrize("latency", ["Decode ITL ms/token", "ms/image", "TTFT (ms)"])
def test_ways_of_decoding_are_conditions_and_times_no_scores(head: str, latency: str, understand: Understand) -> None:
    rows = "".join(
        f"| {model} | {way} | 0.{figure} | {figure}.5 | 2{figure}.1 |\n"
        for model, way, figure in (
            ("Okapi-VL-7B", "Greedy", 80), ("Okapi-VL-7B", "OPERA", 81), ("Gnu-VL-7B", "Greedy", 83),
            ("Gnu-VL-7B", "OPERA", 83),
        )
    )  # fmt: skip
    document = f"# Numbers\n\n| Model | {head} | Adv. F1 | MMBench | {latency} |\n|---|---|---|---|---|\n{rows}"
    scores = [one for one in understand(document)[1].claims if one.attribute == "score"]
    assert {one.benchmark for one in scores} == {"MMBench"}
    assert {(one.model, one.condition) for one in scores} == {
        (model, way) for model in ("Okapi-VL-7B", "Gnu-VL-7B") for way in ("Greedy", "OPERA")
    }


@pytest.mark.parametrize("text", ["8B scratch", "Frozen LLM", "trained from scratch", "LLM", "text encoder"])
def test_words_that_name_no_language_model(text: str, understand: Understand) -> None:
    document = (
        f"# Zoo\n\n| Model | LLM | MMBench |\n|---|---|---|\n| Okapi-VL | {text} | 80.1 |\n| Gnu-VL | Yi-34B | 70 |\n"
    )
    said = [one for one in understand(document)[1].claims if one.attribute == "language_model" and one.status == "ok"]
    assert [one.value_text for one in said] == ["Yi-34B"]
