"""The text of one amount of memory in; how much it is, what is said of it and beside it out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.records import Comparator

_GIGABYTES = re.compile(
    r"(?:(?<![A-Za-z0-9_.])|(?<=\d[x×*]))(\d+(?:,\d{3})*(?:\.\d+)?)\s*\+?\s*(tib|tb|gib|gbs?|go|гб|g|mib|mb)(?![a-z])",
    re.I,
)
_LOW = re.compile(
    r"(?<![A-Za-z0-9_.])(\d+(?:\.\d+)?)\s*(?:gib|gb|g)?\s*(?:-|~|to)\s*\d+(?:\.\d+)?\s*(gib|gb|go|гб|g|mib|mb)(?![a-z])",
    re.I,
)
_SEVERAL = re.compile(
    r"(?<![\w.])(?P<digits>\d{1,3})\s*[x×*]\s*(?=\d|[A-Z])"
    r"|(?<=[Bb])\s*[x×*]\s*(?P<behind>\d{1,2})(?![\w.])"
    r"|\b(?P<word>one|two|four|eight)\b(?=[^\d]{0,24}\b(?:with|of|à|at)\s+\d)",
    re.I,
)
_IN_DIGITS = {"one": "1", "two": "2", "four": "4", "eight": "8"}
_IN_BRACKETS = re.compile(r"\d\s*[a-z]*\s*\((?![x+-]?[\d.]+[x%]?\))([^()]*[A-Za-z][^()]*)\)\s*$", re.I)
_LABELLED = re.compile(
    r"\W*((?:int|fp|bf|nf|w)-?\d{1,2}(?:a\d{1,2})?|b?float-?\d{1,2}|[248]-?bits?|awq|gptq|gguf|q\d(?:_\w+)?)\s*[:：=]?\s*[~≈<>]?\s*\d",
    re.I,
)
"""The number format before an amount: `BF16: 18 GB`."""
_ON_CARD = re.compile(r"[^\W\d]{3,} (?:on|на|auf|sur) (?:an? |one |a single )?\d+\s?G", re.I)
_OF_CARD = re.compile(r"^[^():：]*\(\s*\d+\s*GB?\s*\)\s*[:：]\s*", re.I)
_ABOUT = re.compile(
    r"\W*(?:~|≈|约|約|大约|around\b|about\b|approx|ca\.|circa\b|etwa\b|environ\b|aprox|около\b|примерно\b)", re.I
)


def amount_in(text: str) -> tuple[str, str] | None:
    """The first amount with its unit, of a range the lower end: `25-27GB` is 25 GB."""
    found = _LOW.search(text) or _GIGABYTES.search(text)
    return (found.group(1), found.group(2)) if found is not None else None


def unit_of_column(cells: Iterable[str]) -> str:
    """The unit of a column's amounts, where most have one and all the same: `48 GB`, `40 GB`, `24`."""
    filled = [cell for cell in cells if re.search(r"\d", cell)]
    units = [found[1] for cell in filled if (found := amount_in(cell)) is not None]
    return units[0] if len({unit[0].casefold() for unit in units}) == 1 and len(units) * 2 > len(filled) else ""


def without_card(text: str) -> str:
    """`2 x T4(16GB): 11~12G`: what is taken of the card that is named before it."""
    return _OF_CARD.sub("", text)


def is_card_at_hand(text: str) -> bool:
    """Whether the memory is what a card has, not what is taken of it: `unstable on 16GB`, `❌ 12GB+ only`."""
    return _ON_CARD.match(text) is not None or text.lstrip().startswith(("❌", "✗", "✘"))


def said_beside(text: str) -> Iterable[str]:
    """How many cards share the amount, and what stands in brackets behind it: `14 GB (QAT)`."""
    several = _SEVERAL.search(text)
    if several is not None:
        count = several["digits"] or several["behind"] or _IN_DIGITS[several["word"].casefold()]
        yield "1 GPU" if count == "1" else f"{count} GPUs"
    labelled = _LABELLED.match(text)
    if labelled is not None:
        yield labelled[1]
    found = _IN_BRACKETS.search(text)
    if found is not None and not _GIGABYTES.fullmatch(found.group(1).strip("~≈ ")):
        yield found.group(1).strip()


def comparator_of(text: str) -> Comparator:
    """`≥ 8 GB`, `about 8 GB`: what the words or the sign before the amount say of it."""
    first = text.strip()[:1]
    return "<" if first in "<≤" else ">" if first in ">≥" else "~" if _ABOUT.match(text) else "="
