"""A sentence and whom it may be about in; what stands in it out: known names, blocked and hedged spans, role words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extract.narrative.language.cues import Cues, Span, span_at
from extract.narrative.language.meant_parts import MeantPart, begins_with_it, part_told
from extract.narrative.language.sentences import Sentence, has_verb, split_sentences
from extract.narrative.language.strangers import Clause, former_clause, named_clauses
from extract.narrative.lexicon import Found, Lexicon
from extract.narrative.scribe import Scribe
from extract.narrative.subject_names import DIGIT, Subject, key_of
from extract.narrative.vocabulary import COMPONENT_KINDS, Vocabulary
from extract.quick import quickly_made

_WHOLE_MODEL = re.compile(
    r"(?:large |small |open-source |compact )*(?:vision(?:[- ]and[- ]|[- /])language|visual[- ]language"
    r"|multi-?modal(?: large| foundation| multilingual)?"
    r"(?: vision)?(?: language)?|vision language|text-to-image|image-text|omni-?modal)(?: \w+)?"
    r" (?:models?(?:ing)?|LLMs?)|\b(?:M?VLM|MLLM|LMM|LVLM|mVLM)s?\b",
    re.IGNORECASE,
)
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
_RUN_IN = re.compile(r"[A-Z][a-z-]+(?: [a-z-]+){0,2}\.")
_ANSWER = re.compile(r"\W*(?:A|Answer|Re)\W*")
"""The label of what answers a question."""
_SIZED_TAIL = re.compile(r"\d+(?:\.\d+)?[Bb]")


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """One sentence, looked at once, spans only when a rule asks. Places are relative to the sentence's text."""

    sentence: Sentence
    text: str
    found: tuple[Found, ...]
    cues: Cues = field(repr=False)
    others: tuple[Span, ...] = ()
    """Clauses that speak of another model."""
    shared_with: tuple[str, ...] = ()
    """A further model of which the sentence says the same: "Both use …"."""
    meant: MeantPart | None = None
    """The part that "it" means, where the sentence before is about one: "The encoder is SigLIP. It has 400M"."""

    @cached_property
    def blocked(self) -> tuple[Span, ...]:
        """Spans that are denied, compared, replaced, only taught from, or about another model."""
        return (*self.cues.blocked(self.text), *self.others)

    @cached_property
    def hedged(self) -> tuple[Span, ...]:
        """Spans that are only supposed."""
        topic = self.sentence.topic
        is_plan = topic.endswith("?") and self.cues.planned.search(topic) is not None
        return (Span(0, len(self.text), "planned"),) if is_plan else tuple(self.cues.hedges(self.text))

    @cached_property
    def masked(self) -> str:
        """The text with phrases that mean the whole model ("vision-language model") blotted out."""
        if "model" not in self.small and "lm" not in self.small:  # no such phrase is without them
            return self.text
        return _WHOLE_MODEL.sub(lambda match: "\u25a1" * len(match.group()), self.text)

    @cached_property
    def small(self) -> str:
        """The text in small letters: patterns of plain words run several times faster over it than without case."""
        return self.text.lower()

    @cached_property
    def role_words(self) -> tuple[re.Match[str], ...]:
        """Words for parts ("vision encoder", "LLM") outside phrases that mean the whole model; the kind is the role."""
        words = self.cues.role_words
        return tuple(words.finditer(self.masked)) if words.search(self.text) else ()

    @cached_property
    def has_digit(self) -> bool:
        """Whether a digit stands anywhere: most rules about numbers need one."""
        return DIGIT.search(self.text) is not None

    @cached_property
    def names_model(self) -> bool:
        """Whether any model is named."""
        return any("model" in item.kinds for item in self.found)

    def is_blocked(self, start: int, end: int) -> bool:
        """Whether [start, end) is denied, compared, replaced or only taught from."""
        return span_at(self.blocked, start, end) is not None

    def is_compared(self, start: int, end: int) -> bool:
        """Whether [start, end) tells what the model is not: "Foo (not to be confused with Foo-XL, 70B)"."""
        return any(
            span.kind in ("comparison", "negation") and span.start <= start and end <= span.end for span in self.blocked
        )

    def status_at(self, start: int, end: int) -> str:
        """ "hedged" where the sentence only supposes, else "ok"."""
        return "hedged" if span_at(self.hedged, start, end) else "ok"

    def of_kind(self, *kinds: str) -> Iterator[Found]:
        """Known names of one of these kinds."""
        wanted = frozenset(kinds)
        return iter([item for item in self.found if not wanted.isdisjoint(item.kinds)])

    @property
    def body(self) -> str:
        """The text behind a run-in heading of its own."""
        return self.text[self.sentence.body :]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every rule needs: the vocabulary, the document's own names and the subject of the passage."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    subject: Subject
    heading: str = ""
    """The heading of the section that the passage stands in, where it is the document's running text."""


def analyse(text: str, context: Context) -> list[Analysis]:
    """Each sentence of a visible text, looked at, and said of the context's subject where there is one."""
    return said_of(context.subject, analyse_neutrally(text, context))


def said_of(subject: Subject, analyses: Sequence[Analysis]) -> list[Analysis]:
    """Sentences that were looked at, each as said of `subject`."""
    return [spoken_of(analysis, subject) for analysis in analyses] if subject.model else list(analyses)


def analyse_neutrally(text: str, context: Context) -> list[Analysis]:
    """Each sentence of a visible text, looked at as said of nobody; run-in headings stay in force until the next."""
    sentences = list(split_sentences(text))
    found = context.lexicon.find(text)
    analyses: list[Analysis] = []
    in_force = question = ""
    place, told = 0, None
    for sentence in sentences:
        own: list[Found] = []
        while place < len(found) and found[place].start < sentence.end:
            own.append(_moved(found[place], sentence.start))
            place += 1
        question = question or asked(sentence)
        topic = sentence.topic if not (question and _ANSWER.fullmatch(sentence.topic)) else ""
        topic = topic or _run_in(sentence) or (question if sentence.start else "") or in_force
        in_force = topic
        analysis = _analysis(sentence, topic, own, context)
        if begins_with_it(analysis.text, sentence.body):
            analysis = replace(analysis, meant=told) if told is not None else analysis
        else:
            told = part_told(analysis.masked, sentence.body, analysis.found, analysis.cues)
        analyses.append(analysis)
    return analyses


def asked(sentence: Sentence) -> str:
    """The question that a passage begins with; what follows answers it."""
    is_first = sentence.start == 0 and sentence.text.rstrip("*_ ").endswith("?")
    return sentence.text.strip("*_ ") if is_first else ""


def _run_in(sentence: Sentence) -> str:
    """A short sentence without a verb that a passage begins with is a heading: "Long context. 64K tokens, natively."""
    is_heading = sentence.start == 0 and _RUN_IN.fullmatch(sentence.text) is not None and not has_verb(sentence.text)
    return sentence.text.rstrip(".") if is_heading else ""


def _analysis(sentence: Sentence, topic: str, found: Sequence[Found], context: Context) -> Analysis:
    text = sentence.text
    return Analysis(
        sentence=replace(sentence, topic=topic),
        text=text,
        found=tuple(item for item in found if item.end <= len(text) and not _is_adjective(item, found, text)),
        cues=context.vocabulary.cues,
    )


_STATE = re.compile(r"(?:Frozen|Trained|Tuned|Pruned|Quantized|Distilled)$")


def _is_adjective(item: Found, found: Sequence[Found], text: str) -> bool:
    """ "Frozen OPT-6.7B", "Frozen vision encoder": the state of a part, though a model is called so."""
    if _STATE.match(item.text) is None:
        return False
    is_part = any(other.start == item.end + 1 and is_component(other) for other in found)
    return is_part or _PLAIN_BEHIND.match(text, item.end) is not None


_PLAIN_BEHIND = re.compile(r"\s(?:[a-z]+ )?(?:encoder|backbone|tower|decoder|LLM|language model|weights)\b")


def _moved(found: Found, by: int) -> Found:
    return Found(found.start - by, found.end - by, found.text, found.kinds, found.tail)


def is_component(item: Found) -> bool:
    """Whether a name is also, or only, that of a part that models are made of."""
    return any(kind in item.kinds for kind in COMPONENT_KINDS)


def spoken_of(analysis: Analysis, subject: Subject) -> Analysis:
    """The sentence as said of `subject`: clauses whose own subject is another model ("…, X 2 uses …") are blocked."""
    if analysis.meant is not None and analysis.meant.name and subject.is_named(analysis.meant.name):
        analysis = replace(analysis, meant=None)
    heads = clause_heads(analysis)
    spans = strange_clauses(analysis, subject, heads)
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
    found = tuple([_moved(item, start) for item in analysis.found if start <= item.start and item.end <= end])
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


__all__ = ["Analysis", "Context", "Scribe", "Subject", "analyse", "key_of"]
