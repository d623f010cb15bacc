"""Sections of several models below dated headings, below plain words, and below two names at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_DATES = (
    "2031-04-25: {}", "2031/04/25 – {}", "[2031.04] {}", "April 2031: {}", "25 April 2031 – {}", "Apr 25, 2031: {}",
    "2031: {}", "Week 12: {}", "(2031-04-25) {}",
)  # fmt: skip
_NAMES = ("Wren-VL", "Tern 2 Vision", "Egret-OCR")


def _sizes(understand: Understand, text: str) -> set[tuple[str, float | None]]:
    return {(c.model, c.value_number) for c in understand(text).claims if c.attribute == "params_total_b"}


@pytest.mark.parametrize("form", _DATES)
def test_a_date_before_a_name_is_no_part_of_it(understand: Understand, form: str) -> None:
    below = "It has {}B parameters and pairs SigLIP with Qwen2.5-7B. It scores 54.1 on MMMU."
    parts = [f"### {form.format(name)}\n\n{below.format(size)}" for size, name in enumerate(_NAMES, start=2)]
    text = "# This spring\n\n" + "\n\n".join(parts) + "\n"
    assert _sizes(understand, text) == {(name, float(size)) for size, name in enumerate(_NAMES, start=2)}
    assert {c.model for c in understand(text).claims if c.attribute == "score"} == set(_NAMES)


@pytest.mark.parametrize(
    "opening",
    [
        "{} has 3B parameters.", "{} (Acme Vision, 3B) was fine-tuned from LLaVA-OneVision-7B.",
        "{} is a model with 3B parameters.", "{} comes with 3B parameters and SigLIP.",
        "{} pairs SigLIP with Qwen2.5-3B; 3B parameters in all.",
    ],
)  # fmt: skip
def test_words_that_their_texts_begin_with_are_models(understand: Understand, opening: str) -> None:
    words = ("Bramble", "Sardine", "Lantern")
    parts = [f"## {word}\n\n{opening.format(word)} Peak VRAM is 9 GB." for word in words]
    claims = understand("# Three captioners\n\n" + "\n\n".join(parts) + "\n").claims
    assert {c.model for c in claims if c.attribute == "params_total_b"} == set(words)
    assert {c.model for c in claims if c.attribute == "min_gpu_ram_gb"} == set(words)


@pytest.mark.parametrize("word", ["Training", "Workshop", "Deployment", "Background"])
def test_words_of_a_text_are_none(understand: Understand, word: str) -> None:
    text = (
        f"# Notes\n\n## Wren-VL\n\nWren-VL has 3B parameters.\n\n## {word}\n\n{word} talks were about 7B parameters.\n"
    )
    assert _sizes(understand, text) == {("Wren-VL", 3.0)}


def test_a_heading_of_two_models_is_of_neither_alone(understand: Understand) -> None:
    text = (
        "# Notes\n\n## Wren-VL\n\nWren-VL has 3B parameters.\n\n## Sardine and Sardine Pro\n\n"
        "Sardine has 1.4B parameters, Sardine Pro 3.6B. Both take pictures through SigLIP.\n"
    )
    assert _sizes(understand, text) == {("Wren-VL", 3.0), ("Sardine", 1.4), ("Sardine Pro", 3.6)}
    encoders = {c.model for c in understand(text).claims if c.attribute == "vision_encoder"}
    assert encoders == {"Sardine", "Sardine Pro"}


@pytest.mark.parametrize("dot", ["·", "|", "•"])
def test_labels_in_one_line_are_each_their_own(understand: Understand, dot: str) -> None:
    line = f"**Paper:** none {dot} **Authors:** Ann Roe, Bo Lund {dot} **Org:** Acme {dot} **Year:** 2031"
    text = f"# Notes\n\n### Wren-VL\n\n{line}\n\n- LLM: Qwen3-1.7B\n- Vision encoder: SigLIP\n"
    text += f"\n### Tern-VL\n\n{line.replace('Ann Roe, Bo Lund', 'Cem Kaya')}\n\n- LLM: Qwen3-1.7B\n- Size: 2B\n"
    people = [(c.model, c.value_text) for c in understand(text).claims if c.attribute == "author"]
    assert people == [("Wren-VL", "Ann Roe"), ("Wren-VL", "Bo Lund"), ("Tern-VL", "Cem Kaya")]


@pytest.mark.parametrize("mark", ["*", "_"])
def test_people_in_italics_behind_a_title(understand: Understand, mark: str) -> None:
    item = "1. **{}: Seeing Far.** {}Ann Roe, Bo Lund.{} [paper](https://arxiv.org/abs/2312.06109). LM: Qwen-7B."
    text = "# Papers\n\n" + "\n".join(item.format(name, mark, mark) for name in ("Vary", "Osprey")) + "\n"
    claims = understand(text).claims
    assert {(c.model, c.value_text) for c in claims if c.attribute == "author"} == {
        (name, author) for name in ("Vary", "Osprey") for author in ("Ann Roe", "Bo Lund")
    }
    assert {c.value_text for c in claims if c.attribute == "title"} == {"Seeing Far"}


@pytest.mark.parametrize("verb", ["is ahead of", "beats", "trails"])
def test_two_scores_in_brackets_behind_plain_names(understand: Understand, verb: str) -> None:
    text = (
        "# Notes\n\n## Wren-VL\n\nWren-VL has 3B parameters.\n\n## Tern\n\nTern is a model with 4B parameters.\n\n"
        f"## Head to head\n\n- Tern (71.2) {verb} Wren-VL (57.9) on MMMU.\n"
    )
    scores = {(c.model, c.value_number) for c in understand(text).claims if c.attribute == "score"}
    assert scores == {("Tern", 71.2), ("Wren-VL", 57.9)}


@pytest.mark.parametrize("news", ["arrives", "has landed", "is out", "released", "is here", "first look"])
def test_news_behind_a_name_is_no_part_of_it(understand: Understand, news: str) -> None:
    parts = [f"## 3 June 2031: {name} {news}\n\nIt has 3B parameters and a SigLIP encoder." for name in _NAMES]
    claims = understand("# Diary\n\n" + "\n\n".join(parts) + "\n").claims
    assert {c.model for c in claims if c.attribute == "vision_encoder"} == set(_NAMES)
