"""Cues that are looked for behind a gate of beginnings: the same matches as the plain alternation gives."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import SeedsError
from extract.narrative.language.word_alternation import WordAlternation, beginnings_of

CUES = [
    ("negation", "without"),
    ("negation", r"does(?: not|n't)(?: \w+){0,2}"),
    ("comparison", "(?:out|under)?perform\\w*"),
    ("comparison", "(?:dense |large )*encoders?"),
    ("comparison", r"vs\.?"),
    ("less", "<"),
    ("less", r"(?:re-?)?run"),
    ("any", r"(?:\w+ly )?seen"),
    ("less", "on so"),
    ("less", "some"),
]
WORDS = [
    *("without", "Does", "does not see", "outperforms", "perform", "Dense", "encoder", "vs.", "<", "re-run", "run"),
    *(
        "ReRun",
        "quickly seen",
        "seen",
        "unseen",
        "pre-seen",
        "İstanbul",
        "ß",
        "x-run",
        "(",
        ")",
        ",",
        "-",
        "on",
        "so",
        "some",
    ),
]


def _plain(cues: list[tuple[str, str]]) -> re.Pattern[str]:
    kinds = list(dict.fromkeys(kind for kind, _ in cues))
    groups = (f"(?P<{kind}>{'|'.join(cue for other, cue in cues if other == kind)})" for kind in kinds)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


def _found(matches: object) -> list[tuple[int, int, str | None]]:
    return [(match.start(), match.end(), match.lastgroup) for match in matches]  # type: ignore[attr-defined]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.integers(0, 12), st.integers(0, 60))
def test_it_finds_what_the_plain_alternation_finds(words: list[str], start: int, end: int) -> None:
    text = " ".join(words)
    gated, plain = WordAlternation(CUES), _plain(CUES)
    assert _found(gated.finditer(text)) == _found(plain.finditer(text))
    assert _found(gated.finditer(text, start, end)) == _found(plain.finditer(text, start, end))


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        ("without", {"with"}),
        ("a|bc", {"a", "bc"}),
        ("(?:ab|c)?de", {"abde", "cde", "de"}),
        ("(?:big )*cat", {"big ", "cat"}),
        (r"\w+ly seen", {""}),
        (r"vs\.?", {"vs"}),
        ("[ab]c", {""}),
        ("colou?r", {"colo"}),
    ],
)
def test_beginnings(pattern: str, beginnings: set[str]) -> None:
    assert {item.text for item in beginnings_of(pattern)} == beginnings


def test_the_reviewed_cues_are_found_as_before(root: Path) -> None:
    with (root / "seeds" / "reference" / "cues.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["reach"] == "after"]
    cues = sorted(((row["kind"], row["cue"]) for row in rows), key=lambda cue: (cue[0], -len(cue[1])))
    text = (root / "seeds" / "002_architecture_catalogue.md").read_text("utf-8")
    assert _found(WordAlternation(cues).finditer(text)) == _found(_plain(cues).finditer(text))


def test_an_open_bracket_is_named() -> None:
    with pytest.raises(SeedsError, match="not closed"):
        WordAlternation([("negation", "(?:open")])


def test_a_cue_may_begin_within_the_beginning_of_another() -> None:
    assert _found(WordAlternation([("any", "to align"), ("any", r"assess\w*")]).finditer("to assess it")) == [
        (3, 9, "any")
    ]
