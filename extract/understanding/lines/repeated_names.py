"""Lines of a turned table in, those of its header out: where models repeat below it, an upper level says of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.layout.frames import Frame
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.wording import key


def with_telling_uppers(frame: Frame, lines: list[Line]) -> list[Line]:
    """`Fluency` and `Quality`, each above Foo and Bar: what was measured, where else such a level only sorts models."""
    names = next((line for line in lines if line.meaning == "model" and line.item.is_header_level), None)
    if names is None or not frame.is_transposed:
        return lines
    models = [key(frame.cell(subject, names.item).text) for subject in frame.subjects]
    if len(set(models)) == len(models):
        return lines
    reason = "tells apart the columns of one model"
    return [
        replace(line, meaning="split", reason=reason) if _tells_apart(frame, line, models) else line for line in lines
    ]


def _tells_apart(frame: Frame, line: Line, models: Sequence[str]) -> bool:
    """Whether a level of words, no names, stands above each model once: no two columns are alike then."""
    if not line.item.is_header_level or line.meaning != "empty" or line.likeness >= SURE_OF_NAMES:
        return False
    uppers = [key(frame.cell(subject, line.item).text) for subject in frame.subjects]
    return all(uppers) and len(set(zip(uppers, models, strict=True))) == len(models)
