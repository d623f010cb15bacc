"""Named rows in, rows out: a name marked as the authors' own beside the same name without the mark is another model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.lines.named import Named
from extract.understanding.names.names import name_key

MARKED_OURS = re.compile(r"[(\[]\s?ours?\b", re.I)


def with_ours_apart(named: Sequence[Named], titled: str) -> list[Named]:
    """`Foo-7B (Ours)` beside `Foo-7B`: what the authors made of it, with the name of their title or the mark."""
    marked = [one for one in named if _is_marked(one)]
    if not marked:
        return list(named)
    plain = {name_key(one.name) for one in named if one.kind == "model" and one.cell is not None and one not in marked}
    return [
        replace(one, name=f"{one.name} + {titled}" if titled else f"{one.name} Ours")
        if one in marked and name_key(one.name) in plain
        else one
        for one in named
    ]


def _is_marked(one: Named) -> bool:
    return one.kind == "model" and one.cell is not None and MARKED_OURS.search(one.cell.text) is not None
