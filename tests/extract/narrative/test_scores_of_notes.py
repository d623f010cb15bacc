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


@pytest.mark.parametrize("who", ["It a", "A", "Foo-VL a", "The model a"])
@pytest.mark.parametrize(
    "said",
    [
        "chieves MMMU 41.2 and DocVQA 78.1.",
        "chieves 41.2 on MMMU, 78.1 on DocVQA.",
        "chieves an MMMU score of 41.2 and a DocVQA score of 78.1.",
        "chieves MMMU: 41.2, DocVQA: 78.1",
    ],
)
def test_lists_behind_a_verb(understand: Understand, who: str, said: str) -> None:
    told = _scores(understand(HEAD + who + said).claims)
    assert told == {("Foo-VL", "MMMU", 41.2), ("Foo-VL", "DocVQA", 78.1)}


@pytest.mark.parametrize(
    "text",
    [
        "Foo-VL's 41.2 on MMMU is weak.",
        "An MMMU of 41.2 is weak.",
        "MMMU comes out at 41.2.",
        "On MMMU: 41.2.",
        "Beats Osprey-1.5 (35.4) on MMMU with 41.2.",
        "Outperforms Osprey-1.5 on MMMU (41.2 vs. 35.4).",
        "It is ahead of Osprey-1.5 on MMMU (41.2 vs. 35.4).",
        "It is behind Osprey-1.5 on MMMU (41.2 vs. 55.4).",
    ],
)
def test_further_ways_to_say_a_score(understand: Understand, text: str) -> None:
    assert _scores(understand(HEAD + text).claims) == {("Foo-VL", "MMMU", 41.2)}


@pytest.mark.parametrize(
    "text",
    [
        "We compare with LLaVA-1.5. It achieves MMMU 41.2.",
        "LLaVA-1.5 is a rival. It achieves 41.2 on MMMU.",
        "Osprey's 41.2 on MMMU is weak.",
        "It is ahead of Osprey-1.5 on MMMU (31.2 vs. 41.2).",
        "LLaVA-1.5 beats Osprey-1.5 (35.4) on MMMU with 41.2.",
        "Osprey achieves MMMU 41.2 and DocVQA 78.1.",
        "Its gain over LLaVA-1.5, with an MMMU of 41.2, is small.",
    ],
)
def test_further_ways_to_say_anothers(understand: Understand, text: str) -> None:
    assert ("Foo-VL", "MMMU", 41.2) not in _scores(understand(HEAD + text).claims)


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
