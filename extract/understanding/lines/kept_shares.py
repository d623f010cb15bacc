"""Columns of round percents in, what was kept out: of tokens under `R`, of quality beside memory; no scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.layout.frames import Frame
from extract.understanding.lines.meanings import Line

_SHARES = frozenset(("r", "ρ", "γ"))
_BESIDE_RECALL = frozenset(("p", "f", "f1", "precision", "f-1", "f1-score", "f1 score"))
_QUALITY = re.compile(r"(?:(?:relative|output|overall|est\.?|model) )?quality(?: (?:retained|retention|kept))?", re.I)
_PERCENT = re.compile(r"\W*\d{1,3} ?%(?: ?\(.*\))?")


def with_kept_share(frame: Frame, lines: Sequence[Line]) -> list[Line]:
    """Round percents under one letter say how much was kept, unless precision or F1 stand beside it: that is recall."""
    labels = {line.reading.label.casefold() for line in lines}
    has_memory = any(line.meaning == "gpu_memory" for line in lines)
    result = []
    for line in lines:
        label = line.reading.label
        if label.casefold() in _SHARES and not labels & _BESIDE_RECALL and _are_round_percents(frame, line):
            line = replace(line, meaning="condition", reason="the share of tokens that was kept")
        elif has_memory and _QUALITY.fullmatch(label) and _are_round_percents(frame, line):
            line = replace(line, meaning="ignored", reason="the share of quality that was kept, estimated")
        result.append(line)
    return result


def _are_round_percents(frame: Frame, line: Line) -> bool:
    texts = [cell.text.strip() for cell in frame.cells(line.item) if cell.text.strip()]
    return bool(texts) and all(_PERCENT.fullmatch(text) for text in texts)
