"""Columns whose header lists the sizes of a family in, and a figure in a cell for each out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def _memory(understand: Understand, header: str, cell: str) -> list[tuple[str, float | None]]:
    document = f"# Okapi-VL\n\n| Method | {header} |\n|---|---|\n| Full | {cell} |\n| LoRA | 12G/20G |\n"
    claims = understand(document)[1].claims
    return [(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb" and "Full" in c.condition]


@pytest.mark.parametrize("header", ["Training memory (2B/8B)", "GPU memory (2B / 8B)"])
@pytest.mark.parametrize("cell", ["38G/51G", "38 GB / 51 GB"])
def test_each_size_takes_its_figure(understand: Understand, header: str, cell: str) -> None:
    assert _memory(understand, header, cell) == [("Okapi-VL 2B", 38), ("Okapi-VL 8B", 51)]


def test_one_figure_for_two_sizes_is_not_shared_out(understand: Understand) -> None:
    assert _memory(understand, "GPU memory (2B/8B)", "38G") == [("Okapi-VL", 38)]
