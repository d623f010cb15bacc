"""The text of a cell in that says how a figure came about or changed, the figures' own texts out."""

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


_COUNTED = re.compile(
    r"(?:(?P<right>\d[\d,]*) ?/ ?(?P<all>\d[\d,]*) ?[(（](?P<share>\d+(?:\.\d+)?) ?%[)）]"
    r"|(?P<first>\d+(?:\.\d+)?) ?% ?[(（](?P<right_behind>\d[\d,]*) ?/ ?(?P<all_behind>\d[\d,]*)[)）])"
)
ROUNDING = 0.6
"""Percent by which a share may differ from what was counted."""


def share_counted(text: str) -> str:
    """`449/999 (44.94%)`, `44.9% (449/999)`: the share of right answers with what was counted; "" for other texts."""
    found = _COUNTED.fullmatch(text)
    if found is None:
        return ""
    share = found["share"] or found["first"]
    right, total = (int((found[a] or found[b]).replace(",", "")) for a, b in _PAIRS)
    return f"{share}%" if total and abs(100 * right / total - float(share)) <= ROUNDING else ""


_PAIRS = (("right", "right_behind"), ("all", "all_behind"))
