"""A sentence in which a name's brackets hold its score in; the score of that model out, whoever the sentence is about.

"Foo outperforms Bar 2.6 (8.1B params, MMMU 49.8)": what stands in brackets right behind a name is told of that name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context, Subject, is_component
from extract.narrative.lexicon import Found
from extract.narrative.scores.score_claims import NUMBER, claim_score, figure_of
from extract.narrative.scribe import Scribe

_OPENED = re.compile(
    r"(?<![\w.-])(?P<name>[A-Z][\w.+-]*(?: v?\d[\w.]*)?)\s\("
    r"(?:(?:a |about |~ ?)?\d+(?:\.\d+)?\s?[BM](?: param(?:eter)?s)?,\s+)?(?:with )?$"
)
"""Before a benchmark: the name whose brackets it stands in, perhaps behind the model's size."""
_LONGEST_OPENING = 80
_CLOSED = re.compile(rf"(?:\s*[:=]\s*|\s+){NUMBER.format('value')}\s*\)")


def claim_scores_in_brackets(
    scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]
) -> list[Found]:
    """Claim the scores that stand with their benchmark in a model's brackets; the other benchmarks remain."""
    remaining = []
    for item in benchmarks:
        opened = _OPENED.search(analysis.text, max(0, item.start - _LONGEST_OPENING), item.start)
        closed = _CLOSED.match(analysis.text, item.end)
        model = _model_named(analysis, context.subject, opened) if opened and closed else ""
        if closed is None or not model or analysis.status_at(item.start, item.end) != "ok":
            remaining.append(item)
            continue
        claim_score(scribe, analysis, replace(context, subject=Subject(model=model)), item, figure_of(closed))
    return remaining


def _model_named(analysis: Analysis, subject: Subject, opened: re.Match[str]) -> str:
    """The text's own model, or the known one that the name begins with; "" for a name that nobody knows."""
    if subject.is_exactly(opened["name"]):
        return subject.model
    known = (item for item in analysis.of_kind("model") if not is_component(item))
    return opened["name"] if any(item.start == opened.start("name") for item in known) else ""
