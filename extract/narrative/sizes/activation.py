"""A group of numbers in its sentence in; whether it counts all parameters or those that one token activates out."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis
from extract.narrative.language.quantities import Group

_ACTIVATED_BEHIND = re.compile(
    r"[\s-]*\(?(?:param\w*\s*\(?)?(?:of (?:them|which|these|those|it|the model"
    r"|(?!which|them|these|those)[\w-]+(?: \d(?:\.\d)?(?![\w.]))?)\s+)?(?:(?:are|is|being|gets?)\s+)?"
    r"(?:activ(?:e|ated)\b|(?:turned|switched) on\b|(?:used|engaged|selected|fired|in use|at work)\s+"
    r"(?:at a time|at once|(?:per|for each|for every|for any|for a) (?:\w+ )?token))",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"\b(?:fire|used|run|work|engaged|selected|involved)\w* "
    r"(?:at a time|at once|(?:per|for each|for every|for any|on each) (?:\w+ )?token)"
)
_OF_WHICH = re.compile(r"\b(?:of|out of) (?:which|these|them|those)\W+(?:(?:only|just|about|some)\s+)*$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of (?:these|them|those|which)\b", re.IGNORECASE)
_AT_A_TIME = re.compile(
    r"[^.;,]{0,30}?\b(?:per|for each|for every|on each|(?:on|for) any|for an?) (?:\w+ )?token\b"
    r"|[^.;,]{0,30}?\bat (?:a time|once)\b"
)
_ACTIVATED = re.compile(r"\bactiv\w+|\b(?:turn|switch|light)(?:s|ing|ed)? (?:on|up)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:total(?:ling|s)?|in total|overall|altogether|together|in all|all told|adds? up to)\b"
    r"|\ball in(?=\s*[).,;]|$)|总参数",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(r"[\s-]*\(?(?:param\w*\s+)?(?:in )?total\b", re.IGNORECASE)
_ALL = re.compile(r"\ball (?:of )?(?:the |its |our )?$")
PER_TOKEN = re.compile(
    r"\W*(?:param\w*\s*)?(?:(?:are )?activated?\s*)?(?:per|for (?:each|every)) (?:(\w+) )?tokens?\b", re.IGNORECASE
)
"""Behind a number: parameters that are counted a token; the group is the kind of token."""


_PART_OF = re.compile(r"\s+(?:out )?of (?:the |its |all |about |roughly |a |total |some |~)*(?=\d)", re.IGNORECASE)
_WHOLE_OF = re.compile(
    r"(?:[\d.]+ ?(?:[BMT]|billion|million|trillion)?(?: activ\w+)?(?: param\w*)?|%|percent|half|third|quarter|fraction"
    r"|part|subset|few|share)\s+(?:out )?of (?:the |its |all |about |roughly |a |total |some |~)*$",
    re.IGNORECASE,
)


def is_part_of(analysis: Analysis, group: Group) -> bool:
    """ "3B of its 30B parameters": a share of the number behind it."""
    return _PART_OF.match(analysis.text, group.end) is not None


def is_share(analysis: Analysis, group: Group) -> bool:
    """ "30B parameters, of which 3B …", "…, 3B of them for vision": a share of the number before it."""
    behind = _OF_THEM.match(analysis.text, group.end)
    return behind is not None or _OF_WHICH.search(analysis.text, 0, group.start) is not None


def is_activated(analysis: Analysis, group: Group, *, follows_activated: bool) -> bool:
    """Whether the words around a group say so; `follows_activated`: the group before counts activated parameters."""
    text = analysis.text
    inside = text[group.end : min(max(group.noun_end, group.end), group.end + len(group.after))]
    if (
        _ALL.search(text, 0, group.start)
        or _TOTAL_BEHIND.match(text, group.end)
        or _WHOLE_OF.search(text[: group.start])
    ):
        return False
    if is_part_of(analysis, group):
        return _ACTIVATED.search(text) is not None or _WORKS.search(text, group.end) is not None
    if is_share(analysis, group) and _AT_A_TIME.match(text, group.end):
        return True
    if group.noun == "parameters" and PER_TOKEN.match(text, group.end):
        return True
    if _ACTIVATED_BEHIND.match(text, group.end) or _ACTIVATED.search(inside):
        return True
    lead = _last_phrase(group.before).strip(" *_~") or _label(analysis, group)
    active, total = _last_place(_ACTIVATED, lead), _last_place(_TOTAL, lead)
    if active > total:
        return True
    if is_total(analysis, group):
        return False
    is_joined = re.search(r"\band\s*$", group.before) is not None
    return follows_activated and is_joined and PER_TOKEN.match(text, group.end) is not None


def _last_place(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def is_total(analysis: Analysis, group: Group) -> bool:
    """Whether "total", "in all" or the like stands beside a group."""
    behind = analysis.text[group.end : max(group.noun_end, group.end) + 14]
    return _TOTAL.search(_last_phrase(group.before)) is not None or _TOTAL.search(behind) is not None


_RESULT = re.compile(
    r"\b(?:result(?:s|ing|ed)? in|yield(?:s|ing)?|giving|gives|producing|amount(?:s|ing)? to|making"
    r"|arriv(?:es|ing) at|for)\s+"
    r"(?:(?:an?|only|just|about|total of)\s+)*(?:[a-z][\w-]*\s+){0,2}$"
)
_MODEL_BEHIND = re.compile(r"[\s-]*(?:param\w*[\s-]+)?(?:[a-z][\w-]*\s){0,2}(?:model|VLM|MLLM)\b(?! card)")


def is_result(analysis: Analysis, group: Group) -> bool:
    """ "…, resulting in a compact 222M parameter model": what the parts come to, whatever stands before."""
    is_of_model = _MODEL_BEHIND.match(analysis.text, group.end) is not None
    return is_of_model and len(group.items) == 1 and _RESULT.search(analysis.text, 0, group.start) is not None


def _label(analysis: Analysis, group: Group) -> str:
    """The words before the colon that a number follows: "Activated parameters" of "**Activated parameters:** 2.8B"."""
    labelled = _LABELLED.search(analysis.text, max(0, group.start - _LONGEST_LABEL), group.start)
    return labelled[1] if labelled else ""


def label_of_both(analysis: Analysis, group: Group) -> bool:
    """ "Total / activated parameters: 16B / 2.8B": whether words beside tell a total and its active part."""
    label = _label(analysis, group)
    if len(group.items) == 2 and not group.is_range and _PART_ACTIVE.match(analysis.text, group.end):
        return group.items[0].value > group.items[1].value and is_total(analysis, group)
    return len(group.items) == 2 and 0 <= _last_place(_TOTAL, label) < _last_place(_ACTIVATED, label)


_PART_ACTIVE = re.compile(r"\s+(?:of (?:them|these|those|which) )?(?:are )?activ", re.IGNORECASE)
"""Behind a total and a further number: "7.6B in total, 2.1B of them active"."""
_LONGEST_LABEL = 80
_LABELLED = re.compile(r"(?:^|[.;,(])([^.;,()]*?)\s*[*_]*:[*_\s]*(?:(?:about|around|only|~|≈)\s*)*$")


def _last_phrase(before: str) -> str:
    return re.split(r"[,;:(]", before)[-1][-60:]
