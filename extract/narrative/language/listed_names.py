"""A sentence and a place in it in; the names of the model's variants that are listed right before that place out.

"Foo-S, Foo-M and Foo-L have", "Foo-S/M/L have": names with a verb of having behind them, of which values follow in
order.
"""

from __future__ import annotations

import re

_WORD = r"[A-Z][\w.]*(?:-[\w.]*\w)*"
_LISTED = re.compile(
    rf"(?<![\w.-])(?P<names>{_WORD}(?:(?:, and |, | and | & |/){_WORD})+)(?: (?:models|variants|versions))?,?"
    r" (?:have|has|count|contain|hold|with|come in at|come with|weigh in at|are)"
    r"(?: (?:about|around|roughly|respectively|only|just|sizes of))*\s+$"
)
_BETWEEN = re.compile(r", and |, | and | & |/")


def names_listed_before(text: str, place: int) -> list[str]:
    """The names of a list that ends right before `place`, shortened ones in full; [] where there is no list."""
    listed = _LISTED.search(text, max(0, place - _LONGEST_LIST), place)
    if listed is None:
        return []
    names = _BETWEEN.split(listed["names"])
    stem = names[0].rpartition("-")[0]
    return [name if "-" in name or not stem else f"{stem}-{name}" for name in names]


_LONGEST_LIST = 200
