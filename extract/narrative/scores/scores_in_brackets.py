"""A sentence in which a name's brackets hold its score in; the score of that model out, whoever the sentence is about.

"Foo outperforms Bar 2.6 (8.1B params, MMMU 49.8)": what stands in brackets right behind a name is told of that name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context, Subject, is_component
from extract.narrative.language.speakers import speaker_at
from extract.narrative.lexicon import Found
from extract.narrative.scores.score_claims import NUMBER, Figure, claim_score, figure_of
from extract.narrative.scribe import Scribe

_OPENED = re.compile(
    r"(?<![\w.-])(?P<name>[A-Z][\w.+-]*(?: v?\d[\w.]*)?)\s\("
    r"(?:(?:a |about |~ ?)?\d+(?:\.\d+)?\s?[BM](?: param(?:eter)?s)?,\s+)?(?:with )?$"
)
"""Before a benchmark: the name whose brackets it stands in, perhaps behind the model's size."""
_LONGEST_OPENING = 80
_SIZED = re.compile(rf"\s\((?P<size>\d+(?:\.\d+)?B)\s?[:=]\s?{NUMBER.format('value')}\)")
"""Behind a benchmark: one size of the model and its score, "across MMMU (27B: 64.9) and GPQA (27B: 42.4)"."""
_BOTH_SIZES = re.compile(
    r"\s\((?P<size_first>\d+(?:\.\d+)?B)\s?/\s?(?P<size_second>\d+(?:\.\d+)?B)\)\s?[:=]\s?"
    r"(?P<first>\d{1,3}\.\d{1,2})%?\s?/\s?(?P<second>\d{1,3}\.\d{1,2})(?![\d.]*\w)"
)
"""Behind a benchmark: two sizes and the score of each, "MMMU (2B / 8B): 40.1 / 52.3"."""
_CLOSED = re.compile(rf"(?:\s*[:=]\s*|\s+){NUMBER.format('value')}\s*\)")


def claim_scores_in_brackets(
    scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found], verbs: re.Pattern[str]
) -> list[Found]:
    """Claim the scores that stand with their benchmark in a model's brackets, or in a list there; others remain.

    `verbs` are those whose subject has the scores behind them.
    """
    remaining = []
    for item in benchmarks:
        sized = _SIZED.match(analysis.text, item.end)
        if sized is not None and analysis.status_at(item.start, item.end) == "ok":
            about = replace(context, subject=Subject(model=context.subject.sized(sized["size"])))
            claim_score(scribe, analysis, about, item, figure_of(sized))
            continue
        both = _BOTH_SIZES.match(analysis.text, item.end)
        if both is not None and analysis.status_at(item.start, item.end) == "ok":
            for at in ("first", "second"):
                about = replace(context, subject=Subject(model=context.subject.sized(both[f"size_{at}"])))
                claim_score(scribe, analysis, about, item, Figure(value=both[at]))
            continue
        opened = _OPENED.search(analysis.text, max(0, item.start - _LONGEST_OPENING), item.start)
        closed = _CLOSED.match(analysis.text, item.end)
        model = _model_named(analysis, context.subject, opened) if opened and closed else ""
        if closed is None or not model or analysis.status_at(item.start, item.end) != "ok":
            remaining.append(item)
            continue
        claim_score(scribe, analysis, replace(context, subject=Subject(model=model)), item, figure_of(closed))
    return _claim_list(scribe, analysis, context, remaining, verbs)


_CHANGE = re.compile(
    r"\b(?:gains?|improv\w*|increas\w*|drops?|loss\w*|los(?:es|t)|points?|higher|lower|better|worse|differences?|margins?)"
    r"\b[^.;()]{0,60}\($",
    re.IGNORECASE,
)
"""Before a bracket: its numbers tell how far something goes from another."""
_LISTED = re.compile(rf"(?:\s*\([^()]{{1,14}}\))?(?:\s*[:=]\s*|\s+){NUMBER.format('value')}\s*(?P<end>[,;]\s*|\))")


def _claim_list(
    scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found], verbs: re.Pattern[str]
) -> list[Found]:
    """Claim a list that is all of a bracket: "reaches 52.1 on average (MMMU: 42.0, OCRBench: 770)"; gives the rest."""
    remaining: list[Found] = []
    run: list[tuple[Found, re.Match[str]]] = []
    for item in benchmarks:
        is_next = bool(run) and run[-1][1].end() == item.start
        listed = (
            _LISTED.match(analysis.text, item.end) if is_next or analysis.text[: item.start].endswith("(") else None
        )
        run = [*(run if is_next else []), (item, listed)] if listed else []
        if listed is None or listed["end"] != ")" or len(run) < 2 or _CHANGE.search(analysis.text, 0, run[0][0].start):
            remaining.append(item)
            continue
        model = speaker_at(analysis, context.subject, run[0][0].start - 1, verbs)
        if model and analysis.status_at(item.start, item.end) == "ok":
            for one, match in run:
                about = replace(context, subject=Subject(model=model))
                claim_score(scribe, analysis, about, one, figure_of(match))
            remaining = [one for one in remaining if all(one is not told for told, _ in run)]
    return remaining


def _model_named(analysis: Analysis, subject: Subject, opened: re.Match[str]) -> str:
    """The text's own model, or the known one that the name begins with; "" for a name that nobody knows."""
    if subject.is_exactly(opened["name"]):
        return subject.model
    known = (item for item in analysis.of_kind("model") if not is_component(item))
    return opened["name"] if any(item.start == opened.start("name") for item in known) else ""
