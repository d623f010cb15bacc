"""An analysed sentence in; claims about the length of the context window, in tokens, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.quantities import Group
from extract.narrative.scribe import Scribe
from extract.narrative.subjects.variants import variants_behind

_CONTEXT = re.compile(
    r"\bmax(?:imum|\.)? (?:input|sequence) (?:length|size)\b|\b(?:inputs?|prompts?|sequences?) of up to\b"
    r"|\b(?:prompts?|sequences?|inputs?)\b(?=[^.;]{0,24}\b(?:up to|reach|as long as)\b)"
    r"|\bsequence[- ]lengths?\b|\btoken windows?\b"
    r"|\b(?:contexts?|content)(?:[- ](?:windows?|lengths?|sizes?|inputs?|limits?|capabilit\w+|pre-?training))?\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\bhow (?:long|many tokens)\b[^?]{0,40}\b(?:inputs?|prompts?|contexts?|texts?|documents?|read|take"
    r"|handle|process)\b",
    re.IGNORECASE,
)
"""A question that a number of tokens answers."""
_TOO_LARGE = ("b", "bn", "billion", "t", "trillion")
"""Units of numbers of tokens that are trained on and that no window holds."""
_THOUSANDS = ("k", "thousand")
"""Units of no model's size: "128K or 256K depending on the variant"."""
_CONTEXT_BEHIND = re.compile(
    r"[\s-]*(?:(?:extended|long|native|interleaved|input|multi-?modal|total|full) )?"
    r"(?:(?:tokens? (?:of )?)?(?:context|content)|(?:token )?window(?! (?:attention|size)))\b",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    r"\b(?:(?:context|content)[- ](?:windows?|lengths?|sizes?|limits?)|sequence[- ]lengths?)\b", re.IGNORECASE
)
_LONGEST_INPUT = re.compile(
    r"\bmax(?:imum|\.)? (?:(?:context|input|sequence|token) )?(?:sequence |context |input )?(?:lengths?|window|size)"
    r"(?: is| of|:| =)\s+$",
    re.IGNORECASE,
)
"""Before a plain number: "the maximum sequence length is 8192"."""
_CONTEXT_IS = re.compile(
    r"\bcontext\s+(?:is|was|were|has been|grows?|grew|rises?|rose|goes|extends?)\b[^,;]*$", re.IGNORECASE
)
_UP_TO = re.compile(
    r"\b[Cc]ontexts? \((?:up to|of) $|^\W*context(?: length| window)?:?\s+$|\b(?:inputs?|prompts?"
    r"|sequences?) of (?:up to|at most)\s+$"
    r"|\bcontexts?(?: lengths?)? (?:of )?(?:up to|as long as|reaching|at most)\s+$"
    r"|\b(?:extend|expand|rais|stretch|lift|push|cut|limit)\w*\s+(?:the |its )?contexts?(?: windows?"
    r"| lengths?)? to\s+$",
    re.IGNORECASE,
)
_NOT_LENGTH = re.compile(r"\b(?:benchmarks?|per (?:frame|image|tile|token)|pairs|images? and prompt)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:grow\w*|grew|ris\w+|rose|increas\w+|extend\w*|expand\w*|shr[aiu]nk\w*|drop\w*|falls?|fell|reduc\w+"
    r"|goes|went|chang\w+"
    r"|doubl\w+|tripl\w+|quadrupl\w+|lengthen\w*|rais\w+|stretch\w*|cut)\b[^.;]{0,60}\bfrom\s+$",
    re.IGNORECASE,
)
"""What goes before "A to B" where A was and B is; "ranges from" is no change."""


_CUT = re.compile(
    r"[^.;,\d]{0,40}\b(?:(?:is|was|were|are|gets?) )?(?:cut|reduced|limited|shortened|lowered"
    r"|capped)(?: down)? (?:to|at) \d"
)
"""Behind a length: that less is kept of it, "its 128K context is cut to 32K"."""
_ARROW = re.compile(r"\s?(?:→|->|=>|➔|⟶)")
"""Behind what was, before what is: "from 32K → 256K"."""
_OF_RUN = re.compile(
    r"(?:\b(?:beyond|past|within|exceeding|longer than)|(?<![Ww]orks )(?<![Rr]ead )(?<![Tt]rained )\bat)"
    r"\s+(?:about |around |~ ?)?$"
)
"""Before a length: how long one input was, or where a model gets worse, "degrades beyond 64K", "40 tok/s at 8K"."""
_RUN_BEHIND = re.compile(
    r"[\s-]*(?:tokens?[\s-]*)?(?:context[\s-]*)?(?:load|prefill|runs?|requests?|needles?)\b"
    r"|[^.;,\d]{0,24}\b(?:is|are) (?:recommended|suggested|advised|enough|sufficient)\b"
)
"""Behind a length: what one run was given, or is best given."""


def _is_of_run(text: str, group: Group) -> bool:
    """Whether a number of tokens is that of single inputs, and not all that a model reads."""
    return _OF_RUN.search(text, max(0, group.start - 40), group.start) is not None or (
        _RUN_BEHIND.match(text, group.end) is not None
    )


_NEAR_LOCAL = 110
"""Characters before a number in which words say that only some layers look so far: "local attention uses …"."""


def claim_context_length(scribe: Scribe, analysis: Analysis, context: Context, groups: Sequence[Group]) -> None:
    """Claim numbers of tokens that stand beside words for the context window."""
    if not groups or not (_CONTEXT.search(analysis.text) or "token" in analysis.small or "window" in analysis.small):
        return
    for group in groups:
        is_of_variant = group.noun == "model" and all(item.unit in _THOUSANDS for item in group.items)
        if not (group.noun in ("tokens", "") or is_of_variant) or not _is_beside_context(analysis, group):
            continue
        if _CUT.match(analysis.text, group.end) or _is_of_run(analysis.text, group):
            continue
        if _LOCAL.search(analysis.text, max(0, group.start - _NEAR_LOCAL), group.start):
            continue
        is_old = _ARROW.match(analysis.text, group.end) is not None
        is_change = (group.is_range or is_old) and _CHANGE.search(analysis.text[: group.start]) is not None
        place = max(group.noun_end, group.end)
        for item in group.items:
            if item.value < 512 or item.unit in _TOO_LARGE or analysis.is_blocked(item.start, item.end):
                continue
            is_former = is_change and (is_old or item is not group.items[-1])
            for model in variants_behind(analysis, context.subject, place) or [context.subject.model]:
                scribe.claim(
                    model,
                    "context_length_tokens",
                    item.text,
                    analysis.sentence,
                    value_number=item.value,
                    unit="tokens",
                    scope=_stage(analysis, item.start),
                    status="superseded" if is_former else analysis.status_at(item.start, item.end),
                    rule="number beside context words",
                )


_ACCEPTS = re.compile(
    r"\b(?:accepts?|handles?|takes?|supports?|processe?s|reads?|fits?)\s+(?:(?:inputs?|prompts?|texts?) of )?"
    r"(?:up to|as many as|at most|contexts? of)?\s*$",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:outputs?|output length|generat(?:es?|ions?|ing)|produces?|writes?|new tokens|responses?)\b[^,;.]{0,20}$",
    re.IGNORECASE,
)
"""Before what a model writes at most, which is no context."""
_LOCAL = re.compile(
    r"\b(?:local|sliding|windowed|chunked)\b(?:[^.;,]{0,40}|[^.;,]{0,90}\bwindow(?: size)?s? (?:to|of) )$",
    re.IGNORECASE,
)
"""Before the window of an attention layer, which is no context: "local attention uses a 1,024-token window"."""
_RECIPE = re.compile(r"\b(?:batch size|learning rate)\b")
"""What stands beside the length of sequences that are trained on."""
_ALONE = re.compile(r"\W*(?:up to )?\d+[Kk] tokens\W*")
"""A note within a description: "128K tokens."."""
_TRAINED_WITH = re.compile(r"\b[Tt]rain(?:ed|ing)?\b[^,;.]{0,40}\bsequence lengths? (?:of|is|was)\s+$")
"""Before the length of what a model is trained on, which need not be what it reads."""
_MOST = re.compile(r"^(?:max(?:imum)?\.?|input|native|supported) (?=context)", re.IGNORECASE)
"""What may stand before the word in a label: "Max context: 32K"."""
_LABEL_GAP = 12
"""Characters between a label ("Context:") and its number."""
_PLAIN_TOKENS = re.compile(r"[\s-]*tokens?\b(?!\s+(?:per|for each|for every|an?|of (?:images?|video)))")
"""Around a number: what a model takes in at a time."""


_IMAGE = re.compile(
    r"\b(?:images?|frames?|pictures?|photos?|pages?|tiles?|videos?|clips?)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
"""Before a verb: what is made of tokens, and takes none in ("an image takes 1.2k tokens")."""


def _is_accepted(text: str, group: Group) -> bool:
    verb = _ACCEPTS.search(text, 0, group.start)
    is_told = verb is not None and _PLAIN_TOKENS.match(text, group.end) is not None
    return is_told and verb is not None and _IMAGE.search(text, 0, verb.start()) is None


def _is_beside_context(analysis: Analysis, group: Group) -> bool:
    if _is_accepted(analysis.text, group) or (analysis.sentence.start and _ALONE.fullmatch(analysis.text)):
        return True
    if _WRITTEN.search(analysis.text, max(0, group.start - 40), group.start) or _RECIPE.search(analysis.small):
        return False
    low, high = max(0, group.start - 70), group.end + 30
    before, behind = analysis.text[low : group.start], analysis.text[group.end : high]
    if _NOT_LENGTH.search(behind[:24]):
        return False
    if _CONTEXT_BEHIND.match(behind):
        return True
    is_labelled = group.start - analysis.sentence.body < _LABEL_GAP and bool(analysis.sentence.body)
    if is_labelled and _CONTEXT.fullmatch(_MOST.sub("", analysis.sentence.topic.strip(" *_"))):
        return True
    lead = before
    while match := re.search(r"[;.]\s", lead):
        lead = lead[match.end() :]
    if group.noun == "tokens":
        topic = analysis.sentence.topic
        is_topic = (_CONTEXT.search(topic) or _ASKED.search(topic)) is not None and "train" not in lead
        is_of_training = _TRAINED_WITH.search(lead) is not None
        return is_topic or (_CONTEXT.search(lead) is not None and not is_of_training)
    is_told = _UP_TO.search(lead[-45:]) or _WINDOW.search(lead[-45:]) or _CONTEXT_IS.search(lead[-45:])
    if is_told is not None and bool(group.items[0].unit):
        return True
    return _LONGEST_INPUT.search(lead[-45:]) is not None and "train" not in analysis.small


def _stage(analysis: Analysis, place: int) -> str:
    """Label of the numbered stage that the number stands in: "(1) Language pre-training (…, 8K context window)"."""
    labels = list(
        re.finditer(r"\(?\b\d\)\s*(?P<label>[A-Z][\w -]{3,50}?)\s*(?=\(|,|:| with| on| for)", analysis.text[:place])
    )
    return labels[-1]["label"] if labels else ""
