"""An analysed sentence in; the benchmark scores that it states in words out.

Only plain forms are read, for a wrong score is worse than none: "score from 74.7 to 80.3" beside one benchmark (the
first number is superseded), "80.3 on VQAv2" or "a VQAv2 score of 80.3" with a reaching verb and no comparison, and the
item of a list that is nothing but "VQAv2 (val): 80.3".
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf

from extract.narrative.analysis import Analysis, Context, Subject
from extract.narrative.dataset_roles import LISTED
from extract.narrative.lexicon import Found
from extract.narrative.scribe import Scribe
from extract.narrative.speakers import is_strange, speaker_at, subject_before

_NUMBER = r"(?<![\w.-])(?P<{0}>\d{{1,4}}(?:\.\d+)?)\s?(?P<{0}_unit>%|percent|points?)?(?![\w]|\.\d|-\w)"
_FROM_TO = re.compile(rf"\bfrom\s+{_NUMBER.format('old')}\s+(?:up |down )?to\s+{_NUMBER.format('new')}", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:rose|rises|went|goes|gr[eo]ws?|climb(?:s|ed)|jump(?:s|ed)|improv(?:es|ed)|increas(?:es|ed)|rais(?:es|ed)|lift(?:s|ed)"
    r"|boost(?:s|ed)|reduc(?:es|ed)|drop(?:s|ped)|fell|falls|moves|moved)\b",
    re.IGNORECASE,
)
_TRIAL = re.compile(r"\W*[A-Za-z-]+ing\b")
"""A sentence that begins with what is done in a trial: "Replacing A by B reduces …"."""
_SCORE_WORD = re.compile(r"\b(?:scores?|accuracy|performance|results?|CIDEr|F1|ANLS|points)\b", re.IGNORECASE)
_REACHES = re.compile(
    r"\b(?:achiev|reach|scor|obtain|attain|get|hit|yield|record|report|state|list)\w*\b|\b(?:scores?|accuracy|performance|results?)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:achiev(?:es?|ed|ing)|reach(?:es|ed|ing)?|(?<!a )(?<!an )(?<!the )scor(?:es|ed|ing)|obtain(?:s|ed|ing)?"
    r"|attain(?:s|ed|ing)?|gets?|got|getting|hits?|hitting|yield(?:s|ed|ing)?|record(?:s|ed|ing)?|report(?:s|ed|ing)?|states?|lists?"
    r"|posts?|(?:is|was|has|have)(?=\s+(?:now |about |only |an? )?\d))\b",
    re.IGNORECASE,
)
"""A verb whose subject has the score behind it."""
_ON = re.compile(
    rf"{_NUMBER.format('value')}\s+(?:(?:accuracy|score|points|CIDEr)\s+)?(?:on|in)\s+(?:the\s+)?"
    r"(?:(?:latest|new|full|official|hard|whole) (?:version|release|split|subset|set) of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\s*(?:\([^()]{{1,14}}\)\s*)?(?:score|accuracy|result)\s+(?:of|is|was|at|:|reached|reaches)\s+{_NUMBER.format('value')}",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?:\s*\([^()]{1,14}\)| v\d[\d.]*)?\s*,?\s+(?P<who>(?:[^,;:.()]|\.(?=\d)|\(\w+\)){1,60}?)\s+"
    r"(?:also |even |only |just |\w+ly )?"
    r"(?:scores?|scored|reach(?:es|ed)?|achiev(?:es?|ed)|gets?|got|attain(?:s|ed)?|obtain(?:s|ed)?"
    r"|yields?|posts?|records?)\s+"
    rf"(?:(?:an?|the|about|overall|average|mean|top|score|accuracy|of)\s+)*{_NUMBER.format('value')}",
    re.IGNORECASE,
)
"""`On VQAv2 (val), the 7B model reaches 80.3`."""
_IS = re.compile(
    r"(?:\s*\([^()]{1,14}\))?\s+(?:is|was|reaches|reached|stands at|comes to)\s+(?:now\s+)?"
    rf"{_NUMBER.format('value')}",
    re.IGNORECASE,
)
_SCORE_ON = re.compile(r"\b(?:scores?|accuracy|performance|results?)\s+(?:on|for)\s+(?:the\s+)?$", re.IGNORECASE)
"""`Its score on VQAv2 is 80.3`."""
_LED_IN = re.compile(r"\b(?:on|for|in)\s+(?:the\s+)?$", re.IGNORECASE)
_MANY = re.compile(
    r"(?<![\w.-])\d+(?:\.\d+)?\s?%?\s*(?:,|/|;|\band\b|\bor\b|\bto\b|\bvs\b\.?|–|-)\s*(?:and\s+)?$", re.IGNORECASE
)
"""Before a score: another one, so that nobody knows which of them is meant."""
_MORE = re.compile(r"\s*(?:,|/|&|\band\b)\s*(?:and\s+)?\d", re.IGNORECASE)
_FOR_WHOM = re.compile(
    r"[^.;,]{0,60}?\b(?:for|by|of|goes to|belongs to)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,2})"
)
"""Behind a score: the model that it is told of."""
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
        if len(benchmarks) == 1 and _is_own_change(analysis, context.subject, change):
            _claim_change(scribe, analysis, context, benchmarks[0], change)
        return
    if not _REACHES.search(analysis.text):
        return
    for item in benchmarks:
        _claim_stated(scribe, analysis, context, item)


def _is_own_change(analysis: Analysis, subject: Subject, change: re.Match[str]) -> bool:
    """Whether it is the model that scored one thing and scores another, not what a trial makes of it."""
    if not _SCORE_WORD.search(analysis.text) or analysis.is_blocked(change.start(), change.end()):
        return False
    if _TRIAL.match(analysis.text, analysis.sentence.body):
        return False
    verbs = [verb.start() for verb in _CHANGES.finditer(analysis.text, analysis.sentence.body, change.start())]
    return bool(subject_before(analysis, subject, verbs[-1] if verbs else change.start()))


def _claim_change(scribe: Scribe, analysis: Analysis, context: Context, item: Found, change: re.Match[str]) -> None:
    release = _RELEASE.search(analysis.text, change.end())
    for group, status, condition in (
        ("old", "superseded", ""),
        ("new", analysis.status_at(change.start(), change.end()), f"release {release['date']}" if release else ""),
    ):
        _claim(scribe, analysis, context, item, change[group], change[f"{group}_unit"] or "", status, condition)


def _claim_stated(scribe: Scribe, analysis: Analysis, context: Context, item: Found) -> None:
    stated = _stated(analysis, item)
    if stated is None or analysis.is_blocked(item.start, item.end):
        return
    start, end = stated.span("value")
    around = analysis.text[max(0, start - 30) : max(end, item.end)] + _behind(analysis.text, max(end, item.end))
    if _RELATIVE.search(around) or analysis.status_at(item.start, item.end) == "hedged":
        return
    model = _scorer(analysis, context, item, stated)
    if model:
        about = replace(context, subject=Subject(model=model))
        _claim(scribe, analysis, about, item, stated["value"], stated["value_unit"] or "", "ok", "")
        return
    message = f"a score is stated, but not certainly of {context.subject.model}; nothing is concluded"
    scribe.issue("score_without_model", analysis.sentence, message)


def _behind(text: str, place: int) -> str:
    """The next words of the same clause."""
    return re.split(r"[,;]", text[place : place + 12], maxsplit=1)[0]


def _stated(analysis: Analysis, item: Found) -> re.Match[str] | None:
    """The one number that a sentence sets beside a benchmark."""
    text = analysis.text
    begin = max(0, item.start - 60)
    match = _ON.search(text, begin, item.start)
    if match is not None and _is_averaged(analysis, item):
        return None
    if match is not None:
        return None if _MANY.search(text, begin, match.start("value")) else match
    match = _OF.match(text, item.end) or (_IS.match(text, item.end) if _SCORE_ON.search(text, 0, item.start) else None)
    if match is None and _leads_alone(analysis, item):
        match = _THEN.match(text, item.end)
    return None if match is None or _MORE.match(text, match.end()) else match


def _is_averaged(analysis: Analysis, item: Found) -> bool:
    """ "70.0 on MMMU and AI2D": one number over a list of benchmarks is no score of the first."""
    later = next((other for other in analysis.of_kind("benchmark") if other.start >= item.end), None)
    return later is not None and LISTED.fullmatch(analysis.text, item.end, later.start) is not None


def _leads_alone(analysis: Analysis, item: Found) -> bool:
    """Whether "on" stands before this benchmark and no other stands beside it."""
    return _LED_IN.search(analysis.text, 0, item.start) is not None


def _scorer(analysis: Analysis, context: Context, item: Found, stated: re.Match[str]) -> str:
    """The model that a score is said of; "" where that is not certain."""
    subject = context.subject
    if _is_told_of_other(analysis, subject, max(stated.end("value"), item.end)):
        return ""
    if stated.re is _THEN:
        return subject_before(analysis, subject, stated.end("who"))
    if stated.re in (_OF, _IS):
        return subject_before(analysis, subject, item.start)
    return speaker_at(analysis, subject, stated.start("value"), _VERB)


def _is_told_of_other(analysis: Analysis, subject: Subject, place: int) -> bool:
    told = _FOR_WHOM.match(analysis.text, place)
    return told is not None and is_strange(analysis, subject, told.start("name"), told.end("name"))


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
