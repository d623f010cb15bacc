"""A number of parameters in its sentence in; whose parameters they are out: the subject's, a part's, another model's.

The nearest noun phrase that governs the number decides: "the reward model has 7B parameters", "Foo-Tiny (under 1B)",
"a 1.8B-parameter tower", "half of the 671B parameters of Bar". Only what nothing else governs is the subject's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.narrative.language.analysis import Analysis, Context, is_component
from extract.narrative.language.quantities import Group
from extract.narrative.language.speakers import subject_before
from extract.narrative.lexicon import NAME_FORM
from extract.narrative.sizes.nobodys_sizes import is_nobodys

_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|but|while|whereas|so that)\s|\bso that\s")
_OWN_AGAIN = re.compile(
    r"\b(?:it|its|this model|the model|the (?:whole|entire)\b[^,;]*|which makes|we|our)\b", re.IGNORECASE
)
_FORMER = re.compile(r"\b(?:original|first|initial|earlier|previous|old)\s+(?:[\w.-]+\s+){0,2}had\b[^;,]*$")
"""What had its size before: "the original Foo had"."""
_HOLDS = re.compile(
    r"\b(?:has|have|had|holds?|counts?|contains?|comprises?|totals|numbers?|weighs in at|amounts? to"
    r"|accounts? for|makes? up"
    r"|comes? (?:in )?(?:at|to|with))\s+"
    r"(?:(?:an?|the|only|just|about|around|some|roughly|nearly|almost|over|under|up|to|total|of|less|more|fewer"
    r"|than|merely|below"
    r"|above|~)\s+)*$",
    re.IGNORECASE,
)
"""A verb right before a number: its subject has the parameters."""
_NAME = re.compile(r"(?<![\w.-])[A-Z][\w.]*(?:-[\w.]+)*(?: [A-Z]?[\w.]*\d[\w.]*\b)?(?<=\w)")
_GOVERNS = re.compile(
    r"(?:['’]s|\s*\(|,?\s+(?:which|that)\s+\w+|,(?:\s+[\w-]+){1,5},\s+(?:has|have|holds|counts|with)"
    r"|,?\s+(?:has|have|had|with|counts|holds|activates|at))"
    r"\s*(?:(?:an?|the|only|just|less|more|fewer|than|over|under|about|around|some|up|to|nearly|roughly|total|of"
    r"|at|least"
    r"|most|below|above|~)\s*)*$"
)
_LEADS = re.compile(
    r"\W*(?:with|at|having|using|despite having|despite)\s+"
    r"(?:(?:an?|the|its|only|just|merely|mere|about|around|roughly|some|under|over|fewer|less|more|than|total|of|~)\s+)*",
    re.IGNORECASE,
)
_MAIN_NAME = re.compile(
    r"(?: in total| overall| per token)?,\s+(?:the |our )?(?P<name>[A-Z][\w.]*(?:-[\w.]+)*(?<=\w))\s+[a-z]"
)
"""Behind a number that leads a sentence: the name that its main clause begins with."""
_APPOSED = re.compile(r",\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}")
"""Between a name and a number: ", a dense 14B model" says it of the name."""
_POSSESSED = re.compile(r"(?<![\w-])(?P<name>[A-Z][\w.+-]*(?: [A-Z\d][\w.]*){0,2})['’]s\s+(?:\w+\s+)?$")
_LONGEST_NAME = 50
_OBJECT = re.compile(r"\b(?:on|from|with|of|in|by|and|or)\s+(?:the\s+)?$")
"""Before a name that a comma follows: what goes on behind it is not said of it ("trained on Foo, has 3B")."""
_OF_OTHER = re.compile(
    r"(?:\s+(?:models?|versions?|variants?|checkpoints?))?\s+(?:of|in|behind|that|which)\s+(?:the\s+)?"
)
_PART_BEHIND = re.compile(
    r"[\s-]*(?:param\w*[\s-]+)?(?P<kind>(?:(?!(?:and|with|in|of|for|to|has|is)\b)[a-z]+[\s-]){0,3}?)"
    r"(?P<part>encoder(?!-decoder)|tower|ViT)\b"
)
_PART_BEFORE = re.compile(
    r"\b(?:the|its|our|an?|this|that|each)\s+(?P<kind>(?:[\w.-]+\s+){0,2}?)(?P<part>encoder|tower|ViT)\s+"
    r"(?:alone\s+)?(?:has|have|holds|counts|accounts\s+for|contributes|comes to|takes|makes up|is|was)\s[^,;]{0,30}$",
    re.IGNORECASE,
)
_PART_BRACKETED = re.compile(
    r"(?:^|\b(?:the|its|our|an?|this|that|each|and|with)\s+)(?P<kind>(?:[\w.-]+\s+){0,3}?)(?P<part>encoder|tower"
    r"|ViT|decoder|head"
    r"|tokeni[sz]er|branch|expert|module)\s*\((?:with\s+|about\s+|only\s+|~\s*)*$",
    re.IGNORECASE,
)
_SEEING = re.compile(r"\b(?:vision|visual|image|video|ViT)\b", re.IGNORECASE)
_NAMED_KIND = re.compile(r"\b[A-Z][\w.]*[A-Z\d][\w.-]*|\b[A-Z]+-[A-Z]")
"""An encoder's name before the word: "the PE-L encoder (0.3B)"."""
_NOT_SEEING = re.compile(r"\b(?:text|audio|speech|language|action|prompt|sound|position\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owner:
    """`kind`: own, part (then `name` is its role), named (then `name` is another model), nobody."""

    kind: str
    name: str = ""


OWN, NOBODY = Owner("own"), Owner("nobody")


def owner_of(analysis: Analysis, group: Group, context: Context) -> Owner:
    """Whose parameters a group of numbers counts, where no known part stands beside it."""
    text = analysis.text
    behind_noun = group.noun_end if group.noun_start >= group.end else group.end
    lead = text[_clause_start(text, group.start) : group.start]
    if group.noun == "model" and _is_led_by_part(analysis, context):
        return NOBODY
    if _is_helpers(analysis, group, context, lead, behind_noun):
        return NOBODY
    if not part_behind(text, group.end) and is_nobodys(analysis, group, context, lead):
        return NOBODY
    if part_behind(text, group.end):
        return Owner("part", "vision_encoder")
    before = _PART_BEFORE.search(lead)
    if before:
        return NOBODY if _NOT_SEEING.search(before["kind"]) else Owner("part", "vision_encoder")
    bracketed = _PART_BRACKETED.search(lead)
    if bracketed:
        is_named = bracketed["part"] in ("encoder", "tower", "ViT") and _NAMED_KIND.search(bracketed["kind"])
        is_seeing = _SEEING.search(bracketed["kind"]) or (is_named and not _NOT_SEEING.search(bracketed["kind"]))
        return Owner("part", "vision_encoder") if is_seeing else NOBODY
    if group.noun == "parameters" and _is_of_other(analysis, context, behind_noun):
        return NOBODY
    beside = _NAME.match(text, behind_noun + 1) if group.noun == "model" else None
    if beside and not context.subject.is_named(beside.group()) and _is_surely_other(analysis, beside):
        return NOBODY  # "the 3B model Bar-3B is used as a draft"
    if _is_possessed(analysis, group, context):
        return NOBODY
    holder = _holder(analysis, group, context)
    if holder != context.subject.model:
        return Owner("named", holder) if holder else NOBODY
    return _governing_name(analysis, context, lead, group)


_COMES = re.compile(
    r"[*_`]*\s(?:(?:itself|family|series|models?)\s)?(?:comes?|came|is|was|ships?|shipped|has|had|spans?|ranges?|offers?)\b"
)


def _is_led_by_part(analysis: Analysis, context: Context) -> bool:
    """ "Foo-LM came in three sizes: 1B and 3B" in a text on Foo-VL: the sizes of what a part is made of."""
    first = next(iter(analysis.found), None)
    if first is None or not is_component(first) or context.subject.is_named(first.text):
        return False
    is_head = analysis.text[: first.start].strip(" *_`") in ("", "The")
    return is_head and _COMES.match(analysis.text, first.end) is not None


def part_behind(text: str, end: int) -> bool:
    """Whether a part that sees stands directly behind a size: "675M ViT", "1.8B-parameter tower"."""
    part = _PART_BEHIND.match(text, end)
    return part is not None and _NOT_SEEING.search(part["kind"]) is None


_TOGETHER = re.compile(
    r"\b(?:together,? (?:they|these|both|the two)|(?:they|these|both|the two) together)\s+$", re.IGNORECASE
)
"""Before a verb: the parts of the model, and so the whole."""


def _holder(analysis: Analysis, group: Group, context: Context) -> str:
    """Whose the number is by its verb, "the 14B model has 15.3B parameters"; "" for "the router holds"."""
    verb = _HOLDS.search(analysis.text, analysis.sentence.body, group.start)
    is_held = group.noun == "parameters" and verb is not None
    if verb is not None and _TOGETHER.search(analysis.text, analysis.sentence.body, verb.start()):
        return context.subject.model
    if verb is not None and _FORMER.search(analysis.text, analysis.sentence.body, verb.end()):
        return ""
    return subject_before(analysis, context.subject, verb.start()) if is_held and verb else context.subject.model


def _is_possessed(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "two thirds of Bar's 9B parameters": of a name that is neither the model's nor a part's."""
    of = _POSSESSED.search(analysis.text, max(0, group.start - _LONGEST_NAME), group.start)
    if of is None or context.subject.is_named(of["name"]) or context.subject.is_short(of["name"]):
        return False
    is_part = any(item.end == of.end("name") and is_component(item) for item in analysis.found)
    return not is_part and analysis.cues.plain_subjects.fullmatch(of["name"]) is None


def _clause_start(text: str, end: int) -> int:
    return max((match.end() for match in _CLAUSE.finditer(text, 0, end)), default=0)


def _is_helpers(analysis: Analysis, group: Group, context: Context, lead: str, behind_noun: int) -> bool:
    """A judge, a draft, an adapter: a thing beside the model, named before the number, inside its noun, or behind."""
    helpers = context.vocabulary.cues.helpers
    if helpers.search(analysis.text, group.end, behind_noun + 1):
        return True
    if group.noun in ("", "model") and helpers.match(analysis.text, behind_noun + 1):
        return True
    found = [match.end() for match in helpers.finditer(lead)]
    return bool(found) and len(lead) - found[-1] < 60 and _OWN_AGAIN.search(lead, found[-1]) is None


def _is_of_other(analysis: Analysis, context: Context, place: int) -> bool:
    """ "the 20B parameters of Bar", "a 70B-parameter Bar-2": the name behind the noun is another model's."""
    beside = _NAME.match(analysis.text, place + 1) if _SINGULAR.search(analysis.text, 0, place) else None
    if beside and not context.subject.is_named(beside.group()) and _is_surely_other(analysis, beside):
        return True
    of = _OF_OTHER.match(analysis.text, place)
    name = _NAME.match(analysis.text, of.end()) if of else None
    if name is None or context.subject.is_named(name.group()):
        return False
    is_part = any(item.start == name.start() and is_component(item) for item in analysis.found)
    return is_part or _is_name(analysis, name)


_SINGULAR = re.compile(r"\dB?[ -](?:billion[ -])?param(?:eter)?$")


def _is_surely_other(analysis: Analysis, name: re.Match[str]) -> bool:
    """Whether a name is a known model's, or has a number: "Vision-Language Model" and "MoE" are none."""
    found = [item for item in analysis.found if item.start <= name.start() < item.end]
    is_model = any("model" in item.kinds and not is_component(item) for item in found)
    return is_model or (not found and any(letter.isdigit() for letter in name.group()))


def _governing_name(analysis: Analysis, context: Context, lead: str, group: Group) -> Owner:
    """The name that has the number behind it: "Foo-Tiny (under 1B)", "Bar, which has 671B"."""
    led = _LEADS.fullmatch(analysis.text, analysis.sentence.body, group.start)
    main = _MAIN_NAME.match(analysis.text, group.noun_end) if led else None
    if main:
        return _owner_named(analysis, context, main["name"], main.start("name"))
    offset = group.start - len(lead)
    names = [match for match in _NAME.finditer(analysis.text, offset, group.start) if _is_name(analysis, match)]
    if names and _APPOSED.fullmatch(analysis.text, names[-1].end(), group.start):
        return OWN if context.subject.is_named(_whole_name(analysis, names[-1])) else NOBODY
    if not names or not _GOVERNS.fullmatch(analysis.text, names[-1].end(), group.start):
        return OWN
    if _OBJECT.search(analysis.text, offset, names[-1].start()) and analysis.text[names[-1].end()] == ",":
        return OWN
    name = _whole_name(analysis, names[-1])
    if context.subject.is_same_but_size(name) or _OWN_AGAIN.search(analysis.text, names[-1].end(), group.start):
        return OWN
    is_kin = context.subject.is_named(name) or context.subject.is_beside(name)
    return Owner("named", name) if is_kin else NOBODY


def _owner_named(analysis: Analysis, context: Context, word: str, place: int) -> Owner:
    """ "With only 10B parameters, Foo-9B leads": the subject of the main clause."""
    name = next((item.text for item in analysis.found if item.start == place), word).strip()
    if context.subject.is_same_but_size(name) or context.subject.is_short(name):
        return OWN
    return Owner("named", name) if context.subject.is_named(name) or context.subject.is_beside(name) else NOBODY


def _whole_name(analysis: Analysis, match: re.Match[str]) -> str:
    """The known name that a word belongs to ("Small 3.1" of "Foo Small 3.1"), else the word."""
    known = (item.text for item in analysis.found if item.start <= match.start() and match.end() <= item.end)
    return next(known, match.group())


def _is_name(analysis: Analysis, match: re.Match[str]) -> bool:
    """Known and no part (data have no parameters, so a model has their name), or unknown and written like a name."""
    for item in analysis.found:
        if item.start < match.end() and match.start() < item.end:
            return not is_component(item)
    if _CLASS_NAME.fullmatch(match.group()):
        return False
    return NAME_FORM.search(match.group()) is not None and re.search(r"[a-z]", match.group()) is not None


_CLASS_NAME = re.compile(r"(?:m?VLM|M?LLM|MLLM|LVLM|LMM|VLA|MoE)s?")
"""What models are, and no name."""
