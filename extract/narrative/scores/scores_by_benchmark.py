"""A sentence that gives one model's scores on several benchmarks in; each number with its benchmark out.

"Foo achieves 54.1% (MMMU) and 842 (OCRBench)", "On MMMU, MathVista and OCRBench, Foo scores 54.1, 62.3 and 842,
respectively", "It reaches 84.2 and 92.5 on MMBench and DocVQA". Only where there are as many numbers as benchmarks;
anything else is left to be no score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.narrative.datasets.dataset_roles import LISTED
from extract.narrative.language.analysis import Analysis, Context, Subject
from extract.narrative.language.clauses import strange_clauses
from extract.narrative.language.speakers import LABEL_NAME, speaker_at
from extract.narrative.lexicon import Found
from extract.narrative.scores.score_claims import NAME_BESIDE, NUMBER, Figure, claim_score, figure_of
from extract.narrative.scribe import Scribe
from extract.narrative.subjects.variants import variants_in

_NUMBER = r"\d{1,4}(?:\.\d+)?"
LISTED_FIGURES = re.compile(
    rf"(?<![\w.,-])(?P<list>{_NUMBER}%?(?:(?:,? and|,|/| &)\s?{_NUMBER}%?)+)(?: points)? (?:on|in|for) (?:the )?$"
)
"""Before a benchmark: several figures."""
_FIGURE = re.compile(rf"({_NUMBER})\s?(%?)")
_RELATIVE = re.compile(r"\b(?:by|gains?|improvements?|more|higher|than|over|average\w*|mean)\b[^,;]{0,30}$")
_BEFORE_BRACKET = re.compile(rf"{NUMBER.format('value')}\s*\(\s*(?:on |in )?(?:the )?$")
_CLOSED = re.compile(r"(?:[ -](?:val|test|testmini|dev|validation))?(?:\s*\([^()]{1,14}\))?\s*\)")
_RIGHT_BEFORE = re.compile(rf"{NUMBER.format('value')}\s$")
_NUMBER_BEHIND = re.compile(r"\s*[:=(]?\s*\d")
_IN_BRACKETS = re.compile(rf"\s*\(\s*{NUMBER.format('value')}\s*\)")
_JOIN = r"\s*+(?:,\s*+(?:and\s++)?+|/|&|\band\b)\s*+(?:the\s++)?+"
_JOINED = re.compile(_JOIN)
_BETWEEN = re.compile(rf"(?:\s*\([^()]{{1,14}}\))?(?:[ -](?:val|test|testmini|dev))?{_JOIN}")
_FIGURES = re.compile(rf"(?<![\w.,/-]){_NUMBER}(?:\s?%)?(?:{_JOIN}{_NUMBER}(?:\s?%)?)+(?![\w]|[.,]\d)")
_LED_BY_ON = re.compile(r"\b(?:on|for|in)\s+(?:the\s+)?$", re.IGNORECASE)


def figures_in(text: str) -> list[Figure]:
    """The figures of a list."""
    return [Figure(value, unit) for value, unit in _FIGURE.findall(text)]


def claim_scores_by_benchmark(scribe: Scribe, analysis: Analysis, context: Context, verbs: re.Pattern[str]) -> bool:
    """Claim the scores of a sentence that pairs benchmarks and numbers; whether it does.

    `verbs` are those whose subject has the scores.
    """
    items = list(analysis.of_kind("benchmark")) if analysis.has_digit else []
    items = [item for item in items if not _LEFT_OUT.search(analysis.text, 0, item.start)]
    if len(items) < 2 or analysis.hedged:
        return False
    is_blocked = any(analysis.is_blocked(item.start, item.end) for item in items)
    if not is_blocked and _claim_bracketed(scribe, analysis, context, items, verbs):
        return True
    if not is_blocked and _claim_led_list(scribe, analysis, context, items):
        return True
    if not is_blocked and _claim_in_brackets(scribe, analysis, context, items):
        return True
    if not is_blocked and _claim_each(scribe, analysis, context, items, verbs):
        return True
    return (not is_blocked and _claim_behind(scribe, analysis, context, items, verbs)) or _claim_before(
        scribe, analysis, context, items, verbs
    )


def _claim_bracketed(
    scribe: Scribe, analysis: Analysis, context: Context, items: Sequence[Found], verbs: re.Pattern[str]
) -> bool:
    """ "Foo achieves 54.1% (MMMU) and 842 (OCRBench)": every benchmark in brackets behind its number."""
    text = analysis.text
    found = [_BEFORE_BRACKET.search(text, max(0, item.start - 24), item.start) for item in items]
    if not all(match and _CLOSED.match(text, item.end) for item, match in zip(items, found, strict=True)):
        return False
    before = [match for match in found if match is not None]
    beside = (NAME_BESIDE.search(text, 0, match.start("value")) for match in before)
    if any(name is not None and not context.subject.is_exactly(name["name"]) for name in beside):
        return True  # "… and Bar 52.0 (MMMU)": nobody knows where the other model's scores end
    model = speaker_at(analysis, context.subject, before[0].start("value"), verbs)
    _claim_all(scribe, analysis, context, model, items, [figure_of(match) for match in before])
    return True


def _claim_led_list(scribe: Scribe, analysis: Analysis, context: Context, items: Sequence[Found]) -> bool:
    """ "We ran three: GQA (63.9), POPE (88.2) and AI2D (81.0)": all that stands behind a colon is pairs of these."""
    text, body = analysis.text, analysis.sentence.body
    if not body or not context.subject.model or text[body : items[0].start].strip(" *_`"):
        return False
    found = [_IN_BRACKETS.match(text, item.end) for item in items]
    ends = [match.end() for match in found if match is not None]
    if len(ends) < len(items) or text[ends[-1] :].strip(" .*_`"):
        return False
    if not all(_JOINED.fullmatch(text, end, item.start) for end, item in zip(ends, items[1:], strict=False)):
        return False
    is_other = analysis.cues.other_subjects.search(text, 0, body) is not None
    if is_other or any(not context.subject.is_named(item.text) for item in analysis.of_kind("model")):
        return False
    if strange_clauses(analysis, context.subject) or LABEL_NAME.fullmatch(text, 0, body):
        return False
    _claim_all(scribe, analysis, context, context.subject.model, items, [figure_of(match) for match in found if match])
    return True


_MEASURED = re.compile(
    r"\b(?:evaluat\w+|measured|tested|tests|benchmarks?|results?|scores?|performance|performs?|accuracy|strong"
    r"|cover(?:s|ed|ing)?|reports?|reported|competitive|excels?)\b"
)
_COUNTS = re.compile(
    r"\b(?:gains?|improv\w+|increas\w+|drops?|higher|lower|more|points?|train(?:s|ed)?|samples|images|questions|by)\b"
)
"""Before a list of benchmarks: what is in brackets behind them is no score."""


_LEFT_OUT = re.compile(r",?\s(?:but )?not (?:yet )?(?:on|for) (?:the )?$")
"""Before a benchmark: that it was not used, "…, not on MMMU"."""


def _claim_in_brackets(scribe: Scribe, analysis: Analysis, context: Context, items: Sequence[Found]) -> bool:
    """ "Evaluation covers GQA (63.9), POPE (88.2) and AI2D (81.0)": a score in brackets behind each."""
    text, start = analysis.text, items[0].start
    found = [_IN_BRACKETS.match(text, item.end) for item in items]
    figures = [figure_of(match) for match in found if match is not None]
    if len(figures) < len(items) or not context.subject.model or not any("." in one.value for one in figures):
        return False
    ends = [match.end() for match in found if match is not None]
    if not all(_JOINED.fullmatch(text, end, item.start) for end, item in zip(ends, items[1:], strict=False)):
        return False
    clause = max(text.rfind(mark, 0, start) + 1 for mark in (";", ", and "))
    if not _MEASURED.search(text, clause, start) or _COUNTS.search(text, clause, start):
        return False
    is_other = analysis.cues.other_subjects.search(text, clause, start) is not None
    is_other = is_other or any(not context.subject.is_named(item.text) for item in analysis.of_kind("model"))
    if is_other or strange_clauses(analysis, context.subject):
        return False
    _claim_all(scribe, analysis, context, context.subject.model, items, figures)
    return True


def _claim_each(
    scribe: Scribe, analysis: Analysis, context: Context, items: Sequence[Found], verbs: re.Pattern[str]
) -> bool:
    """ "It gets 42.1% MMMU, 51.9% MathVista and 81.0% DocVQA": every benchmark right behind its number."""
    text = analysis.text
    found = [_RIGHT_BEFORE.search(text, max(0, item.start - 12), item.start) for item in items]
    before = [match for match in found if match is not None]
    if len(before) < len(items) or not _ends_list(text, items[-1].end):
        return False
    if not all(_BETWEEN.fullmatch(text, one.end, then.start()) for one, then in zip(items, before[1:], strict=False)):
        return False
    if len(variants_in(analysis, context.subject)) > 1 or _RELATIVE.search(text, 0, before[0].start()):
        return False
    model = speaker_at(analysis, context.subject, before[0].start("value"), verbs)
    _claim_all(scribe, analysis, context, model, items, [figure_of(match) for match in before])
    return model != ""


def _ends_list(text: str, place: int) -> bool:
    """Whether no further number stands behind the last benchmark."""
    return _NUMBER_BEHIND.match(text, place) is None


def _claim_behind(
    scribe: Scribe, analysis: Analysis, context: Context, items: Sequence[Found], verbs: re.Pattern[str]
) -> bool:
    """ "On MMMU and OCRBench, Foo scores 54.1 and 842, respectively": a list of benchmarks, then as many numbers."""
    text = analysis.text
    if not all(_BETWEEN.fullmatch(text, first.end, then.start) for first, then in pairwise(items)):
        return False
    lists = list(_FIGURES.finditer(text, items[-1].end))
    is_told = "respectively" in analysis.small or "/" in text[items[0].end : items[1].start]
    is_before = LISTED_FIGURES.search(text, 0, items[0].start) is not None
    if len(lists) != 1 or is_before or not is_told or not _LED_BY_ON.search(text, 0, items[0].start):
        return False
    figures = figures_in(lists[0].group())
    if len(figures) != len(items):
        return False
    _claim_all(
        scribe, analysis, context, speaker_at(analysis, context.subject, lists[0].start(), verbs), items, figures
    )
    return True


def _claim_before(
    scribe: Scribe, analysis: Analysis, context: Context, items: Sequence[Found], verbs: re.Pattern[str]
) -> bool:
    """ "It reaches 84.2 and 92.5 on MMBench and DocVQA": a list of numbers, then as many benchmarks."""
    listed = LISTED_FIGURES.search(analysis.text, 0, items[0].start)
    block = _block(analysis, items)
    figures = figures_in(listed["list"]) if listed else []
    if listed is None or len(figures) != len(block):
        return False
    if len(variants_in(analysis, context.subject)) > 1:
        return False  # each figure may be a variant's
    if analysis.is_blocked(block[0].start, block[-1].end) or _RELATIVE.search(analysis.text, 0, listed.start()):
        return False
    model = speaker_at(analysis, context.subject, listed.start(), verbs)
    _claim_all(scribe, analysis, context, model, block, figures)
    return model != ""


def _block(analysis: Analysis, items: Sequence[Found]) -> list[Found]:
    """The first benchmark and those listed behind it."""
    block = list(items[:1])
    for item in items[1:]:
        if not LISTED.fullmatch(analysis.text, block[-1].end, item.start):
            break
        block.append(item)
    return block


def _claim_all(
    scribe: Scribe, analysis: Analysis, context: Context, model: str, items: Sequence[Found], figures: Sequence[Figure]
) -> None:
    about = replace(context, subject=Subject(model=model))
    for item, figure in zip(items, figures, strict=True) if model else ():
        claim_score(scribe, analysis, about, item, figure)
