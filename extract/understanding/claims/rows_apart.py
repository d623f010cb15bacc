"""Rows of memory of one model under one condition in, what a column of words says of each of them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.understanding.claims.conditions import row_condition
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.names.names import name_key
from extract.understanding.wording import plain

_LONGEST = 40
"""Characters of what names a way of running; longer is a remark."""


def said_apart(view: View, named: Sequence[Named]) -> Mapping[int, str]:
    """`Foo | whole clip | 4 GB`, `Foo | first frame | 8 GB`: the words that tell rows apart, by a row's index."""
    if view.frame.is_transposed:
        return {}
    groups: dict[tuple[str, str], list[Named]] = {}
    for one in named:
        if one.kind == "model":
            groups.setdefault((name_key(one.name), row_condition(view, one)), []).append(one)
    doubled = [rows for rows in groups.values() if len(rows) > 1]
    lines = [line for line in view.lines if doubled and line.meaning in ("ignored", "unknown")]
    for line in lines:
        if line.profile.is_wordy and all(_are_apart(_texts(view, line, rows)) for rows in doubled):
            return {
                one.subject.index: text
                for rows in doubled
                for one, text in zip(rows, _texts(view, line, rows), strict=True)
            }
    return {}


def _texts(view: View, line: Line, rows: Sequence[Named]) -> list[str]:
    return [plain(view.frame.cell(one.subject, line.item).text).strip(" *") for one in rows]


def _are_apart(texts: Sequence[str]) -> bool:
    return len(set(texts)) == len(texts) and all(0 < len(text) <= _LONGEST for text in texts)
