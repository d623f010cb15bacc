"""A column `R` of percents in, the share of tokens that was kept out, unless precision or F1 stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.frames import Frame
from extract.understanding.meanings import Line

_SHARES = frozenset(("r", "ρ", "γ"))
_BESIDE_RECALL = frozenset(("p", "f", "f1", "precision", "f-1", "f1-score", "f1 score"))


def with_kept_share(frame: Frame, lines: Sequence[Line]) -> list[Line]:
    """Round percents that repeat one letter's heading say how much was kept; recall comes with precision."""
    labels = {line.reading.label.casefold() for line in lines}
    if labels & _BESIDE_RECALL:
        return list(lines)
    return [
        replace(line, meaning="condition", reason="the share of tokens that was kept")
        if line.reading.label.casefold() in _SHARES and _are_round_percents(frame, line)
        else line
        for line in lines
    ]


def _are_round_percents(frame: Frame, line: Line) -> bool:
    texts = [cell.text.strip() for cell in frame.cells(line.item) if cell.text.strip()]
    return bool(texts) and all(text.endswith("%") and text[:-1].strip().isdecimal() for text in texts)
