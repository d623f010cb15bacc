"""A line of authors in; people and organisations in order out, and whether the list is cut short."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_ET_AL = re.compile(
    r"[,;]?\s*(?:\b(?:and|&)\s+(?:others|(?:\d+|many|several)\s+(?:more|others))\b|\bet\s*\.?\s*al\b\.?)", re.IGNORECASE
)
_LAST = re.compile(r",?\s+(?:and|&)\s+(?=[^\s,;]+(?:\s+[^\s,;]+)*\s*$)")
_TWO_FULL_NAMES = re.compile(r"(?:^|;)\s*[^\s,;]+ [^,;]+,\s*[^\s,;]+ [^,;]+(?:;|$)|,[^,;]+,")
"""Commas part names even where semicolons part groups: "Bin Roe, Ann Poe; Acme"; not in "Roe, Bin; Poe, Ann"."""
_BRACKET = re.compile(r"\(([^()]{2,80})\)")
_DOTTED = re.compile(r"\s[·•|/]\s")
"""Between the people of a line in the middle of a page: "Ana Roe · Bo Li"."""
_LEADING_AND = re.compile(r"^(?:(?:and|&)\s+)?(?:the\s+(?=.*\b(?:[Tt]eam|[Gg]roup|[Ll]abs?|[Cc]onsortium)\b))?")
_MARKS = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹⁺*†‡§¶✉♠♣♥♦★☆◇∗\ufe0f\U0001f000-\U0001faff]+|\[[^\]]*\]|\^\S+")
_NEXT_PLACE = re.compile(r"\s(?=[¹²³⁴⁵⁶⁷⁸⁹]\s?[A-Z])")
"""Before a further place of work: "¹Acme Research ²University of Acme"."""
_TEAM = re.compile(
    r"\b(?:team|group|lab|labs|research|institute|university|inc|ai|science|foundation|consortium|collaboration"
    r"|academy|college)\b",
    re.IGNORECASE,
)
_ORGANIZATION = re.compile(
    r"\b(?:Team|Group|Labs?|Laborator(?:y|ies)|Research|Institutes?|University|Inc|AI|Foundation|Consortium"
    r"|Academy|College"
    r"|Corporation|Technolog(?:y|ies)|Company|Project|Cent(?:er|re)|School|Collective)\.?$"
    r"|\b(?:University|Institute|Academy|School) of\b"
)
"""How an organisation's name ends where no reviewed row knows it; in its own case, for people have names like Ai."""


@dataclass(frozen=True, slots=True)
class Author:
    """One name at its place in the line (`start`, `end` in the given text)."""

    name: str
    start: int
    end: int
    is_organization: bool = False


def split_authors(text: str, organizations: frozenset[str] | set[str]) -> tuple[list[Author], bool]:
    """Authors in order, and whether the line says that there are more ("et al.").

    Names are split at `;` where there is one, else at `,`, and at a final "and". `organizations` are folded names.
    What stands behind "et al." is where the authors work, for people would be among the others; one word alone is no
    person's name.
    """
    is_cut = _ET_AL.search(text) is not None
    groups = [(match[1], match.start(1)) for match in _BRACKET.finditer(text)]
    plain = _BRACKET.sub(lambda match: " " * len(match.group()), text)
    plain = _ET_AL.sub(lambda match: " " * len(match.group()), plain)
    behind = _ET_AL.search(text)
    found = [
        _author(part, start, organizations, is_team=behind is not None and start >= behind.start())
        for part, start in _parts(plain)
    ]
    found += [
        _author(name, start, organizations, True)
        for name, start in groups
        if _TEAM.search(name) or name.casefold() in organizations or (behind is not None and start >= behind.start())
    ]
    authors = [author for author in found if author is not None]
    if len(authors) == 1 and not is_cut and " " not in authors[0].name:
        authors = [replace(authors[0], is_organization=True)]
    return authors, is_cut


def is_organization(name: str) -> bool:
    """Whether a name ends as organisations' names do: "Acme Vision Team", "University of Acme"."""
    return _ORGANIZATION.search(name) is not None


def _parts(text: str) -> list[tuple[str, int]]:
    separator = (
        "[·•|/]" if _DOTTED.search(text) else "[;,]" if _TWO_FULL_NAMES.search(text) else ";" if ";" in text else ","
    )
    last = _LAST.search(text.rstrip(" ."))
    pieces: list[tuple[str, int]] = []
    stops = [match.start() for match in re.finditer(separator, text)]
    stops = sorted({*stops, *(match.start() for match in _NEXT_PLACE.finditer(text))})
    if last:
        stops = sorted({*stops, last.start()})
    start = 0
    for stop in [*stops, len(text)]:
        begin = last.end() if last and start > last.start() and start <= last.end() else start
        pieces.append((text[begin:stop], begin))
        start = stop + 1
    return pieces


def _author(part: str, start: int, organizations: frozenset[str] | set[str], is_team: bool = False) -> Author | None:
    clean = _MARKS.sub("", part).strip(" ,;")
    clean = _LEADING_AND.sub("", clean).removeprefix("By ").removeprefix("by ")
    if not clean or len(clean) > 80:
        return None
    begin = start + part.find(clean) if clean in part else start + len(part) - len(part.lstrip())
    is_known = clean.casefold() in organizations or is_organization(clean)
    return Author(clean, begin, begin + len(clean), is_team or is_known)
