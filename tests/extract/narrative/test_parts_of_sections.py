"""Sections of a guide to several models: what stands folded or below a heading of its own in one is its model's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

GUIDE = """# A guide to small models that see

Notes on how each is put together.

## Quarzel-VL

**Quarzel-VL: Patches All the Way Down** ([arXiv](https://arxiv.org/abs/2603.01234), March 2026). Ana Roe, Bo Li et al.

Quarzel-VL feeds patches to a Qwen3-1.7B decoder. It has 1.8B parameters.

## Mirlo-2V

Mirlo-2V moves to SigLIP2-SO400M; the language model is Vicuna-7B. The 7B scores 52.4 on MMMU and the 13B 55.0.

{training}

## TernSight-X

TernSight-X has 28B parameters in total and 3B active ones.
"""
FOLDED = "<details>\n<summary>Training</summary>\n\n{text}\n</details>"
BELOW = "### Training\n\n{text}"


def _said(understanding: Understanding, attribute: str) -> set[tuple[str, str]]:
    return {(one.model, one.value_text) for one in understanding.claims if one.attribute == attribute}


@pytest.mark.parametrize("part", [FOLDED, BELOW])
def test_a_part_of_a_section_is_about_the_sections_model(understand: Understand, part: str) -> None:
    text = part.format(text="Stage 1 aligns on LCS-558K; stage 2 tunes on 2.1M samples, among them ShareGPT4V.")
    understanding = understand(GUIDE.format(training=text))
    assert _said(understanding, "dataset") == {("Mirlo-2V", "LCS-558K"), ("Mirlo-2V", "ShareGPT4V")}
    assert _said(understanding, "dataset_size") == {("Mirlo-2V", "2.1M")}


def test_a_part_that_another_name_heads_is_not(understand: Understand) -> None:
    understanding = understand(GUIDE.format(training="### Bufflehead-9V\n\nTraining starts on LCS-558K."))
    assert ("Mirlo-2V", "LCS-558K") not in _said(understanding, "dataset")


def test_nothing_is_taken_from_the_title_of_a_page(understand: Understand) -> None:
    text = "# Mirlo-2V and Boreas-3V\n\n## Mirlo-2V\n\nMirlo-2V has 2B parameters.\n\n## Notes\n\nWe use SigLIP.\n"
    assert not _said(understand(text), "vision_encoder")


def test_a_paper_in_bold_with_its_links_before_its_people_is_the_sections(understand: Understand) -> None:
    understanding = understand(GUIDE.format(training=""))
    assert _said(understanding, "title") == {("Quarzel-VL", "Patches All the Way Down")}
    assert _said(understanding, "author") == {("Quarzel-VL", "Ana Roe"), ("Quarzel-VL", "Bo Li")}


def test_the_score_of_a_second_size_has_no_verb_of_its_own(understand: Understand) -> None:
    understanding = understand(GUIDE.format(training=""))
    assert _said(understanding, "score") == {("Mirlo-2V 7B", "52.4"), ("Mirlo-2V 13B", "55.0")}
    assert {one.benchmark for one in understanding.claims if one.attribute == "evaluation_benchmark"} == {"MMMU"}
