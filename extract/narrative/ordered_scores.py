"""A sentence with as many figures as benchmarks, or sizes, beside them in; each figure as the score that it is out.

"It reaches 84.2, 83.1 and 92.5 on MMBench, TextVQA and DocVQA", "MMMU: 58.3 (7B), 44.1 (2B)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.analysis import Analysis, Context, Subject
from extract.narrative.dataset_roles import LISTED
from extract.narrative.lexicon import Found
from extract.narrative.score_claims import Figure, claim_score
from extract.narrative.scribe import Scribe
from extract.narrative.speakers import speaker_at
from extract.narrative.variants import variants_in

_NUMBER = r"\d{1,4}(?:\.\d+)?"
FIGURES = re.compile(
    rf"(?<![\w.,-])(?P<list>{_NUMBER}%?(?:(?:,? and|,|/| &)\s?{_NUMBER}%?)+)(?: points)? (?:on|in|for) (?:the )?$"
)
"""Before a benchmark: several figures."""
_FIGURE = re.compile(rf"({_NUMBER})(%?)")
_SIZED = re.compile(
    rf"(?:\s*\([^()]{{1,14}}\))?[\s*`]*:?[\s*`]*(?P<list>{_NUMBER}%? \(\d+(?:\.\d+)?B\)(?:(?:,? and|,|/|;|\s·|\s\|)\s?"
    rf"{_NUMBER}%? \(\d+(?:\.\d+)?B\))+)[\s.]*"
)
"""Behind a benchmark: figures, each with the size of the model that has it."""
_FIGURE_OF_SIZE = re.compile(rf"({_NUMBER})(%?) \((\d+(?:\.\d+)?B)\)")
_RELATIVE = re.compile(r"\b(?:by|gains?|improvements?|more|higher|than|over|average\w*|mean)\b[^,;]{0,30}$")


def figures_in(text: str) -> list[Figure]:
    """The figures of a list."""
    return [Figure(value, unit) for value, unit in _FIGURE.findall(text)]


def claim_ordered_scores(scribe: Scribe, analysis: Analysis, context: Context, verbs: re.Pattern[str]) -> bool:
    """Claim the scores of a sentence that lists figures, then as many benchmarks; whether it is such a sentence."""
    items = list(analysis.of_kind("benchmark"))
    if _claim_by_size(scribe, analysis, context, items):
        return True
    listed = FIGURES.search(analysis.text, 0, items[0].start) if len(items) > 1 else None
    block = _block(analysis, items)
    figures = figures_in(listed["list"]) if listed else []
    if listed is None or len(figures) != len(block) or analysis.hedged:
        return False
    if len(variants_in(analysis, context.subject)) > 1:
        return False  # each figure may be a variant's
    if analysis.is_blocked(block[0].start, block[-1].end) or _RELATIVE.search(analysis.text, 0, listed.start()):
        return False
    model = speaker_at(analysis, context.subject, listed.start(), verbs)
    about = replace(context, subject=Subject(model=model))
    for item, figure in zip(block, figures if model else (), strict=bool(model)):
        claim_score(scribe, analysis, about, item, figure)
    return model != ""


def _claim_by_size(scribe: Scribe, analysis: Analysis, context: Context, items: Sequence[Found]) -> bool:
    """ "MMMU: 58.3 (7B), 44.1 (2B)": all of a sentence."""
    if len(items) != 1 or analysis.text[: items[0].start].strip(" *`-"):
        return False
    listed = _SIZED.fullmatch(analysis.text, items[0].end)
    for value, unit, size in _FIGURE_OF_SIZE.findall(listed["list"]) if listed else ():
        about = replace(context, subject=Subject(model=context.subject.sized(size)))
        claim_score(scribe, analysis, about, items[0], Figure(value, unit))
    return listed is not None


def _block(analysis: Analysis, items: Sequence[Found]) -> list[Found]:
    """The first benchmark and those listed behind it."""
    block = list(items[:1])
    for item in items[1:]:
        if not LISTED.fullmatch(analysis.text, block[-1].end, item.start):
            break
        block.append(item)
    return block
