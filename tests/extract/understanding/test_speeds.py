"""Columns of speed in, claims out: units of cells and headers, ranges, and the device that a header names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]
Speeds = list[tuple[float | None, str, str]]


def _speeds(understand: Understand, header: str, cells: tuple[str, str]) -> Speeds:
    rows = "".join(f"| Okapi-VL-{size}B | {cell} |\n" for size, cell in zip((2, 8), cells, strict=True))
    claims = understand(f"# Zoo\n\n| Model | {header} |\n|---|---|\n{rows}")[1].claims
    return [(c.value_number, c.unit, c.condition) for c in claims if c.attribute == "throughput"]


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("~2-3 img/s", 2, "img/s"),
        ("0.5–1 images/sec", 0.5, "images/sec"),
        ("25-30 tokens/s", 25, "tokens/s"),
        ("1,250 tok/s", 1250, "tok/s"),
        ("14 t/s", 14, "t/s"),
        ("40 pages per minute", 40, "pages per minute"),
        ("20 s/img", 20, "s/img"),
        ("~10s/页", 10, "s/页"),
    ],
)
def test_the_cell_says_the_unit_and_of_a_range_the_lower_end_counts(
    understand: Understand, cell: str, number: float, unit: str
) -> None:
    assert _speeds(understand, "Speed", (cell, "7 fps")) == [(number, unit, ""), (7, "fps", "")]


@pytest.mark.parametrize(
    ("header", "unit", "condition"),
    [
        ("Tetra X1 GPU tokens/s", "tokens/s", "Tetra X1 GPU"),
        ("RTX 4090 (tok/s)", "tok/s", "RTX 4090"),
        ("INT4 tok/s", "tok/s", "INT4"),
        ("Decode speed (tokens/s)", "tokens/s", "Decode"),
        ("Speed (tokens/s)", "tokens/s", ""),
        ("Throughput, tokens/s", "tokens/s", ""),
    ],
)
def test_what_stands_before_the_unit_of_a_header(
    understand: Understand, header: str, unit: str, condition: str
) -> None:
    assert _speeds(understand, header, ("12.5", "30-35")) == [(12.5, unit, condition), (30, unit, condition)]


@pytest.mark.parametrize("cell", ["fast, 3 steps", "5.1x", "very fast", "2 stars"])
def test_what_is_no_speed(understand: Understand, cell: str) -> None:
    assert _speeds(understand, "Speed", (cell, "7 fps")) == [(7, "fps", "")]
