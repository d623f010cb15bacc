"""A group of numbers in its sentence in; the role of the part whose parameters it counts out, "" for the model's own.

A part that stands directly behind a bare size ("the 13B LLM"), inside or behind the noun ("7B parameters in its LLM"),
in apposition, or shortly before ("SmolLM2 with 360M parameters").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.narrative.activation import is_total
from extract.narrative.analysis import Analysis, Context
from extract.narrative.lexicon import Found
from extract.narrative.ownership import part_behind
from extract.narrative.quantities import Group

MODEL_AGAIN = re.compile(
    r"\b(?:it|this model|the model|the whole|the entire|which makes"
    r"|(?:using|requiring|needing) (?:only|just|merely|a mere))\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\W*(?:[\w-]+ ){0,3}?(?:model|models|VLM|MLLM|LMM|LVLM|\u25a1)", re.IGNORECASE)
_NEXT_PHRASE = re.compile(
    r"\b(?:and|or|by|to|from|for|via|into|that|which|with|while|but|is|are|has|uses?|pairs?|on top of|atop"
    r"|in front of|ahead of)\b"
)
_OF = re.compile(
    r"[\s-]*(?:(?:sit|live|lie|reside|are) in|belong to|go (?:in)?to|in(?! front\b)|of|for"
    r"|on(?! top of\b)) (?:the |its |an? )?",
    re.IGNORECASE,
)

SIZED_PARTS = {"language_model": "llm_params_b", "vision_encoder": "vision_encoder_params_b"}
"""Roles of parts whose size is an attribute, and the attribute."""

_DERIVED = re.compile(
    r"-(?:based|style|powered|like)\b|\s*\u25a1|\s+(?:derivative|fine-?tune|variant)\b", re.IGNORECASE
)
"""Behind a part's name: what stands there is made from it, and no part."""
_BRACKETED = re.compile(r"[\s-]*(?:[\w-]+ ){1,6}\($")
_CALLED = re.compile(
    r"(?:^|[,:(–—]|\b(?:is|are|was|as|present\w*|introduc\w*|releas\w*|propos\w*|call\w*|becomes?|remains?))\s*"
    r"(?:(?:an?|the|our|its|this|new|small|large|single|about|only|just|~)\s*)*$",
    re.IGNORECASE,
)
"""Before a size: the model itself is called so; behind other words ("built around a") a part is."""
_RELATIVE = re.compile(r",?\s+(?:which|that)\s+(?:has|have|had|holds|counts|contains|comes with)\b[^,;]*$")
_CALLED_PART = re.compile(
    r"\s*(?:(?:vision |visual |image |language )?(?:encoder|tower|backbone|decoder|model|LLM))?\s*", re.IGNORECASE
)
"""Between a part's name and the bracket with its size."""
_AND_HAS = re.compile(r"\band\s+(?:\w+ly\s+)?(?:has|holds|counts|totals|weighs in at|comes to)\b")
"""Between a part and a number: the sentence goes on about its subject."""
_HEARING = re.compile(
    r"[\s-]*(?:param\w*[\s-]+)?(?:[\w.-]+\s){0,2}?(?:speech|audio|sound)[- ]"
    r"(?:encoder|decoder|tower|branch|tokeni[sz]er)\b"
)
"""Behind a size: a part that hears or speaks."""
_ARTICLE = re.compile(r"\b(?:an?|the|our|this)\s+$", re.IGNORECASE)
_IN_PLACE = re.compile(r"\s*(?:for|with|by|to)\s+(?:(?:an?|the|its)\s+)?(?:[\w-]+\s+){0,2}")
"""Between what is replaced and the number of what comes in its place."""
_KIND = re.compile(
    r"[\s-]*(?:(?P<vision_encoder>vision|visual|image)|(?P<language_model>language|text|llm)"
    r"|(?P<connector>audio|speech|connector|projector|adapter|action|diffusion|expert|embedding))[\s-]*",
    re.IGNORECASE,
)
"""Between a number and "parameters": whose they are; the last group holds parts whose size no attribute holds."""
_JOINT_SIZE = re.compile(
    r"\s*(?:\(|\b(?:with|of|has|holds|holding|having|counting)\b)\s*(?:(?:only|about|some|just|roughly|~)\s*)*$"
)
"""Between a connector's name and its size."""
_SIZED_NAME = re.compile(r"[ -](?:(?!(?:and|or|models?|versions?|variants?|checkpoints?)\b)[a-z-]+ ){0,2}")
_LISTED = re.compile(r"(?:\s*\([^()]{1,20}\))?\s*(?:,|\band\b|\bor\b|/|, and|, or)\s*")
_DASHED = re.compile(r"\*{0,2}\s+[–—-]\s")
"""Behind the label of a part: "Vision encoder – AIMv2-L (309M parameters)"."""
_SMALLEST_PART = 2e7
"""A size behind which only a part's name stands; smaller numbers count something else."""


def sized_part_behind(analysis: Analysis, group: Group, context: Context) -> str:
    """ "the 13B LLM", "a 400M vision encoder": the role of a part that stands directly behind a bare size."""
    is_inherited = group.noun == "parameters" and (not group.noun_text or group.noun_start < group.start)
    if not (group.noun in ("", "model") or is_inherited) or group.items[-1].unit not in (
        "b",
        "bn",
        "billion",
        "m",
        "million",
    ):
        return ""
    if _is_of_bracketing_model(analysis, group, context):
        return ""
    if named := _named_behind(analysis, group) or _named_before_bracket(analysis, group):
        return named
    role = _role_behind(analysis, group, context)
    role = role or ("vision_encoder" if part_behind(analysis.text, group.end) else "")
    return role if role in SIZED_PARTS and group.items[0].value >= _SMALLEST_PART else ""


def _role_behind(analysis: Analysis, group: Group, context: Context) -> str:
    """The role that a word directly behind a size says: "7B LLM", "0.3B projector"."""
    if not analysis.text.startswith((" ", "-"), group.end):
        return ""
    match = context.vocabulary.cues.role_words.match(analysis.masked, group.end + 1)
    return (match.lastgroup or "") if match else ""


def _named_behind(analysis: Analysis, group: Group) -> str:
    """ "2B SigLIP", "3B encoder-decoder UL2 Transformer": the role of a known part whose name follows a bare size."""
    if group.noun == "model" and group.noun_start < group.end:
        return ""
    for item in analysis.of_kind("language_model", "vision_encoder"):
        between = analysis.text[group.end : item.start]
        if item.start < group.end or not _SIZED_NAME.fullmatch(between) or "model" in item.kinds:
            continue
        derived = _DERIVED.match(analysis.masked, item.end)
        if derived and (not derived.group().startswith(" ") or _CALLED.search(analysis.text, 0, group.start)):
            return ""
        return "language_model" if "language_model" in item.kinds else "vision_encoder"
    return ""


def _named_before_bracket(analysis: Analysis, group: Group) -> str:
    """ "ViT-bigG (1.9B)": the role of the only known part of its kind, whose name a bare size in brackets follows."""
    lead = analysis.text[: group.start]
    if not lead.endswith("(") or analysis.text[group.end : group.end + 1] != ")":
        return ""
    parts = [
        item
        for item in analysis.of_kind("language_model", "vision_encoder")
        if "model" not in item.kinds and not analysis.is_blocked(item.start, item.end)
    ]
    for item in parts:
        role = "language_model" if "language_model" in item.kinds else "vision_encoder"
        if _CALLED_PART.fullmatch(lead, item.end, len(lead) - 1):
            return (
                role if sum(role in other.kinds for other in parts) == 1 or _are_listed(analysis, parts, role) else ""
            )
    return ""


def _are_listed(analysis: Analysis, parts: Sequence[Found], role: str) -> bool:
    """Whether parts of one kind stand in one list: "Foo (1.1B), Bar-1.6B and Baz (2.7B)"."""
    listed = [item for item in parts if role in item.kinds]
    return all(_LISTED.fullmatch(analysis.text, first.end, last.start) for first, last in pairwise(listed))


def _is_of_bracketing_model(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "Bar (6B encoder)": the bracket is that of another model's name."""
    lead = analysis.text[: group.start].rstrip()
    if not lead.endswith("("):
        return False
    end = len(lead[:-1].rstrip())
    return any(item.end == end and not context.subject.is_named(item.text) for item in analysis.of_kind("model"))


def holder_of(analysis: Analysis, context: Context, group: Group) -> str:
    """Role of the component whose parameters are counted; "" for the model itself."""
    if _HEARING.match(analysis.text, group.end):
        return "connector"
    if is_before_own_name(analysis, group, context):
        return ""
    if (part := _role_behind(analysis, group, context)) not in ("", *SIZED_PARTS):
        return part
    inside = (
        _replacing(analysis, context, group)
        or _kind_of(analysis, group)
        or _role_in(analysis, context, group.end, max(group.noun_end, group.end))
    )
    if inside:
        return inside
    labelled = _labelled(analysis, context, group)
    if labelled:
        return labelled
    if is_total(analysis, group):
        return ""
    noun_end = max(group.noun_end, group.end)
    is_whole = _WHOLE.fullmatch(group.noun_text) is not None
    of = None if is_whole else _OF.match(analysis.text, noun_end)
    behind = _role_in(analysis, context, of.end(), of.end() + 40) if of else ""
    if behind:
        return behind
    return _apposition(analysis, context, group, noun_end) or _before(analysis, context, group)


def is_before_own_name(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "a 222M Foo-VL": a size that the model's own name follows."""
    if not _ARTICLE.search(analysis.text, 0, group.start):
        return False
    named = (item.text for item in analysis.of_kind("model") if item.start == group.end + 1)
    is_spelt = analysis.text.startswith(context.subject.model, group.end + 1) if context.subject.model else False
    return is_spelt or any(map(context.subject.is_exactly, named))


def _replacing(analysis: Analysis, context: Context, group: Group) -> str:
    """ "swaps the SigLIP for the 93M version": the role of the part in whose place the one with the number comes."""
    span = next((span for span in analysis.blocked if span.kind == "replaced" and span.end <= group.start), None)
    if span is None or not _IN_PLACE.fullmatch(analysis.text, span.end, group.start):
        return ""
    return _role_in(analysis, context, span.start, span.end)


def _kind_of(analysis: Analysis, group: Group) -> str:
    """ "10 billion vision parameters and 7 billion language parameters": the role of the part that one word names."""
    if group.noun != "parameters" or group.noun_start < group.end:
        return ""
    kind = _KIND.fullmatch(analysis.text, group.end, group.noun_start)
    return next((name for name, word in kind.groupdict().items() if word), "") if kind else ""


def _labelled(analysis: Analysis, context: Context, group: Group) -> str:
    """The part that a label in front names ("Vision encoder: … 428M parameters"), or that a clause goes on about."""
    lead = analysis.text[: group.start]
    relative = _RELATIVE.search(lead)
    if relative is not None:
        before = [match for match in analysis.role_words if match.end() == relative.start()]
        return (before[-1].lastgroup or "") if before else ""
    named = context.vocabulary.cues.role_words.match(analysis.masked)
    if named and _DASHED.match(analysis.text, named.end()) and not MODEL_AGAIN.search(lead, named.end()):
        return named.lastgroup or ""
    if not analysis.sentence.body or MODEL_AGAIN.search(lead, analysis.sentence.body):
        return ""
    topic = analysis.sentence.topic.strip(" *_")
    label = context.vocabulary.cues.role_words.match(topic)
    return (label.lastgroup or "") if label and label.end() == len(topic) else ""


def _apposition(analysis: Analysis, context: Context, group: Group, noun_end: int) -> str:
    """ "(438M parameter) Vision Transformer"; a "language model" behind counts only when one is named before."""
    if group.noun != "parameters" or not re.match(r"\)?\s+[\w-]", analysis.text[noun_end:]):
        return ""
    for item in analysis.of_kind("language_model", "vision_encoder"):
        if item.start > noun_end and _BRACKETED.fullmatch(analysis.text[noun_end : item.start]):
            return "language_model" if "language_model" in item.kinds else "vision_encoder"
    whole = _WHOLE.match(analysis.masked, noun_end)
    joint = _NEXT_PHRASE.search(analysis.text, noun_end, noun_end + 40)
    role = _role_in(analysis, context, noun_end, whole.end() if whole else joint.start() if joint else noun_end + 40)
    if role == "language_model":
        goes_on = joint is not None and whole is not None and joint.start() < whole.end()
        if not goes_on and not _CALLED.search(analysis.text, 0, group.start):
            return role
        near = noun_end + 30
        named = any(item.end <= group.start or item.start <= near for item in analysis.of_kind("language_model"))
        return role if named else ""
    return role if role == "vision_encoder" else ""


def _before(analysis: Analysis, context: Context, group: Group) -> str:
    if group.noun == "model" and group.noun_text.casefold().startswith(
        ("variant", "version", "checkpoint", "configuration")
    ):
        return ""
    start = max((match.end() for match in re.finditer(r"[;:]", analysis.text[: group.start])), default=0)
    start = max(start, _end_of_other_number(group))
    last_role, last_end = "", -1
    for item in analysis.of_kind("language_model", "vision_encoder"):
        if context.subject.is_exactly(item.text) or analysis.is_blocked(item.start, item.end):
            continue
        if start <= item.start and item.end <= group.start:
            last_role = "language_model" if "language_model" in item.kinds else "vision_encoder"
            last_end = item.end
    for match in context.vocabulary.cues.role_words.finditer(analysis.masked, start, group.start):
        if match.end() > last_end:
            last_role, last_end = match.lastgroup or "", match.end()
    joint = _JOINT_SIZE.search(analysis.text, start, group.start)
    if joint and any(item.end == joint.start() for item in analysis.of_kind("connector", "pooling")):
        return "connector"
    if last_end < 0 or MODEL_AGAIN.search(analysis.text, last_end, group.start):
        return ""
    between = analysis.text[last_end : group.start]
    if _AND_HAS.search(between):
        return ""
    if last_end == _first_part_end(analysis) and "," not in between:
        return last_role
    return last_role if len(between.split()) <= 8 and not re.search(r",\s+(?:and|but|while)\b", between) else ""


def _first_part_end(analysis: Analysis) -> int:
    """End of the part's name that a sentence begins with: "ViT-e marks an advance with 4 billion parameters"."""
    first = next(iter(analysis.of_kind("language_model", "vision_encoder")), None)
    is_head = first is not None and not analysis.text[analysis.sentence.body : first.start].strip(" *")
    return first.end if first is not None and is_head else -1


def _end_of_other_number(group: Group) -> int:
    return max(group.start - len(group.before), 0)


def _role_in(analysis: Analysis, context: Context, start: int, end: int) -> str:
    end = min(end, len(analysis.text))
    stop = re.search(r"[.;,(]", analysis.text[start + 1 : end])
    end = start + 1 + stop.start() if stop else end
    for item in analysis.of_kind("language_model", "vision_encoder"):
        if start <= item.start < end and not _DERIVED.match(analysis.masked, item.end):
            return "language_model" if "language_model" in item.kinds else "vision_encoder"
    match = context.vocabulary.cues.role_words.search(analysis.masked, start, end)
    return (match.lastgroup or "") if match else ""
