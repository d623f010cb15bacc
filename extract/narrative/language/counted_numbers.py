"""A sentence in; its numbers with their units out: "8B", "456 billion", "two and a half million", "sub-billion"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.narrative.language.cues import Cues
from extract.quick import quickly_made

_ONES = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0,
}  # fmt: skip
_TENS = {
    "ten": 10.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0,
    "eighty": 80.0, "ninety": 90.0,
}  # fmt: skip
_TEENS = {
    "eleven": 11.0, "twelve": 12.0, "thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0,
    "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0,
}  # fmt: skip
_WORDS = {
    "half a": 0.5,
    "a": 1.0,
    "a hundred": 100.0,
    **{f"{word} and a half": number + 0.5 for word, number in _ONES.items()},
    **{f"{word} hundred": 100 * number for word, number in _ONES.items()},
    **{f"{ten}{join}{one}": tens + ones for ten, tens in _TENS.items() for one, ones in _ONES.items() for join in "- "},
    **_TEENS,
    **_TENS,
    **_ONES,
}
"""Numbers in words before "billion" and the like; longer ones stand first, for the first that fits is taken."""
UNITS = {
    "trillion": 1e12, "t": 1e12, "billion": 1e9, "bn": 1e9, "b": 1e9,
    "million": 1e6, "mn": 1e6, "m": 1e6, "mio": 1e6, "thousand": 1e3, "k": 1e3, "亿": 1e8, "": 1.0,
}  # fmt: skip
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""Digits with commas between thousands alone: "1,5" and "1.2.3" are none, for nobody knows what they mean."""
_DIGITS = rf"(?P<number>{NUMBER})"
_SPELT = rf"(?P<word>{'|'.join(_WORDS)})(?=\s+(?:b|m|tr)illion)"


_UPPER_END = (
    r"(?:(?<=[\s(]\d[BM]-)|(?<=[\s(]\d\d[BM]-)|(?<=[\s(]\d\.\d[BM]-)"
    r"|(?<=[\s(]\d\.\d\d[BM]-)|(?<=[\s(]\d\d\.\d[BM]-))(?=\d+(?:\.\d+)?[BM]\b)"
)
"""Before the upper end of a range of sizes that hyphens join: "(1B-26B)"."""


_WORD = r"[^\W\u3040-\u30ff\u3400-\u9fff]"
"""A letter or digit of words that blanks part; Chinese and Japanese are written without."""


def _quantity_of(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![.,$€/@+-])(?<!{_WORD})(?<!{_WORD}-)|(?<=total/)|(?<=active/)|(?<=\d[BM]/)|{_UPPER_END})(?:{number})"
        rf"(?:(?:\s|-|‑)?(?P<unit>trillion|billion|million|thousand|bn|mn|[TBMKk]|亿)(?!{_WORD})(?!-(?:class|scale|level"
        r"|ish)\b)(?:-A(?P<active>\d+(?:\.\d+)?)B\b)?"
        rf"|(?!{_WORD}|[.,]\d|\s?[x×%]))",
        re.IGNORECASE,
    )


_QUANTITY = _quantity_of(_DIGITS)
_WORDED_QUANTITY = _quantity_of(f"{_DIGITS}|{_SPELT}")
"""Numbers in words stand before "billion" and the like only; looking for them takes six times as long."""
_COUNTABLE = re.compile(r"\d|illion|[Ss]ub-")
_SUB = re.compile(r"\bsub[- ](?P<number>\d+(?:\.\d+)?\s?)?(?P<unit>billion|b|million)(?!\w)", re.IGNORECASE)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` in units of one; `text` as it stands; `comparator` as in claims."""

    value: float
    text: str
    start: int
    end: int
    unit: str
    comparator: str = "="
    active: float = 0.0
    """Of sizes like "30B-A3B" the part that one token activates; else 0."""


def read_quantities(text: str, cues: Cues) -> list[Quantity]:
    """Every number that may count something, in order, with what stands before it ("about", "under")."""
    if not _COUNTABLE.search(text):
        return []
    found = [
        Quantity(
            float(match["number"] or 1) * UNITS[match["unit"].casefold()],
            match.group(), match.start(), match.end(), match["unit"].casefold(), "<",
        )
        for match in _SUB.finditer(text)
    ]  # fmt: skip
    form = _WORDED_QUANTITY if "illion" in text.lower() else _QUANTITY
    for match in form.finditer(text):
        spelt = match.groupdict().get("word") or ""
        number = _WORDS.get(spelt.casefold()) or float((match["number"] or "0").replace(",", ""))
        unit = match["unit"] or ""
        if unit in ("k", "t", "m", "b") and match.group()[-2:-1] == " ":
            continue
        value = number * UNITS[unit.casefold()]
        active = float(match["active"] or 0) * 1e9
        found.append(Quantity(value, match.group(), match.start(), match.end(), unit.casefold(), active=active))
    found.sort(key=lambda item: item.start)
    return [replace(item, comparator=_comparator(text, item, cues)) for item in found]


_RUN_OVER = re.compile(
    r"\b(?:epochs?|pass(?:es)?|steps|iterations|trained|tuned|pre-?trained|train(?:s|ing)?) over (?:the )?$",
    re.IGNORECASE,
)
"""Before a number that is gone through, and no bound: "two epochs over 480k examples"."""


def _comparator(text: str, item: Quantity, cues: Cues) -> str:
    if item.comparator != "=":
        return item.comparator
    if _RUN_OVER.search(text, max(0, item.start - 40), item.start):
        return "="
    lead = text[max(0, item.start - 24) : item.start]
    last = None
    for match in cues.comparators.finditer(lead):
        articles = "" if match.lastgroup == "comparator_about" else "a |an |"  # "built around a 7B model"
        if re.fullmatch(rf"[\s(]*(?:{articles}the |only |just |of )?", lead[match.end() :]):
            last = match
    if last is None:
        return (
            "~"
            if lead.rstrip().endswith(("~", "≈", "∼", "约"))
            else "<"
            if lead.rstrip().endswith("<")
            else ">"
            if lead.rstrip().endswith(">")
            else "="
        )
    return {"comparator_less": "<", "comparator_more": ">", "comparator_about": "~"}[last.lastgroup or ""]
