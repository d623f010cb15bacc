"""Headings that compare two models are the name of none."""

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
