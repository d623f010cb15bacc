"""A bare size in its sentence in; the role of the part that it is the size of, by what stands directly beside it, out.

"the 13B LLM", "2B SigLIP", "ViT-bigG (1.9B)", "the language model (7B)", "400M for vision".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.quantities import Group
from extract.narrative.lexicon import Found
from extract.narrative.sizes.ownership import part_behind

SIZED_PARTS = {"language_model": "llm_params_b", "vision_encoder": "vision_encoder_params_b"}
"""Roles of parts whose size is an attribute, and the attribute."""
DERIVED = re.compile(r"-(?:based|style|powered|like)\b|\s*\u25a1|\s+(?:derivative|fine-?tune|variant)\b", re.IGNORECASE)
"""Behind a part's name: what stands there is made from it, and no part."""
CALLED = re.compile(
    r"(?:^|[,:(–—]|\b(?:is|are|was|as|present\w*|introduc\w*|releas\w*|propos\w*|call\w*|becomes?|remains?))\s*"
    r"(?:(?:an?|the|our|its|this|new|small|large|single|about|only|just|~)\s*)*$",
    re.IGNORECASE,
)
"""Before a size: the model itself is called so; behind other words ("built around a") a part is."""
_SIZED_NAME = re.compile(r"[ -](?:(?!(?:and|or|models?|versions?|variants?|checkpoints?)\b)[a-z][a-z-]* ){0,2}")
_PART_BEFORE = re.compile(
    r"(?:\b(?:the|its|an?|and)|[,;:(])\s+(?P<of>[\w-]+ )?(?:(?P<vision_encoder>encoder|tower)"
    r"|(?P<language_model>decoder|llm|language model)"
    r"|(?P<connector>q-former|resampler|projector|connector|adapt[eo]r|abstractor|merger|head|talker|vocoder))"
    r"(?: (?:with|of|has|counts|is|at|about|around|some|another))*\s+(?:about |around |some |only |~ ?)?$",
    re.IGNORECASE,
)
"""Right before a bare size, the part that has it where the verb is left out: "the encoder 2B, the projector 90M"."""
_NO_SIGHT = re.compile(r"(?:speech|audio|sound|text|action|music|depth)\W*", re.IGNORECASE)
_DECODER_BEHIND = re.compile(
    r"[ -](?:(?:multi-?modal|language|text|causal|autoregressive|dense|transformer) )?decoder"
    r"(?=\s*(?:[(,.;+]|$)|\s(?:and|with|plus|to|adds?|makes?|gives?|come|total)\b)",
    re.IGNORECASE,
)
"""Behind a bare size: what writes, "12B decoder"."""
_SPEAKS = re.compile(r"\b(?:talker|speech|audio|vocoder|voice|mask|pixel|diffusion)\b[^.;]{0,40}$", re.IGNORECASE)
"""Before the size of a decoder that does not write."""
_LISTED = re.compile(r"(?:\s*\([^()]{1,20}\))?\s*(?:,|\band\b|\bor\b|/|, and|, or)\s*")
_CALLED_PART = re.compile(
    r"\s*(?:(?:vision |visual |image |language )?(?:encoder|tower|backbone|decoder|model|LLM))?\s*", re.IGNORECASE
)
"""Between a part's name and the bracket with its size."""
_ABOUT = re.compile(r"(?:about|around|roughly|approx\.?|~|≈)\s?$")
_CALLED_SIZE = re.compile(r"\s*(?:\(|:|–|=)?\s*(?:(?:about|around|roughly|with|~|≈)\s?)?")
_AT_END = re.compile(r"\s*(?:[,;)+]|\.?$)")
"""Around a size that a word for a part stands before: "the language model (7B)", "LLM 7.6B, …"."""
_KIND_BEHIND = re.compile(
    r"\s+(?:(?:for|in) (?:the )?(?=vis|ima|see|lan|tex|LLM)|(?=vision|language))"
    r"(?:(?P<vision_encoder>vision|visual|image|seeing)|(?P<language_model>language|text|LLM))"
    r"(?: (?:part|side|branch|tower))?(?=\s*(?:[,.;)]|$|and\b|plus\b))"
)
"""Behind a size: what it is for, "400M for vision and 2.7B for language"."""
MODELS_BEHIND = re.compile(
    r" (?:(?i:vision|visual|image|video|multi-?modal)[- ](?i:language )?(?i:models)"
    r"|(?:Vision|Text|Multimodal) (?i:model|variant|version|checkpoint)s?)\b"
)
"""Behind sizes: models and no part of one, "11B and 90B vision models"; "the 11B Vision model" is called so."""
_SMALLEST_PART = 2e7
"""A size behind which only a part's name stands; smaller numbers count something else."""


_IN_BRACKET = re.compile(
    r"\s?\((?:the |its )?(?:[A-Z][\w./-]*(?: [\w./-]+)? )??"
    r"(?:(?P<vision_encoder>(?:vision|visual|image) (?:encoder|tower|backbone|transformer)|ViT)"
    r"|(?P<language_model>(?:text|language) (?:decoder|model|backbone)|LLM|decoder)"
    r"|(?P<connector>(?:[a-z]+ )?(?:projector|connector|adapt[eo]r|resampler|embeddings?|head)"
    r"|(?:audio|speech|text|action) (?:encoder|tower|decoder|head|expert)))\)"
)
"""Behind a size, a bracket that says whose it is: "125M (text decoder) + 86M (CLIP vision encoder)"."""


def sized_part_behind(analysis: Analysis, group: Group, context: Context) -> str:
    """ "the 13B LLM", "a 400M vision encoder": the role of a part that stands directly behind a bare size."""
    bracket = _IN_BRACKET.match(analysis.text, group.end) if len(group.items) == 1 else None
    if bracket is not None:
        return bracket.lastgroup or ""
    is_inherited = group.noun == "parameters" and (not group.noun_text or group.noun_start < group.start)
    if not (group.noun in ("", "model") or is_inherited) or group.items[-1].unit not in (
        "b",
        "bn",
        "billion",
        "m",
        "million",
    ):
        return ""
    if _is_of_bracketing_model(analysis, group, context) or MODELS_BEHIND.match(analysis.text, group.end):
        return ""
    if named := _named_behind(analysis, group, context) or _named_before_bracket(analysis, group):
        return named
    if part := _part_right_before(analysis, group) or _part_in_list(analysis, group):
        return part
    if _DECODER_BEHIND.match(analysis.text, group.end) and not _SPEAKS.search(analysis.text, 0, group.start):
        return "language_model"
    role = role_behind(analysis, group, context)
    told = _KIND_BEHIND.match(analysis.text, group.end)
    role = role or (told.lastgroup or "" if told else "")
    role = role or ("vision_encoder" if part_behind(analysis.text, group.end) else "")
    return role if role in SIZED_PARTS and group.items[0].value >= _SMALLEST_PART else ""


def role_behind(analysis: Analysis, group: Group, context: Context) -> str:
    """The role that a word directly behind a size says: "7B LLM", "0.3B projector"."""
    if not analysis.text.startswith((" ", "-"), group.end):
        return ""
    match = context.vocabulary.cues.role_words.match(analysis.masked, group.end + 1)
    return (match.lastgroup or "") if match else ""


def _named_behind(analysis: Analysis, group: Group, context: Context) -> str:
    """ "2B SigLIP", "3B encoder-decoder UL2 Transformer": the role of a known part whose name follows a bare size."""
    if group.noun == "model" and group.noun_start < group.end:
        return ""
    for item in analysis.of_kind("language_model", "vision_encoder"):
        between = analysis.text[group.end : item.start]
        if item.start < group.end or not _SIZED_NAME.fullmatch(between) or "model" in item.kinds:
            continue
        if context.subject.is_exactly(item.text):
            continue
        if group.noun == "model" and group.noun_end < item.start:
            continue  # "the 34B sibling swaps Foo"
        derived = DERIVED.match(analysis.masked, item.end)
        if derived and (not derived.group().startswith(" ") or CALLED.search(analysis.text, 0, group.start)):
            return ""
        return "language_model" if "language_model" in item.kinds else "vision_encoder"
    return ""


def _named_before_bracket(analysis: Analysis, group: Group) -> str:
    """ "ViT-bigG (1.9B)": the role of the only known part of its kind, whose name a bare size in brackets follows."""
    lead = analysis.text[: group.start]
    words = (word for word in analysis.role_words if word.end() < len(lead))
    called = next((word for word in words if _CALLED_SIZE.fullmatch(lead, word.end())), None)
    if called is not None and _AT_END.match(analysis.text, group.end):
        return called.lastgroup or ""
    if _is_right_behind_encoder(analysis, group):
        return "vision_encoder"
    ends = _AT_END.match(analysis.text, group.end)
    sized = _sized_in_list(analysis, lead) if ends and "(" in lead else ""
    if sized:
        return sized
    lead = _ABOUT.sub("", lead)
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
            if _has_other_size(item.text, group.items[0].value):
                return ""
            return (
                role if sum(role in other.kinds for other in parts) == 1 or _are_listed(analysis, parts, role) else ""
            )
    return ""


def _part_right_before(analysis: Analysis, group: Group) -> str:
    """The role of the part whose word stands right before a bare size; "connector" for all whose size nobody keeps."""
    part = _PART_BEFORE.search(analysis.text, max(0, group.start - _NEAR), group.start)
    if part is None or _GOES_ON.match(analysis.text, group.end) is None:
        return ""
    return "connector" if part["of"] and _NO_SIGHT.fullmatch(part["of"]) else part.lastgroup or ""


_PART_IN_LIST = re.compile(
    r"[(,;+]\s?(?:and )?(?:(?P<vision_encoder>vision|visual|image)|(?P<language_model>language|text|LLM)"
    r"|(?P<connector>audio|speech|connector|projector|adapter|resampler|other))"
    r"(?: (?:part|side|tower|encoder|model|backbone))?:? (?:about |~ ?|≈ ?)?$",
    re.IGNORECASE,
)


def _part_in_list(analysis: Analysis, group: Group) -> str:
    """ "6.5B (vision 0.4B, language 6.1B)": what a bracket that shares a size out says right before a bare one."""
    lead = analysis.text[max(0, group.start - _NEAR) : group.start]
    part = (
        _PART_IN_LIST.search(lead)
        if analysis.text.rfind("(", 0, group.start) > analysis.text.rfind(")", 0, group.start)
        else None
    )
    return (part.lastgroup or "") if part is not None and _AT_END.match(analysis.text, group.end) else ""


_NEAR = 50
_GOES_ON = re.compile(r"\s*(?:[,.;:)+]|$|\b(?:and|plus|to|with|that|which)\b)")


def _is_right_behind_encoder(analysis: Analysis, group: Group) -> bool:
    """ "a ViT 0.4B": a bare size that nothing parts from the name of an encoder."""
    return _GOES_ON.match(analysis.text, group.end) is not None and any(
        item.end + 1 == group.start and "model" not in item.kinds and not analysis.is_blocked(item.start, item.end)
        for item in analysis.of_kind("vision_encoder")
    )


_SIZE_OF_NAME = re.compile(r"(?<![\w.])(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[BbMm])(?![A-Za-z])")
_LEAST_LIKE = 0.78
"""The smaller of two sizes over the larger one: from here on a name's rounded size and an exact one may be the same."""


def _has_other_size(name: str, value: float) -> bool:
    """ "Foo-3B (4B)": whether a part's name has another size than the bracket behind it, which is then the model's."""
    found = _SIZE_OF_NAME.search(name)
    if found is None:
        return False
    own = float(found["number"]) * (1e9 if found["unit"] in "Bb" else 1e6)
    return min(own, value) < _LEAST_LIKE * max(own, value)


def _sized_in_list(analysis: Analysis, lead: str) -> str:
    """ "(LLM 7.6B, ViT 0.67B)": the role of a known part right before a size, inside brackets that list parts."""
    if lead.rfind("(") <= lead.rfind(")"):
        return ""
    for item in analysis.of_kind("language_model", "vision_encoder"):
        if item.start > lead.rfind("(") and lead[item.end :] in (" ", ": ", " ~"):
            return "language_model" if "language_model" in item.kinds else "vision_encoder"
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
