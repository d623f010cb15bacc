"""A sentence of a document about several models in; the model that is its grammatical subject out.

That is a model's name with a verb behind it, or a pronoun right after a sentence about one.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, is_component
from extract.narrative.lexicon import Found

_VERB = re.compile(
    r"(?:['’]s)?(?:\s+(?:by|from)\s+(?:the\s+)?[A-Z][\w.&-]*(?: (?-i:[A-Z])[\w.&-]*){0,3}(?=\s[a-z]))?"
    r"(?:\s+(?:weights|model|checkpoint|(?:training )?data|(?:vision )?encoder|language model"
    r"|context(?: window)?|connector)(?=\s))?\s*(?:\([^()]{0,60}\)\s*"
    r"|,\s+(?:an?|released|published|announced|made|built|developed|trained)\s[^,]{1,80}(?=,)"
    r"|,\s+an?\s[^,;]{1,80}\b(?:models?|VLM|MLLM|LMM)(?=\s(?:is|was|has|can)\s)|"
    r",\s+(?:on the other hand|however|by contrast|in contrast|meanwhile|too|in turn"
    r"|instead)(?=,))?,?\s*(?:\w+ly\s+)?(?:is|are|was|has|uses?"
    r"|consists?|combines?|employs?"
    r"|leverages?|features?|supports?|adopts?|integrates?|comprises?|builds?|contains?|requires?|needs?|takes?"
    r"|achieves?|can|does|utilizes?|incorporates?|connects?|couples?|pairs?|runs?|scor(?:es?|ed)|reach(?:es|ed)|hits?|obtains|gets|got|reports?|posts?|manages|records|lists|claims"
    r"|remains?|stays?|leads?|starts?|begins?|continues?|falls|drops|beats|trails|marries|relies|lacks|knows|loads|serves"
    r"|offers|gives|comes|weighs|occupies|consumes|shares|outperforms|surpasses|ranks|tops|replaces|follows|ends|likes"
    r"|fits?|fixes|improves|adds|brings|reads|counts?|joins?|attains|swaps|couples|fuses|stacks|keeps|sits|came|went|got|had|took|kept|[a-z]{2,}ed"
    r"|(?!models|variants|versions|features|parameters|tokens|weights|checkpoints|series|users|results|layers"
    r"|samples|runs on)[a-z]{3,}s)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^\W*(?:(?:furthermore|moreover|additionally|in addition|besides|also|notably|overall|finally),?\s+)?"
    r"(?:it|its|the model|this model|the \d+(?:\.\d+)?B (?:model|one|version|variant)|the two"
    r"|both(?: parts)?|these two|they|the (?:vision|visual|image)"
    r" encoder|the language model)\b"
    r"|^\W*(?:On|In|At|For|With|According to|Per|Under|After|Unlike|Compared (?:with|to))\b[^,;.]{1,40}?,?\s+"
    r"(?:it|its|the model)\b"
    r"|^\W*(?:As|True to) (?:the|its) name(?: (?:says|suggests|implies|tells))?,",
    re.IGNORECASE,
)
_WITH = re.compile(r"\W*(?:with|at|having|using|despite)\b[^,;:]{1,60},\s+(?:the |our )?", re.IGNORECASE)
_MAIN_VERB = re.compile(r"\s+[a-z]+(?:s|ed)\b")
"""Behind the name of a main clause that "With just 10B parameters, " leads."""
_PART_LEAD = re.compile(r"\W*(?:An?|The|Its)\s+(?:[a-z-]+\s+){0,2}")
"""Before a part that a sentence begins with."""
_LEAD = re.compile(
    r"^\W*(?:[A-Z][a-z]+ly,\s+)?(?:(?:[Aa]l)?though\s[^,;:.]{2,50},\s+)?(?:In total,?\s+|(?:The|Its|Their"
    r"|A) (?:[\w-]+ ){0,2}(?:successor|follow-up|sibling|sister model),\s+"
    r"|The (?:context (?:window|length)|(?:vision|visual|image) encoder|language model|connector) of\s+"
    r"|(?:On|In|At|For|With|Among|If)\b[^,;:.]{1,40},\s+)?(?:the|our|[\w.-]+['’]s|we (?:release"
    r"|introduce|present|propose|launch|open-?source)d?|this is|meet|note that"
    r"|\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?\W*)*\s*(?:the |our )?$",
    re.IGNORECASE,
)


_WITHIN = re.compile(r"\W*(?:In|Inside|For)\s+(?:the\s+)?[*_`]*")
"""Before the model that what a sentence tells of stands in: "In Foo, an encoder is joined to …"."""


_APPOSED = re.compile(
    r"\W*(?:The|Its|Their) (?:[\w-]+ ){0,2}(?:successor|follow-up|sibling|sister model), "
    r"[A-Z][\w.-]*(?: [A-Z\d][\w.]*){0,2}, "
)
"""What turns from one model to the next: "Its successor, Foo 2, keeps …"."""


def sentence_subject(analysis: Analysis, current: str, title_model: str) -> str:
    """The model that a sentence is about; `current` is that of the one before, `title_model` the document's."""
    start = analysis.sentence.body
    is_further = _PRONOUN.match(analysis.text[start:]) or begins_with_part(analysis) or _is_led_by_benchmark(analysis)
    if current and is_further and not _APPOSED.match(analysis.text, start):
        return current
    led = _model_of_label(analysis) if start else ""
    if led:
        return led
    for item in analysis.found:
        if "model" not in item.kinds or item.start < start:
            continue
        is_head = _LEAD.match(analysis.text[start : item.start]) is not None and _is_followed_by_verb(analysis, item)
        is_led = _WITH.fullmatch(analysis.text, start, item.start) and _MAIN_VERB.match(analysis.text, item.end)
        is_within = _WITHIN.fullmatch(analysis.text, start, item.start) and analysis.text.startswith(",", item.end)
        is_head = is_head or is_led is not None or bool(is_within)
        return item.text.strip() if is_head and not is_component(item) else ""
    return title_model if _PRONOUN.match(analysis.text[start:]) else ""


def _model_of_label(analysis: Analysis) -> str:
    """The model that what stands before a colon is a clause about: "Foo-7B sits in between: a ViT, an MLP and …"."""
    start = analysis.sentence.body
    item = next((item for item in analysis.found if "model" in item.kinds and item.end < start), None)
    if item is None or is_component(item) or _LEAD.match(analysis.text[: item.start]) is None:
        return ""
    verb = _VERB.match(analysis.text[item.end : start])
    is_new = not any(
        "model" in other.kinds and not is_component(other) for other in analysis.found if other is not item
    )
    return item.text.strip() if verb is not None and is_new else ""


def goes_on(analysis: Analysis, current: str) -> bool:
    """Whether a sentence goes on about the model of the one before."""
    is_told = _PRONOUN.match(analysis.text) is not None
    return is_told or (current != "" and (begins_with_part(analysis) or _is_led_by_benchmark(analysis)))


def _is_led_by_benchmark(analysis: Analysis) -> bool:
    """ "DocVQA: 91.4", "MMMU is unchanged": a sentence about a score that names no model goes on about the last one."""
    first = next(iter(analysis.of_kind("benchmark")), None)
    lead = analysis.text[: first.start].strip(" *_`-") if first is not None else ""
    return first is not None and (not lead or ADVERBIAL.fullmatch(lead) is not None) and not analysis.names_model


ADVERBIAL = re.compile(
    r"(?:Despite (?:that|this|it)|Even so|Still|Nevertheless|Nonetheless|As a result|In return|Overall|Meanwhile|Here),"
)
"""What may lead a sentence without telling of anybody."""


def begins_with_part(analysis: Analysis) -> bool:
    """ "A new ViT sits in front of …": a sentence about a part of the model that the one before was about."""
    first = analysis.found[0] if analysis.found else None
    if first is None or not is_component(first) or any(not is_component(item) for item in analysis.of_kind("model")):
        return False
    return _PART_LEAD.fullmatch(analysis.text, analysis.sentence.body, first.start) is not None


def _is_followed_by_verb(analysis: Analysis, item: Found) -> bool:
    return _VERB.match(analysis.text[item.end :]) is not None
