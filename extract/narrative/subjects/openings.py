"""A sentence of a chronicle in; the model that it brings up out: "In May came Foo", "Two months later Foo followed".

What stands before the name is about the time or about whoever made it; what follows is said of the model. Names that no
vocabulary holds are established by the same forms, where the sentence also tells a size or a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.language.analysis import Analysis, is_component
from extract.narrative.language.dates import MONTH, YEAR
from extract.narrative.lexicon import Found

_PERIOD = (
    rf"(?:{MONTH}|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)|Q[1-4]|{YEAR}"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_WHEN = (
    rf"(?:(?:In|in) the same (?:week|month|year|season)|(?:In|By|On|in|by|on|At|During|Since|Around|Until"
    rf"|Towards?|Throughout) (?:the )?(?:(?:early|mid|late"
    rf"|end of|beginning of"
    rf"|same|following|next) ?-?)*{_PERIOD}(?: (?:of )?(?:\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?))?"
    r"|(?:Only |Just |Barely |Some |About |Almost )?(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even"
    r"|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Aa] few|\d+) (?:days?|weeks?|fortnights?|months?|years?|quarters?)"
    r" (?:later|after(?:wards?)?|before|earlier|on|ago)"
    r"|Then|Next|Later|Soon(?: after(?:wards?)?)?|Afterwards?|Meanwhile|Shortly after(?:wards?)?|Finally|Last(?:ly)?"
    r"|First|Earlier|Before that|After that|At the same time|(?:The|That|This) (?:same |next |following )?"
    rf"(?:day|week|month|year|{_PERIOD}))"
)
_TIMED = re.compile(
    rf"\W*(?>{_WHEN}(?:,? (?:in|of|by|on) (?:the )?{_PERIOD})?,?\s+)++(?:(?:the|its|our)\s+(?:[\w-]+\s+){{0,3}})?"
)
"""A time that a sentence begins with, up to the name."""
_CAME = (
    r"(?:came|comes|arrived|arrives|appeared|appears|followed|follows|was|is|there (?:was|is)|landed|dropped|emerged"
    r"|joined|debuted|launched|surfaced|shipped)"
)
_INVERTED = re.compile(
    rf"\W*(?>{_WHEN},?\s+)*+(?:in {_PERIOD},?\s+)?(?:only |also |finally )?{_CAME}\s+(?:the\s+(?:[\w-]+\s+){{0,3}})?",
    re.IGNORECASE,
)
"""What stands before the name in "In March came Foo"."""
_WITH = re.compile(
    r"\b(?:beg[ai]ns?|begun|start(?:s|ed)?|open(?:s|ed)?|continu\w+|end(?:s|ed)?|kick(?:s|ed) off|went on"
    r"|answer(?:s|ed)"
    r"|repl(?:ies|ied)|respond(?:s|ed)|counter(?:s|ed)|follow(?:s|ed)(?: up)?|return(?:s|ed)|came(?: out| back)?)\b"
    r"(?:[^,.;:]{0,30}?\s)?with\s+(?:the (?:release|launch|arrival) of\s+)?(?:the\s+)?$"
)
"""Before a name that somebody brought or that something began with."""
_MADE = re.compile(
    r"\b(?:[Rr]elease|launch|arrival) of\s+(?:the\s+)?$|\b(?:put|brought) out\s+(?:the\s+)?$|\b(?:belong(?:s|ed)|went"
    r"|turned) to\s+(?:the\s+)?$|\b(?:brought(?: us)?|gave us|saw|dropped)\s+(?:the\s+)?$"
    r"|\b(?:releas|introduc|present|announc|launch|publish|unveil|open-?sourc|propos|deliver|contribut)(?:es|ed|e|s)?\s+"
    r"(?:(?:the|an?|its|their|our)\s[^,.;:]{3,80},\s+)?(?:the\s+)?$"
)
_TRIED = re.compile(
    r"\b(?:I|[Ww]e) (?:also |then |first |finally |next )?(?:tried|tested|ran|took|installed|benchmarked|looked at"
    r"|played with)\s+(?:the\s+)?$"
)
_PRESENTED = re.compile(
    r"(?:^|[,:]\s+)\W*(?:(?:The|An?|Another|One|Our|My|This|Their|Its)\s[^,.;:]{2,80}?(?:,[^,.;:]{2,60},)?\s(?:is|was)"
    r"|(?:(?:This|In|At|Since) [\w ]{2,30},?\s)?(?:[Tt]here|[Hh]ere)(?:['’]s|\s(?:is|was|comes"
    r"|came))(?:\s[^,.;:]{2,60},)?)\s+(?:the\s+)?$"
)
"""What brings up a model: "Another striking model is Foo", "This year there is another player, Foo by Acme"."""
_BY = re.compile(
    r"[*_`]*(?:\s\([^()]{1,40}\))?(?:,?\s(?:by|from|of)\s(?:the\s)?[A-Z][^.,;]{1,40}|,\s[^.]{3,160})?[.!]?$"
)
"""Behind a model that a sentence brings up: whose it is, and nothing else that would be told of it."""
_ENDS = re.compile(r"[*_`]*(?:\s\([^()]{1,40}\))?[.!;]?$")
"""Around the name of what somebody tried; the next sentence goes on about it."""
_GOES_ON = re.compile(
    r"\s*(?:\(|,|:|\.|;|$|[–—]\s|\s(?:with|which|that)\b|\s(?:\w+ly\s+)?(?:is|was|had|has|came|went|got|took|kept|sat"
    r"|sits|held|brought|made|cut|put|[a-z]{2,}(?:s|ed))\b)"
)
"""Behind the name of a model that a sentence is about."""
_NAME = r"(?P<name>[A-Z][\w.+]*(?:-[\w.+]+)*(?: [vV]?\d[\w.]*)?(?<!\.))"
_SIZED = r"(?:\d+(?:\.\d+)?\s?[BM]\b(?!\w)|\d+(?:\.\d+)?[- ](?:b|m)illion)"
_BRACKET = r"\s\((?:[^()]*[\s,;])?" + _SIZED + r"[^()]*\)"
_BROUGHT = (
    re.compile(rf"(?:^|[.!?]\s+)(?:{_WHEN},?\s+)*(?:in {_PERIOD},?\s+)?{_CAME}\s+{_NAME}(?={_BRACKET})"),
    re.compile(rf"\bwith\s+(?:the (?:release|launch|arrival) of\s+)?{_NAME}(?={_BRACKET})"),
    re.compile(
        rf"\b(?:[Ww]e (?:provide|built|made|trained|use|offer|study)|[Mm]eet|[Tt]his is) {_NAME}"
        r"(?=,\s(?:which|a model that)\s(?:couples|pairs|combines|joins|connects|fuses)\b)"
    ),
    re.compile(
        rf"(?:^|[.!?]\s+){_NAME}(?=,\s(?:(?:was )?(?:proposed|introduced|developed|presented|released|built|made)"
        r" (?:by|at|in)|by|from)\s[^,.;]{2,60},"
        r"\s(?:is|was|has|uses|pairs|combines|couples|joins|keeps|adds|starts|builds|trains)\b)"
    ),
    re.compile(
        rf"(?:^|[.!?]\s+){_NAME}(?=\s\((?:[A-Z][^()\d]{{1,40}}(?:et al\.?|&|and)[^()]{{0,40}}|[A-Z][a-z]+,? )"
        r"(?:19|20)\d\d[a-z]?\),?\s(?:is|was|has|[a-z]{3,}(?:s|ed))\b)"
    ),
    re.compile(
        rf"(?:^|[.!?]\s+)(?:The|Its|Their) (?:[\w-]+ ){{0,2}}(?:successor|follow-up|sibling|sister model), {_NAME}"
        r"(?=, (?:is|was|has|[a-z]{3,}(?:s|ed))\b)"
    ),
    re.compile(
        r"\b(?:put out|brought out|came (?:out|up) with|followed with|answered with|responded with|released|introduced"
        rf"|shipped|published|presented|launched|unveiled) (?:the )?{_NAME}"
        r"(?=(?:, which\s(?:\w+ly )?|\.\s(?P=name)\s)(?:is|was|has|had|[a-z]{3,}(?:s|ed))\b)"
    ),
    re.compile(rf"\b[Rr]elease of\s+(?:the\s+)?{_NAME}(?={_BRACKET})"),
    re.compile(
        rf"(?:^|[.!?]\s+)(?:{_WHEN},?\s+)+{_NAME}"
        r"(?=, (?:an?|the) (?:[^,.;]|\.(?=\d)){0,60}\b(?:models?|VLMs?|MLLMs?|LMMs?|mixture of experts|param\w*)\b)"
    ),
    re.compile(
        r"\b(?:put out|brought out|released|introduced|shipped|published|presented|launched|unveiled|announced"
        rf"|open-?sourced) (?:the )?[*_]{{0,3}}{_NAME}"
        r"(?=[*_]{0,3}, (?:an?|the|its|their) (?:[^,.;]|\.(?=\d)){0,60}\b(?:models?|VLMs?|MLLMs?|LMMs?|LVLMs?)\b)"
    ),
    re.compile(
        rf"(?:^|[.!?]\s+)(?:{_WHEN},?\s+)+{_CAME}\s+(?:the\s+)?"
        r"(?P<name>[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?B(?:-A\d+(?:\.\d+)?B)?)(?=[.,:;]\s|\s(?:with|which|from|by)\s)"
    ),
    re.compile(
        rf"(?:^|[.!?]\s+)(?:{_WHEN},?\s+)+{_NAME}(?={_BRACKET}\s+[a-z]|\s{_CAME}\b[^.]{{0,40}}?[\s,:(]{_SIZED})"
    ),
    re.compile(rf"(?:^|[.!?]\s+){_NAME}(?={_BRACKET}\s+[a-z]{{2,}}(?:s|ed)\b)"),
    re.compile(
        r"(?:^|[.!?]\s+)(?P<name>[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?[BM])"
        r"(?=\s+(?!is (?:the|its|their|an?) (?:[\w-]+ )?(?:language|text|vision|visual|image|base|encoder"
        r"|decoder|LLM)\b)"
        r"(?:is|was|has|came|got|took|went|[a-z]{3,}(?:s|ed))\b)"
    ),
    re.compile(
        rf"(?:^|[.!?]\s+)(?:{_WHEN},?\s+)*{_NAME}(?=\s+(?:couples?|pairs?|combines?|joins?|connects?|fuses?)\b[^.]*\b"
        r"(?:with|to|and|into)\b)"
    ),
)
"""Forms that bring up a model which nobody knows: its name beside a size in brackets, a size, or its parts."""


def brought_names(text: str) -> Iterator[str]:
    """Names that sentences of a text bring up as models."""
    for form in _BROUGHT:
        for match in form.finditer(text):
            yield match["name"]


def opened_model(analysis: Analysis) -> Found | None:
    """The model that a sentence brings up, with the text before its name telling when, or who made it."""
    for item in analysis.of_kind("model"):
        if is_component(item):
            continue
        lead = analysis.text[: item.start]
        is_opened = _TIMED.fullmatch(lead) or _INVERTED.fullmatch(lead) or _WITH.search(lead) or _MADE.search(lead)
        if _TRIED.search(lead) and _ENDS.match(analysis.text, item.end):
            return item
        if _PRESENTED.search(lead) and _BY.match(analysis.text, item.end):
            return item
        return item if is_opened and _GOES_ON.match(analysis.text, item.end) else None
    return None
