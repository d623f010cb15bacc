"""What the authors call the model that they made, on a page whose title is the task's; and labels on one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

PAGE = """# Multimodal-Chart-Reading

[![paper](https://img.shields.io/badge/Paper-red)](https://arxiv.org/abs/2701.33333)

We collect charts. On top of them, we develop a versatile chart MLLM {named} **Chart-Wren** with two stages.
Chart-Wren beats strong baselines.

## Weights

Chart Wren uses CLIP-ViT-L as the visual encoder (336*336 image resolution) and Vicuna-7B as the base LLM. \
The sequence length grew from 2048 to 2560 to accommodate longer text.
"""


def _of(said: Understanding, attribute: str) -> set[tuple[str, str]]:
    return {(one.model, one.value_text) for one in said.claims if one.attribute == attribute}


@pytest.mark.parametrize("named", ["named", "called", "dubbed"])
def test_a_page_is_about_the_model_that_its_authors_name(understand: Understand, named: str) -> None:
    said = understand(PAGE.format(named=named))
    assert _of(said, "arxiv_id") == {("Chart-Wren", "2701.33333")}
    assert _of(said, "language_model") == {("Chart-Wren", "Vicuna-7B")}
    assert not _of(said, "dataset_size")


def test_a_title_that_the_text_takes_up_stays_what_the_page_is_about(understand: Understand) -> None:
    text = PAGE.format(named="named") + "\nMultimodal-Chart-Reading is the benchmark of this page.\n"
    assert not _of(understand(text), "arxiv_id")


@pytest.mark.parametrize(
    ("line", "licence"),
    [
        ("**Released:** May 2, 2026  \n**License:** Apache 2.0", {("Wren-VL-7B", "Apache 2.0")}),
        ("**Released:** May 2, 2026  \n**Code License:** MIT", set()),
    ],
)
def test_the_licence_is_the_last_label_of_a_paragraph(
    understand: Understand, line: str, licence: set[tuple[str, str]]
) -> None:
    said = understand(f"# Wren-VL-7B\n\n{line}\n\nWren-VL-7B is a vision-language model.\n")
    assert _of(said, "licence") == licence


def test_one_of_two_numbers_that_a_slash_joins_is_no_score(understand: Understand) -> None:
    said = understand(
        "# WrenUI\n\nWrenUI is a family of GUI agents.\n\n"
        "- On AndroidControl, WrenUI-3B (73.3/91.5) even outperforms UI-TARS-2B (68.9/89.3).\n"
        "- On MiniWob, WrenUI-3B (72.7) surpasses ShowUI-2B (71.5).\n"
    )
    assert _of(said, "score") == {("WrenUI-3B", "72.7"), ("ShowUI-2B", "71.5")}
