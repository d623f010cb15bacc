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


def test_a_section_is_about_the_name_that_its_headline_tells_of(understand: Understand) -> None:
    text = (
        "# News of the month\n\n## Andesite-VL learns to wait\n\nAcme put out Andesite-VL, which needs no tiles. "
        "The encoder is SigLIP. The language model is Qwen3-4B.\n\n## Results improve a lot\n\nThe encoder is DINOv2.\n"
    )
    parts = ("vision_encoder", "language_model")
    said = {(c.model, c.attribute, c.value_text) for c in understand(text).claims if c.attribute in parts}
    assert said == {("Andesite-VL", "vision_encoder", "SigLIP"), ("Andesite-VL", "language_model", "Qwen3-4B")}


def test_what_stands_before_a_colon_says_whose_the_parts_are(understand: Understand) -> None:
    text = (
        "# Two readers\n\nAndesite-7B is quick. Rhyolite-3B is slow. Andesite-7B wins. Rhyolite-3B loses. Rhyolite-3B "
        "reads faxes.\n\nAndesite-7B sits in between: a SigLIP encoder and a two-layer MLP.\n"
    )
    said = {(c.model, c.value_text) for c in understand(text).claims if c.attribute == "vision_encoder"}
    assert said == {("Andesite-7B", "SigLIP")}


def test_a_sentence_under_any_heading_tells_where_the_weights_are(understand: Understand) -> None:
    text = (
        "# Andesite-VL\n\nAndesite-VL is a vision-language model.\n\n## Whom do I thank?\n\nThe preprint is "
        "[arXiv:2708.04417](https://arxiv.org/abs/2708.04417); the weights are "
        "[acme/andesite-vl](https://huggingface.co/acme/andesite-vl).\n\n## Related work\n\n"
        "The weights are [other/bar-vl](https://huggingface.co/other/bar-vl).\n"
    )
    said = {(c.attribute, c.value_text) for c in understand(text).claims if c.attribute in ("hf_id", "arxiv_id")}
    assert said == {("hf_id", "acme/andesite-vl"), ("arxiv_id", "2708.04417")}
