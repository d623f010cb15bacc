"""Headings that say in brackets how large a model is, or whose; and rows of links below them."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def _said(understood: Understanding, *attributes: str) -> set[tuple[str, str, str]]:
    return {
        (claim.model, claim.attribute, claim.value_text) for claim in understood.claims if claim.attribute in attributes
    }


def test_a_total_and_an_active_size_in_the_brackets_of_a_heading(understand: Understand) -> None:
    text = (
        "# Notes\n\n## Onyx 12B (2B active)\n\nThe vision tower is SigLIP-L.\n\n"
        "## Orbis-VL (8B total, 1.2B active)\n\nThe vision tower is CLIP-L. It feeds Vicuna-7B.\n"
    )
    assert _said(understand(text), "params_total_b", "params_activated_b", "vision_encoder") == {
        ("Onyx 12B", "params_total_b", "12B"),
        ("Onyx 12B", "params_activated_b", "2B"),
        ("Onyx 12B", "vision_encoder", "SigLIP-L"),
        ("Orbis-VL", "params_total_b", "8B"),
        ("Orbis-VL", "params_activated_b", "1.2B"),
        ("Orbis-VL", "vision_encoder", "CLIP-L"),
    }


def test_the_maker_behind_the_name_of_a_line_of_language_models_that_see(understand: Understand) -> None:
    text = (
        "# Notes\n\n## Gemma 3 (Google DeepMind)\n\nThe vision encoder is a 400M SigLIP model.\n\n"
        "## Kestrel-VL\n\nKestrel-VL has 3B parameters.\n"
    )
    said = _said(understand(text), "vision_encoder", "params_total_b")
    assert said == {("Gemma 3", "vision_encoder", "SigLIP"), ("Kestrel-VL", "params_total_b", "3B")}


def test_a_row_of_links_with_pipes_is_no_list_of_names(understand: Understand) -> None:
    text = (
        "# Notes\n\n## Kestrel-VL-7B\n\n[Paper](https://arxiv.org/abs/2504.01234) | [Project](https://kestrel.example.org)"
        " | [Demo](https://demo.example.org)\n\nThe vision tower is SigLIP-L.\n"
    )
    understood = understand(text)
    assert _said(understood, "arxiv_id", "author") == {("Kestrel-VL-7B", "arxiv_id", "2504.01234")}
    assert not [mention for mention in understood.mentions if mention.name in ("Paper", "Project", "Demo")]


def test_a_plain_word_as_a_second_heading_is_a_model_of_its_own(understand: Understand) -> None:
    text = "## Tessel-VL\n\nTessel-VL is small. It uses CLIP.\n\n## Garnet\n\nGarnet's vision side is InternViT-300M.\n"
    said = _said(understand(text), "vision_encoder")
    assert ("Tessel-VL", "vision_encoder", "InternViT-300M") not in said
    assert ("Tessel-VL", "vision_encoder", "CLIP") in said
