"""Many cue words, each a regular expression, in; one matcher out that looks only where one of them can begin.

A plain alternation of hundreds of cues is tried branch by branch at every character of a text, and without regard to
case no branch can be skipped by its first letter. Here a gate of literal beginnings runs over the text in small letters
first, and the cues are tried where it opens; what is found is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.errors import SeedsError

_LITERAL = re.compile(r"[^\\\[\](){}.^$*+?|]")
_LENGTH = 4
"""Characters of a cue that the gate looks at."""


class Beginning(NamedTuple):
    """Literal characters that a match begins with; `is_whole` when nothing of the pattern is left behind them."""

    text: str
    is_whole: bool


class WordAlternation:
    """Cues with their kinds, the surer first; `match.lastgroup` is the kind. A cue begins and ends with a word."""

    def __init__(self, cues: Sequence[tuple[str, str]]) -> None:
        """`cues` are pairs of kind and regular expression, in the order in which they win."""
        beginnings = [{item.text for item in beginnings_of(cue)} for _, cue in cues]
        gate = _trie(set().union(*beginnings)) if cues else "(?!)"
        self._gate = re.compile(rf"(?<![\w-])(?={gate})")  # takes no letters: the next word may begin within them
        letters = sorted({text[0] for texts in beginnings for text in texts if text})
        self._by_letter = {
            letter: _compiled(cue for cue, texts in zip(cues, beginnings, strict=True) if _fits(letter, texts))
            for letter in letters
        }
        self._others = _compiled(cue for cue, texts in zip(cues, beginnings, strict=True) if "" in texts)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Cues from left to right that do not overlap."""
        end = len(text) if end is None else end
        small = text.lower()
        if len(small) != len(text):  # "İ" and the like change length; their places would not fit
            small = "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)
        for word in self._gate.finditer(small, start, end):
            place = word.start()
            if place < start:
                continue
            match = self._at(small[place], text, place, end)
            if match is not None:
                yield match
                start = max(match.end(), place + 1)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first cue, if any."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The cue that begins at a place, if any."""
        return self._at(text[start : start + 1].lower(), text, start, len(text) if end is None else end)

    def _at(self, letter: str, text: str, start: int, end: int) -> re.Match[str] | None:
        return self._by_letter.get(letter, self._others).match(text, start, end)


def beginnings_of(pattern: str, length: int = _LENGTH) -> set[Beginning]:
    """Small literal beginnings, one of which every match has; an empty text where none can be told."""
    return {item for branch in _branches(pattern) for item in _of_branch(branch, length)}


def _of_branch(branch: str, length: int) -> set[Beginning]:
    if not branch:
        return {Beginning("", True)}
    if length == 0:
        return {Beginning("", False)}
    if branch.startswith("(?:"):
        close = _closing(branch)
        inner, rest = beginnings_of(branch[3:close], length), branch[close + 1 :]
    elif _LITERAL.match(branch):
        inner, rest = {Beginning(branch[0].lower(), True)}, branch[1:]
    else:
        return {Beginning("", False)}
    return _joined(inner, rest, length)


def _joined(inner: Iterable[Beginning], rest: str, length: int) -> set[Beginning]:
    """What a first part and the rest of a branch begin with; the part may be optional or repeated."""
    mark = rest[:1]
    if mark == "{":
        return {Beginning("", False)}
    behind = rest[1:] if mark in ("?", "*", "+") else rest
    is_repeated = mark in ("*", "+")
    found = {
        Beginning(first.text + (then.text if first.is_whole and not is_repeated else ""),
                  first.is_whole and then.is_whole and not is_repeated)
        for first in inner
        for then in (_of_branch(behind, length - len(first.text)) if first.is_whole else {first})
    }  # fmt: skip
    return found | _of_branch(behind, length) if mark in ("?", "*") else found


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern at its outermost level."""
    branches, depth, start = [], 0, 0
    for place, mark in _marks(pattern):
        if mark == "|" and depth == 0:
            branches.append(pattern[start:place])
            start = place + 1
        depth += {"(": 1, ")": -1}.get(mark, 0)
    return [*branches, pattern[start:]]


def _closing(pattern: str) -> int:
    """Place of the bracket that closes the one at the pattern's start."""
    depth = 0
    for place, mark in _marks(pattern):
        depth += {"(": 1, ")": -1}.get(mark, 0)
        if depth == 0:
            return place
    raise SeedsError(f"a bracket is not closed in the cue {pattern!r}; mend it in seeds/reference")


def _marks(pattern: str) -> Iterator[tuple[int, str]]:
    """Characters that stand for themselves or build groups, with their places: none escaped or in a class."""
    place = 0
    while place < len(pattern):
        yield place, "" if pattern[place] in "\\[" else pattern[place]
        if pattern[place] == "\\":
            place += 1
        elif pattern[place] == "[":
            place = pattern.index("]", place + 2)
        place += 1


def _trie(texts: set[str]) -> str:
    """A pattern that matches one of the texts, each letter looked at once."""
    if "" in texts:
        return r"\S" if len(texts) == 1 or not texts - {""} else rf"\S|{_trie(texts - {''})}"
    by_letter: dict[str, set[str]] = {}
    for text in sorted(texts):
        by_letter.setdefault(text[0], set()).add(text[1:])
    return "|".join(
        re.escape(letter) + ("" if "" in rest else f"(?:{_trie(rest)})") for letter, rest in by_letter.items()
    )


def _fits(letter: str, texts: set[str]) -> bool:
    return any(text[:1] in ("", letter) for text in texts)


def _compiled(cues: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    by_kind: dict[str, list[str]] = {}
    for kind, cue in cues:
        by_kind.setdefault(kind, []).append(cue)
    named = [f"(?P<{kind}>{'|'.join(cue)})" if kind else f"(?:{'|'.join(cue)})" for kind, cue in by_kind.items()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(named)})(?!\w)" if named else r"(?!)", re.IGNORECASE)
