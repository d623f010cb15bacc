"""A page about a family whose sections and items name other models of its line: each has what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

OTHERS = ("GupeLun-V 2.5", "GupeLun-Pro-V", "GupeLun-Llama3-V 2.5", "GupeLun-o 2.6")


def _said(understanding: Understanding, *attributes: str) -> set[tuple[str, str]]:
    return {(one.model, one.value_text) for one in understanding.claims if one.attribute in attributes}


@pytest.mark.parametrize("name", OTHERS)
def test_a_section_that_opens_with_its_name_is_about_it(understand: Understand, name: str) -> None:
    text = (
        "# GupeLun-V\n\nGupeLun-V is a series of models that see and write.\n\n"
        f"## {name}\n\n**{name}** is the latest model of the series. The model is built on SigLIP and Qwen2-7B "
        "with a total of 8.4B parameters.\n\n- **Trust.** It achieves 61.2 on MMMU.\n\n"
        "## Licence\n\nThe code is free.\n"
    )
    understanding = understand(text)
    assert _said(understanding, "params_total_b") == {(name, "8.4B")}
    assert _said(understanding, "vision_encoder") == {(name, "SigLIP")}
    assert _said(understanding, "score") == {(name, "61.2")}


@pytest.mark.parametrize("name", OTHERS)
def test_an_item_labelled_with_a_name_of_the_line_is_about_it(understand: Understand, name: str) -> None:
    text = (
        "# GupeLun-V\n\nGupeLun-V is a series of models that see and write. These are the models:\n\n"
        f"- **{name}**: The most able model. With a total of 8.4B parameters, the model sees much.\n"
    )
    assert _said(understand(text), "params_total_b") == {(name, "8.4B")}


@pytest.mark.parametrize("heading", ["GupeLun-V Evaluation", "Evaluation", "GupeLun-V on Phones", "Results 2.5"])
def test_other_sections_are_about_the_pages_model(understand: Understand, heading: str) -> None:
    text = (
        "# GupeLun-V\n\nGupeLun-V is a series of models that see and write.\n\n"
        f"## {heading}\n\nGupeLun-V achieves 61.2 on MMMU.\n"
    )
    assert _said(understand(text), "score") == {("GupeLun-V", "61.2")}


def test_a_first_word_that_other_things_share_makes_no_line(understand: Understand) -> None:
    text = (
        "# Mini-Fox\n\nMini-Fox is a vision-language model.\n\n- **Mini-Batch 32**: with 2.1B parameters it is slow.\n"
    )
    assert not {one.model for one in understand(text).claims} - {"Mini-Fox"}


NEWS = """# DUN-NeXT: Open Models That See
[![Static Badge](https://img.shields.io/badge/dun_video-paper-green)](https://arxiv.org/abs/2610.02713)
[![Static Badge](https://img.shields.io/badge/dun_next-paper-green)](https://arxiv.org/abs/2608.03326)

DUN-NeXT is a family of vision-language models.

## Release Notes

- **[2031/10/04] 🔥 DUN-Video** (formerly DUN-NeXT-Video) has undergone a major upgrade! It scores 61.2 on Video-MME.
- [2031/06/23] **DUN-NeXT-Interleave** is released. Check out [paper](https://arxiv.org/pdf/2607.07895).
- [2030/10/05] 🔥 DUN-1.5 is out! It needs one day. Check out the [technical report](https://arxiv.org/abs/2510.03744).
- [2030/09/01] We are excited to release **DUN-NeXT-Film-178K**, a data set.
"""


def test_news_and_badges_of_others_of_a_line_are_theirs(understand: Understand) -> None:
    understanding = understand(NEWS)
    assert _said(understanding, "score") == {("DUN-Video", "61.2")}
    assert _said(understanding, "arxiv_id") == {
        ("DUN-NeXT", "2608.03326"), ("DUN-NeXT-Interleave", "2607.07895"), ("DUN-1.5", "2510.03744"),
    }  # fmt: skip
    assert "DUN-NeXT-Film-178K" not in {one.model for one in understanding.claims}
