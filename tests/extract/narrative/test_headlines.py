"""Pages whose title is no name, but says which model they are about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        pytest.param(
            "# Andesite 2 is out\n\nToday we publish [Andesite 2](https://huggingface.co/a/Andesite-2-4B).\n\n"
            "The encoder is SigLIP.\n",
            "Andesite 2",
            id="what is out",
        ),
        pytest.param(
            "# Questions about Andesite\n\nAndesite-VL is our assistant for maps.\n\n## What is inside Andesite?\n\n"
            "A SigLIP encoder.\n",
            "Andesite-VL",
            id="questions about it",
        ),
        pytest.param(
            "# 青石-VL\n\n**青石-VL**（Andesite-VL）是开源的多模态大模型。\n\n"
            "Andesite-VL 采用 SigLIP 视觉编码器。Andesite-VL 已开源。\n",
            "Andesite-VL",
            id="a Chinese name with a Latin one",
        ),
    ],
)
def test_the_page_is_about_it(understand: Understand, text: str, model: str) -> None:
    said = {(claim.model, claim.value_text) for claim in understand(text).claims if claim.attribute == "vision_encoder"}
    assert said == {(model, "SigLIP")}


def test_a_page_about_a_tool_for_it_is_not(understand: Understand) -> None:
    text = "# Tools that work with Andesite\n\nAndesite is a server for VLMs.\n\nThe default encoder is SigLIP.\n"
    assert not understand(text).claims
