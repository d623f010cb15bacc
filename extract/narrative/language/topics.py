"""The analysed sentences of a passage in; the same out, those that go on about another model blocked.

"Osprey is a model of others. It has 7B parameters": behind a sentence about another model, "it" and "the model" are
that one, until the text's own model is named, "we" speak, or a sentence has neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Subject, is_component
from extract.narrative.language.clauses import strange_clauses
from extract.narrative.language.cues import Span
from extract.narrative.language.heads import head_of
from extract.narrative.language.plural_subjects import models_named, others_among, partner_in, says_they

_GOES_ON = re.compile(r"\b(?:its?|(?:the|this) (?:[\w.]+ )?(?:models?|variant|version|checkpoint))\b")
_OWN = re.compile(r"\b(?:its?|our|this model|the model)\b")
_WE = re.compile(r"\b(?:we|our|ours|us)\b")
_OUR_ACT = re.compile(r"\W*(?:\w+(?:ly)?,? )?(?:We|we|One|I)\b")
"""A sentence about what somebody does: a name in it, and not they, is the next sentence's "it"."""
_THANKS = re.compile(
    r"\b(?:we|I) (?:(?:would like to|also|sincerely|gratefully|want to|deeply|are) )*(?:thank|grateful|acknowledge)\b"
    r"|\bthanks (?:for|to) (?:their|your|the \w+ of)\b|\b(?:many|special|big|sincere) thanks to\b",
    re.IGNORECASE,
)
_THANKFUL = re.compile(r"thank|grateful|acknowledge")
"""A sentence that thanks others says what they made, and nothing of the text's own model."""
_COMPARES = re.compile(r".*\bcompar\w+\b.*\b(?:with|to|against)\s+(?:the\s+)?", re.DOTALL)
"""Before the last name of a sentence: what follows as "it" may be either of the two."""
_LEAD = len("The ")
"""What stands before a name that a sentence begins with; behind "While " the main clause is about somebody else."""


def own_sentences(analyses: Iterable[Analysis], subject: Subject) -> Iterator[Analysis]:
    """The sentences of a passage about `subject`, thanks left out.

    What goes on about another model is blocked as said of that one.
    """
    is_elsewhere = False
    named: list[str] = []
    partner = ""
    for analysis in analyses:
        if _THANKFUL.search(analysis.small) and _THANKS.search(analysis.text):
            continue
        if _ends_on_another(analysis, subject):
            is_elsewhere = True
        elif _begins_with_other(analysis, subject) or _turns_to_other(analysis, subject):
            is_elsewhere = not _comes_back(analysis, subject)
        elif is_elsewhere:
            is_elsewhere = _goes_on(analysis, subject)
            if is_elsewhere:
                whole = Span(0, len(analysis.text), "other")
                analysis = replace(analysis, others=(*analysis.others, whole))
        if says_they(analysis):
            analysis = _of_several(analysis, others_among(named, subject), partner)
        else:
            named, partner = models_named(analysis), partner_in(analysis, subject)
        yield analysis


def _of_several(analysis: Analysis, others: Sequence[str], partner: str) -> Analysis:
    """A sentence about "both" or "they": shared with the one model joined to the text's own, else perhaps of others."""
    if len(others) > 1:
        return replace(analysis, others=(*analysis.others, Span(0, len(analysis.text), "other")))
    return replace(analysis, shared_with=(partner,)) if others == [partner] else analysis


def _comes_back(analysis: Analysis, subject: Subject) -> bool:
    """ "Bar had 3B; Foo shrinks this to 1.2B.": the last clause is about the text's own model."""
    own = (item for item in analysis.of_kind("model") if subject.is_named(item.text))
    return any(not analysis.is_blocked(item.start, item.end) for item in own)


def begins_with_stranger(analysis: Analysis, subject: Subject) -> bool:
    """Whether a sentence begins with a name that nobody knows and says of it what is said of models."""
    return _is_at_head(analysis, strange_clauses(analysis, subject))


_ENDS_ON_ANOTHER = re.compile(
    r"\W*(?:(?:(?:Last|This|Earlier this) (?:year|month|week|spring|summer|autumn|winter),?\s+)?"
    r"(?:We|we|I) (?:also |then )?"
    r"(?:(?P<beside>compar\w+|test\w*|evaluat\w+|tried|try)|releas\w+|publish\w*|built|trained|announc\w+)"
    r"(?: (?:with|to|against))?"
    r"|(?P<there>There (?:is|was)(?: also)?"
    r"|Our (?:earlier|previous|prior|other|first) (?:work|model|release) (?:is|was)))\s+"
    r"(?:the (?:larger|smaller|bigger|newer|older) )?(?P<name>[A-Z][\w.+-]*\w(?: \d[\w.]*)?)[.!]*$"
)
"""A short sentence that ends on another model: "We also tested Foo-XL.", "There is also Foo 2."."""
_SHAPED = re.compile(r"\d|-[A-Z]|[a-z][A-Z]")


def _ends_on_another(analysis: Analysis, subject: Subject) -> bool:
    """Whether a short sentence is about a model of others, or one of the text's own line beside its own."""
    ended = _ENDS_ON_ANOTHER.match(analysis.text, analysis.sentence.body)
    if ended is None or subject.is_exactly(ended["name"]) or not _is_of_model(analysis, ended):
        return False
    return bool(ended["beside"] or ended["there"]) or not subject.is_named(ended["name"])


def _is_of_model(analysis: Analysis, ended: re.Match[str]) -> bool:
    """Whether the name is a known model's, or is written like one and known for nothing else."""
    start, end = ended.span("name")
    known = [item for item in analysis.found if item.start < end and start < item.end]
    if known:
        return any("model" in item.kinds and not is_component(item) for item in known)
    return _SHAPED.search(ended["name"]) is not None


def _turns_to_other(analysis: Analysis, subject: Subject) -> bool:
    """ "We compare with Osprey-7B.": another model is the only thing that a following "it" can mean."""
    if _OUR_ACT.match(analysis.text, analysis.sentence.body) is None:
        return False
    named = dict(_models_in(analysis))
    if not named or any(map(subject.is_named, named.values())):
        return False
    return _OWN.search(analysis.small) is None or _COMPARES.fullmatch(analysis.text, 0, max(named)) is not None


_SIZED = re.compile(r"(?<![\w./-])[A-Z][\w.]*(?:-[A-Z][\w.]*)*-\d+(?:\.\d+)?B(?:-[A-Z]\w*)*(?![\w-])")
"""A name with its size, which is a model's whether anybody knows it or not."""


def _models_in(analysis: Analysis) -> Iterator[tuple[int, str]]:
    """The models of a sentence, known or with their size, by place; parts of models are none."""
    parts = [item for item in analysis.found if is_component(item)]
    for found in _SIZED.finditer(analysis.text):
        if not any(part.start < found.end() and found.start() < part.end for part in parts):
            yield found.start(), found.group()
    yield from ((item.start, item.text) for item in analysis.of_kind("model") if not is_component(item))


def _begins_with_other(analysis: Analysis, subject: Subject) -> bool:
    head = head_of(analysis)
    if head is not None and analysis.text.startswith(head.name, analysis.sentence.body):
        return not (head.is_of(subject) or head.is_relative_of(subject))
    return _is_at_head(analysis, analysis.others)


def _is_at_head(analysis: Analysis, spans: Sequence[Span]) -> bool:
    return any(span.start <= analysis.sentence.body + _LEAD for span in spans)


def _goes_on(analysis: Analysis, subject: Subject) -> bool:
    is_own = any(subject.is_named(item.text) for item in analysis.found) or _WE.search(analysis.small) is not None
    return not is_own and _GOES_ON.search(analysis.small) is not None
