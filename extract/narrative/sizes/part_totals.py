"""A total in its sentence in; whether it counts the language model alone, "a decoder with 16B total …", out."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.quantities import Group

_LANGUAGE = (
    r"(?<!vision-)(?<!vision )(?<!visual )(?<!visual-)(?<!modal )(?<!modal-)(?<!video )(?<!omni )(?<!large )"
    r"(?:language (?:model|backbone|decoder|tower)|text (?:model|decoder|backbone)|llm|decoder|backbone)(?!-|s?\w)"
)
_WORD = r"(?:(?!(?:models?|and|or|with|plus|for|of|in|on|to|from)\b)[\w-]+\s+)"
_ABOUT = r"(?:(?:about|around|roughly|approximately|nearly|some|only|just|~|≈)\s*)*"
_BEHIND = re.compile(
    r"[\s-]*(?:in )?total(?:\s+param\w+)?(?:[\s,/(]|\b(?:and|with)\b)*+"
    rf"(?:{_ABOUT}[\d.]+\s?(?:[BMT]|billion|million|trillion)?[\s-]*activ\w+\)?\s+)?{_WORD}{{0,3}}?{_LANGUAGE}",
    re.IGNORECASE,
)
_PARAMETERS_OF = re.compile(rf"[\s-]*param\w*[\s-]+{_WORD}{{0,2}}?{_LANGUAGE}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"{_LANGUAGE}\W{{0,3}}(?:(?:that|which)\s+)?"
    r"(?:is (?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:mixture[ -]of[ -]experts|moe)(?:\s+model)?\s+)?"
    rf"(?:with|of|has|have|having|holds?|counts?|contains?|totals|at)\s+(?:an?\s+|total of\s+)*{_ABOUT}"
    r"(?:[\d.]+\s?(?:[BMT]|billion|million)?[\s-]*activ\w+\s+(?:and|,|of|out of)\s+)?$",
    re.IGNORECASE,
)
_IS_CALLED = re.compile(
    r"\b(?:is|are|was|as|into|becomes?|remains?)\s+(?:an?|the|our)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
_TAKES = re.compile(
    r"\b(?:us(?:es|ing)|with|and|to|join(?:s|ing)|connects?|pairs?|couples?|via|through|on|around)\s+(?:an?|the|its)\s+"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)


_WHOSE = re.compile(r"(?P<name>[\w.-]+)[*_`]*,?\s+whose\b[^,;]*$")
"""Before the part of what stands before "whose": "Foo-1B, whose backbone has 7B total parameters"."""


def is_of_another(analysis: Analysis, group: Group, context: Context) -> bool:
    """Whether a number counts a part of something else than the subject, named before "whose"."""
    told = _WHOSE.search(analysis.text, analysis.sentence.body, group.start)
    return (
        told is not None
        and re.search(r"[A-Z\d]", told["name"]) is not None
        and not context.subject.is_exactly(told["name"])
    )


def is_of_language_model(analysis: Analysis, group: Group) -> bool:
    """ "a 30B-total, 3B-active language model", "its decoder has 16B parameters in total": no total of the whole."""
    lead = analysis.text[: group.start]
    if before := _BEFORE.search(lead):
        return _IS_CALLED.search(lead[: before.start()]) is None
    if _IS_CALLED.search(lead):
        return False
    if _BEHIND.match(analysis.text, group.end):
        return True
    return _TAKES.search(lead) is not None and _PARAMETERS_OF.match(analysis.text, group.end) is not None
