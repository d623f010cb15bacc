"""An analysed sentence in; the benchmark scores that it states in words out.

Only plain forms are read, for a wrong score is worse than none: "score from 74.7 to 80.3" beside one benchmark (the
first number is superseded), "80.3 on VQAv2" or "a VQAv2 score of 80.3" with a reaching verb and no comparison, and the
item of a list that is nothing but "VQAv2 (val): 80.3".
"""

from __future__ import annotations

import re
from math import inf

from extract.narrative.analysis import Analysis, Context
from extract.narrative.lexicon import Found
from extract.narrative.scribe import Scribe

_NUMBER = r"(?<![\w.-])(?P<{0}>\d{{1,4}}(?:\.\d+)?)\s?(?P<{0}_unit>%|percent|points?)?(?![\w]|\.\d|-\w)"
_FROM_TO = re.compile(rf"\bfrom\s+{_NUMBER.format('old')}\s+(?:up |down )?to\s+{_NUMBER.format('new')}", re.IGNORECASE)
_SCORE_WORD = re.compile(r"\b(?:scores?|accuracy|performance|results?|CIDEr|F1|ANLS|points)\b", re.IGNORECASE)
_REACHES = re.compile(
    r"\b(?:achiev|reach|scor|obtain|attain|get|hit|yield|record)\w*\b|\bscores?\b|\baccuracy of\b", re.IGNORECASE
)
_ON = re.compile(
    rf"{_NUMBER.format('value')}\s+(?:(?:accuracy|score|points|CIDEr)\s+)?(?:on|in)\s+(?:the\s+)?$", re.IGNORECASE
)
_OF = re.compile(
    rf"\s*(?:\([^()]{{1,14}}\)\s*)?(?:score|accuracy|result)s?\s+(?:of|is|was|at|:|reached|reaches)\s+{_NUMBER.format('value')}",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"\s*(?:\([^()]{{1,14}}\))?\s*,?\s*(?:it|the (?:\d+(?:\.\d+)?B )?model|this model)"
    rf"\s+(?:scores?|reach(?:es|ed)|achiev(?:es|ed)|gets|attain(?:s|ed)|obtain(?:s|ed))\s+{_NUMBER.format('value')}",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:by|gain|improvement|increase|higher|lower|better|more|points? (?:above|over|higher)|faster|reduc\w+)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"\((?P<date>\d{4}-\d{2}(?:-\d{2})?)\)")
_SPLIT = re.compile(
    r"\s*\((?P<split>val|test|testmini|test-dev|test-std|dev|minival|validation|testdev)\)", re.IGNORECASE
)
_LISTED = re.compile(
    rf"\s*(?:\([^()]{{1,14}}\)|val|test|testmini|dev)?[\s*`]*[:=–—-][\s*`]*{_NUMBER.format('value')}[\s*`.]*",
    re.IGNORECASE,
)


def claim_listed_score(scribe: Scribe, analysis: Analysis, context: Context) -> bool:
    """Claim the score of a sentence that is nothing but a benchmark and a number; whether it is one."""
    item = next(analysis.of_kind("benchmark"), None)
    listed = _LISTED.fullmatch(analysis.text, item.end) if item is not None else None
    if item is None or listed is None or analysis.text[: item.start].strip(" *`-"):
        return False
    _claim(scribe, analysis, context, item, listed["value"], listed["value_unit"] or "", "ok", "")
    return True


def claim_prose_scores(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the scores of one sentence."""
    benchmarks = list(analysis.of_kind("benchmark"))
    if not benchmarks:
        return
    change = _FROM_TO.search(analysis.text)
    if change:
        if (
            len(benchmarks) == 1
            and _SCORE_WORD.search(analysis.text)
            and not analysis.is_blocked(change.start(), change.end())
        ):
            _claim_change(scribe, analysis, context, benchmarks[0], change)
        return
    if not _REACHES.search(analysis.text):
        return
    for item in benchmarks:
        _claim_stated(scribe, analysis, context, item)


def _claim_change(scribe: Scribe, analysis: Analysis, context: Context, item: Found, change: re.Match[str]) -> None:
    release = _RELEASE.search(analysis.text, change.end())
    for group, status, condition in (
        ("old", "superseded", ""),
        ("new", analysis.status_at(change.start(), change.end()), f"release {release['date']}" if release else ""),
    ):
        _claim(scribe, analysis, context, item, change[group], change[f"{group}_unit"] or "", status, condition)


def _claim_stated(scribe: Scribe, analysis: Analysis, context: Context, item: Found) -> None:
    lead = analysis.text[max(0, item.start - 60) : item.start]
    match = _ON.search(lead) or _OF.match(analysis.text, item.end) or _THEN.match(analysis.text, item.end)
    if match is None or analysis.is_blocked(item.start, item.end):
        return
    first = max(0, item.start - 60) + match.start() if match.re is _ON else item.start
    around = analysis.text[max(0, first - 30) : item.end + 12]
    if _RELATIVE.search(around) or analysis.status_at(item.start, item.end) == "hedged":
        return
    _claim(scribe, analysis, context, item, match["value"], match["value_unit"] or "", "ok", "")


def _claim(
    scribe: Scribe,
    analysis: Analysis,
    context: Context,
    item: Found,
    value: str,
    unit: str,
    status: str,
    condition: str,
) -> None:
    split = _SPLIT.match(analysis.text, item.end)
    least, most = context.vocabulary.scales.get(item.kinds["benchmark"], (-inf, inf))
    if not least <= float(value) <= most:
        scribe.issue(
            "score_out_of_scale",
            analysis.sentence,
            f"{value} lies outside {least:g} to {most:g}, the scale of {item.kinds['benchmark']}; left out",
        )
        return
    scribe.claim(
        context.subject.model,
        "score",
        value,
        analysis.sentence,
        value_number=float(value),
        unit="percent" if unit in ("%", "percent") else "points" if unit else "",
        benchmark=item.kinds["benchmark"],
        split=split["split"] if split else "",
        condition=condition,
        status=status,
        rule="score in prose",
    )
