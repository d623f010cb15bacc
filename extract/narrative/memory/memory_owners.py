"""Sentences about GPU memory in a document about several models in; claims about the model whose memory it is out.

That is the one whose repository the sentence links, its subject, the only model that it names, or the only one that its
section speaks of; where there is none, an issue says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.narrative.credits.links import hub_id
from extract.narrative.credits.paper_links import linked_repository
from extract.narrative.language.analysis import Analysis, Subject, is_component
from extract.narrative.language.cues import span_at
from extract.narrative.lexicon import Found
from extract.narrative.memory.memory import claim_memory, clause_of_amounts
from extract.narrative.memory.memory_needs import (
    BEFORE_BRACKET,
    BRACKETED,
    LISTED,
    NEEDED_IN_BRACKET,
    RUNNING,
    SIZED_NAME,
    TAGGED,
)
from extract.narrative.memory.named_needs import named_needs
from extract.narrative.scribe import Scribe
from extract.narrative.subjects.document_names import DocumentNames
from extract.narrative.subjects.led_names import DEED
from extract.narrative.vocabulary import Vocabulary
from extract.records import Field, Record

_TRIGGER = re.compile(r"\d\s?(?:GB|GiB?|G|Go|ГБ)(?![A-Za-z0-9_])")
_GRAPHICS = re.compile(r"v-?ram|gpu memory|video memory|显存", re.IGNORECASE)
_NEED = r"(?:\w+ly )?(?:needs?|requires?|takes?|uses?|consumes?|occupies|(?:runs?|fits?) (?:on|in|into|with|within))\s"
_LED = re.compile(
    rf"\W*(?:[^:：.\d]{{2,30}}[:：]\W*)?(?:{RUNNING})?(?:the )?"
    rf"(?P<name>{SIZED_NAME.pattern})(?: \([^()]{{0,60}}\))?\s+(?:{_NEED}|(?:\w+ly )?(?:仅|只)?(?:需要?|占用))",
    re.IGNORECASE,
)
_IT = re.compile(r"\W*(?:It|They|Its)\b")
"""What begins a sentence about a model that stands before it: a name behind is another's."""
_IN_FORMAT = r"(?: (?:in|at|with|under) (?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)|awq|gptq|nf4)(?: precision)?)?"
_NEEDS = re.compile(
    rf"(?: model)?{_IN_FORMAT}(?:,? (?:which|that) (?:is|was) (?:reported|said|known) to)?\s*{_NEED}", re.IGNORECASE
)
"""Behind a known name that leads a sentence: it needs what follows."""
_SIZE = re.compile(r"\d(?:\.\d+)?[BM]\b", re.IGNORECASE)


HEADED = re.compile(
    r"\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?!.{0,80}\b(?:vs|versus)\b)(?!(?:Why|How|What|Which|When|Is|Can|Does|Should)\b)"
    r"(?P<name>[A-Z][\w.]*(?:[ -][\w.]+){0,4}?(?:[ -]\d+(?:\.\d+)?B(?:[ -](?:A\d+B|[A-Z][\w.]*)){0,3}"
    r"|:\d+(?:\.\d+)?[bB](?:-[\w.-]*\w)?))"
    r"(?:\s*[(（][^()（）]*[)）])?\W*"
)
"""A heading that is a name with its size, and nothing else: "Foo 3.2 11B Vision (Acme)", "Foo2-VL:3b"."""
_OF_MEMORY = re.compile(r"\bv-?ram\b|\b(?:gpu|video) (?:memory|requirements?)\b", re.IGNORECASE)
"""In a document's title: all memory that it tells of is that of graphics cards."""
_LABELLED = re.compile(
    r"\W*(?:peak |runtime |inference )?memory(?: (?:required|needed|usage|use|footprint|requirements?))?\W*[:：]\W*\d",
    re.IGNORECASE,
)
_LESS_THAN = re.compile(
    r"(?:低于|少于|小于|优于|高于|相比|[仅只]?为)\s?(?:[A-Z][^，,。]{0,40}、)?[A-Z]|\b(?:than|versus|vs\.?) [A-Z]"
)
"""A name that the amount is only compared with."""
_ACT = re.compile(r"(?:[A-Z][a-z]+ing|For|On|With|The|How|Our|Using|GPU|VRAM|Memory|Example|Step|Option)\b")


def _linked_headings(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Headings with the one repository of the hub that each begins with: "[foo](…/acme/foo-2b) (FP16)"."""
    for record in records:
        if record.kind != "section" or not record.fields:
            continue
        heading = record.fields[0]
        targets = {hub_id(link.target) for link in heading.links if heading.text.startswith(link.text.strip())} - {""}
        if len(targets) == 1:
            yield record.name, targets.pop()


class MemoryOwners:
    """Knows whose memory the sentences of one document tell of; `fields` are its running text with the headings."""

    def __init__(
        self,
        fields: tuple[tuple[Field, str], ...],
        names: DocumentNames,
        vocabulary: Vocabulary,
        records: Sequence[Record],
    ) -> None:
        """Nothing is read yet but the headings among the records."""
        self._fields = fields
        self._names = names
        self._vocabulary = vocabulary
        self._linked = dict(_linked_headings(records))
        titles = (record.name for record in records if record.kind == "section" and record.level == 1)
        self._is_of_memory = _OF_MEMORY.search(next(titles, "")) is not None
        self._of_section: dict[str, str] = {}

    def claim(self, scribe: Scribe, analysis: Analysis, *, subject: str, field: Field, section: str) -> None:
        """Claim the memory that a sentence of `field` states; `subject` is the sentence's own, "" where it has none."""
        if not _TRIGGER.search(analysis.text) or analysis.meant is not None:
            return
        model = (
            linked_repository(scribe, analysis, field.links or scribe.passage.links)
            or subject
            or self.leading(analysis)
            or (
                ""
                if _tells_of_several(analysis) or _IT.match(analysis.text, analysis.sentence.body)
                else _only_model(analysis) or self._model_of_section(section)
            )
            or _only_sized(analysis.text)
            or _named_at_need(analysis.text)
            or next(iter(named_needs(analysis.text).values()), "")
        )
        before = len(scribe.claims)
        is_labelled = self._is_of_memory and _LABELLED.match(analysis.text) is not None
        claim_memory(scribe, analysis, model, "VRAM needed" if is_labelled else section)
        if not model and len(scribe.claims) == before:
            self.leave_open(scribe, analysis)

    def leading(self, analysis: Analysis) -> str:
        """The sized name that a sentence begins with and says to need memory; nobody must have heard of it."""
        start = analysis.sentence.body
        led = _LED.match(analysis.text, start) or LISTED.match(analysis.text, start) or _bracketed(analysis.text)
        if led is not None:
            return "" if self._vocabulary.is_no_model(led["name"]) else led["name"]
        known = (item for item in analysis.found if not {"model", "language_model"}.isdisjoint(item.kinds))
        leads = (item for item in known if analysis.text[start : item.start].strip() in ("", "The", "A"))
        return next((item.text.strip() for item in leads if _NEEDS.match(analysis.text, item.end)), "")

    def leave_open(self, scribe: Scribe, analysis: Analysis) -> None:
        """Record that a sentence states GPU memory of a model that nobody knows; nothing where it states none."""
        if _TRIGGER.search(analysis.text) and _GRAPHICS.search(analysis.text):
            scribe.issue(
                "memory_without_model",
                analysis.sentence,
                "GPU memory is stated, but not for which model; nothing is concluded",
            )

    def _model_of_section(self, section: str) -> str:
        """Each section is read once, for many of its sentences may ask."""
        if section not in self._of_section:
            self._of_section[section] = self._section_model(section)
        return self._of_section[section]

    def _section_model(self, section: str) -> str:
        """The model that heads a section, or the only one it speaks of; the document's if it names none, else ""."""
        headed = HEADED.fullmatch(DEED.sub("", section))
        if headed and not self._vocabulary.is_no_model(headed["name"]) and not _ACT.match(headed["name"]):
            return headed["name"]
        texts = [field.text for field, heading in self._fields if heading == section]
        items = [(text, item) for text in (*texts, section) for item in self._told_in(text)]
        models = _models_of(item for _, item in items)
        found = {_with_tag(text, item) for text, item in items if item in models}
        if not found and section in self._linked:
            return self._linked[section]
        if not found:
            told = (item for item in self._names.lexicon.find(section) if "language_model" in item.kinds)
            found = {_with_tag(section, item) for item in told}
        if len(found) > 1:
            found = self._family_headed(section, found)
        if len(found) != 1:
            return "" if found else self._names.title_model
        name = found.pop()
        if any(not Subject(model=name).is_named(other) for text in texts for other in SIZED_NAME.findall(text)):
            return ""
        return "" if self._is_passing(name, section) else name

    def _told_in(self, text: str) -> list[Found]:
        """The known names of a text but those that its cues keep apart from it."""
        found = self._names.lexicon.find(text)
        blocked = self._vocabulary.cues.blocked(text) if found else []
        return [item for item in found if not span_at(blocked, item.start, item.end)]

    def _family_headed(self, section: str, found: set[str]) -> set[str]:
        """The one name of a heading whose members are all that the section names: "### Foo 2 (4B / 12B)"; else all."""
        heads = {
            item.text.strip()
            for item in self._names.lexicon.find(section)
            if not {"model", "language_model"}.isdisjoint(item.kinds)
        }
        is_family = len(heads) == 1 and all(Subject(model=head).is_named(name) for head in heads for name in found)
        return heads if is_family else found

    def _is_passing(self, name: str, section: str) -> bool:
        """Whether a model is only mentioned under the title of another: the sentence may speak of either."""
        title = self._names.title_model
        is_sure = _SIZE.search(title) is not None or "model" in self._vocabulary.lexicon.look_up(title)
        own = Subject(model=title)
        return is_sure and name not in section and not (own.is_named(name) or own.is_same_but_size(name))


def _bracketed(text: str) -> re.Match[str] | None:
    """The first name in brackets behind an amount, where one stands behind each."""
    amounts = [BRACKETED.match(text, found.end()) for found in _TRIGGER.finditer(text)] if "(" in text else []
    return amounts[0] if amounts and all(amounts) else None


def _named_at_need(text: str) -> str:
    """The first name with a tag, or in a bracket with what it needs; which amount is whose, is told later."""
    tagged = TAGGED.search(text)
    bracketed = NEEDED_IN_BRACKET.search(text) or BEFORE_BRACKET.search(text) if tagged is None else None
    return tagged.group() if tagged is not None else bracketed["name"] if bracketed is not None else ""


def _only_sized(text: str) -> str:
    """The one name with a size beside the one amount, where nothing else says whose it is."""
    names = set(SIZED_NAME.findall(text))
    return names.pop() if len(names) == 1 and not _LESS_THAN.search(text) and len(_TRIGGER.findall(text)) == 1 else ""


def _tells_of_several(analysis: Analysis) -> bool:
    """Whether several amounts stand beside several names with sizes, known or not: each may be of any."""
    is_one = len(set(SIZED_NAME.findall(analysis.text))) < 2 or len(_TRIGGER.findall(analysis.text)) < 2
    return not is_one and clause_of_amounts(analysis.text) == (0, 0)


def _only_model(analysis: Analysis) -> str:
    """The one model of the sentence, or of its clause with the amount; a sized language model where no other is."""
    items = [item for item in analysis.found if not analysis.is_blocked(item.start, item.end)]
    models = _models_of(items)
    named = {_with_tag(analysis.text, item) for item in models}
    if len(named) > 1:
        start, end = clause_of_amounts(analysis.text)
        named = {_with_tag(analysis.text, item) for item in models if start <= item.start < end}
    return named.pop() if len(named) == 1 else ""


_TAG = re.compile(r":\d+(?:\.\d+)?b(?:-[\w.-]*\w)?\b", re.IGNORECASE)


def _with_tag(text: str, item: Found) -> str:
    """A model's name with the tag of its size behind it: `foo2vl:3b`."""
    tag = _TAG.match(text, item.start + len(item.text.rstrip()))
    return item.text.strip() + (tag.group() if tag is not None else "")


def _models_of(items: Iterable[Found]) -> list[Found]:
    """The models among names; the sized language models where there is no other, and no encoder that they read from."""
    items = list(items)
    models = [item for item in items if "model" in item.kinds and not is_component(item)]
    if any("vision_encoder" in item.kinds for item in items):
        return models
    return models or [item for item in items if "language_model" in item.kinds and _SIZE.search(item.text)]
