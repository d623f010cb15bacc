"""An analysed sentence in; claims about numbers of parameters out: total, activated, language model, encoder, ranges.

A number counts parameters when its noun says so ("8B parameters", "in three sizes (3B, 10B, 28B)"). Whose they are is
decided by the words around it: a following or preceding component, else the model that the sentence is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.narrative.analysis import Analysis, Context
from extract.narrative.ownership import OWN, Owner, owner_of, part_behind
from extract.narrative.quantities import Group, Quantity
from extract.narrative.scribe import Scribe

_ACTIVATED_BEHIND = re.compile(r"[\s-]*(?:param\w*\s*)?(?:(?:are|is|being|gets?)\s+)?activ(?:e|ated)\b", re.IGNORECASE)
_ACTIVATED = re.compile(r"\bactiv\w+", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total(?:ling|s)?|in total|overall|altogether|in all|all told)\b", re.IGNORECASE)
_TOTAL_BEHIND = re.compile(r"[\s-]*(?:param\w*\s+)?(?:in )?total\b", re.IGNORECASE)
_PER_TOKEN = re.compile(
    r"\W*(?:param\w*\s*)?(?:are activated\s*)?(?:per|for (?:each|every)) (?:(\w+) )?tokens?\b", re.IGNORECASE
)
_MODEL_AGAIN = re.compile(r"\b(?:it|this model|the model|the whole|the entire|which makes)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\W*(?:[\w-]+ ){0,3}?(?:model|models|VLM|MLLM|LMM|LVLM|\u25a1)", re.IGNORECASE)
_NEXT_PHRASE = re.compile(r"\b(?:and|or|that|which|with|while|but|is|are|has|uses?|pairs?)\b")
_OF = re.compile(r"[\s-]*(?:in|of|for|on) (?:the |its )?", re.IGNORECASE)
_OWN_MODEL = re.compile(r"\b(?:the|its|our)\s+$", re.IGNORECASE)
_IS_A = re.compile(r"\b(?:is|as|,)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_GROWTH = re.compile(
    r"\b(?:grow(?:s|n|ing)?|grew|ris(?:es|en|ing)|rose|increas\w+|shr[aiu]nk\w*|drop(?:s|ped)?|falls?|fell|reduc\w+|goes|went"
    r"|chang\w+|climb\w*|swell\w*|cut|enlarg\w+)\b[^.;]{0,40}\bfrom\s+(?:about |around |roughly |~)?$",
    re.IGNORECASE,
)
_SIZES = re.compile(r"\b(?:sizes|models|variants|versions|family|series|range)\b", re.IGNORECASE)
_PART_SUBJECT = re.compile(
    r"\W*(?:the|its|this|an?)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:backbone|decoder|encoder|adapt[eo]r|projector|connector|resampler|q-former|head|module|tokeni[sz]er"
    r"|transformer|perceiver|expert|abstractor)s?\s+(?:is|are|has|have|with|of|consists?|contains?|uses?|counts?)\b",
    re.IGNORECASE,
)
_LARGEST_SENSIBLE = 1e13
_SMALLEST_SENSIBLE = 1e6
"""Below a million parameters nothing is called a vision-language model or a part of one."""

_SMALLEST_PART = 2e7
"""A size behind which only a part's name stands; smaller numbers count something else."""

_ATTRIBUTES = {"language_model": "llm_params_b", "vision_encoder": "vision_encoder_params_b"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a group of numbers counts: attribute and scope."""

    attribute: str
    scope: str
    group: Group
    owner: Owner = OWN


def claim_parameters(scribe: Scribe, analysis: Analysis, context: Context, groups: Sequence[Group]) -> None:
    """Claim the parameter counts of one sentence."""
    readings: list[_Reading] = []
    for group in groups:
        if not _counts_parameters(analysis, group, context):
            continue
        previous = readings[-1] if readings else None
        readings.append(_read(analysis, context, group, previous))
    paired = _paired(readings)
    for reading in readings:
        _claim(scribe, analysis, context, reading, paired)


def _is_of_another_part(analysis: Analysis, group: Group) -> bool:
    """ "The decoder has 24 layers, about 1.3B parameters": the sentence is about a part that no attribute holds."""
    start = max((match.end() for match in re.finditer(r"[;:]\s", analysis.text[: group.start])), default=0)
    return _PART_SUBJECT.match(analysis.masked, start) is not None and not _MODEL_AGAIN.search(
        analysis.text, start, group.start
    )


def _counts_parameters(analysis: Analysis, group: Group, context: Context) -> bool:
    first = group.items[0]
    if not _SMALLEST_SENSIBLE <= first.value <= _LARGEST_SENSIBLE or _is_denied(analysis, first):
        return False
    if group.noun == "parameters" or _part_behind(analysis, group, context):
        return True
    if group.noun != "model" or first.unit not in ("b", "bn", "billion", "m"):
        return False
    noun = group.noun_text.casefold()
    if noun.startswith(("size", "version", "variant", "scale")):
        return True
    lead = analysis.text[: group.start]
    return noun in ("model", "one", "checkpoint") and (
        _OWN_MODEL.search(lead) is not None or (_IS_A.search(lead) is not None and context.subject.model != "")
    )


def _part_behind(analysis: Analysis, group: Group, context: Context) -> str:
    """ "the 13B LLM", "a 400M vision encoder": the role of a part that stands directly behind a bare size."""
    if group.noun not in ("", "model") or group.items[-1].unit not in ("b", "bn", "billion", "m", "million"):
        return ""
    if _is_of_bracketing_model(analysis, group, context):
        return ""
    behind = re.match(r"[ -]", analysis.text[group.end :])
    match = context.vocabulary.cues.role_words.match(analysis.masked, group.end + 1) if behind else None
    role = (match.lastgroup or "") if match else "vision_encoder" if part_behind(analysis.text, group.end) else ""
    return role if role in _ATTRIBUTES and group.items[0].value >= _SMALLEST_PART else ""


def _is_of_bracketing_model(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "Bar (6B encoder)": the bracket is that of another model's name."""
    lead = analysis.text[: group.start].rstrip()
    if not lead.endswith("("):
        return False
    end = len(lead[:-1].rstrip())
    return any(item.end == end and not context.subject.is_named(item.text) for item in analysis.of_kind("model"))


def _is_denied(analysis: Analysis, item: Quantity) -> bool:
    """Blocked, but not by its own comparator ("fewer than one billion")."""
    return any(
        span.start <= item.start and item.end <= span.end and item.start - span.start > 3 for span in analysis.blocked
    )


def _read(analysis: Analysis, context: Context, group: Group, previous: _Reading | None) -> _Reading:
    if _is_activated(analysis, group, previous):
        scope = _PER_TOKEN.match(analysis.text, group.end)
        token = f"{scope[1]} token" if scope and scope[1] else "token" if scope else ""
        return _owned(_Reading("params_activated_b", token, group), analysis, context)
    role = _part_behind(analysis, group, context) or _holder(analysis, context, group)
    if role in _ATTRIBUTES:
        return _Reading(_ATTRIBUTES[role], "", group)
    if role:
        return _Reading("", "", group)
    reading = _owned(_Reading("params_total_b", "", group), analysis, context)
    is_own = reading.attribute == "params_total_b" and reading.owner.kind == "own"
    if is_own and _is_of_another_part(analysis, group) and not _is_total(analysis, group):
        return _Reading("", "", group)
    return reading


def _owned(reading: _Reading, analysis: Analysis, context: Context) -> _Reading:
    """The reading with its owner; one of a part where the owner is a part, of nothing where it is nobody we know."""
    owner = owner_of(analysis, reading.group, context)
    if owner.kind == "part":
        return _Reading(_ATTRIBUTES[owner.name], "", reading.group)
    attribute = "" if owner.kind == "nobody" else reading.attribute
    return _Reading(attribute, reading.scope, reading.group, owner)


def _is_activated(analysis: Analysis, group: Group, previous: _Reading | None) -> bool:
    text = analysis.text
    inside = text[group.end : min(max(group.noun_end, group.end), group.end + len(group.after))]
    if _TOTAL_BEHIND.match(text, group.end):
        return False
    if _ACTIVATED_BEHIND.match(text, group.end) or _ACTIVATED.search(inside):
        return True
    lead = _last_phrase(group.before)
    active, total = _last_place(_ACTIVATED, lead), _last_place(_TOTAL, lead)
    if active > total:
        return True
    if _is_total(analysis, group):
        return False
    is_joined = re.search(r"\band\s*$", group.before) is not None
    return bool(
        previous and previous.attribute == "params_activated_b" and is_joined and _PER_TOKEN.match(text, group.end)
    )


def _last_place(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _is_total(analysis: Analysis, group: Group) -> bool:
    behind = analysis.text[group.end : max(group.noun_end, group.end) + 14]
    return _TOTAL.search(_last_phrase(group.before)) is not None or _TOTAL.search(behind) is not None


def _last_phrase(before: str) -> str:
    return re.split(r"[,;:(]", before)[-1][-60:]


def _holder(analysis: Analysis, context: Context, group: Group) -> str:
    """Role of the component whose parameters are counted; "" for the model itself."""
    inside = _role_in(analysis, context, group.end, max(group.noun_end, group.end))
    if inside:
        return inside
    if _is_total(analysis, group):
        return ""
    noun_end = max(group.noun_end, group.end)
    of = _OF.match(analysis.text, noun_end)
    behind = _role_in(analysis, context, of.end(), of.end() + 40) if of else ""
    if behind:
        return behind
    return _apposition(analysis, context, group, noun_end) or _before(analysis, context, group)


def _apposition(analysis: Analysis, context: Context, group: Group, noun_end: int) -> str:
    """ "(438M parameter) Vision Transformer"; a "language model" behind counts only when one is named before."""
    if group.noun != "parameters" or not re.match(r"\)?\s+[\w-]", analysis.text[noun_end:]):
        return ""
    whole = _WHOLE.match(analysis.masked, noun_end)
    joint = _NEXT_PHRASE.search(analysis.text, noun_end, noun_end + 40)
    role = _role_in(analysis, context, noun_end, whole.end() if whole else joint.start() if joint else noun_end + 40)
    if role == "language_model":
        named = any(item.end <= group.start for item in analysis.of_kind("language_model"))
        return role if named else ""
    return role if role == "vision_encoder" else ""


def _before(analysis: Analysis, context: Context, group: Group) -> str:
    if group.noun == "model" and group.noun_text.casefold().startswith(("variant", "version", "checkpoint")):
        return ""
    start = max((match.end() for match in re.finditer(r"[;:]", analysis.text[: group.start])), default=0)
    start = max(start, _end_of_other_number(group))
    last_role, last_end = "", -1
    for item in analysis.of_kind("language_model", "vision_encoder"):
        if start <= item.start and item.end <= group.start and not analysis.is_blocked(item.start, item.end):
            last_role = "language_model" if "language_model" in item.kinds else "vision_encoder"
            last_end = item.end
    for match in context.vocabulary.cues.role_words.finditer(analysis.masked, start, group.start):
        if match.end() > last_end:
            last_role, last_end = match.lastgroup or "", match.end()
    if last_end < 0 or _MODEL_AGAIN.search(analysis.text, last_end, group.start):
        return ""
    between = analysis.text[last_end : group.start]
    return last_role if len(between.split()) <= 8 and not re.search(r",\s+(?:and|but|while)\b", between) else ""


def _end_of_other_number(group: Group) -> int:
    return max(group.start - len(group.before), 0)


def _role_in(analysis: Analysis, context: Context, start: int, end: int) -> str:
    end = min(end, len(analysis.text))
    stop = re.search(r"[.;,(]", analysis.text[start + 1 : end])
    end = start + 1 + stop.start() if stop else end
    for item in analysis.of_kind("language_model", "vision_encoder"):
        if start <= item.start < end:
            return "language_model" if "language_model" in item.kinds else "vision_encoder"
    match = context.vocabulary.cues.role_words.search(analysis.masked, start, end)
    return (match.lastgroup or "") if match else ""


def _paired(readings: Sequence[_Reading]) -> dict[int, Group]:
    """Language-model sizes and total sizes of equal number belong together in order: index of reading → totals."""
    pairs: dict[int, Group] = {}
    totals = [item for item in readings if item.attribute == "params_total_b" and not item.group.is_range]
    for index, reading in enumerate(readings):
        for total in totals:
            same = len(total.group.items) == len(reading.group.items) > 1
            if reading.attribute == "llm_params_b" and same and not reading.group.is_range:
                pairs[index] = total.group
    return pairs


def _claim(scribe: Scribe, analysis: Analysis, context: Context, reading: _Reading, paired: dict[int, Group]) -> None:
    if not reading.attribute:
        return
    group = reading.group
    if group.is_range and _is_change(analysis, group):
        _one(scribe, analysis, _model_of(reading, context), reading.attribute, group.items[0], reading, is_old=True)
        _one(scribe, analysis, _model_of(reading, context), reading.attribute, group.items[-1], reading)
        return
    if reading.attribute == "params_total_b" and group.is_range:
        _one(scribe, analysis, context.subject.model, "params_min_b", group.items[0], reading)
        _one(scribe, analysis, context.subject.model, "params_max_b", group.items[-1], reading)
        return
    totals = next((total for index, total in paired.items() if _is_reading(reading, total, index)), None)
    for position, item in enumerate(group.items):
        model = _model_of(reading, context)
        if reading.owner is OWN and reading.attribute == "params_total_b" and _makes_variant(analysis, group):
            model = context.subject.variant(_size_name(item))
        elif totals is not None:
            model = context.subject.variant(_size_name(totals.items[position]))
        several = len(group.items) > 1 and model == context.subject.model
        _one(
            scribe, analysis, model, reading.attribute, item, reading, f"{_size_name(item)} variant" if several else ""
        )


def _model_of(reading: _Reading, context: Context) -> str:
    return reading.owner.name if reading.owner.kind == "named" else context.subject.model


def _is_change(analysis: Analysis, group: Group) -> bool:
    """ "grows from A to B" says what was and what is; it is no range."""
    lead = analysis.text[: group.start]
    return _GROWTH.search(lead) is not None and _SIZES.search(lead) is None


def _is_reading(reading: _Reading, total: Group, index: int) -> bool:
    del index
    return reading.attribute == "llm_params_b" and len(total.items) == len(reading.group.items)


def _makes_variant(analysis: Analysis, group: Group) -> bool:
    """Several sizes, or one size that is said of a version ("a 2B version", "The 7B model")."""
    if len(group.items) > 1:
        return True
    if group.noun != "model":
        return False
    noun = group.noun_text.casefold()
    return noun.startswith(("version", "variant")) or _OWN_MODEL.search(analysis.text[: group.start]) is not None


def _size_name(item: Quantity) -> str:
    billions = item.value / 1e9
    return f"{billions:g}B" if billions >= 1 else f"{item.value / 1e6:g}M"


def _one(
    scribe: Scribe,
    analysis: Analysis,
    model: str,
    attribute: str,
    item: Quantity,
    reading: _Reading,
    condition: str = "",
    *,
    is_old: bool = False,
) -> None:
    comparator = item.comparator
    lead = analysis.text[max(0, item.start - 20) : item.start].casefold()
    is_part = attribute in _ATTRIBUTES.values()
    if comparator == "<" and re.search(r"\bup to\s*$", lead) and (is_part or "scal" in lead):
        comparator = "="
    scribe.claim(
        model,
        attribute,
        item.text,
        analysis.sentence,
        value_number=round(item.value / 1e9, 9),
        unit="billion",
        comparator=comparator,
        scope=reading.scope,
        condition=condition,
        status="superseded" if is_old else analysis.status_at(item.start, item.end),
        rule="number with its noun",
    )
