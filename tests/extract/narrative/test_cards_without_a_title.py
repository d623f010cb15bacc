"""Model cards that begin without a title, or whose paper and people stand below "Introduction"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

UNTITLED = "---\nlicense: mit\npipeline_tag: image-text-to-text\n---\n\n**quillVLM** is a small vision-language model. "
PEOPLE = ("Ana Roe", "Bo Lind", "Cai Ona")
BELOW = (
    "# Sarus-VL-1.3b-base\n\n## {}\n\nSarus-VL-1.3b-base is a vision-language model.\n\n"
    "[Sarus-VL: Seeing Far and Wide](https://arxiv.org/abs/2801.00001)\n\n"
    "Ana Roe*, Bo Lind*, Cai Ona** (*Equal Contribution, **Project Lead)\n\n## Use\n\n"
    "Sarus-VL-1.3b-base needs 4 GB of VRAM.\n"
)


def test_front_matter_without_a_title_is_read(understand: Understand) -> None:
    text = UNTITLED + "quillVLM has 222M parameters. quillVLM pairs SigLIP-B/16 with SmolLM2-135M.\n"
    said = {(c.model, c.attribute, c.value_text) for c in understand(text).claims}
    assert {("quillVLM", "licence", "mit"), ("quillVLM", "language_model", "SmolLM2-135M")} <= said


@pytest.mark.parametrize("heading", ["Introduction", "1. Introduction", "Overview", "简介"])
def test_title_and_people_below_an_opening_heading(understand: Understand, heading: str) -> None:
    said = {(c.attribute, c.value_text) for c in understand(BELOW.format(heading)).claims}
    assert {("title", "Seeing Far and Wide"), *(("author", name) for name in PEOPLE)} <= said


@pytest.mark.parametrize("heading", ["Related work", "Acknowledgements", "Comparison"])
def test_other_papers_below_other_headings_are_not_its_own(understand: Understand, heading: str) -> None:
    said = {c.attribute for c in understand(BELOW.format(heading)).claims}
    assert not said & {"title", "author"}


@pytest.mark.parametrize("label", ["Authors: {}", "- Authors: {}", "**Authors:** {}", "- **Developed by:** {}", "{}"])
@pytest.mark.parametrize("joiner", [", ", " · ", " / "])
def test_people_below_the_heading_of_one_of_several_models(understand: Understand, label: str, joiner: str) -> None:
    if label == "{}" and joiner == " / ":
        return  # names alone between strokes may be links or words
    others = "## Knot2-VL\n\nKnot2-VL is a vision-language model with SigLIP.\n\n"
    own = f"## Sarus-VL\n\nSarus-VL is a vision-language model with DINOv2.\n\n{label.format(joiner.join(PEOPLE))}\n"
    said = {(c.model, c.value_text) for c in understand(f"# Notes\n\n{others}{own}").claims if c.attribute == "author"}
    assert said == {("Sarus-VL", name) for name in PEOPLE}


@pytest.mark.parametrize(
    "people", ["*Ana Roe, Bo Lind* (Acme Labs, 2031)", "*Ana Roe and Bo Lind*", "_Ana Roe, Bo Lind_"]
)
@pytest.mark.parametrize("name", ["Sarus-VL", "Dune 2.0", "pocketfox"])
def test_title_links_and_people_in_one_block(understand: Understand, name: str, people: str) -> None:
    form = (
        "### {0}\n\n**{0}: Seeing Far and Wide** [[arXiv](https://arxiv.org/abs/2801.00001)]\n{1}\n\n"
        "> {0} is a vision-language model with SigLIP and Vicuna-7B.\n\n"
    )
    page = "# A living list\n\n## Models\n\n" + "".join(
        form.format(one, people) for one in ("Knot2-VL", "Gadwall-XL", name)
    )
    said = {(c.model, c.attribute, c.value_text) for c in understand(page).claims}
    wanted = {
        ("title", "Seeing Far and Wide"),
        ("author", "Ana Roe"),
        ("author", "Bo Lind"),
        ("arxiv_id", "2801.00001"),
    }
    assert {(name, *one) for one in wanted} <= said


@pytest.mark.parametrize(
    "heading", ["Model Summary", "Model Information", "📝 Model Overview", "About the model", "模型介绍"]
)
def test_a_first_heading_that_names_nothing_is_no_title(understand: Understand, heading: str) -> None:
    text = (
        f"## {heading}\n\nSarus-2.5-vision is a small multimodal model. It has a context window of 64K tokens.\n\n"
        "## Training\n\n**Architecture:** Sarus-2.5-vision has 4.2B parameters and contains an image encoder and the "
        "Qwen2.5-3B language model.\n\nSarus-2.5-vision was trained for six days.\n"
    )
    said = {(c.model, c.attribute, c.value_text) for c in understand(text).claims}
    assert ("Sarus-2.5-vision", "params_total_b", "4.2B") in said
    assert ("Sarus-2.5-vision", "context_length_tokens", "64K") in said
    assert ("Sarus-2.5-vision", "language_model", "Qwen2.5-3B") in said


NAMED = "---\nlicense: mit\n{}---\n\n## Usage\n\nThe model needs 16 GB of VRAM in bf16.\n"
INDEX = (
    "pipeline_tag: image-text-to-text\nmodel-index:\n- name: sarus-finder\n  results:\n  - dataset:\n      name: MMMU\n"
    "    metrics:\n    - type: accuracy\n      value: 51.2\n"
)


@pytest.mark.parametrize("front", ["model_name: acme/Sarus-VL-7B\n", INDEX.replace("sarus-finder", "Sarus-VL-7B")])
def test_the_model_that_the_front_matter_names(understand: Understand, front: str) -> None:
    said = {(c.model, c.attribute, c.value_number or c.value_text) for c in understand(NAMED.format(front)).claims}
    assert {("Sarus-VL-7B", "licence", "mit"), ("Sarus-VL-7B", "min_gpu_ram_gb", 16)} <= said


def test_a_card_that_defines_its_model_once(understand: Understand) -> None:
    text = (
        "---\npipeline_tag: image-text-to-text\n---\n\nSarus-VL-7B is a vision-language model.\n\n## Usage\n\nRun it.\n"
    )
    assert {c.model for c in understand(text).claims} == {"Sarus-VL-7B"}


def test_a_headline_does_not_hide_the_model_whose_scores_the_card_lists(understand: Understand) -> None:
    text = NAMED.format(f"base_model: acme/Heron-VL-9B\n{INDEX}").replace("## Usage", "# A finder of small pests\n")
    said = {(c.model, c.attribute, c.value_text) for c in understand(text).claims}
    assert ("sarus-finder", "base_model", "acme/Heron-VL-9B") in said
    trained = text.replace("sarus-finder", "checkpoint-500")
    assert "checkpoint-500" not in {c.model for c in understand(trained).claims if c.attribute == "base_model"}
