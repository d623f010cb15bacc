"""A sentence about a model in; the organisations that it says made the model out.

"Foo was developed by Acme Labs together with the University of Bar", "Foo, a 7B model from Acme Labs, pairs …". What
stands there counts where it is reviewed, or has the form of an organisation's name.
"""

from __future__ import annotations

import re

from extract.narrative.credits.authors import is_organization
from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.speakers import subject_before
from extract.narrative.scribe import Scribe
from extract.narrative.vocabulary import fold

_NAME = r"[A-Z][\w&.'’-]*(?:\s(?:of|for|&)(?:\sthe)?(?=\s[A-Z])|\s[A-Z][\w&'’-]*){0,6}"
_MADE = re.compile(
    r"\b(?:is|was|has been|model|family|series|assistant|VLM|MLLM|LMM)\s(?:\w+ly\s)?(?:developed|built|created"
    r"|trained|made|released|introduced|published|proposed"
    r"|presented|open-?sourced|designed)\s(?:in \d{4} )?by\s(?:(?:researchers|engineers|people|a team"
    r"|the team)\s(?:at|from|behind)\s)?"
    rf"(?:the\s)?(?P<maker>{_NAME})"
    r"(?:(?:\s\([^()]{2,30}\))?,?\s(?:together with|in (?:collaboration|cooperation|partnership) with|with"
    r"|and)\s(?:the\s)?"
    rf"(?P<second>{_NAME}))?"
)
"""A verb of making, and whose work it was."""
_OF_MAKER = re.compile(
    r"(?:\b(?:models?|family|series|assistant|VLM|MLLM|LMM|release)\s|(?:^|[–—:-]\s|,\s)\W*)(?:[Bb]y|[Ff]rom)\s(?:the\s)?"
    rf"(?P<maker>{_NAME})(?P<second>)(?=\s*[.,;:)(]|\s[–—|]|\sthat\b|$)"
)
"""What a model is, or a part of a note, with whose it is: "a 7B model by Acme Labs", "- From Acme AI; CLIP + …"."""
_BY_MAKER = re.compile(
    r"\W*(?P<name>[A-Z][\w.+-]*(?: [\w.+-]+){0,3}?)[*_`]*,?\s(?:by|from)\s(?:the\s)?"
    rf"(?P<maker>{_NAME})(?P<second>)(?=,|\s(?:is|was|has|[a-z]{{3,}}s)\b)"
)
"""A name that a sentence begins with, and whose it is: "Foo 12B by Acme AI is …"."""
_BODY_END = re.compile(r"\s+[Tt]eam$")


def claim_makers(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the organisations that a sentence gives the context's subject as its makers."""
    if not context.subject.model or (" by " not in analysis.small and "from " not in analysis.small[:400]):
        return
    for form in (_MADE, _OF_MAKER, _BY_MAKER):
        told = form.search(analysis.text) if form is not _BY_MAKER else form.match(analysis.text)
        if told is None or analysis.is_blocked(*told.span("maker")) or analysis.hedged:
            continue
        if form is _MADE and not _is_own(analysis, context, told.start()):
            continue
        if form is _BY_MAKER and not context.subject.is_named(told["name"]):
            continue
        if form is _OF_MAKER and not _is_beside_own(analysis, context, told.start("maker")):
            continue
        for name in (told["maker"], told["second"]):
            whole = (name or "").rstrip(".")
            if whole and _is_maker(whole, context):
                model = context.subject.model
                scribe.claim(model, "author", whole, analysis.sentence, scope="organization", rule="maker in words")
        return


def _is_maker(name: str, context: Context) -> bool:
    """Whether a name is an organisation's, by its form or by review."""
    told = (name, _BODY_END.sub("", name))
    return any(is_organization(one) or fold(one) in context.vocabulary.organizations for one in told)


def _is_own(analysis: Analysis, context: Context, place: int) -> bool:
    """Whether what was made is the context's subject: it heads the clause."""
    return subject_before(analysis, context.subject, place) == context.subject.model


_OF_ELSE = re.compile(r"\b(?:train|tun|data|images|captions|weights|encoder|backbone)\w*\b")
"""What may be somebody's beside the model."""
_LONGEST_LEAD = 90


def _is_beside_own(analysis: Analysis, context: Context, place: int) -> bool:
    """Whether the maker is told of the text's model at the head of the sentence, and no other name is between."""
    if place - analysis.sentence.body > _LONGEST_LEAD or _OF_ELSE.search(analysis.small, 0, place):
        return False
    names = [item for item in analysis.found if item.end <= place and item.start >= analysis.sentence.body]
    return all(context.subject.is_named(item.text) for item in names)
