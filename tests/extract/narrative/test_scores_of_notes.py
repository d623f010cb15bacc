"""Notes that begin with a verb or a benchmark: "Achieves 51.2 on MMMU.", "Video-MME 63.1 without subtitles."."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.records import Claim
from tests.extract.narrative.conftest import Understand

VERBS = ("Achieves", "Reaches", "Scores", "Gets", "Hits", "Obtains", "Attains", "Reports", "Claims", "Posts")
PLACES = (
    "{} on MMMU.",
    "- {} on MMMU",
    "- **{}** on MMMU",
    "It is small. {} on MMMU.",
    "* {} on MMMU with 9 GB of VRAM.",
)


HEAD = "# Foo-VL\n\nFoo-VL is a vision-language model.\n\n"


def _scores(claims: Sequence[Claim]) -> set[tuple[str, str, float | None]]:
    return {(claim.model, claim.benchmark, claim.value_number) for claim in claims if claim.attribute == "score"}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("place", PLACES)
def test_a_verb_without_a_subject_is_the_models(understand: Understand, verb: str, place: str) -> None:
    assert _scores(understand(HEAD + place.format(f"{verb} 51.2")).claims) == {("Foo-VL", "MMMU", 51.2)}


@pytest.mark.parametrize("name", ["Osprey", "Osprey 2", "Osprey-7B", "Gemini", "GPT-4V", "Humans"])
def test_a_name_in_its_place_is_a_rivals(understand: Understand, name: str) -> None:
    assert "Foo-VL" not in {model for model, _, _ in _scores(understand(HEAD + f"{name} 51.2 on MMMU.").claims)}


@pytest.mark.parametrize("benchmark", ["MMMU", "DocVQA", "Video-MME"])
@pytest.mark.parametrize(
    "behind",
    [
        "",
        " without subtitles",
        " with subs",
        " zero-shot",
        ", 5-shot",
        " on the test split",
        " on the val set",
        " (val)",
        "; no OCRBench",
        ", but no scores on OCRBench",
        "; OCRBench not reported",
    ],
)
@pytest.mark.parametrize("mark", [" ", ": "])
def test_what_stands_behind_a_score_is_how_and_on_what(
    understand: Understand, benchmark: str, behind: str, mark: str
) -> None:
    assert _scores(understand(HEAD + f"{benchmark}{mark}63.1{behind}.").claims) == {("Foo-VL", benchmark, 63.1)}


@pytest.mark.parametrize(
    "behind",
    [" points behind Osprey", " before tuning, 70.2 after", " for Osprey", " by Osprey", " without the encoder"],
)
def test_or_whose_it_is_else(understand: Understand, behind: str) -> None:
    assert ("Foo-VL", "MMMU", 63.1) not in _scores(understand(HEAD + f"MMMU 63.1{behind}.").claims)
