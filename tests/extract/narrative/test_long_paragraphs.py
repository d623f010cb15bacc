"""One paragraph that says the same thousands of times: time grows with its length, not with its square."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from extract.narrative.records import understand_records
from extract.reading.body import read_body
from extract.reference import Reference


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("See our [paper](https://arxiv.org/abs/2401.00001) ", id="our paper, linked"),
        pytest.param("it needs VRAM reduced from 22GB to 11GB, ", id="memory reduced"),
        pytest.param("outperforms GPT-4V on MMMU (56.1 vs. 53.8) and ", id="known names and cues"),
        pytest.param("为8B参数", id="sizes without a blank"),
        pytest.param("60.9/56.8 | 30.0/28.4 | ", id="pairs of figures"),
    ],
)
def test_time_grows_linearly_with_a_paragraph(
    reference: Reference, piece: str, assert_grows_linearly: Callable[..., None]
) -> None:
    def work(copies: int) -> Callable[[], object]:
        text = f"# Heron-VL\n\nHeron-VL is a vision-language model.\n\n{piece * copies}\n"
        return partial(understand_records, read_body(text.encode(), name="made-up.md"), reference)

    assert_grows_linearly(work, 100, 2_000)


@pytest.mark.parametrize("end", ["x", "*"])
def test_a_heading_with_a_line_of_dashes_takes_linear_time(
    reference: Reference, end: str, assert_grows_linearly: Callable[..., None]
) -> None:
    def work(dashes: int) -> Callable[[], object]:
        text = f"## Wren {'-' * dashes} {end}\n\nWren is small.\n"
        return partial(understand_records, read_body(text.encode(), name="made-up.md"), reference)

    assert_grows_linearly(work, 25, 400)
