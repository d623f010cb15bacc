"""A text and an amount of memory in it in; what the words before it say of it, at least, at most or about, out."""

from __future__ import annotations

import re

from extract.narrative.memory.amounts import NEAR
from extract.records import Comparator

_NO_LESS = re.compile(
    r"(?:\b(?:can ?not|will not|would not|does not|did not|do not|nothing|not|never|refuses)|n['’]t)\b[^.;,\d]{1,40}"
    r"\b(?:less than|fewer than|below|under) (?:about )?$",
    re.IGNORECASE,
)
"""Before an amount that is the least: "cannot run with less than 16 GB"."""
_LESS = r"menos de|moins de|weniger als|unter|менее|(?<!不)少于|不到|(?<!不)小于"
_MORE = r"m[aá]s de|plus de|mehr als|более|超过|大于"


def comparator_of(text: str, amount: re.Match[str] | None) -> Comparator:
    """What is said of an amount; of what stands behind the text where there is none."""
    lead = text.casefold() if amount is None else text[max(0, amount.start() - 18) : amount.start()].casefold()
    if amount is not None and _NO_LESS.search(text, max(0, amount.start() - NEAR), amount.start()):
        return "="
    if re.search(rf"(?:less than|no more than|at most|under|below|{_LESS}|[<≤])\s*(?:only )?$", lead):
        return "<"
    if re.search(rf"(?:more than|over|above|{_MORE}|[>≥])\s*$", lead):
        return ">"
    if re.search(r"(?:about|around|approximately|roughly|~|≈|约)\s*$", lead):
        return "~"
    return "="
