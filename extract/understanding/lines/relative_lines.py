"""Lines of a table that is said to compare in, those of scores told to be shares of another's out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.headings.figures import read_figures
from extract.understanding.layout.frames import Frame, Subject
from extract.understanding.lines.meanings import Line
from extract.understanding.surroundings.context import Context
from extract.understanding.wording import figure_text

_RELATIVE = re.compile(
    r"\b(?:retention|retain(?:ed|ing)|relative|recover(?:y|ed)|preserv(?:ed|ation)|normali[sz]ed|"
    r"(?:%|percent) of (?:the )?(?:baseline|original|full|teacher))\b|保留率|保持率|相对|相對",
    re.I,
)
WHOLE = 100.0
LEAST_LINES = 2
"""Lines on all of which one subject must have the whole: one score may be 100 by itself."""


def without_shares(frame: Frame, lines: Sequence[Line], context: Context) -> list[Line]:
    """Below "Retention relative to baseline", where one has 100 % everywhere, no figure is a score."""
    scores = [line for line in lines if line.meaning == "score" and line.profile.figures]
    is_said = len(scores) >= LEAST_LINES and _RELATIVE.search(context.heading) is not None
    if not is_said or not any(_is_whole(frame, scores, one) for one in frame.subjects):
        return list(lines)
    reason = "a share of another's result, as the heading says, not a result"
    return [replace(line, meaning="ignored", reason=reason) if line in scores else line for line in lines]


def _is_whole(frame: Frame, lines: Sequence[Line], subject: Subject) -> bool:
    return all(read_figures(figure_text(frame.cell(subject, line.item))).numbers == (WHOLE,) for line in lines)
