"""A sentence that was looked at and a model in; the sentence as said of it out, what is said of others blocked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context, Subject, analyse_neutrally, is_component, moved
from extract.narrative.language.cues import Span
from extract.narrative.language.meant_parts import data_of_part
from extract.narrative.language.strangers import Clause, former_clause, named_clauses
from extract.narrative.lexicon import Found

_CLAUSE_LEAD = re.compile(
    r"(?:\(|(?:[,;]|\b(?:and|while|whereas|but))\s+)(?:(?:in|by|on) [A-Z][a-z]+(?: \d{4})?,?\s+)?(?:the "
    r"|its (?:[\w-]+ ){1,2})?$",
    re.IGNORECASE,
)
LONGEST_LEAD = 200
"""Characters before a name in which that is looked for: a sentence may hold hundreds of names."""
_OF_NAME = re.compile(
    r"\s+(?:is|was)\s+[^,;:.]{0,30}\b(?:start\w*(?: point)?|bas[ei]s?|origin|ancestor|foundation|parent"
    r"|backbone)\s+(?:of|for|behind)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w.+-]*(?: \d[\w.]*)?)(?<!\.)"
)
"""Behind a name: that the text's model was made from it."""
_LED_BY = re.compile(r"\W*(?:On|In|At|For|With|Under|After|By)\b[^,;]*,\s+(?:the |our )?")
"""Before the subject of a sentence: a phrase, and no clause."""
_CLAUSE_VERB = re.compile(
    r"\s+(?:\w+ly\s+)?(?:is|has|uses?|employs?|consists?|combines?|adopts?|takes?|contains?|builds?|supports?"
    r"|replaces?|relies|requires?|needs?|sits|runs|pairs|couples|joins|keeps|swaps|came|followed|arrived|appeared|was|had|scor(?:es?|ed)"
    r"|wants|fits|weighs|occupies|leads|falls|drops|stays|swaps|adds|marries|stops"
    r"|reach(?:es|ed)?|gets?|got|achiev(?:es?|ed)|obtain(?:s|ed)?|attain(?:s|ed)?)\b"
)
GAPPED = re.compile(r"\s+(?:on|with|from)\s+(?=[A-Z\d])")
"""Behind a name that a further clause begins with, its verb left out: "Bar was trained on X, Foo on Y"."""
_CONTRAST = re.compile(r"\b(?:while|whereas)\s+(?:the )?$", re.IGNORECASE)
_ANY_VERB = re.compile(
    r"\s+(?:\w+ly\s+)?(?!models|variants|versions|features|parameters|tokens|weights)[a-z]+(?:s|ed)\b"
)
_SIZED_TAIL = re.compile(r"\d+(?:\.\d+)?[Bb]")


def analyse(text: str, context: Context) -> list[Analysis]:
    """Each sentence of a visible text, looked at, and said of the context's subject where there is one."""
    return said_of(context.subject, analyse_neutrally(text, context))


def said_of(subject: Subject, analyses: Sequence[Analysis]) -> list[Analysis]:
    """Sentences that were looked at, each as said of `subject`."""
    return [spoken_of(analysis, subject) for analysis in analyses] if subject.model else list(analyses)


def spoken_of(analysis: Analysis, subject: Subject) -> Analysis:
    """The sentence as said of `subject`: clauses whose own subject is another model ("…, X 2 uses …") are blocked."""
    if analysis.meant is not None and analysis.meant.name and subject.is_named(analysis.meant.name):
        analysis = replace(analysis, meant=None)
    heads = clause_heads(analysis)
    spans = strange_clauses(analysis, subject, heads)
    part = data_of_part(analysis.text, analysis.sentence.body, analysis.found)
    if part is not None and not subject.is_named(part[0]):
        spans.append(Span(part[1], len(analysis.text), "other"))
    if not heads and not spans:
        return analysis
    ends = [*(item.start for item in heads[1:]), len(analysis.text)][: len(heads)]
    for item, end in zip(heads, ends, strict=True):
        if not (subject.is_exactly(item.text) or subject.is_exactly(_canonical(item))):
            spans.append(Span(item.start, end, "other"))
    return replace(analysis, others=(*analysis.others, *spans))


_VERSION_TAIL = re.compile(r"v?\d+(?:\.\d+)*", re.IGNORECASE)
"""Behind a family's name: which generation it is, the text's own or another."""
_LEADS_VERSION = re.compile(
    r"[\W\d]*(?:(?:[Tt]he|[Oo]ur|[Ii]ts) (?:previous|earlier|former|first|original|older) )?"
    r"(?:(?:开源|发布|推出|上线)了?\s*)?(?:上一代|前代|第一代)?\s*"
)
"""Before the name that a sentence is about."""


def _canonical(item: Found) -> str:
    """The model that a known name stands for; "" for another generation of a family that the text's model bears."""
    return "" if _VERSION_TAIL.fullmatch(item.tail) else item.kinds.get("model", "")


def _is_other_generation(analysis: Analysis, subject: Subject, item: Found) -> bool:
    """Whether a sentence begins with the text's model in another version: "Foo-1 is based on …" in a text on Foo 2."""
    is_version = _VERSION_TAIL.fullmatch(item.tail) is not None and subject.is_same_but_size(item.text)
    is_first = _LEADS_VERSION.fullmatch(analysis.text, analysis.sentence.body, item.start) is not None
    return is_version and is_first and not subject.is_named(item.text)


def strange_clauses(analysis: Analysis, subject: Subject, heads: Sequence[Found] = ()) -> list[Span]:
    """Clauses whose subject is a name that nobody knows, up to where one about the text's own model begins."""
    former = former_clause(analysis.text, analysis.sentence.body, subject)
    if former is not None:
        return [former]
    led = _led_clause(analysis, subject)
    own = [item.start for item in heads if subject.is_named(item.text)]
    own += [item.start for item in analysis.of_kind("model") if _is_own_again(analysis, subject, item)]
    clauses = [
        clause.start
        for clause in named_clauses(analysis.text, analysis.sentence.body)
        if is_stranger(analysis, subject, clause) and not _is_of_own(analysis, subject, clause)
    ]
    clauses += [item.start for item in analysis.of_kind("model") if _is_other_generation(analysis, subject, item)]
    ends = (min((place for place in own if place > start), default=len(analysis.text)) for start in clauses)
    return [*led, *(Span(start, end, "other") for start, end in zip(clauses, ends, strict=True))]


_SUBORDINATE = re.compile(r"\W*(?:Where|While|Whereas|Although|Though)\s+(?:the\s+)?")


def _led_clause(analysis: Analysis, subject: Subject) -> list[Span]:
    """ "Where Bar has one tower, Foo has two": the clause before the main one, where a known model is its subject."""
    led = _SUBORDINATE.match(analysis.text, analysis.sentence.body)
    if led is None:
        return []
    item = next((item for item in analysis.of_kind("model") if item.start == led.end()), None)
    comma = analysis.text.find(", ", item.end) if item is not None else -1
    if item is None or comma < 0 or is_component(item) or subject.is_named(item.text):
        return []
    return [Span(analysis.sentence.body, comma, "other")]


def _is_own_again(analysis: Analysis, subject: Subject, item: Found) -> bool:
    """Whether the text's own model begins a clause of its own: "Whereas Foo was dense, Foo-MoE stores …"."""
    is_clause = (
        analysis.text[: item.start].endswith((", ", "; ")) and _ANY_VERB.match(analysis.text, item.end) is not None
    )
    return is_clause and not is_component(item) and subject.is_named(item.text)


def _is_of_own(analysis: Analysis, subject: Subject, clause: Clause) -> bool:
    """ "Bar was the starting point of Foo: …": what is said of a stranger is said of the text's own model."""
    of = _OF_NAME.match(analysis.text, clause.end)
    return of is not None and subject.is_named(of["name"])


def is_stranger(analysis: Analysis, subject: Subject, clause: Clause) -> bool:
    """Whether a clause is about another model: not the text's own, no known part, no plain word ("Training")."""
    known = next((item for item in analysis.found if item.start < clause.end <= item.end), None)
    if known is not None:
        is_named_after_data = "model" not in known.kinds and _SIZED_TAIL.fullmatch(known.tail) is not None
        is_model = ("model" in known.kinds or is_named_after_data) and not is_component(known)
        return is_model and not any(subject.is_named(name) for name in (known.text, _canonical(known)))
    words = clause.name.split()
    plain = analysis.cues.plain_subjects
    while words and plain.fullmatch(words[0]):
        words.pop(0)
    if not words or not words[0][0].isalpha() or plain.fullmatch(words[-1]):
        return False
    if any(subject.is_named(" ".join(words[place:])) for place in range(len(words))):
        return False
    return not subject.is_short(" ".join(words)) or any(subject.is_exactly(item.text) for item in analysis.found)


def only_clause(analysis: Analysis, start: int, end: int) -> Analysis:
    """The sentence with all but one clause blocked."""
    outside = (Span(0, start, "other"), Span(end, len(analysis.text), "other"))
    return replace(analysis, others=(*analysis.others, *outside))


def clause_alone(analysis: Analysis, start: int, end: int) -> Analysis:
    """One clause as a sentence of its own: of a long list of clauses none is read beside all others."""
    place = analysis.sentence.start
    sentence = replace(analysis.sentence, text=analysis.text[start:end], start=place + start, end=place + end, body=0)
    found = tuple([moved(item, start) for item in analysis.found if start <= item.start and item.end <= end])
    others = tuple([Span(span.start - start, span.end - start, span.kind) for span in analysis.others])
    return replace(analysis, sentence=sentence, text=sentence.text, found=found, others=others)


def clause_heads(analysis: Analysis) -> list[Found]:
    """Models that are the subject of a clause behind the first: after a comma or conjunction, before a verb."""
    heads = []
    for item in analysis.of_kind("model"):
        if is_component(item) or item.start <= analysis.sentence.body + 4:
            continue
        if _LED_BY.fullmatch(analysis.text, analysis.sentence.body, item.start):
            continue
        before = analysis.text[max(0, item.start - LONGEST_LEAD) : item.start]
        follows = _CLAUSE_LEAD.search(before)
        verb = _ANY_VERB if follows and _CONTRAST.search(before) else _CLAUSE_VERB
        behind = analysis.text[item.end :]
        if follows and behind.startswith((", had ", ", used ")) and before.endswith(", "):
            behind = behind[1:]  # "the first one, Bar, had …"
        is_gapped = follows is not None and follows.group()[0] in ",;" and GAPPED.match(analysis.text, item.end)
        if is_gapped or (follows and verb.match(behind)):
            heads.append(item)
    return heads
