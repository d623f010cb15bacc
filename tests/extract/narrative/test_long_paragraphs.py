"""One paragraph that says the same thousands of times: time grows with its length, not with its square."""

from __future__ import annotations

import time

import pytest

from extract.narrative.records import understand_records
from extract.reading.body import read_body
from extract.reference import Reference


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("See our [paper](https://arxiv.org/abs/2401.00001) ", id="our paper, linked"),
        pytest.param("it needs VRAM reduced from 22GB to 11GB, ", id="memory reduced"),
    ],
)
def test_time_grows_linearly_with_a_paragraph(reference: Reference, piece: str) -> None:
    def seconds(copies: int) -> float:
        text = f"# Heron-VL\n\nHeron-VL is a vision-language model.\n\n{piece * copies}\n"
        reading = read_body(text.encode(), name="made-up.md")
        start = time.process_time()
        understand_records(reading, reference)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(8_000) for _ in range(2)) < max(0.2, 4 * 1.8 * min(seconds(2_000) for _ in range(2)))


@pytest.mark.parametrize("heading", [f"Wren {'-' * 400} x", f"Wren {'-' * 50} *"])
def test_a_heading_with_a_line_of_dashes_takes_no_time(reference: Reference, heading: str) -> None:
    reading = read_body(f"## {heading}\n\nWren is small.\n".encode(), name="made-up.md")
    start = time.process_time()
    understand_records(reading, reference)
    assert time.process_time() - start < 1
