"""Rows of cards with their own memory, and of frameworks that ran one model: no needs, and conditions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]
Costs = list[tuple[str, str, float | None, str]]


def _costs(understand: Understand, document: str) -> Costs:
    attributes = ("min_gpu_ram_gb", "throughput")
    claims = understand(document)[1].claims
    return [(c.model, c.attribute, c.value_number, c.condition) for c in claims if c.attribute in attributes]


@pytest.mark.parametrize(
    ("card", "gigabytes"), [("8 GB · RTX 5060 / 4060", 8), ("RTX 3060 (12 GB)", 12), ("A100 80 GB", 80)]
)
def test_a_row_of_a_card_tells_what_the_card_has(understand: Understand, card: str, gigabytes: int) -> None:
    rows = f"| {card} | {gigabytes} GB | Fits |\n| T4 16 GB | 16 GB | Tight |\n"
    head = "# Okapi-VL-8B\n\nOkapi-VL-8B is a model.\n\n## Which GPU can run it?\n\n"
    assert _costs(understand, f"{head}| GPU class | VRAM | Okapi-VL-8B |\n|---|---|---|\n{rows}") == []


def test_a_row_of_another_amount_is_a_need(understand: Understand) -> None:
    rows = "| BF16, RTX 4090 | 18 GB |\n| INT4, RTX 3060 | 7 GB |\n"
    document = f"# Okapi-VL-8B\n\n| Setup | VRAM |\n|---|---|\n{rows}"
    assert [cost[2] for cost in _costs(understand, document)] == [18, 7]


def test_a_framework_is_the_condition_of_what_was_measured(understand: Understand) -> None:
    rows = "| okapi4-12b | llama-cpp | 76 tok/s |\n| okapi4-12b | ollama | 18 tok/s |\n"
    told = _costs(understand, f"# Zoo\n\n| Model | Framework | Speed |\n|---|---|---|\n{rows}")
    assert told == [("okapi4-12b", "throughput", 76, "llama-cpp"), ("okapi4-12b", "throughput", 18, "ollama")]


@pytest.mark.parametrize("cell", ["18s total", "7 s in all"])
def test_how_long_all_took_is_no_speed(understand: Understand, cell: str) -> None:
    rows = f"| okapi4-12b | {cell} |\n| okapi4-26b | 12 tok/s |\n"
    told = _costs(understand, f"# Zoo\n\n| Model | Speed |\n|---|---|\n{rows}")
    assert told == [("okapi4-26b", "throughput", 12, "")]


@pytest.mark.parametrize("header", ["Pick", "Our choice", "Recommended model"])
def test_a_tier_with_what_to_pick_is_no_need_and_a_format_no_part_of_the_name(
    understand: Understand, header: str
) -> None:
    rows = "| 4-8 GB | Okapi3 4B @ Q4 | 20 s/img |\n| 12-16 GB | Gnu-VL 8B @ Q8 | 26 s/img |\n"
    told = _costs(understand, f"# Bench\n\n| VRAM tier | {header} | Speed |\n|---|---|---|\n{rows}")
    assert told == [("Okapi3 4B", "throughput", 20, "Q4"), ("Gnu-VL 8B", "throughput", 26, "Q8")]
