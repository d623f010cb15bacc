"""The running text of a document in; claims out where it is certain which model a sentence is about.

In an ordinary README a sentence counts only when its grammatical subject is a model's name, or a pronoun or "the model"
right after such a sentence, or when the document's title names exactly one model and the sentence says "the model".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.narrative.credits.named_repositories import claim_icon_links, claim_named_repositories
from extract.narrative.credits.paper_links import claim_papers, linked_repositories
from extract.narrative.forms.headings_apart import told_apart
from extract.narrative.forms.led_together import share_among
from extract.narrative.forms.lone_sentences import claim_sentence
from extract.narrative.forms.own_text import claim_own_text
from extract.narrative.forms.section_credits import claim_citation, claim_labelled_licence, credits_below
from extract.narrative.forms.sections import claim_links
from extract.narrative.forms.text_fields import notes_below, text_fields
from extract.narrative.language.analysis import Analysis, Context, Subject, analyse_neutrally
from extract.narrative.language.clauses import GAPPED, analyse, clause_alone, clause_heads, only_clause, spoken_of
from extract.narrative.language.former_latter import spell_out_references
from extract.narrative.language.heads import announced_name, name_that_is_out
from extract.narrative.language.plural_subjects import keep_in_order, models_named, pair_named, says_both, says_they
from extract.narrative.language.relative_clauses import end_of_relative, relative_heads
from extract.narrative.language.sentences import Sentence
from extract.narrative.language.topics import begins_with_stranger
from extract.narrative.lexicon import Found
from extract.narrative.memory.conditions import titled
from extract.narrative.memory.memory_beside_names import claim_memory_beside_names
from extract.narrative.memory.memory_owners import MemoryOwners
from extract.narrative.passages import Passage, read_field
from extract.narrative.scores.lone_scores import claim_lone_score
from extract.narrative.scores.scores_beside_names import benchmark_in_force, claim_scores_beside_names
from extract.narrative.scores.scores_by_model import claim_scores_by_model
from extract.narrative.scribe import Place, Scribe
from extract.narrative.sizes.name_sizes import claim_heading_size, claim_name_size
from extract.narrative.subjects.document_names import DocumentNames
from extract.narrative.subjects.headed_kin import headed_kin, news_of_line
from extract.narrative.subjects.led_names import (
    SIZED_HEADING,
    bullet_names,
    led_together,
    linked_name,
    name_of,
    paragraph_name,
    text_below,
)
from extract.narrative.subjects.led_variants import HeadedVariants
from extract.narrative.subjects.list_items import ItemAbove, ends_list, goes_on_in_list
from extract.narrative.subjects.openings import opened_model
from extract.narrative.subjects.sentence_subjects import goes_on, sentence_subject
from extract.narrative.subjects.title_names import deed_of
from extract.narrative.subjects.titles import page_benchmark, title_of
from extract.narrative.vocabulary import Vocabulary
from extract.records import Claim, Document, Field, Issue, Mention, Reading, Understanding

_NEEDS = re.compile(r"(?:Requires|Needs|Takes|Uses|Fits|Runs)\b")
"""What begins a sentence without a subject: it goes on about the one model of the sentence before."""
MOST_CLAUSES = 4
"""Clauses of a sentence that are read beside each other; each of a longer list is read alone."""
_TRIGGER = re.compile(
    r"\d ?(?:[BM]\b|GB|G(?![A-Za-z0-9_])|ГБ|billion|million|K\b|k\b)|encoder|backbone|language model|\bLLM|"
    r"arxiv\.org|huggingface\.co|\b(?:scor|reach|achiev|obtain|attain)(?:es?|ed|s|ing)\s[^.;\d]{0,60}\d"
    r"|\d\d\.\d|SigLIP|CLIP|\bViT\b|\b(?:built|based|trained|tuned) (?:on|from)\b",
    re.IGNORECASE,
)


_PEOPLE = re.compile(r"\W*(?:authors?|developed by|developers?|made by|created by|作者)\W{0,4}[:：]", re.IGNORECASE)


def read_running_text(reading: Reading, vocabulary: Vocabulary, names: DocumentNames) -> Understanding:
    """Claims of the paragraphs and bullets that belong to no described model."""
    fields = text_fields(reading, vocabulary, names)
    memory = MemoryOwners(fields, names, vocabulary, reading.records)
    reader = _TextReader(reading.document, vocabulary, names, memory)
    bullets = {
        field.start for record in reading.records if record.kind in ("bullet", "pair") for field in record.fields[:1]
    }
    reader.above = {child.start: top for record in reading.records for top, child in notes_below(record)}
    reader.below = {record.fields[0].start: text for record in reading.records if (text := text_below(record))}
    reader.variants = HeadedVariants(
        reading.records, headed_kin(reading, names.subject) if names.subject else frozenset()
    )
    reader.page = page_benchmark(reading, names.lexicon)
    reader.read_headings(reading)
    title = title_of(reading)
    reader.title = title.name if title is not None else ""
    for field, section in fields:
        is_item = field.start in bullets or reading.document.text[field.start : field.start + 3].lower() == "<li"
        reader.section, reader.is_bullet = names.shorts.spelt_out(section), is_item
        reader.read(field)
    claims = tuple(titled(claim, deed_of(reader.title)) for claim in reader.claims)
    return Understanding(claims=claims, issues=tuple(reader.issues), mentions=tuple(reader.mentions))


class _TextReader:
    """Reads fields in order; what one paragraph is about does not carry over to the next."""

    def __init__(self, document: Document, vocabulary: Vocabulary, names: DocumentNames, memory: MemoryOwners) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.names = names
        self.memory = memory
        self.claims: list[Claim] = []
        self.issues: list[Issue] = []
        self.mentions: list[Mention] = []
        self.section = self.title = ""
        self.is_bullet = False
        self.sized: set[str] = set()
        self.variants = HeadedVariants(())
        self.above: dict[int, int] = {}
        """Where a note below a bullet begins → where the bullet does."""
        self.below: dict[int, str] = {}
        """Where a bullet begins → what stands below it."""
        self.page: Found | None = None
        """The benchmark whose page the document is."""
        self.items = ItemAbove()
        self.led_together: dict[int, Sequence[str]] = {}
        """Where a bullet begins → the models that it begins with, where they are several."""
        self.led: dict[int, str] = {}
        """Where a bullet begins → the model that it describes."""

    def read_headings(self, reading: Reading) -> None:
        """The size that stands behind a name in a section's heading: "Wren (1.7B)"."""
        for record in reading.records:
            if record.kind != "section" or record.name not in self.names.sections or not record.fields:
                continue
            if SIZED_HEADING.fullmatch(record.name):
                field = record.fields[0]
                scribe = Scribe(place=self._place(field), passage=read_field(self.document, field))
                subject = Subject(model=self.names.sections[record.name])
                context = Context(vocabulary=self.vocabulary, lexicon=self.names.lexicon, subject=subject)
                claim_heading_size(scribe, context)
                self.claims += scribe.claims

    def read(self, field: Field) -> None:
        if self.vocabulary.cues.remarks.match(field.text):
            self._quarantine(field)
            return
        if self._read_own(field):
            return
        if not _TRIGGER.search(field.text) and not any(link.target.startswith("http") for link in field.links):
            return
        passage = self._passage(field)
        scribe = Scribe(place=self._place(field), passage=passage)
        claim_papers(scribe, field, self.names)
        claim_named_repositories(scribe, field, self.names)
        claim_icon_links(scribe, field, self.vocabulary)
        self.mentions += linked_repositories(scribe, field)
        if _TRIGGER.search(passage.text):
            self._read_sentences(scribe, passage, field)
        self.claims += scribe.claims
        self.issues += scribe.issues

    def _passage(self, field: Field) -> Passage:
        spelt = self.names.shorts.spell_out(read_field(self.document, field))
        return spell_out_references(spelt, self.names.lexicon)

    def _place(self, field: Field) -> Place:
        return Place(
            document=self.document,
            line=field.line_start,
            origin=max(field.start, 0),
            source_kind="list" if self.is_bullet or field.start in self.above else "prose",
        )

    def _read_own(self, field: Field) -> bool:
        """Read a field of a document that is about one model; whether it is such a document."""
        led = "" if self.names.subject else self._led_model(field)
        both = self.led_together.get(field.start, ()) or self.led_together.get(self.above.get(field.start, -1), ())
        model = self.names.subject or led or self._section_model(field)
        if not model:
            return False
        if self.names.subject:
            model = self.variants.above(field.line_start, Subject(model=model)) or model
        news = news_of_line(field.text, model) if self.is_bullet else ""
        if self.is_bullet:
            model = news or self.items.subject_of(field.text, self.section, model)
        else:
            self.items.forget()
        context = Context(vocabulary=self.vocabulary, lexicon=self.names.lexicon, subject=Subject(model=model))
        place = self._place(field)
        scribe = Scribe(place=place, passage=self._passage(field))
        claim_papers(scribe, field, self.names, news)
        claim_named_repositories(scribe, field, self.names)
        claim_icon_links(scribe, field, self.vocabulary, model)
        self.mentions += linked_repositories(scribe, field)
        if not self.names.subject:
            whole = scribe.whole
            claim_links(scribe, model, field, whole, context=context)
            claim_labelled_licence(scribe, model, field)
            self._claim_size_of_name(scribe, model, whole)
            if led:
                claim_citation(scribe, model, field, self.document, self.vocabulary)
            elif (not self.is_bullet or _PEOPLE.match(field.text)) and self._claim_people(model, field):
                self.claims += scribe.claims
                return True
            elif not self.is_bullet:
                claim_citation(scribe, model, field, self.document, self.vocabulary)
        told = told_apart(self.section, field.text, context)
        if told is None or told:
            known = len(scribe.claims), len(scribe.issues)
            analyses = analyse_neutrally(scribe.passage.text, context)
            claim_own_text(scribe, analyses, context, self.section, field.links)
            self._read_others(scribe, analyses, context.subject)
            if told:
                scribe.keep_since(*known, told)
        if both:
            share_among(scribe, both)
        self.claims += scribe.claims
        self.issues += scribe.issues
        return True

    def _section_model(self, field: Field) -> str:
        """The model that the section of a field is about, or one that this is a part of; "" below any other name."""
        sections = self.names.sections
        if self.section in sections or not sections:
            return sections.get(self.section, "")
        for heading in self.variants.chain(field.line_start):
            if heading in sections or name_of(heading, self.names.lexicon, self.vocabulary):
                return sections.get(heading, "") if heading != self.title else ""
        return ""

    def _claim_people(self, model: str, field: Field) -> bool:
        """Claim a paper's title and its people from a block below a section's heading; whether there are people."""
        scribes, has_people = credits_below(field, model, self.document, self.vocabulary, self._place)
        self.claims += [claim for scribe in scribes for claim in scribe.claims]
        return has_people

    def _claim_size_of_name(self, scribe: Scribe, model: str, whole: Sentence) -> None:
        """The size in the name of a section's or bullet's model, once."""
        if model not in self.sized:
            self.sized.add(model)
            claim_name_size(scribe, model, whole, self.vocabulary.lexicon)

    def _led_model(self, field: Field) -> str:
        """The model that a bullet or a paragraph begins with and describes."""
        given = (field, self.document, self.vocabulary, self.names.lexicon)
        below = self.below.get(field.start, "")
        name = (bullet_names(*given, below=below) if self.is_bullet else "") or paragraph_name(*given)
        name = name or self.names.led.get(field.start, "")
        if name and self.is_bullet:
            self.led[field.start] = name
            together = led_together(self.document.text[field.start : field.end], name)
            if together:
                self.led_together[field.start] = together
        name = name or self.led.get(self.above.get(field.start, -1), "")
        return name or self._model_of_list(field) or self._announced_model(field)

    def _announced_model(self, field: Field) -> str:
        """The known model that an item of news begins with, or that stands in bold before its links."""
        name = name_that_is_out(field.text) or linked_name(field, self.document)
        name = name or announced_name(field.text, self.names.lexicon)
        return name if "model" in self.names.lexicon.look_up(name) else ""

    def _model_of_list(self, field: Field) -> str:
        """The model of a list whose items go on about what one above them began with: "It …", "Training data: …"."""
        if not self.is_bullet or not goes_on_in_list(field.text):
            return ""
        last = max((start for start in self.led if start < field.start), default=-1)
        is_apart = last < 0 or ends_list(self.document.text[last : field.end])
        return "" if is_apart else self.led[last]

    def _read_others(self, scribe: Scribe, analyses: Sequence[Analysis], own: Subject) -> None:
        """Sentences and clauses whose subject is a model other than the document's."""
        neutral = Context(vocabulary=self.vocabulary, lexicon=self.names.lexicon, subject=Subject(model=""))
        benchmark: Found | None = None
        listed: Sequence[str] = ()
        before = ""
        title = self.names.title_model if own.is_named(self.names.title_model) else ""
        for analysis in analyses:
            subject = sentence_subject(analysis, "", title)
            if not subject and analysis.names_model:
                claim_scores_by_model(scribe, analysis, neutral)
            if subject and not own.is_named(subject):
                self._claim(scribe, spoken_of(analysis, Subject(model=subject)), subject)
            self._claim_clauses(scribe, analysis, own)
            claim_scores_beside_names(scribe, analysis, neutral, benchmark, own)
            if not self.names.subject:
                claim_lone_score(scribe, analysis, neutral, self.page)
            listed = claim_memory_beside_names(scribe, analysis, f"{self.section} {before}", listed, own)
            benchmark, before = benchmark_in_force(analysis, benchmark), analysis.text

    def _quarantine(self, field: Field) -> None:
        self.issues.append(
            Issue(
                line=field.line_start,
                kind="remark",
                severity="info",
                action="quarantined",
                original_text=self.document.text[field.start : field.end] if field.start >= 0 else field.text,
                message="a remark of the writer; nothing is read from it",
                start=field.start,
                end=field.end,
            )
        )

    def _read_sentences(self, scribe: Scribe, passage: Passage, field: Field) -> None:
        neutral = Context(vocabulary=self.vocabulary, lexicon=self.names.lexicon, subject=Subject(model=""))
        title = Subject(model=self.names.title_model)
        current, is_strange, before = "", False, ""
        listed: Sequence[str] = ()
        benchmark: Found | None = None
        pair: tuple[str, ...] = self.names.pairs.get(self.section, ())
        named = list(pair)
        for analysis in analyse(passage.text, neutral):
            if len(named) > 1 and says_they(analysis):
                both = named if len(named) == 2 and says_both(analysis) else pair
                self._claim_of_pair(scribe, analysis, both, field)
                continue
            meant = named[0] if len(named) == 1 and _NEEDS.match(analysis.text, analysis.sentence.body) else ""
            named, pair = models_named(analysis), pair_named(analysis)
            is_further = goes_on(analysis, current)
            is_known = not is_further and self._subject(analysis, "") != ""
            is_strange = not is_known and (begins_with_stranger(analysis, title) or (is_strange and is_further))
            subject = "" if is_strange else self._subject(analysis, current)
            if not subject:
                claim_scores_by_model(scribe, analysis, neutral)
            opened = None if subject else opened_model(analysis)
            if opened is not None:
                subject, is_strange = opened.text.strip(), False
                analysis = only_clause(analysis, opened.start, len(analysis.text))
            if is_strange and not self.memory.leading(analysis):
                self.memory.leave_open(scribe, analysis)
            else:
                self.memory.claim(scribe, analysis, subject=subject or meant, field=field, section=self.section)
            self._claim_clauses(scribe, analysis)
            if subject:
                current = subject
                self._claim(scribe, spoken_of(analysis, Subject(model=subject)), subject)
            elif not is_further:
                current = ""
            claim_scores_beside_names(scribe, analysis, neutral, benchmark)
            claim_lone_score(scribe, analysis, neutral, self.page)
            listed = claim_memory_beside_names(scribe, analysis, f"{self.section} {before}", listed)
            benchmark, before = benchmark_in_force(analysis, benchmark), analysis.text

    def _claim_of_pair(self, scribe: Scribe, analysis: Analysis, pair: Sequence[str], field: Field) -> None:
        """What a sentence says of "both" models that the one before it joined; of more than two, nobody can say it."""
        known = len(scribe.claims)
        for name in pair:
            own = spoken_of(analysis, Subject(model=name))
            self.memory.claim(scribe, own, subject=name, field=field, section=self.section)
            self._claim(scribe, own, name)
        keep_in_order(scribe, known, pair)

    def _subject(self, analysis: Analysis, current: str) -> str:
        return sentence_subject(analysis, current, self.names.title_model)

    def _claim_clauses(self, scribe: Scribe, analysis: Analysis, own: Subject | None = None) -> None:
        heads = clause_heads(analysis)
        ends = [*(item.start for item in heads[1:]), len(analysis.text)][: len(heads)]
        relative = [(item, end_of_relative(analysis.text, item.end)) for item in relative_heads(analysis)]
        clause = clause_alone if len(heads) > MOST_CLAUSES else only_clause
        for item, end in (*zip(heads, ends, strict=True), *relative):
            if (own is not None and own.is_named(item.text)) or GAPPED.match(analysis.text, item.end):
                continue
            self._claim(scribe, clause(analysis, item.start, end), item.text.strip())

    def _claim(self, scribe: Scribe, analysis: Analysis, model: str) -> None:
        context = Context(vocabulary=self.vocabulary, lexicon=self.names.lexicon, subject=Subject(model=model))
        if claim_sentence(scribe, analysis, context):
            self._claim_size_of_name(scribe, model, analysis.sentence)
