"""One paragraph that says the like thousands of times: time grows with its length, not with its square."""

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


TITLE = "# Heron-VL\n\nHeron-VL is a vision-language model.\n\n"


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        pytest.param("", "the model {n} reads with CLIP and 9 GB VRAM shows MMMU of 61.2. ", id="memory of nobody"),
        pytest.param("", "Heron{n}-7B scores 61.{n} on MMMU and 7{n}.1 on DocVQA. ", id="names with sizes"),
        pytest.param("", "Heron{n}-7B scores 61.{n} on MMMU; ", id="clauses of names with sizes"),
        pytest.param("", "Heron{n}-7B needs {n} GB and Wren{n}-7B {n} GB. ", id="memory beside names"),
        pytest.param(TITLE, "It needs {n} GB of VRAM and scores 61.{n} on MMMU. ", id="scores of the model"),
        pytest.param(TITLE, "It was trained on {n}K pairs of LAION. ", id="data of the model"),
    ],
)
def test_time_grows_linearly_with_the_sentences_of_a_paragraph(
    reference: Reference, opening: str, sentence: str, assert_grows_linearly: Callable[..., None]
) -> None:
    def work(count: int) -> Callable[[], object]:
        text = opening + "".join(sentence.format(n=number) for number in range(count))
        return partial(understand_records, read_body(text.encode(), name="made-up.md"), reference)

    assert_grows_linearly(work, 40, 1_600)


@pytest.mark.parametrize("end", ["x", "*"])
def test_a_heading_with_a_line_of_dashes_takes_linear_time(
    reference: Reference, end: str, assert_grows_linearly: Callable[..., None]
) -> None:
    def work(dashes: int) -> Callable[[], object]:
        text = f"## Wren {'-' * dashes} {end}\n\nWren is small.\n"
        return partial(understand_records, read_body(text.encode(), name="made-up.md"), reference)

    assert_grows_linearly(work, 25, 400)
