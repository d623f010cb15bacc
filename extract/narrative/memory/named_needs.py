"""A text in; where amounts of graphics memory begin that stand right beside a model's sized name, each with it, out.

"a card with at least 24GB VRAM for Foo-7B", "Foo-32B (8-bit) — ~40GB VRAM": whatever else is said, on cards and
servers, the memory is that model's need.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_MEMORY = r"(?:v-?ram|(?:gpu|video|graphics)[- ](?:memory|ram)|显存)"
_AMOUNT = r"\d+(?:\.\d+)?\s?(?:Gi?B?|Gi)"
_NAME = (
    r"(?P<name>(?:[A-Za-z](?:[\w.]|-(?=\w)){0,40}-|[A-Z](?!he\b|ur\b)(?:[\w.]|-(?=\w)){1,40} )\d+(?:\.\d+)?[BM]"
    r"(?:-[A-Z](?:\w|-(?=\w)){0,24})?)(?![\w-])"
)
_FOR = re.compile(
    rf"(?<![\w.,])(?P<amount>(?:\d+(?:\.\d+)?\s?(?:GB)?\s?[-–~]\s?)?{_AMOUNT})\+?\s?(?:of\s)?(?i:{_MEMORY})\s"
    rf"(?:(?:is|are)\s)?(?:(?:needed|required|enough|sufficient)\s)?(?:for|to\s(?:run|load|serve))\s(?:the\s|our\s)?"
    rf"[`*_]{{0,3}}{_NAME}"
)
_BEHIND = re.compile(
    rf"(?<![\w./-]){_NAME}[`*_]{{0,3}}(?:\s\([^()]{{1,24}}\))?\s?[—–:：]\s"
    rf"(?:(?:about|around|roughly|at least|min\.?|needs|requires|takes|uses)\s|[~≈≥>]\s?){{0,2}}"
    rf"(?P<amount>(?:\d+(?:\.\d+)?\s?(?:GB)?\s?[-–~]\s?)?{_AMOUNT})\+?\s?(?:of\s)?(?i:{_MEMORY})(?!\w)"
)
_AT_HAND = re.compile(r"\b(?:we|i|our|my)\b[^.;]{0,40}\b(?:used|had|have|has|rented|own)\b[^.;]{0,40}$", re.IGNORECASE)
"""Before the memory of a card that somebody has."""


def named_needs(text: str) -> Mapping[int, str]:
    """Where each amount begins that is graphics memory for a sized name beside it, and that name; empty for none."""
    if "B" not in text or _WORDS.search(text) is None:
        return {}
    found = (one for form in (_FOR, _BEHIND) for one in form.finditer(text))
    return {one.start("amount"): one["name"] for one in found if _AT_HAND.search(text, 0, one.start("amount")) is None}


_WORDS = re.compile(_MEMORY, re.IGNORECASE)
