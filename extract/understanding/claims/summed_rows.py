"""Rows of memory in, those that another row of the same model sums up out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.names.names import name_key
from extract.understanding.wording import plain

_TOTAL = re.compile(r"(?:grand )?(?:total|sum|overall)\b.*|合计|总计|总和|合計", re.I)


def summed_up(view: View, named: Sequence[Named]) -> frozenset[int]:
    """The rows of parts beside a total, by index: `Foo | Vision encoder`, `Foo | LLM`, `Foo | Total`."""
    if view.frame.is_transposed:
        return frozenset()
    lines = [line for line in view.lines if line.profile.is_wordy and line.meaning != "model"]
    return frozenset(index for line in lines for index in _parts_in(view, line, named))


def _parts_in(view: View, line: Line, named: Sequence[Named]) -> list[int]:
    is_total = {
        one.subject.index: bool(_TOTAL.fullmatch(plain(view.frame.cell(one.subject, line.item).text).strip(" *")))
        for one in named
    }
    totals = {name_key(one.name) for one in named if is_total[one.subject.index]}
    return [one.subject.index for one in named if name_key(one.name) in totals and not is_total[one.subject.index]]
