"""An analysed sentence in; claims about numbers of parameters out: total, activated, language model, encoder, ranges.

A number counts parameters when its noun says so ("8B parameters", "in three sizes (3B, 10B, 28B)"). Whose they are is
decided by the words around it: a following or preceding component, else the model that the sentence is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context, key_of
from extract.narrative.language.counted_numbers import Quantity
from extract.narrative.language.listed_names import names_listed_before
from extract.narrative.language.quantities import Group
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.activation import (
    PER_TOKEN,
    is_activated,
    is_part_of,
    is_result,
    is_share,
    is_total,
    label_of_both,
)
from extract.narrative.sizes.counted_parameters import OWN_MODEL, counts_parameters
from extract.narrative.sizes.gapped_sizes import claim_gapped_sizes
from extract.narrative.sizes.holders import MODEL_AGAIN, asked_part, holder_of
from extract.narrative.sizes.nobodys_sizes import is_of_other_part, is_of_the_whole
from extract.narrative.sizes.ownership import OWN, owner_of
from extract.narrative.sizes.part_totals import is_of_another, is_of_language_model
from extract.narrative.sizes.size_readings import SizeReading, size_name, told_apart
from extract.narrative.sizes.sized_parts import SIZED_PARTS, sized_part_behind

_GROWTH = re.compile(
    r"\b(?:grow(?:s|n|ing)?|grew|ris(?:es|en|ing)|rose|increas\w+|shr[aiu]nk\w*|drop(?:s|ped)?|falls?|fell"
    r"|reduc\w+|goes|went"
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
_IN_ORDER = re.compile(r"\brespectively\b", re.IGNORECASE)
_LISTED_NAME = re.compile(r"(?<![\w.-])[A-Z][\w.]*(?:-[\w.]+)*\b")
_CALLED = re.compile(
    r",?\s+(?:\(|(?:called |named |dubbed )?)(?P<name>[A-Z][\w.]*-[\w.-]*\w)(?=[,;).]|\s+(?:is|are|and)\b)"
)
"""Behind what a size is said of: its name."""
_MEMBER = re.compile(
    r"(?:^|[,;]\s+|\band\s+)\W*(?:the|its|our|their)\s+(?:largest|biggest|smallest|tiniest|flagship)\b(?! open)"
    r"[^,;.:()]{0,40}$",
    re.IGNORECASE,
)
"""Before a size: it is one member's of a family, "the largest variant has 34B parameters, the smallest 0.5B"."""
_APPOSED = re.compile(r"(?P<name>[^,;]{2,40}),\s+(?:our|the)\s+")
"""Before a size that says what the name before the comma is: "Foo, our 3B VLM"."""


def claim_parameters(scribe: Scribe, analysis: Analysis, context: Context, groups: Sequence[Group]) -> None:
    """Claim the parameter counts of one sentence."""
    readings: list[SizeReading] = []
    gapped = claim_gapped_sizes(scribe, analysis)
    for group in groups:
        if group.start in gapped or not counts_parameters(analysis, group, context):
            continue
        if label_of_both(analysis, group):
            whole, active = (replace(group, items=(item,)) for item in group.items)
            total = _owned(SizeReading("params_total_b", "", whole), analysis, context)
            readings += [total, replace(total, attribute=total.attribute and "params_activated_b", group=active)]
            continue
        previous = readings[-1] if readings else None
        readings.append(_read(analysis, context, group, previous))
    for reading in told_apart(readings, analysis):
        _claim(scribe, analysis, context, reading, _totals_beside(reading, readings))


def _is_of_another_part(analysis: Analysis, group: Group) -> bool:
    """ "The decoder has 24 layers, about 1.3B parameters": the sentence is about a part that no attribute holds."""
    start = max((match.end() for match in re.finditer(r"[;:]\s", analysis.text[: group.start])), default=0)
    return _PART_SUBJECT.match(analysis.masked, start) is not None and not MODEL_AGAIN.search(
        analysis.text, start, group.start
    )


def _read(analysis: Analysis, context: Context, group: Group, previous: SizeReading | None) -> SizeReading:
    if is_activated(
        analysis, group, follows_activated=previous is not None and previous.attribute == "params_activated_b"
    ):
        scope = PER_TOKEN.match(analysis.text, group.end)
        token = f"{scope[1]} token" if scope and scope[1] else "token" if scope else ""
        return _owned(SizeReading("params_activated_b", token, group), analysis, context)
    if previous is not None and previous.attribute == "params_activated_b" and (kind := _active_for(analysis, group)):
        return _owned(SizeReading("params_activated_b", f"{kind} token", group), analysis, context)
    is_of_decoder = is_of_language_model(analysis, group)
    is_of_other = is_of_other_part(analysis, group) and not is_of_decoder
    if is_of_other or is_part_of(analysis, group) or is_of_the_whole(analysis.text, group):
        return SizeReading("", "", group)
    if is_result(analysis, group):
        return _owned(SizeReading("params_total_b", "", group), analysis, context)
    if is_of_decoder:
        return SizeReading("" if is_of_another(analysis, group, context) else "llm_params_b", "", group)
    role = sized_part_behind(analysis, group, context) or holder_of(analysis, context, group)
    role = role or (analysis.meant.role if analysis.meant is not None else "")
    role = role or ("" if is_total(analysis, group) else asked_part(analysis))
    if role in SIZED_PARTS:
        return SizeReading("" if _goes_on_from_name(analysis, group) else SIZED_PARTS[role], "", group)
    if role or is_share(analysis, group):
        return SizeReading("", "", group)
    if _is_of_unknown_name(analysis, context, group):
        return SizeReading("", "", group)
    reading = _owned(SizeReading("params_total_b", "", group), analysis, context)
    is_own = reading.attribute == "params_total_b" and reading.owner.kind == "own"
    if is_own and _is_of_another_part(analysis, group) and not is_total(analysis, group):
        return SizeReading("", "", group)
    return reading


def _goes_on_from_name(analysis: Analysis, group: Group) -> bool:
    """ "on the Foo 2B, 9B, and 27B language models": further names of which all but the size is left out."""
    if group.noun == "parameters" or (group.noun != "model" and len(group.items) == 1):
        return False
    parts = analysis.of_kind("language_model", "vision_encoder")
    ends = (item.end for item in parts if _ENDS_IN_SIZE.search(item.text))
    return any(end < group.start and _LISTED.fullmatch(analysis.text, end, group.start) for end in ends)


_ENDS_IN_SIZE = re.compile(r"\d[BM]$")
_LISTED = re.compile(r",?\s(?:and\s|or\s)?|/")
_TOLD_FOR = re.compile(r"\s(?:for|per|on) (?P<kind>text|vision|visual|image|video|language)(?: tokens?)?\s*[),;]")


def _active_for(analysis: Analysis, group: Group) -> str:
    """ "3.9B activated for each token (3.5B for text)": the kind of token that a bracket behind tells apart."""
    told = _TOLD_FOR.match(analysis.text, group.end)
    return told["kind"] if told and group.before.rstrip(" ~").endswith(("(", "for text,", "for text and")) else ""


_NAME_BEHIND = re.compile(r"\s(?P<name>[A-Z][\w.+-]*[A-Z\d][\w.+-]*)")


def _is_of_unknown_name(analysis: Analysis, context: Context, group: Group) -> bool:
    """ "1.7B parameters, a 0.4B FooViT among them": a bare size right before a name that is not the subject's."""
    is_inherited = group.noun == "parameters" and not group.noun_text
    named = _NAME_BEHIND.match(analysis.text, group.end) if is_inherited else None
    return named is not None and not (
        context.subject.is_named(named["name"]) or context.subject.is_short(named["name"])
    )


def _owned(reading: SizeReading, analysis: Analysis, context: Context) -> SizeReading:
    """The reading with its owner; one of a part where the owner is a part, of nothing where it is nobody we know."""
    if _names_before(analysis, context, reading.group):
        return reading
    owner = owner_of(analysis, reading.group, context)
    if owner.kind == "part":
        return SizeReading(SIZED_PARTS[owner.name], "", reading.group)
    attribute = "" if owner.kind == "nobody" else reading.attribute
    return SizeReading(attribute, reading.scope, reading.group, owner)


def _totals_beside(reading: SizeReading, readings: Sequence[SizeReading]) -> Group | None:
    """Sizes of the language model and as many total sizes in one sentence belong together in order."""
    if reading.attribute != "llm_params_b" or reading.group.is_range or len(reading.group.items) < 2:
        return None
    totals = [other.group for other in readings if other.attribute == "params_total_b" and not other.group.is_range]
    return next((group for group in totals if len(group.items) == len(reading.group.items)), None)


def _claim(scribe: Scribe, analysis: Analysis, context: Context, reading: SizeReading, totals: Group | None) -> None:
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
    if reading.attribute == "params_activated_b" and group.is_range:
        scribe.issue(
            "unclear_size", analysis.sentence, "a range of activated parameters, and no word says which model has which"
        )
        return
    if reading.owner is OWN and _is_called_by_size(analysis, group, context):
        return
    named = _names_before(analysis, context, group) or _name_behind(analysis, context, group)
    if named:
        # as many names as numbers, else it cannot be told whose each is
        for item, model in zip(group.items, named, strict=True) if len(named) == len(group.items) else ():
            _one(scribe, analysis, model, reading.attribute, item, reading)
        return
    is_variant = (
        reading.owner is OWN and reading.attribute == "params_total_b" and _makes_variant(analysis, group, context)
    )
    for item, size in zip(group.items, (totals or group).items, strict=True):
        model = _model_of(reading, context)
        if is_variant or totals is not None:
            model = context.subject.variant(size_name(size))
        several = len(group.items) > 1 and model == context.subject.model and not is_variant
        condition = f"{size_name(item)} variant" if several else ""
        _one(scribe, analysis, model, reading.attribute, item, reading, condition)
        if item.active and reading.attribute == "params_total_b":
            active = replace(item, value=item.active)
            _one(scribe, analysis, model, "params_activated_b", active, reading, condition)


def _is_called_by_size(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "The 6B model is …" in a text on Foo-6B: the model's name again, which an exact size may stand beside."""
    lead = analysis.text[: group.start]
    is_called = group.noun == "model" and group.noun_text.casefold() == "model" and OWN_MODEL.search(lead) is not None
    return (
        is_called
        and len(group.items) == 1
        and context.subject.model.casefold().replace("_", "-").find(f"-{size_name(group.items[0])}".casefold()) > 0
    )


def _names_before(analysis: Analysis, context: Context, group: Group) -> list[str]:
    """ "A-Tiny, A-Small and A, with 1B, 2B and 4B … respectively": the names that the numbers belong to in order."""
    listed = names_listed_before(analysis.text, group.start)
    first = key_of(context.subject.model)[:1]
    if listed and all(key_of(name)[:1] == first for name in listed):
        return listed
    if len(group.items) < 2 or not _IN_ORDER.search(analysis.text, group.end):
        return []
    words = _LISTED_NAME.findall(analysis.text[analysis.sentence.body : group.start])
    own = [word for word in dict.fromkeys(words) if context.subject.is_named(word)]
    return own if len(own) == len(group.items) else []


def _name_behind(analysis: Analysis, context: Context, group: Group) -> list[str]:
    """ "a 1.3B distilled version, Foo-Lite": the name of the one that a size is said of."""
    behind = _CALLED.match(analysis.text, group.noun_end) if group.noun == "model" else None
    if behind is None or len(group.items) > 1 or key_of(behind["name"])[:1] != key_of(context.subject.model)[:1]:
        return []
    return [behind["name"]]


def _model_of(reading: SizeReading, context: Context) -> str:
    if reading.variant:
        return context.subject.variant(reading.variant)
    return reading.owner.name if reading.owner.kind == "named" else context.subject.model


def _is_change(analysis: Analysis, group: Group) -> bool:
    """ "grows from A to B" says what was and what is; it is no range."""
    lead = analysis.text[: group.start]
    return _GROWTH.search(lead) is not None and _SIZES.search(lead) is None


def _makes_variant(analysis: Analysis, group: Group, context: Context) -> bool:
    """Several sizes, or one size that is said of a version ("a 2B version", "The 7B model")."""
    if len(group.items) > 1 or _MEMBER.search(analysis.text, analysis.sentence.body, group.start):
        return True
    if group.noun != "model":
        return False
    noun = group.noun_text.casefold()
    apposed = _APPOSED.match(analysis.text, analysis.sentence.body, group.start)
    if apposed and apposed.end() == group.start and context.subject.is_exactly(apposed["name"].strip(" *`")):
        return False
    return (
        noun.startswith(("version", "variant", "configuration"))
        or OWN_MODEL.search(analysis.text[: group.start]) is not None
    )


def _one(
    scribe: Scribe,
    analysis: Analysis,
    model: str,
    attribute: str,
    item: Quantity,
    reading: SizeReading,
    condition: str = "",
    *,
    is_old: bool = False,
) -> None:
    comparator = item.comparator
    lead = analysis.text[max(0, item.start - 20) : item.start].casefold()
    is_part = attribute in SIZED_PARTS.values()
    if comparator == "<" and re.search(r"\bup to\s*$", lead) and (is_part or "scal" in lead or "add" in lead):
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
