"""Scores that stand in lists, brackets, behind labels and in clauses that go on: whose they are, and where nobody's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.records import Claim

Describe = Callable[[str], Sequence[Claim]]

_TOLD = {
    "a list of notes": ("MMMU 55.1, ChartQA 81.4 and DocVQA 93.2 according to the card.", {55.1, 81.4, 93.2}),
    "parted by a slash": ("GQA 64.8 / VQAv2 83.0.", {64.8, 83.0}),
    "a split behind the number": ("OCRBench 891, MMMU 57.4 (val).", {891.0, 57.4}),
    "a clause that goes on": ("On SLAKE it achieves 84.2%, on VQA-RAD 72.9%, far from the best.", {84.2, 72.9}),
    "numbers in brackets": ("It reaches the best results on MathVista (71.3) and MMMU (61.7%).", {71.3, 61.7}),
    "behind a colon": ("Reasoning is kept as well: 72.0 on AIME 2024 and 94.0 on MATH-500.", {72.0, 94.0}),
    "behind a label": ("Reported: 41.0 on MMStar, 62.4 on TextVQA.", {41.0, 62.4}),
    "a labelled part of a sentence": ("The gain on DocVQA is 13.7 points; MathVista: 58.4.", {58.4}),
    "what leads the sentence": (
        "With a score of 88.4 on POPE and 61.0 on MM-Vet it is on par with GPT-4V.",
        {88.4, 61.0},
    ),
    "its maker reports": ("Microsoft reports 43.0 on MMMU and 81.8 on ChartQA.", {43.0, 81.8}),
    "a benchmark alone": ("DocVQA 92.2.", {92.2}),
    "a clause without a word between": ("On ScienceQA it scores 48.7, GQA 41.2.", {48.7, 41.2}),
    "a part of a note": ("SigLIP glued to Phi-2 with an MLP; scores 61.9 on GQA.", {61.9}),
    "a metric between": ("It scores 88.1 ANLS on DocVQA.", {88.1}),
    "commas between thousands": ("It scores 1,987 on MME.", {1987.0}),
    "another model's before": ("Compared to Osprey-2, TextVQA rises from 66.1 to 74.9.", {74.9}),
}
_NOBODYS = {
    "a stranger before the colon": "Osprey is strong: 72.0 on MMMU.",
    "a part before the colon": "The encoder is frozen: 72.0 on MMMU.",
    "a rival that is trailed": "It trails LLaVA-1.5: 72.0 on MMMU.",
    "what leads a sentence about another": "With a score of 88.4 on POPE, Osprey is on par with GPT-4V.",
    "the model that ours is compared with": "We compare our model with LLaVA-1.5. It scores 48.8 on MMMU.",
    "a year in brackets": "It reaches good results on ScienceQA (2022).",
    "a year behind a name": "MMMU 2024",
    "a list that is asked": "MMMU 55.1, ChartQA 81.4?",
}


def _scores(claims: Sequence[Claim]) -> set[tuple[str, float | None]]:
    return {(claim.model, claim.value_number) for claim in claims if (claim.attribute, claim.status) == ("score", "ok")}


@pytest.mark.parametrize(("sentence", "values"), _TOLD.values(), ids=_TOLD.keys())
def test_scores_are_the_models_own(describe: Describe, sentence: str, values: set[float]) -> None:
    assert _scores(describe(sentence)) == {("Zephyrus-VL", value) for value in values}


@pytest.mark.parametrize("sentence", _NOBODYS.values(), ids=_NOBODYS.keys())
def test_scores_are_nobodys(describe: Describe, sentence: str) -> None:
    assert not _scores(describe(sentence))


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("A slow one, Zephyrus-VL-Think, scores 71.2 on MMMU.", "Zephyrus-VL-Think"),
        ("Charts are read. Zephyrus-VL-8B reads them. On MMMU (val), it obtains 71.2.", "Zephyrus-VL-8B"),
        ("Charts are read. Zephyrus-VL-8B reads them. We obtain 71.2 on MMMU.", "Zephyrus-VL"),
    ],
    ids=["a name in apposition", "what goes on about a variant", "what no longer goes on about it"],
)
def test_scores_of_a_variant(describe: Describe, text: str, model: str) -> None:
    assert _scores(describe(text)) == {(model, 71.2)}
