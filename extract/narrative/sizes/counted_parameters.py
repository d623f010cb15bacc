"""A group of numbers in its sentence in; whether it counts parameters out.

A number counts them when its noun says so ("8B parameters", "in three sizes (3B, 10B, 28B)"), or where it stands: in
brackets behind the name of the model, first in a note about it.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context, is_component
from extract.narrative.language.counted_numbers import Quantity
from extract.narrative.language.led_notes import SEPARATOR, behind_name
from extract.narrative.language.quantities import Group
from extract.narrative.sizes.activation import is_activated, is_share
from extract.narrative.sizes.holders import is_before_own_name
from extract.narrative.sizes.sized_parts import sized_part_behind

OWN_MODEL = re.compile(r"\b(?:the|its|our)\s+$", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:(?:next to|beside|alongside)\s+(?:an?|another)\s+"
    r"|(?:instead of|rather than|in place of)\s+(?:about |the |its )?|not\s+"
    r"|(?:planned|intended|conceived) (?:as|to be) an?\s+|used to (?:have|hold|count|be)\s+(?:an? |about |around )?)$"
)
"""Before a size that is not the model's: "1.5B parameters instead of 2.1B"."""
_OWN_SIZES = re.compile(r"\W*(?:(?:Both )?(?:[Tt]he|[Oo]ur|[Ii]ts)|Both)\s+")
"""Before the sizes of models that a sentence begins with: "The 7B and 34B models were trained on …"."""
_IS_A = re.compile(r"\b(?:is|as|into|,)\s+(?:an?|the|our|one)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_ONE_TRANSFORMER = re.compile(r"\b(?:is|as|trains|uses) (?:one|an?) (?:single|unified|joint)\s+$", re.IGNORECASE)
"""Before a size of a transformer that is the whole model; others are parts."""
_OFFERS = re.compile(
    r"\b(?:provid|offer|includ|compris|releas|span|cover|ship|introduc|present|form)\w*\s+(?:[\w-]+\s+){0,3}$"
    r"|\b(?:comes? (?:in|as)|available (?:in|as)|consists? of|(?:family|series|suite) of)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Before several sizes of models: they are sizes of this one."""
_CAME = re.compile(r"\s(?:followed|came(?: out)?|arrived|appeared|landed|launched)$")
"""Between a model's name and the bracket behind it: "On Monday Foo followed (1.1B, …)"."""
_IN_SIZES = re.compile(r"(?:,| \(|:)? (?:in|at) $|, $| \($")
"""Between a model's name and its sizes."""
_LED_NOTE = re.compile(
    r"[*_`]*(?:\s\([^()]{1,40}\))?[*_`]*\s*(?:[–—:]|\s-)[*_]*\s+(?:[Aa]n?|[Tt]he|[Oo]ur)\s+(?:[a-z-]+\s+){0,3}$"
)
"""Between the name that a note begins with and a size: "Foo-Base – an 8B model with …"."""
_AT_ONCE = re.compile(r"\W*(?:(?:An?|One)\s+(?:[a-z-]+\s+){0,3})?")
_MADE = re.compile(
    r"\s+(?:made (?:of|from|up)|built (?:on|from|around|of)|consisting of|composed of|combining|pairing|joining)\b"
)
_GOES_ON = re.compile(r"\s+(?:that|which|from|by|for|with|trained|tuned|distilled)\b|[,;:]|\.?$")
"""Behind the size of the model that a passage begins with: "A 0.9B model that was distilled …"."""
_NEXT_THING = re.compile(
    r"(?:\s+(?:in total|in all|altogether|total|overall))?\s*(?:[,;(+.]\s?(?!\d+(?:\.\d+)?\s?[BM]?\b)|$)|\s*\(\d"
)
"""Behind a size that stands for itself."""
_THING_IS = re.compile(r"\W*(?:The|Its|Our|Their)\s+(?:[a-z][\w-]*\s+){0,2}(?P<head>[a-z][\w-]*)\s+(?:is|was)\s")
_TABLE = re.compile(r"\W*(?:The )?(?:Table|Figure|Fig\.?|Section|Appendix|table|figure|leaderboard)\b")
"""The head of a sentence about what is shown, not about the model."""
_LARGEST_SENSIBLE = 1e13
_SMALLEST_SENSIBLE = 1e6
"""Below a million parameters nothing is called a vision-language model or a part of one."""


def counts_parameters(analysis: Analysis, group: Group, context: Context) -> bool:
    """Whether a group of numbers counts parameters, of whomever."""
    first = group.items[0]
    if not _SMALLEST_SENSIBLE <= first.value <= _LARGEST_SENSIBLE or _is_denied(analysis, first):
        return False
    if not group.noun and _is_named_by_size(analysis, group):
        return False
    if group.is_range and _TABLE.match(analysis.text, analysis.sentence.body):
        return False
    if _PARAMETERS_IN_CHINESE.match(group.noun_text):
        return _is_own_in_chinese(analysis, group, context)
    if group.noun == "parameters" or _is_bracketed_behind_subject(analysis, group, context):
        return True
    if _is_first_thing(analysis, group, context) or _is_segment(analysis, group, context):
        return True
    is_bare = not group.noun and first.unit in ("b", "bn", "billion")
    if is_bare and is_share(analysis, group) and is_activated(analysis, group, follows_activated=False):
        return True
    if _is_of_sizes(analysis, group, context) or _is_of_whole(analysis, group):
        return True
    if sized_part_behind(analysis, group, context) or is_before_own_name(analysis, group, context):
        return True
    if group.noun != "model" or first.unit not in ("b", "bn", "billion", "m"):
        return False
    noun = group.noun_text.casefold()
    if noun.startswith(("size", "version", "variant", "scale", "configuration")):
        return True
    lead = analysis.text[: group.start]
    is_several = len(group.items) > 1 and noun.endswith("s")
    if is_several and (_OFFERS.search(lead) or _OWN_SIZES.fullmatch(lead[analysis.sentence.body :])):
        return True
    if noun == "transformer":
        return _ONE_TRANSFORMER.search(lead) is not None
    return noun in ("model", "one", "checkpoint", "vlm", "mllm", "lmm", "lvlm") and (
        OWN_MODEL.search(lead) is not None
        or _is_told_at_once(analysis, group, context)
        or (_IS_A.search(lead) is not None and context.subject.model != "" and not _is_of_thing(analysis, lead))
    )


_NAMES = re.compile(r"\b[Tt]he $")
_ACTS = re.compile(
    r"\s+(?:uses?|used|has|had|needs?|takes?|runs?|fits?|gets|got|scores?|reaches|wants|pairs|joins|keeps"
    r"|starts?|comes|builds|from|was)\b"
)


def _is_named_by_size(analysis: Analysis, group: Group) -> bool:
    """ "Backbone: the 6B uses Bar-4B": a size that stands for the variant that has it."""
    is_led = _NAMES.search(analysis.text, 0, group.start) is not None
    return is_led and len(group.items) == 1 and _ACTS.match(analysis.text, group.end) is not None


def _is_of_thing(analysis: Analysis, lead: str) -> bool:
    """ "The talker is a 0.5B model": a part that the sentence is about, and not the model."""
    thing = _THING_IS.match(lead, analysis.sentence.body)
    return thing is not None and not analysis.cues.own_subjects.search(thing["head"])


_PARAMETERS_IN_CHINESE = re.compile(r"\W*(?:个|的)?总?参数")
_CHINESE_CLAUSE = re.compile(
    r"\W*(?P<name>[A-Za-z][A-Za-z0-9_.-]*?(?: ?v?\d[\d.]*)?(?=[\s\u3400-\u9fff]))?\s*"
    r"(?:本|该|这个|我们的?|整个|总)?(?:模型)?\s*的?总?(?:参数(?:总?量|规模|数量?)?)?"
    r"(?:是|为|有|拥有|共|包含|达到?|大?约|一个|一款|具有|仅|只|总|\s)*"
)
"""A clause in Chinese up to a number of parameters where it says nothing but whose they are: the model's."""


def _is_own_in_chinese(analysis: Analysis, group: Group, context: Context) -> bool:
    """Whether parameters in Chinese are the model's: no part, no other model and no comparison in their clause."""
    start = max(analysis.text.rfind(mark, 0, group.start) for mark in "，。；、：,;") + 1
    clause = _CHINESE_CLAUSE.fullmatch(analysis.text, start, group.start)
    is_of_other = _OF_NAME_IN_CHINESE.match(analysis.text, max(group.end, group.noun_end)) is not None
    return clause is not None and not is_of_other and (not clause["name"] or context.subject.is_named(clause["name"]))


_OF_NAME_IN_CHINESE = re.compile(r"\s*的\s*[A-Z]")


def _is_bracketed_behind_subject(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "Wren (1.7B) is …": a bare size in brackets behind the name at the head of the sentence, or of one beside it."""
    if group.items[0].unit not in ("b", "bn", "m") or analysis.text[group.end : group.end + 1] not in (
        ")",
        ",",
        ";",
        ":",
    ):
        return False
    lead = _MADE_BY.sub("(", analysis.text[analysis.sentence.body : group.start].rstrip())
    if not lead.endswith("("):
        return False
    end = analysis.sentence.body + len(_CAME.sub("", lead[:-1].rstrip(" *")))
    named = (item.text for item in analysis.of_kind("model") if item.end == end)
    is_model = any(context.subject.is_beside(name) or context.subject.is_exactly(name) for name in named)
    return (
        is_model
        or _is_sibling(_SIBLING.search(lead[:-1].rstrip(" *")), context)
        or context.subject.is_exactly(lead[:-1].strip(" *"))
    )


_MADE_BY = re.compile(r"\((?:by )?[A-Z][\w .&-]{1,30},$")
"""Between the bracket and the size: who made the model, "Wren (Acme Vision, 6.8B)"."""
_SIBLING = re.compile(r"(?<![\w.-])[A-Z][\w.]*(?:-[\w.]+)+$")


def _is_sibling(name: re.Match[str] | None, context: Context) -> bool:
    """ "…, and Wren-Mini (0.6B), …": a name that goes on where the subject's ends."""
    return name is not None and context.subject.is_named(name.group()) and not context.subject.is_exactly(name.group())


def _is_of_sizes(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "Foo-VL, in 3B, 7B and 72B": several sizes right behind the model's name."""
    if group.noun or len(group.items) < 2 or any(item.unit not in ("b", "bn") for item in group.items):
        return False
    if not analysis.text[analysis.sentence.body : group.start].strip(" *_`") and _ENDS.fullmatch(
        analysis.text, group.end
    ):
        return True
    lead = _IN_SIZES.search(analysis.text, 0, group.start)
    named = (item.text for item in analysis.of_kind("model") if lead and item.end == lead.start())
    return any(map(context.subject.is_exactly, named))


_ENDS = re.compile(r"[\s*_`.]*")
"""Behind sizes that are all of a sentence: "7B and 13B."."""
_WHOLE = re.compile(
    r"\b(?:whole|entire|full|complete) (?:thing|stack|model|system|package|network) (?:is|comes to|totals|weighs in at"
    r"|amounts to|has)\s+(?:about |around |roughly |just |only |~ ?)?$"
    r"|\b(?:it|the model|[A-Z][\w.-]*) totals (?:about |around |roughly |just |only |~ ?)?$"
)
"""Before the size of all parts together: "the whole stack is 3.1B"."""


def _is_of_whole(analysis: Analysis, group: Group) -> bool:
    is_size = group.items[0].unit in ("b", "bn", "billion") and group.noun in ("", "model")
    return is_size and _WHOLE.search(analysis.text, 0, group.start) is not None


def _is_first_thing(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "14.2B, EVA-CLIP, …": a bare size that a note about a model begins with."""
    if group.noun or len(group.items) > 1 or group.items[0].unit not in ("b", "bn") or not context.subject.model:
        return False
    lead = analysis.text[analysis.sentence.body : group.start].strip(" *~–—:-")
    return (not lead or context.subject.is_exactly(lead)) and _NEXT_THING.match(analysis.text, group.end) is not None


_SEGMENT_BEFORE = re.compile(rf"(?:{SEPARATOR})(?:sizes?\s*:?\s*)?$")
_SEGMENT_BEHIND = re.compile(r"\s*(?:\.?$|\s[–—|·•-]\s)")


def _is_segment(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "Foo (Aug 2024) - Paper - 8B": a part of a note that holds nothing but sizes, behind the model's name."""
    text, body = analysis.text, analysis.sentence.body
    is_first = behind_name(analysis, context.subject) == group.start  # further on, "60M" may count samples
    units = ("B", "M") if is_first else ("B",)
    if group.noun or any(item.text[-1:] not in units for item in group.items) or not context.subject.model:
        return False
    if not _SEGMENT_BEFORE.search(text, body, group.start) or not _SEGMENT_BEHIND.match(text, group.end):
        return False
    is_own = 0 <= behind_name(analysis, context.subject) <= group.start
    return is_own and (is_first or not any(is_component(item) and item.start > body for item in analysis.found))


def _is_told_at_once(analysis: Analysis, group: Group, context: Context) -> bool:
    """ "A 7.4B model made of …": a note that says at once what the model is."""
    lead = analysis.text[analysis.sentence.body : group.start]
    led = _LED_NOTE.search(analysis.text, 0, group.start) if context.subject.model else None
    if led and context.subject.is_exactly(analysis.text[: led.start()].strip(" *_`")):
        return True
    is_first = analysis.sentence.start == 0 and _GOES_ON.match(analysis.text, group.noun_end) is not None
    is_made = is_first or _MADE.match(analysis.text, group.noun_end) is not None
    return is_made and context.subject.model != "" and _AT_ONCE.fullmatch(lead) is not None


def _is_denied(analysis: Analysis, item: Quantity) -> bool:
    """Blocked, but not by its own comparator ("fewer than one billion"); "outperforming 8B-parameter models" is."""
    return _INSTEAD.search(analysis.text, 0, item.start) is not None or any(
        span.start <= item.start
        and item.end <= span.end
        and (item.start - span.start > _NEAR or _BOUNDS.search(analysis.text, 0, span.start) is None)
        for span in analysis.blocked
    )


_NEAR = 3
_BOUNDS = re.compile(r"\b(?:than|no|not|never|without|beyond|over|under|below|above)\s*$", re.IGNORECASE)
"""Before a number that it bounds: "fewer than 1B", "no more than 3B"."""
