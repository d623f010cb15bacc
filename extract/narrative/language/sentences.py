"""Visible text in, sentences out, each with its place, its run-in heading and the clauses it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.quick import quickly_made

BOUNDARY = re.compile(
    r"[.!?…。！？](?:"  # what all begin with stands first, so that the search leaps from stop to stop
    r"[.!?…]*[\"'”’)\]]*\s+(?=[\"'“(\[]*[A-Z0-9@<\u0080-\U0010ffff-])"  # a stop, a blank, a beginning
    r"|(?<=[a-z)\]%][.!?])(?=[A-Z][a-z]|[A-Z]{2,}[a-z]*[ -])"  # run-on: "cohesively.The datasets"
    r"|(?<=\?)\?*[)\"']*\s+(?=\S)"  # a question ends here whatever follows
    r"|(?<=[。！？])[。！？]*[”’」』）)\"']*\s*(?=\S))"  # a stop of Chinese or Japanese needs no blank
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|et al|v\.?s|cf|fig|figs|eq|sec|approx|resp|no|dr|prof|st|incl|ca|v|ver|arch|max|min"
    r"|(?-i:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))"
    r"|(?<![\w.-])(?-i:[A-Z]))\.$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:[^\w\s\"'(\[<*-]{1,3}\s+)?(?:\W*(?:\d+[.)]|\(\d+\)|[-*•])\s+)?(?P<topic>[A-Z0-9][^.:;!?\ufffc]{1,90}?)\s?:(?=\s|$)(?!\s*//)"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|can|will|uses?|follows|takes|gives|starts|consists?|builds|improves|makes|includes?|keeps|employs"
    r"|introduces|maintains|comes|goes|says|supports|serves|covers|runs|needs|achieves|employing|called|said)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|can|will|uses?|used|using|\w+(?:es|ed|ing)|contains?|takes?)\b"
)


LONGEST_ABBREVIATION = 12
LONGEST_SENTENCE = 2_000
"""Characters of one sentence; a longer one is read in pieces, for reading grows with the square of this number."""
LONGEST_OF_CLAUSES = 1_000
"""Characters of a sentence from which on its semicolons end it: so many clauses are a list."""
_SEMICOLON = re.compile(r";\s|；")


@quickly_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is a slice of the passage's text beginning at `start`; `topic` the run-in heading in force ("Stage 1")."""

    text: str
    start: int
    end: int
    topic: str = ""
    body: int = 0
    """Where the text begins behind a run-in heading of its own."""
    is_continued: bool = False
    """Whether it is a further piece of a sentence that was too long: its grammatical subject may stand before it."""


def split_sentences(text: str) -> Iterator[Sentence]:
    """Sentences in order. A full stop needs no blank behind it; abbreviations and initials do not end one.

    A run-in heading ("Stage 2: …", "Evaluation Datasets: …") is kept as the topic of its own sentence only.
    """
    start = 0
    for match in BOUNDARY.finditer(text):
        before = max(start, match.start() - LONGEST_ABBREVIATION)
        if _ABBREVIATION.search(text, before, match.start() + 1) and _ends_in_abbreviation(
            text[before : match.start() + 1]
        ):
            continue
        yield from _sentence(text, start, match.end())
        start = match.end()
    yield from _sentence(text, start, len(text))


def has_verb(text: str) -> bool:
    """Whether the text holds a word that looks like a verb; lists of names hold none."""
    return _VERB.search(text) is not None


def _ends_in_abbreviation(text: str) -> bool:
    return _ABBREVIATION.search(text) is not None


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    is_continued = False
    while end - start > LONGEST_OF_CLAUSES:
        *_, semicolon = (None, *_SEMICOLON.finditer(text, start, start + LONGEST_OF_CLAUSES))
        if semicolon is None:
            break
        yield from _piece(text, start, semicolon.end(), is_continued=is_continued)
        start, is_continued = semicolon.end(), True
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = blank if blank > start else start + LONGEST_SENTENCE
        yield from _piece(text, start, cut, is_continued=is_continued)
        start, is_continued = cut, True
    yield from _piece(text, start, end, is_continued=is_continued)


def _piece(text: str, start: int, end: int, *, is_continued: bool) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    body = text[start:end]
    topic = _TOPIC.match(body)
    if topic is None or len(topic["topic"].split()) > 10 or _FINITE.search(topic["topic"]):
        yield Sentence(text=body, start=start, end=end, is_continued=is_continued)
        return
    yield Sentence(text=body, start=start, end=end, topic=topic["topic"].strip(), body=topic.end())
