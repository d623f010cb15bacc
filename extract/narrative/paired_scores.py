"""A sentence whose scores stand in pairs in; each score with its benchmark, or with its model, out.

"Foo achieves 54.1% (MMMU) and 842 (OCRBench)", "On MMMU, MathVista and OCRBench, Foo scores 54.1, 62.3 and 842,
respectively", "Foo-7B obtains 54.1 and Foo-72B 68.3 on MMMU". Only where there are as many numbers as benchmarks, or a
number behind every name; anything else is left to be no score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.narrative.analysis import Analysis, Context, Subject, is_component
from extract.narrative.lexicon import Found
from extract.narrative.name_sizes import claim_name_size
from extract.narrative.score_claims import NAME_BESIDE, NUMBER, Figure, claim_score, figure_of
from extract.narrative.scribe import Scribe
from extract.narrative.speakers import speaker_at

_VERB = re.compile(
    r"\b(?:achiev(?:es?|ed|ing)|reach(?:es|ed|ing)?|scor(?:es|ed|ing)|obtain(?:s|ed|ing)?|attain(?:s|ed|ing)?|gets?|got"
    r"|posts?|posted|yield(?:s|ed)?|record(?:s|ed)?|report(?:s|ed)?|deliver(?:s|ed)?)\b",
    re.IGNORECASE,
)
_BEFORE_BRACKET = re.compile(rf"{NUMBER.format('value')}\s*\(\s*(?:on |in )?(?:the )?$")
_CLOSED = re.compile(r"(?:[ -](?:val|test|testmini|dev|validation))?(?:\s*\([^()]{1,14}\))?\s*\)")
_JOIN = r"\s*(?:,\s*(?:and\s+)?|/|&|\band\b)\s*(?:the\s+)?"
_BETWEEN = re.compile(rf"(?:\s*\([^()]{{1,14}}\))?(?:[ -](?:val|test|testmini|dev))?{_JOIN}")
_FIGURE = r"\d{1,4}(?:\.\d+)?\s?%?"
_FIGURES = re.compile(rf"(?<![\w.,/-]){_FIGURE}(?:{_JOIN}{_FIGURE})+(?![\w]|[.,]\d)")
_LED_BY_ON = re.compile(r"\b(?:on|for|in)\s+(?:the\s+)?$", re.IGNORECASE)
_NAME = r"[A-Z][\w.+-]*(?: (?:[A-Z][\w.+-]*|v?\d[\w.]*)){0,3}?"
_TOLD = rf"(?: \(\w+\))?\s+(?:{_VERB.pattern}\s+|at )?"
_PAIR = rf"(?:the )?{_NAME}{_TOLD}\d{{1,4}}(?:\.\d+)?(?:\s?%)?"
_JOINED = r"\s*(?:,? and|,? while|,? but|,|;)\s*"
_PAIRS_ON = re.compile(rf"(?<![\w.-])(?P<pairs>{_PAIR}(?:{_JOINED}{_PAIR})+)(?: points)? (?:on|in) (?:the )?$")
_NAMED = re.compile(
    rf"(?:the )?(?P<name>{_NAME}){_TOLD}(?P<value>\d{{1,4}}(?:\.\d+)?)(?P<value_unit>\s?%)?(?={_JOINED}|$)"
)


def claim_paired_scores(scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]) -> bool:
    """Claim the scores of a sentence that pairs them; whether it does."""
    if analysis.hedged or any(analysis.is_blocked(item.start, item.end) for item in benchmarks):
        return False
    return (
        _claim_by_name(scribe, analysis, context, benchmarks)
        or _claim_bracketed(scribe, analysis, context, benchmarks)
        or _claim_in_order(scribe, analysis, context, benchmarks)
    )


def _claim_by_name(scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]) -> bool:
    """ "Foo-7B obtains 54.1 and Foo-72B 68.3 on MMMU": a number behind each name."""
    if len(benchmarks) != 1:
        return False
    listed = _PAIRS_ON.search(analysis.text, 0, benchmarks[0].start)
    if listed is None:
        return False
    for pair in _NAMED.finditer(analysis.text, listed.start("pairs"), listed.end("pairs")):
        model = _model_named(analysis, context.subject, pair)
        if model:
            claim_name_size(scribe, model, analysis.sentence, context.vocabulary.lexicon)
            _claim(scribe, analysis, context, model, benchmarks[0], figure_of(pair))
    return True


def _model_named(analysis: Analysis, subject: Subject, pair: re.Match[str]) -> str:
    """The model whose name stands before a number: the text's own, or one that is known."""
    if subject.is_exactly(pair["name"]):
        return subject.model
    known = (item for item in analysis.of_kind("model") if not is_component(item))
    is_known = any(item.start == pair.start("name") for item in known)
    return pair["name"] if is_known or subject.is_named(pair["name"]) else ""


def _claim_bracketed(scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]) -> bool:
    """ "Foo achieves 54.1% (MMMU) and 842 (OCRBench)": every benchmark in brackets behind its number."""
    found = [
        (item, match)
        for item in benchmarks
        if (match := _BEFORE_BRACKET.search(analysis.text, max(0, item.start - 24), item.start))
        and _CLOSED.match(analysis.text, item.end)
    ]
    if len(found) < 2 or len(found) != len(benchmarks):
        return False
    beside = (NAME_BESIDE.search(analysis.text, 0, match.start("value")) for _, match in found)
    if any(name is not None and not context.subject.is_exactly(name["name"]) for name in beside):
        return True  # "… and Bar 52.0 (MMMU)": nobody knows where the other model's scores end
    model = speaker_at(analysis, context.subject, found[0][1].start("value"), _VERB)
    for item, match in found if model else ():
        _claim(scribe, analysis, context, model, item, figure_of(match))
    return True


def _claim_in_order(scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]) -> bool:
    """ "On MMMU and OCRBench, Foo scores 54.1 and 842, respectively": a list of benchmarks, then as many numbers."""
    text = analysis.text
    gaps = ((first.end, then.start) for first, then in pairwise(benchmarks))
    if len(benchmarks) < 2 or not all(_BETWEEN.fullmatch(text, *gap) for gap in gaps):
        return False
    lists = list(_FIGURES.finditer(text, benchmarks[-1].end))
    is_told = "respectively" in analysis.small or "/" in text[benchmarks[0].end : benchmarks[1].start]
    if len(lists) != 1 or not is_told or not _LED_BY_ON.search(text, 0, benchmarks[0].start):
        return False
    figures = re.findall(r"(\d{1,4}(?:\.\d+)?)\s?(%?)", lists[0].group())
    if len(figures) != len(benchmarks):
        return False
    model = speaker_at(analysis, context.subject, lists[0].start(), _VERB)
    for item, (value, unit) in zip(benchmarks, figures, strict=True) if model else ():
        _claim(scribe, analysis, context, model, item, Figure(value, unit))
    return True


def _claim(scribe: Scribe, analysis: Analysis, context: Context, model: str, item: Found, figure: Figure) -> None:
    claim_score(scribe, analysis, replace(context, subject=Subject(model=model)), item, figure)
