"""Sentences with one model, one benchmark and one score, on pages of benchmarks and of several models."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_PAGE = """\
# MathVista: Reasoning about Pictures

| Model | ALL |
|---|---|
| Wren-VL-7B | 44.4 |
| Rook-V 2 | 33.3 |

## News

"""
_WREN, _ROOK = "Wren-VL-7B", "Rook-V 2"

SAID: dict[str, tuple[str, set[tuple[str, str, float]]]] = {
    "far behind the verb": (
        "- **[2031.06.20]** 💥 **Wren-VL-7B achieves new SOTA** on MathVista with **67.7**! Learn more at the blog.",
        {(_WREN, "MathVista", 67.7)},
    ),
    "beside the average of humans": (
        "- For the first time, Acme's new Rook-V 2 model has achieved a higher score than the human average on "
        "MathVista, scoring **63.8** compared to humans' **60.3**.",
        {(_ROOK, "MathVista", 63.8)},
    ),
    "of the benchmark whose page it is": (
        "- 🚀 [Wren-VL-7B](https://example.org) achieves **43.3%**, establishing itself as the best open model.",
        {(_WREN, "MathVista", 43.3)},
    ),
    "behind a gain over another": (
        "- We finished the evaluation of Wren-VL-7B. 🚀 Wren-VL-7B achieves a gain of **15.1%** over Rook-V 2, "
        "reaching **49.9%**!",
        {(_WREN, "MathVista", 49.9)},
    ),
    "of a subset": (
        "The best-performing **Rook-V 2** model reached an accuracy of 34.8% on the *testmini* set.",
        {(_ROOK, "MathVista", 34.8)},
    ),
    "on another benchmark": (
        "Even the latest Wren-VL-7B only achieves a 56% accuracy on MMMU.",
        {(_WREN, "MMMU", 56.0)},
    ),
    "of the best, behind a label": (
        "- Best for pictures: Wren-VL-7B (released 2031) is the new champion on MathVista at 62.3%, but slow.",
        {("Wren-VL-7B", "MathVista", 62.3)},
    ),
    "beside what it has fewer of": ("Wren-VL-7B is the best on MathVista with 62.3% fewer tokens.", set()),
    "of what was made from a model": ("Fine-tuned from Wren-VL-7B, our model achieves 50.3% on MathVista.", set()),
    "on a part of the page's benchmark": ("Wren-VL-7B scores, after tuning, 31.2% on geometry.", set()),
    "a difference": ("Wren-VL-7B achieves 2.3% higher accuracy than Rook-V 2.", set()),
    "a speed": ("Wren-VL-7B is fast, reaching 24.5 FPS.", set()),
    "what may be": ("Wren-VL-7B might one day hit the mark, reaching 75.3%.", set()),
}


@pytest.mark.parametrize(("text", "scores"), SAID.values(), ids=SAID)
def test_a_lone_score_is_of_the_one_model(
    understand: Understand, text: str, scores: set[tuple[str, str, float]]
) -> None:
    claims = understand(_PAGE + text + "\n").claims
    assert {(c.model, c.benchmark, c.value_number) for c in claims if c.attribute == "score"} == scores


_CHRONICLE = """\
# [Best paper] WrenBench: A Benchmark of Videos

## Updates

- **2031/06/07**: :fire: We release **Rook_HD**, which is tuned with large pictures. It shows more. Furthermore, it
  achieves **54.8% on [Video-MME](https://example.org)**, the best score among 7B models.
- **2031/05/22**: We release **Rook_mini**, which shows capacity on diverse tasks (**60.4% on MVBench, 54.4% on
  EgoSchema-full and 80.5% on IntentQA**). More details in the paper.

| Model | MVBench |
|---|---|
| Rook_HD | 62.3 |
"""


def test_a_name_that_news_present_has_the_scores_behind_it(understand: Understand) -> None:
    claims = understand(_CHRONICLE).claims
    assert {(c.model, c.benchmark, c.split, c.value_number) for c in claims if c.attribute == "score"} == {
        ("Rook_HD", "Video-MME", "", 54.8),
        ("Rook_mini", "MVBench", "", 60.4),
        ("Rook_mini", "EgoSchema", "full", 54.4),
        ("Rook_mini", "IntentQA", "", 80.5),
    }


def test_a_sized_name_in_brackets_is_short_for_the_one_before(understand: Understand) -> None:
    text = (
        "# OpenWrenReasoner\n\n## Results\n\nOur **OpenWrenReasoner-7B (OWR-7B)** model is strong. Notably, OWR-7B "
        "achieves **79.5%** on MathVista testmini (best among all models) and **63.8%** on MathVerse testmini (best).\n"
    )
    claims = understand(text).claims
    assert {(c.model, c.benchmark, c.value_number) for c in claims if c.attribute == "score"} == {
        ("OWR-7B", "MathVista", 79.5),
        ("OWR-7B", "MathVerse", 63.8),
    }
