"""Headings that compare two models, or count the parts of a text, are the name of none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_BELOW = """\
The model scores 54.1 on MMMU. It needs 18 GB of VRAM.

![figure](https://example.org/a.png)

Ann Roe, Bo Lund, Cem Kaya
"""


@pytest.mark.parametrize(
    "heading", ["Wren-VL-7B vs. Rook-8B", "Wren-VL versus Rook-VL", "Wren-VL compared with Rook-VL"]
)
def test_a_heading_that_compares_names_no_model(understand: Understand, heading: str) -> None:
    assert not understand(f"# Which one?\n\n## {heading}\n\n{_BELOW}").claims


@pytest.mark.parametrize("heading", ["9.1 Recap", "2.1 GPU memory", "4. Accept"])
def test_a_numbered_part_of_a_text_names_no_model(understand: Understand, heading: str) -> None:
    text = f"# Notes\n\n## {heading}\n\nCLIP was trained on 400M pairs. DocVQA: 93.8 in bf16.\n\n- 9B, bf16: 48 GB\n"
    assert not [claim for claim in understand(text).claims if claim.model in heading]


def test_a_counted_case_is_named_after_its_model(understand: Understand) -> None:
    text = "# Notes\n\n## Case study 1: Wren-VL-1.5\n\n- Encoder: CLIP ViT-L/14\n- LLM: Vicuna-13B\n"
    assert {claim.model for claim in understand(text).claims} == {"Wren-VL-1.5"}
