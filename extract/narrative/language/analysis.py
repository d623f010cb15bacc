"""A sentence and whom it may be about in; what stands in it out: known names, blocked and hedged spans, role words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extract.narrative.language.cues import Cues, Span, span_at
from extract.narrative.language.meant_parts import MeantPart, begins_with_it, part_told
from extract.narrative.language.sentences import Sentence, has_verb, split_sentences
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
_RUN_IN = re.compile(r"[A-Z][a-z-]+(?: [a-z-]+){0,2}\.")
_ANSWER = re.compile(r"\W*(?:A|Answer|Re)\W*")
"""The label of what answers a question."""


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
            own.append(moved(found[place], sentence.start))
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


def moved(found: Found, by: int) -> Found:
    return Found(found.start - by, found.end - by, found.text, found.kinds, found.tail)


def is_component(item: Found) -> bool:
    """Whether a name is also, or only, that of a part that models are made of."""
    return any(kind in item.kinds for kind in COMPONENT_KINDS)


__all__ = ["Analysis", "Context", "Scribe", "Subject", "key_of"]
