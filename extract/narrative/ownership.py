"""A number of parameters in its sentence in; whose parameters they are out: the subject's, a part's, another model's.

The nearest noun phrase that governs the number decides: "the reward model has 7B parameters", "Foo-Tiny (under 1B)",
"a 1.8B-parameter tower", "half of the 671B parameters of Bar". Only what nothing else governs is the subject's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.narrative.analysis import Analysis, Context, is_component
from extract.narrative.lexicon import NAME_FORM
from extract.narrative.quantities import Group
from extract.narrative.speakers import is_strange, subject_before

_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|but|while|whereas|so that)\s|\bso that\s")
_OWN_AGAIN = re.compile(
    r"\b(?:it|its|this model|the model|the (?:whole|entire)\b[^,;]*|which makes|we|our)\b", re.IGNORECASE
)
_ADDS = re.compile(
    r"\b(?:(?:adds?(?! up to)|adding|added(?! up to)|costs?|needs? another|brings?|contributes?|introduces?)"
    r"\s+(?:an?\s+)?"
    r"|(?:trains?|training|trained|updat\w+|tunes?|tuning|optimi[sz]\w+|learns?|freez\w+)\s+)"
    r"(?:(?:only|just|about|some|another|up to|as few as)\s+)*$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?:larger|smaller|bigger|heavier|lighter|greater|grew|grows|shrank|up|down|reduced|increased)\s+by\s+"
    r"(?:(?:only|just|about|some|roughly|nearly|almost|over|a)\s+)*$",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\bthe (?:former|latter)\b", re.IGNORECASE)
"""One of two models, which only a reader can tell."""
_LEADING = re.compile(
    r"\W*(?:(?:even|still|thus)\s+)?(?:with|at|having|counting|despite|using|for)\b[^,;]*", re.IGNORECASE
)
_MAIN_CLAUSE = re.compile(r"[^,;.]{0,30},\s+(?:the\s+)?(?P<name>[A-Z][\w.+-]*(?: [\d.]+\b)?)")
"""Around a number in a phrase that leads a sentence: whom the main clause is about."""
_HOLDS = re.compile(
    r"\b(?:has|have|had|holds?|counts?|contains?|comprises?|totals|numbers?|weighs in at|amounts? to"
    r"|comes? (?:in )?(?:at|to|with))\s+"
    r"(?:(?:an?|the|only|just|about|around|some|roughly|nearly|almost|over|under|up|to|total|of|less|more|fewer|than|merely|below"
    r"|above|~)\s+)*$",
    re.IGNORECASE,
)
"""A verb right before a number: its subject has the parameters."""
_THING = r"(?:model|network|system|transformer|architecture|m?vlm|mllm|lmm|lvlm)"
_GENERAL = re.compile(
    rf"(?:{_THING}s|\b(?:any|most|many|some|few|other|typical|larger|smaller|bigger|existing|recent|every)\s+"
    rf"(?:[\w-]+\s+){{0,3}}{_THING})\s+(?:of|with|below|under|above|over|up to|having|from|between)\b[^,;]{{0,24}}$",
    re.IGNORECASE,
)
"""Models in general: "any model with 7B parameters", "among models below 10B parameters"."""
_OWN_MODELS = re.compile(
    r"\b(?:our|its|these|both|two|three|four|five|several|\d+|(?:family|series|suite|set|range|lineup) of)\s+"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Before several models: the text's own."""
_SOME_MODEL = re.compile(
    rf"\ban?\s+(?:[\w-]+\s+){{0,3}}{_THING}\s+(?:of|with|having)\s+(?:(?:about|around|some|roughly|over|under|just|only)\s+)*$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?:^|[,:(]|\b(?:is|are|was|be|as|into|present\w*|introduc\w*|releas\w*|propos\w*|train\w*|build\w*|built|develop\w*"
    r"|offer\w*|creat\w*|call\w*))\s*$",
    re.IGNORECASE,
)
"""Before "a model with 8B parameters": it is the text's own."""
_TRAINED_BEHIND = re.compile(
    r"\s+(?:that\s+)?(?:is|are|was|were|being|get|stay|remain)\s+(?:\w+ly\s+)?(?:being\s+|kept\s+)?"
    r"(?:trained|trainable|updated|tuned|fine-?tuned|optimi[sz]ed|frozen|unfrozen|learn(?:ed|able)|new|added)\b",
    re.IGNORECASE,
)
"""Behind parameters: a part of them is meant."""
_OF_WHOLE = re.compile(r"\bof (?:the |its |all |about |some )*$", re.IGNORECASE)
"""Before parameters that the part was taken from."""
_MORE_BEHIND = re.compile(r"\s+(?:more|fewer|less|extra|additional)\b(?!\s+or\b)", re.IGNORECASE)
"""A number that compares two models counts the parameters of none."""
_NAME = re.compile(r"(?<![\w.-])[A-Z][\w.]*(?:-[\w.]+)*(?: [A-Z]?[\w.]*\d[\w.]*\b)?(?<=\w)")
_GOVERNS = re.compile(
    r"(?:['’]s|\s*\(|,?\s+(?:which|that)\s+\w+|,(?:\s+[\w-]+){1,5},\s+(?:has|have|holds|counts|with)"
    r"|,?\s+(?:has|have|had|with|counts|holds|activates|at))"
    r"\s*(?:(?:an?|the|only|just|less|more|fewer|than|over|under|about|around|some|up|to|nearly|roughly|total|of|at|least"
    r"|most|below|above|~)\s*)*$"
)
_APPOSED = re.compile(r",\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}")
"""Between a name and a number: ", a dense 14B model" says it of the name."""
_OF_OTHER = re.compile(r"\s+(?:of|in|behind|that|which)\s+(?:the\s+)?")
_PART_BEHIND = re.compile(
    r"[\s-]*(?:param\w*[\s-]+)?(?P<kind>(?:(?!(?:and|with|in|of|for|to|has|is)\b)[a-z]+[\s-]){0,3}?)"
    r"(?P<part>encoder(?!-decoder)|tower|ViT)\b"
)
_PART_BEFORE = re.compile(
    r"\b(?:the|its|our|an?|this|that|each)\s+(?P<kind>(?:[\w.-]+\s+){0,2}?)(?P<part>encoder|tower|ViT)\s+"
    r"(?:alone\s+)?(?:has|have|holds|counts|contributes|comes to|takes|makes up|is|was)\s[^,;]{0,30}$",
    re.IGNORECASE,
)
_PART_BRACKETED = re.compile(
    r"(?:^|\b(?:the|its|our|an?|this|that|each|and|with)\s+)(?P<kind>(?:[\w.-]+\s+){0,3}?)(?P<part>encoder|tower|ViT|decoder|head"
    r"|tokeni[sz]er|branch|expert|module)\s*\((?:with\s+|about\s+|only\s+|~\s*)*$",
    re.IGNORECASE,
)
_SEEING = re.compile(r"\b(?:vision|visual|image|video|ViT)\b", re.IGNORECASE)
_OTHER_PART_BEHIND = re.compile(
    r"[\s-]*(?:param\w*[\s-]+)?(?:(?!(?:of|with|and|in|for)\b)[\w-]+\s){0,3}?"
    r"(?:decoder(?!-only)|head|adapt[eo]r|projector|connector|resampler|vocoder|router|generator|module)s?\b"
)
"""Behind a size: a part that no attribute holds ("a 3B MoE decoder")."""
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
    if _is_helpers(analysis, group, context, lead, behind_noun):
        return NOBODY
    if (group.noun == "parameters" and _ADDS.search(lead)) or _DIFFERENCE.search(lead):
        return NOBODY
    if _MORE_BEHIND.match(text, group.end) or (_TRAINED_BEHIND.match(text, behind_noun) and not _OF_WHOLE.search(lead)):
        return NOBODY
    if _is_general(lead) or _leads_to_other(analysis, group, context, lead):
        return NOBODY
    if part_behind(text, group.end):
        return Owner("part", "vision_encoder")
    if _OTHER_PART_BEHIND.match(text, group.end):
        return NOBODY
    before = _PART_BEFORE.search(lead)
    if before:
        return NOBODY if _NOT_SEEING.search(before["kind"]) else Owner("part", "vision_encoder")
    bracketed = _PART_BRACKETED.search(lead)
    if bracketed:
        return Owner("part", "vision_encoder") if _SEEING.search(bracketed["kind"]) else NOBODY
    if group.noun == "parameters" and _is_of_other(analysis, context, behind_noun):
        return NOBODY
    if _is_held_by_other(analysis, group, context):
        return NOBODY
    return _governing_name(analysis, context, lead, group)


def part_behind(text: str, end: int) -> bool:
    """Whether a part that sees stands directly behind a size: "675M ViT", "1.8B-parameter tower"."""
    part = _PART_BEHIND.match(text, end)
    return part is not None and _NOT_SEEING.search(part["kind"]) is None


def _is_general(lead: str) -> bool:
    """ "Most models below 10B", "captions of a model of 34B": models in general, or one that nothing names."""
    some = _SOME_MODEL.search(lead)
    if _WHICH.search(lead):
        return True
    general = _GENERAL.search(lead)
    if general is not None and not _OWN_MODELS.search(lead, 0, general.start()):
        return True
    return some is not None and not _INTRODUCED.search(lead, 0, some.start())


def _leads_to_other(analysis: Analysis, group: Group, context: Context, lead: str) -> bool:
    """ "With 7B parameters, Osprey reaches …": what leads the sentence is said of the model behind the comma."""
    if len(lead) < group.start - analysis.sentence.body or not _LEADING.fullmatch(lead):
        return False
    main = _MAIN_CLAUSE.match(analysis.text, group.end)
    return main is not None and is_strange(analysis, context.subject, *main.span("name"))


def _is_held_by_other(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "The router holds 2M parameters": what has the number is neither the model nor a part that is known."""
    verb = _HOLDS.search(analysis.text, analysis.sentence.body, group.start)
    return (
        group.noun == "parameters" and verb is not None and not subject_before(analysis, context.subject, verb.start())
    )


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
    """ "the 20B parameters of Bar": the name behind the noun is another model's."""
    of = _OF_OTHER.match(analysis.text, place)
    name = _NAME.match(analysis.text, of.end()) if of else None
    if name is None or context.subject.is_named(name.group()):
        return False
    is_part = any(item.start == name.start() and is_component(item) for item in analysis.found)
    return is_part or _is_name(analysis, name)


def _governing_name(analysis: Analysis, context: Context, lead: str, group: Group) -> Owner:
    """The name that has the number behind it: "Foo-Tiny (under 1B)", "Bar, which has 671B"."""
    offset = group.start - len(lead)
    names = [match for match in _NAME.finditer(analysis.text, offset, group.start) if _is_name(analysis, match)]
    if names and _APPOSED.fullmatch(analysis.text, names[-1].end(), group.start):
        return OWN if context.subject.is_named(names[-1].group()) else NOBODY
    if not names or not _GOVERNS.fullmatch(analysis.text, names[-1].end(), group.start):
        return OWN
    name = names[-1].group()
    if context.subject.is_same_but_size(name) or _OWN_AGAIN.search(analysis.text, names[-1].end(), group.start):
        return OWN
    is_kin = context.subject.is_named(name) or context.subject.is_beside(name)
    return Owner("named", name) if is_kin else NOBODY


def _is_name(analysis: Analysis, match: re.Match[str]) -> bool:
    """Known as a model that is no part, or unknown and written like a name."""
    for item in analysis.found:
        if item.start < match.end() and match.start() < item.end:
            return "model" in item.kinds and not is_component(item)
    return NAME_FORM.search(match.group()) is not None and re.search(r"[a-z]", match.group()) is not None
