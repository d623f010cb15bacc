"""A group of numbers in its sentence in; the role of the part whose parameters it counts out, "" for the model's own.

A part that stands directly behind a bare size ("the 13B LLM"), inside or behind the noun ("7B parameters in its LLM"),
in apposition, or shortly before ("SmolLM2 with 360M parameters").
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.quantities import Group
from extract.narrative.sizes.activation import is_total
from extract.narrative.sizes.sized_parts import CALLED, DERIVED, MODELS_BEHIND, SIZED_PARTS, role_behind

MODEL_AGAIN = re.compile(
    r"\b(?:it|this model|the model|the whole|the entire|which makes"
    r"|(?:using|requiring|needing) (?:only|just|merely|a mere))\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\W*(?:[\w-]+ ){0,3}?(?:model|models|VLM|MLLM|LMM|LVLM|\u25a1)", re.IGNORECASE)
_NEXT_PHRASE = re.compile(
    r"\b(?:and|or|plus|by|to|from|for|via|into|that|which|with|while|but|is|are|has|uses?|pairs?|if|when|including|counting"
    r"|excluding|without|on top of|atop"
    r"|in front of|ahead of)\b"
)
_OF = re.compile(
    r"[\s-]*(?:of (?:which|them|these) )?(?:(?:sit|live|lie|reside|are) in|belong to|go (?:in)?to|in(?! front\b)|of|for"
    r"|on(?! top of\b)|(?:are|form|make up)(?= (?:the|its)\b)) (?:the |its |an? )?",
    re.IGNORECASE,
)


_BRACKETED = re.compile(r"[\s-]*(?:[\w-]+ ){1,6}\($")
_RELATIVE = re.compile(r",?\s+(?:which|that)\s+(?:has|have|had|holds|counts|contains|comes with)\b[^,;]*$")
_AND_HAS = re.compile(
    r"\band\s+(?:\w+ly\s+)?(?:has|holds|counts|totals|weighs in at|comes to|grows|grew|shrinks|shrank|rises|rose)\b"
)
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
_OTHER_PART = re.compile(
    r"(?:(?P<writes>(?:(?:language|text|causal|autoregressive) )?decoder)|(?P<sees>encoder)|(?:\w+ )?(?:decoder|encoder"
    r"|expert|embedding|head"
    r"|router|tokeni[sz]er)s?)\b(?! (?:model|of)\b)"
)
"""Behind "in the": a part that no word for its kind stands with; of a model that sees "the decoder" is what writes, and
"the encoder" beside a language model what sees."""
_JOINT_SIZE = re.compile(
    r"\s*(?:\(|\b(?:with|of|has|holds|holding|having|counting)\b)\s*(?:(?:only|about|some|just|roughly|~)\s*)*$"
)
"""Between a connector's name and its size."""
_DASHED = re.compile(r"\*{0,2}\s+[–—-]\s")
"""Behind the label of a part: "Vision encoder – AIMv2-L (309M parameters)"."""
_MADE_OF = re.compile(r"\)\s+(?:built|based|initiali[sz]ed|made|composed|constructed|using|combining|pairing)\b")
"""Behind a bracket with a size: what the whole is made of, "a VLM (2.2B parameters) built on …"."""
_WHOLE_BEFORE = re.compile(r"\b(?:VLM|MLLM|LMM|LVLM|(?<!language )model)s?\s*\($", re.IGNORECASE)
_COMMA = re.compile(r"\**\s*[,|·]\s*(?:(?:about|around|only|just|~|≈)\s*)?")
_SUMMED = re.compile(r"\s\+\s[^,;+]{1,60}$")
"""Parts before a comma that make a whole, "SigLIP-B/16 + SmolLM2-360M, 0.5B params"."""
_LONGEST_PHRASE = 40


def holder_of(analysis: Analysis, context: Context, group: Group) -> str:
    """Role of the component whose parameters are counted; "" for the model itself."""
    if _HEARING.match(analysis.text, group.end):
        return "connector"
    noun_end = max(group.noun_end, group.end)
    if any(item.start == noun_end + 1 for item in analysis.of_kind("connector", "pooling")):
        return "connector"
    if is_before_own_name(analysis, group, context) or MODELS_BEHIND.match(analysis.text, group.end):
        return ""
    if of_part := _of_part_right_before(analysis, group, context):
        return of_part
    if (part := role_behind(analysis, group, context)) not in ("", *SIZED_PARTS):
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
    is_whole = _WHOLE.fullmatch(group.noun_text) is not None
    of = None if is_whole else _OF.match(analysis.text, noun_end)
    behind = _role_in(analysis, context, of.end(), _end_of_phrase(analysis.text, of.end())) if of else ""
    if of and not behind and (other := _OTHER_PART.match(analysis.text, of.end())):
        if other["sees"] and any(word.lastgroup == "language_model" for word in analysis.role_words):
            return "vision_encoder"
        return "language_model" if other["writes"] else "connector"
    if of and not behind and any(item.start == of.end() for item in analysis.of_kind("connector", "pooling")):
        return "connector"
    if behind:
        return behind
    return _apposition(analysis, context, group, noun_end) or _before(analysis, context, group)


_HAS = re.compile(
    r"\s*(?:\(|(?:of|with|has|having|counting|holds)\s)\s*"
    r"(?:(?:only|about|some|just|roughly|around|approximately|approx\.|nearly|almost|over)\s+|~ ?)*"
)


def _of_part_right_before(analysis: Analysis, group: Group, context: Context) -> str:
    """ "A FooViT of 0.4B parameters feeds Bar-1B": the part that a number of parameters follows at once."""
    if group.noun != "parameters" or not group.noun_text:
        return ""
    for item in analysis.of_kind("language_model", "vision_encoder"):
        is_own = "model" in item.kinds or context.subject.is_exactly(item.text)
        if not is_own and item.end <= group.start and _HAS.fullmatch(analysis.text, item.end, group.start):
            return "language_model" if "language_model" in item.kinds else "vision_encoder"
    return ""


def _end_of_phrase(text: str, start: int) -> int:
    """Where the noun phrase that begins at `start` ends at the latest."""
    stop = _NEXT_PHRASE.search(text, start, start + _LONGEST_PHRASE)
    return stop.start() if stop else start + _LONGEST_PHRASE


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
    labels = [word for word in analysis.role_words if word.end() <= analysis.sentence.body]
    return (labels[-1].lastgroup or "") if labels and not is_total(analysis, group) else ""


def _apposition(analysis: Analysis, context: Context, group: Group, noun_end: int) -> str:
    """ "(438M parameter) Vision Transformer"; a "language model" behind counts only when one is named before."""
    if group.noun != "parameters" or not re.match(r"\)?\s+[\w-]", analysis.text[noun_end:]):
        return ""
    if _MADE_OF.match(analysis.text, noun_end) and _WHOLE_BEFORE.search(analysis.text, 0, group.start):
        return ""
    for item in analysis.of_kind("language_model", "vision_encoder"):
        if item.start > noun_end and _BRACKETED.fullmatch(analysis.text[noun_end : item.start]):
            return "language_model" if "language_model" in item.kinds else "vision_encoder"
    whole = _WHOLE.match(analysis.masked, noun_end)
    joint = _NEXT_PHRASE.search(analysis.text, noun_end, noun_end + 40)
    role = _role_in(analysis, context, noun_end, whole.end() if whole else joint.start() if joint else noun_end + 40)
    if role == "language_model":
        goes_on = joint is not None and whole is not None and joint.start() < whole.end()
        if not goes_on and not CALLED.search(analysis.text, 0, group.start):
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
    own = context.subject.model
    if _COMMA.fullmatch(between) and _is_of_sum(analysis, start, last_end):
        return ""
    if _AND_HAS.search(between) or (own and re.search(rf",\s+(?:the )?{re.escape(own)}\s", between)):
        return ""
    if last_end == _first_part_end(analysis) and "," not in between:
        return last_role
    return last_role if len(between.split()) <= 8 and not re.search(r",\s+(?:and|but|while)\b", between) else ""


def _is_of_sum(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the part that ends at `end` is added to one before it, of which no size is told."""
    plus = _SUMMED.search(analysis.text, start, end)
    if plus is None:
        return False
    parts = analysis.of_kind("language_model", "vision_encoder")
    return any(start <= item.start and item.end <= plus.start() for item in parts)


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
    match = context.vocabulary.cues.role_words.search(analysis.masked, start, end)
    for item in analysis.of_kind("language_model", "vision_encoder"):
        is_own = context.subject.is_exactly(item.text)
        if start <= item.start < end and not is_own and not DERIVED.match(analysis.masked, item.end):
            if match and _LEADS_CLAUSE.search(analysis.text, match.end(), item.start):
                break
            return "language_model" if "language_model" in item.kinds else "vision_encoder"
    return (match.lastgroup or "") if match else ""


_LEADS_CLAUSE = re.compile(r"\s(?:\+|[a-z]+s\s+(?:the|an?|its)|and|plus)\s")
"""Between a word for a part and a name: another part, "400M-parameter vision encoder + Foo 12B"."""


_IT = re.compile(r"\W*(?:It|Its)\b", re.IGNORECASE)
"""At the head of the first sentence below a heading: what the heading names."""
_ASKED = re.compile(r"\bhow (?:large|big|small|many)\b", re.IGNORECASE)
_ASKED_THING = re.compile(
    r"\b(?:experts?|adapters?|heads?|modules?|towers?|decoders?|encoders?|talkers?|vocoders?|routers?|tokeni[sz]ers?"
    r"|projectors?|connectors?)\b",
    re.IGNORECASE,
)


def asked_part(analysis: Analysis) -> str:
    """The role of the part that a question asks the size of, or that is all of a heading; "" for the model."""
    topic = analysis.sentence.topic
    part = analysis.cues.role_words.match(topic)
    led = _IT.match(analysis.text, analysis.sentence.body) if not analysis.sentence.start else None
    again = MODEL_AGAIN.search(analysis.text, led.end() if led else 0)
    if part is not None and not topic[part.end() :].strip(" .*_:") and not again:
        return part.lastgroup or ""
    if not topic.endswith("?") or not _ASKED.search(topic):
        return ""
    word = analysis.cues.role_words.search(topic)
    if word is not None:
        return word.lastgroup or ""
    return "connector" if _ASKED_THING.search(topic) else ""
