"""The text of a cell in that says how a figure changed, the figures' own texts out."""

from __future__ import annotations

import re

_ARROW = re.compile(r"\s*(?:->|→|⟶|=>|⇒|➜|➔|\$?\\(?:right|long)arrow\$?)\s*")
_GLUED_LOSS = re.compile(r"(\d+\.\d+)\s?[-−–](\d+(?:\.\d+)?)")
LEAST_SHARE = 4
"""How many times a score is what it lost; closer figures with a dash between them are the ends of a range."""


def ends_of_change(text: str) -> tuple[str, ...]:
    """`50.6 -> 52.8`: what stands before and behind the one arrow; nothing for other texts."""
    pieces = tuple(piece.strip() for piece in _ARROW.split(text))
    return pieces if len(pieces) == 2 else ()


def without_loss(text: str) -> str:
    """`64.0-0.3`: a score and what was lost; a smaller figure behind a dash ends no range."""
    found = _GLUED_LOSS.fullmatch(text)
    is_loss = found is not None and float(found[2]) * LEAST_SHARE < float(found[1])
    return found[1] if found is not None and is_loss else text
