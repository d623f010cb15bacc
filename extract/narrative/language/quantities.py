"""A sentence in; its counted quantities out, in groups ("2B, 9B, and 27B"), each with what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.narrative.language.counted_numbers import UNITS, Quantity, read_quantities
from extract.narrative.language.cues import Cues
from extract.quick import quickly_made

_JOIN = re.compile(r"(?:-(?=,?\s))?\s*(?:,\s*(?:and|or)?|and|or(?: even)?|&|/|;|plus)\s*(?:\ban?\s+)?", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:to|–|—|-|through|up to|and)\s*", re.IGNORECASE)
_RANGE_LEAD = re.compile(r"\b(?:from|between|ranging|ranges?|spanning|spans?|anywhere)\b[^.;]{0,25}$", re.IGNORECASE)
_NOUNS: tuple[tuple[str, str], ...] = (
    ("parameters", r"param(?:eter)?s?"),
    ("bytes", r"g(?:i)?b|gigabytes?|mb|megabytes?|vram"),
    ("tokens", r"tokens?|(?<!-)(?:context|content|text|input) (?:windows?|lengths?|sizes?)"),
    (
        "data",
        r"(?:pairs?|images?|samples?|examples?|instances?|videos?|(?-i:[Cc]lips?)|captions?|documents?|data"
        r"|datasets?|questions?|conversations?"
        r"|expressions?|objects?|annotations?|dialogues?|instructions?|sentences?|texts?|entries|records|frames"
        r"|hours|items|masks|boxes"
        r"|subset|triplets?|pages|screenshots|tasks?|data ?points?|set|corpus|collection|pictures?|photos?"
        r"|(?:ocr|text) lines|invoices|receipts|slides|posters|x-rays?|scans|papers(?! (?:by|on|from))|charts?|plots?"
        r"|screens|mixture(?![- ]of)|scenes?|reports?|plans|maps|drawings|rows|steps|iterations"
        r"|epochs?|episodes"
        r"|trajectories|demonstrations|dialogs?)(?![ -](?:backbones?|encoders?|decoders?|towers?|transformers?)\b)",
    ),
    (
        "model",
        r"(?:models?|versions?|variants?|checkpoints?|sizes?|flavou?rs|editions|configurations?|transformers?|siblings?|one|m?vlms?|mllms?"
        r"|lmms?|lvlms?)",
    ),
)
_NOUN = re.compile("|".join(rf"(?P<{name}>(?<![\w])(?:{words})(?![\w]))" for name, words in _NOUNS), re.IGNORECASE)
_STOP = re.compile(
    r"[.;:()\[\]]|,(?! (?:and|or)\b)|\bon (?:any|each|every)\b|\b(?:with|using|per|each|every|for|from"
    r"|while|but|which|than|at|into|of which|in (?:the|its))\b"
    r"|\b(?:is|are|was|were)\b|\band (?:has|have|it)\b"
)
_COUNTED_ELSE = re.compile(r"[ -](?!\w*(?:ous|ss|us)\b)[a-z]{3,}s\b")
"""Behind a plain number: what it counts, where that is none of the nouns ("109 languages")."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Group:
    """Quantities that are listed together and share one noun. `noun`: parameters, model, data, tokens, bytes or ""."""

    items: tuple[Quantity, ...]
    start: int
    end: int
    is_range: bool = False
    noun: str = ""
    noun_text: str = ""
    noun_start: int = -1
    noun_end: int = -1
    before: str = ""
    """Text between the group before and this one."""
    after: str = ""
    """Text behind this group up to the next."""


def find_groups(text: str, cues: Cues, names: Sequence[tuple[int, int]]) -> list[Group]:
    """Groups in order. Numbers inside `names` (spans of known names) and addresses count nothing."""
    quantities = [item for item in read_quantities(text, cues) if not (_is_inside(item, names) or _is_tag(text, item))]
    groups = _grouped(text, quantities)
    return _with_nouns(text, groups)


def _is_inside(item: Quantity, names: Sequence[tuple[int, int]]) -> bool:
    return any(start <= item.start and item.end <= end for start, end in names)


def _is_tag(text: str, item: Quantity) -> bool:
    """Whether a number tells the size of the file named before it: "foo:27b"."""
    return item.start > 1 and text[item.start - 1] == ":" and text[item.start - 2].isalnum()


def _grouped(text: str, quantities: Sequence[Quantity]) -> list[Group]:
    groups: list[Group] = []
    for item in quantities:
        last = groups[-1] if groups else None
        between = text[last.end : item.start] if last else ""
        if last and len(last.items) == 1 and _is_range(text, last, between):
            lower = _in_unit_of(last.items[0], item)
            item = replace(item, comparator="=") if "up to" in between else item
            groups[-1] = replace(last, items=(lower, item), end=item.end, is_range=True)
        elif last and not last.is_range and (_goes_on(last, between, item) or _is_next_size(text, last, between, item)):
            groups[-1] = replace(last, items=(*last.items, item), end=item.end)
        elif last and not last.is_range and _LAST_JOIN.fullmatch(between) and _share_unit(last.items, item):
            groups[-1] = replace(last, items=(*(_in_unit_of(one, item) for one in last.items), item), end=item.end)
        else:
            groups.append(Group((item,), item.start, item.end))
    return groups


def _goes_on(last: Group, between: str, item: Quantity) -> bool:
    return _JOIN.fullmatch(between) is not None and _are_alike(last.items[-1], item)


def _is_next_size(text: str, last: Group, between: str, item: Quantity) -> bool:
    """ "in two sizes: 2B for phones, and 7B for servers": a list of sizes that says what each is for."""
    if item.unit not in _BILLIONS or last.items[-1].unit not in _BILLIONS or not _FOR_WHAT.fullmatch(between):
        return False
    return _IN_SIZES.search(text, 0, last.start) is not None


_BILLIONS = ("b", "bn", "billion")
_IN_SIZES = re.compile(r"\b(?:sizes|variants|versions|flavou?rs)\b(?:\s*[:(–—-]|,(?: an?)?)\s*[*_`]*$", re.IGNORECASE)
_FOR_WHAT = re.compile(
    r"[*_`]*\)?\s(?:for|aimed at|meant for|suited (?:to|for)|with)\s[^.;:()\d]{3,90}?,?\s"
    r"(?:and|or|plus)\s(?:an?\s)?[*_`]*"
)


def _in_unit_of(lower: Quantity, upper: Quantity) -> Quantity:
    """ "between 7 and 8 billion": the unit is said once, behind the upper end."""
    if lower.unit or not upper.unit or lower.value >= 1000:
        return lower
    return replace(lower, value=lower.value * UNITS[upper.unit], unit=upper.unit)


def _share_unit(items: Sequence[Quantity], last: Quantity) -> bool:
    """ "3, 7 and 72 billion": plain numbers before the last one are in its unit."""
    return last.unit in _SIZES and all(not item.unit and item.value < 1000 for item in items)


_SIZES = ("亿", "t", "trillion", "b", "bn", "billion", "m", "mn", "million")
_LAST_JOIN = re.compile(r"\s*(?:,?\s*(?:and|or)|&|/)\s*", re.IGNORECASE)
_THOUSANDS = ("k", "thousand")


def _are_alike(first: Quantity, second: Quantity) -> bool:
    """Both with or both without a unit; "4.2B, 128K context" are a size and a length."""
    return bool(first.unit) == bool(second.unit) and (first.unit in _THOUSANDS) == (second.unit in _THOUSANDS)


def _is_range(text: str, last: Group, between: str) -> bool:
    if not _RANGE.fullmatch(between):
        return False
    if between.strip().casefold() == "and":
        return re.search(r"\bbetween\s*$", text[: last.start], re.IGNORECASE) is not None
    return (
        between.strip() in ("–", "—", "-")
        or _RANGE_LEAD.search(text[: last.start]) is not None
        or between.strip() == "to"
    )


def _with_nouns(text: str, groups: Sequence[Group]) -> list[Group]:
    done: list[Group] = []
    for index, group in enumerate(groups):
        before = text[groups[index - 1].end if index else 0 : group.start]
        after = text[group.end : groups[index + 1].start if index + 1 < len(groups) else len(text)]
        noun = _noun_behind(text, group.end, is_plain=not group.items[-1].unit)
        if noun is None or noun.lastgroup == "model":
            noun = _counted_behind(text, group) or noun
        group = replace(group, before=before, after=after)
        if noun:
            group = replace(
                group, noun=noun.lastgroup or "", noun_text=noun.group(), noun_start=noun.start(), noun_end=noun.end()
            )
        else:
            group = _noun_before(text, group)
        done.append(group)
    return _inherit(text, done)


_COUNTED = re.compile(r"(?P<parameters>MoE[ -]in total|total|active|activated|(?<=illion )weights)\b", re.IGNORECASE)


def _counted_behind(text: str, group: Group) -> re.Match[str] | None:
    """ "321B-total, 38B-active": a word of counting behind a size that no other noun follows."""
    if text[group.end : group.end + 1] not in ("-", " ") or group.items[-1].unit not in _SIZES:
        return None
    if _WEIGHTS_OF.search(text, max(0, group.start - 24), group.start) and (of := _WEIGHTS.match(text, group.end + 1)):
        return of
    return _COUNTED.match(text, group.end + 1) if group.items[-1].unit in ("t", "b", "bn", "billion") else None


_WEIGHTS_OF = re.compile(r"\b(?:with|of|has|have|holds|counts)\s+(?:(?:only|about|some|just|roughly)\s+|~)?$")
_WEIGHTS = re.compile(r"(?P<parameters>weights)\b(?!\s+(?:are|is|were|from|of)\b)")
"""Around a size: "a tower with 86M weights"."""


_AGENT = re.compile(
    r"[ -](?:[\w-]+[ -])?(?:(?!answer|number|other|order|over|together|altogether|after|under|later|either|rather"
    r"|larger|smaller|bigger|higher|lower"
    r"|longer|shorter|newer|older|never|whether|however|further|former|latter)\w{3,}(?:er|or)"
    r"|models?|systems?"
    r"|networks?|agents?|assistants?|experts?)\b"
)
"""Behind a noun, what makes it an attribute: "a 0.9B document parser"."""


_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PARAMETERS_IN_CHINESE = re.compile(r"\s*(?:个|的)?(?P<parameters>总?参数)")
_OF_PART = re.compile(r"\b(?:to|in|for|by|inside) (?:the |its |an? )?(?:language|vision|base)")
"""Between a number and "model": what has so many, "7.6B belong to the language model"."""


def _noun_behind(text: str, end: int, *, is_plain: bool) -> re.Match[str] | None:
    """The first counted noun behind a number within the same phrase; `is_plain` says that the number has no unit."""
    if chinese := _PARAMETERS_IN_CHINESE.match(text, end):
        return chinese
    start = end + 1 if text[end : end + 1] in ("-", "‑") else end
    stop = _STOP.search(text, start)
    limit = min(stop.start() if stop else len(text), end + 70)
    nouns = list(_NOUN.finditer(text, start, limit))
    if nouns and nouns[0].lastgroup == "model" and _OF_PART.search(text, end, nouns[0].start()):
        return None
    if nouns and is_plain and _COUNTED_ELSE.match(text, end) and nouns[0].start() > end + 1:
        return None
    if len(nouns) > 1 and nouns[1].lastgroup == "tokens" and nouns[1].start() == nouns[0].end() + 1:
        return nouns[1]
    if not nouns or nouns[0].lastgroup != "data":
        return nouns[0] if nouns else None
    if _AGENT.match(text, nouns[0].end()):
        return None
    chosen = nouns[0]
    for noun in nouns[1:]:
        is_counter = noun.group().casefold() in ("pairs", "samples", "examples", "instances")
        is_beside = re.fullmatch(r"[\s-]*", text[chosen.end() : noun.start()]) is not None
        if noun.lastgroup == "tokens" and is_beside:
            return noun
        if noun.lastgroup == "data" and (is_counter or is_beside):
            chosen = noun
    return chosen


_BEFORE = re.compile(
    r"(?P<parameters>\bparam(?:eter)? (?:count|number)(?: \w+ly| thereby| thus)?"
    r" (?:rises|rose|grows|grew|increases|increased|falls|fell|drops|dropped|shrinks|shrank|goes|went) from"
    r"|\bparam(?:eter)?s?(?: count| number| size)?s?|参数(?:总?量|规模|数量?)?)\s*"
    r"(?::|=|[–—]|-(?=\s)|is|are|of|\(|count(?:ed)?|：|约?为|是|达到?|共|约)?"
    r"\s*(?:(?:about|around|approximately|roughly|just|only|some|nearly)\s+|[~≈])?$"
    r"|(?P<data>\b(?:training set|data ?set|data)(?: size)?) (?:of|comes to|is|totals?|amounts? to|reaches)\s*$"
    r"|(?P<subset>\b(?:subset|data ?sets?|data|pairs|images|videos|samples|examples|captions|part))\s*\(\s*$"
    r"|(?P<model>\b(?:sizes?|versions?|variants?|scales?)(?: of)?)\s*(?:[:=,–—-]|is|are|of|\()?\s*(?:three|two"
    r"|four|five|six)?\s*\(?\s*$"
    r"|(?P<joint>\b(?:(?:that|this|which|these|they|together) (?:adds?|sums?|comes?|amounts?)(?: up)? to"
    r"|together,? (?:they|these|both|the two) (?:make(?: up)?|are|have|total|hold|weigh in at|come (?:in )?(?:to|at))"
    r"|(?:add|sum)(?:s|ing)? up to|together|altogether|in total|in all|in sum|all told))"
    r"[,:]?\s*(?:about |some |roughly |~)?$"
    r"|(?P<offered>\b(?:comes?|offered|available|released|published|ships?|shipped|provided) (?:in|as|at))\s*$"
    r"|(?P<tokens>\b(?:context (?:window|length|size)s?|sequence length)(?: of (?!\d)[\w"
    r" ]{1,20})?)[\s(:]*(?:of|is|was|extended)?\s*(?:up\s)?(?:to\s)?$",
    re.IGNORECASE,
)


_SCALES = re.compile(
    r"\b(?:scal(?:es?|ed|ing)|rang(?:es?|ed|ing)|span(?:s|ned|ning)?|sizes?|available|comes?|released|variants|models|checkpoints|weights)\b"
    r"[^.;,\d]{0,24}\bfrom\s*$",
    re.IGNORECASE,
)
"""Before a range of sizes that no noun follows: "scales from 1B to 72B"."""
_IN_NUMBER = re.compile(r"\s*in (?:number|all|total)\b", re.IGNORECASE)


def _noun_before(text: str, group: Group) -> Group:
    if _IN_NUMBER.match(text, group.end):
        begin = max([group.start - 60, 0, *(stop.end() for stop in re.finditer(r"[;.()]", text[: group.start]))])
        nouns = [noun for noun in _NOUN.finditer(text, begin, group.start) if noun.lastgroup == "data"]
        if nouns:
            first = nouns[0]
            return replace(group, noun="data", noun_text=first.group(), noun_start=first.start(), noun_end=first.end())
    if group.is_range and group.items[-1].unit in ("b", "bn") and _SCALES.search(text, 0, group.start):
        return replace(group, noun="parameters", noun_text="sizes")
    match = _BEFORE.search(text[max(0, group.start - 60) : group.start])
    if match is None:
        return group
    offset = max(0, group.start - 60)
    name = match.lastgroup or ""
    if name == "joint" and group.items[0].unit in _THOUSANDS:
        return group
    return replace(
        group,
        noun={"subset": "data", "offered": "model", "joint": "parameters"}.get(name, name),
        noun_text="sizes" if name == "offered" else match[name],
        noun_start=offset + match.start(name),
        noun_end=offset + match.end(name),
    )


_STAGE_BEHIND = re.compile(r"\s+(?:in|for|during)\s+(?:the\s+)?(?:[\w-]+\s+)?[\w-]*(?:train|tun)\w*", re.IGNORECASE)
"""Behind a number after another of data: "2.5 million pairs in pre-training and 645 million in fine-tuning"."""


def _inherit(text: str, groups: Sequence[Group]) -> list[Group]:
    """ "456 billion total parameters, but only 45.9 billion are activated": the noun is said once."""
    done: list[Group] = []
    for index, group in enumerate(groups):
        if not group.noun and group.items[0].unit in ("b", "billion", "bn", "m", "million"):
            beside = [*reversed(done[-1:]), *groups[index + 1 : index + 2]]
            for other in beside:
                between = text[min(other.end, group.end) : max(other.start, group.start)]
                if _CHINESE.search(between):
                    continue  # whose parameters it counts stands in words that nobody has taught us
                if other.noun == "parameters" and abs(other.start - group.end) < 90:
                    group = replace(group, noun="parameters", noun_text="")
                    break
                if other.noun == "data" and other.end < group.start and _STAGE_BEHIND.match(text, group.end):
                    group = replace(group, noun="data", noun_text=other.noun_text)
                    break
        done.append(group)
    return done
