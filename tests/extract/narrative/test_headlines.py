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


@pytest.mark.parametrize(
    "opening",
    [
        "Tern-VL is a 6.7B vision-language model.",
        "We present Tern-VL, a 6.7B vision-language model.",
        "Tern-VL is an open, 1.6B-parameter VLM.",
        "Introducing Tern-VL, our 6.7B multimodal assistant.",
    ],
)
@pytest.mark.parametrize("title", ["# Tern-VL", "# Tern", "# Charts at a glance"])
def test_the_model_of_a_page_is_the_one_that_its_opening_brings_up_with_its_size(
    understand: Understand, title: str, opening: str
) -> None:
    text = (
        f"{title}\n\n{opening}\n\n## Details\n\nThe model scores 41.0 on MMMU.\n\nTern-VL is fast. Tern-VL is small.\n"
    )
    claims = understand(text).claims
    assert ("Tern-VL", 41.0) in {(claim.model, claim.value_number) for claim in claims if claim.attribute == "score"}


def test_a_headline_above_several_models_is_about_none(understand: Understand) -> None:
    text = (
        "# Charts at a glance\n\nTern-VL is a vision-language model. So is Qwen2.5-VL-7B. Qwen2.5-VL-7B is larger.\n\n"
        "## Details\n\nThe model scores 41.0 on MMMU. Qwen2.5-VL-7B is slow.\n"
    )
    assert not [claim for claim in understand(text).claims if claim.attribute == "score"]
