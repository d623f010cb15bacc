"""A reading in; claims, issues and mentions of its records and paragraphs out.

Sections that a heading names after a model, bullets that begin with a repository or a model's name, key-value pairs and
lists of names each have a reader of their own; running text outside them is read only where its subject is certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from extract.narrative.forms.bullets import read_bullet
from extract.narrative.forms.cards import read_card
from extract.narrative.forms.lists import read_name_list, read_pair
from extract.narrative.forms.readmes import read_running_text
from extract.narrative.forms.sections import read_section
from extract.narrative.passages import parted_text
from extract.narrative.subjects.described import describe
from extract.narrative.subjects.document_names import DocumentNames, name_document
from extract.narrative.subjects.folded_text import unfolded
from extract.narrative.subjects.section_models import section_models
from extract.narrative.vocabulary import Vocabulary, vocabulary_of
from extract.records import Claim, Document, Mention, Reading, Record, Understanding
from extract.reference import Reference

RecordReader = Callable[[Record, Document, Vocabulary, DocumentNames], Understanding]

READERS: Mapping[str, RecordReader] = {
    "bullet": read_bullet,
    "pair": read_pair,
    "name_list": read_name_list,
}


def understand_records(reading: Reading, reference: Reference) -> Understanding:
    """What the records and the running text of a document say about models. Never raises for odd content."""
    vocabulary = vocabulary_of(reference)
    reading = _parted(reading)
    described = describe(reading, vocabulary)
    reading = unfolded(reading, described)
    names = name_document(reading, vocabulary, described)
    steps = [read_section(record, reading.document, vocabulary, names) for record in names.described]
    steps += [
        READERS[record.kind](record, reading.document, vocabulary, names)
        for record in reading.records
        if record.kind in READERS
    ]
    steps.append(read_card(reading, vocabulary, names))
    steps.append(read_running_text(reading, vocabulary, names))
    return joined(steps)


def _parted(reading: Reading) -> Reading:
    """The reading with blanks between Chinese words and names in its paragraphs and lists."""
    if reading.document.text.isascii():
        return reading
    records = tuple(_parted_record(record) for record in reading.records)
    paragraphs = tuple(replace(field, text=parted_text(field.text)) for field in reading.paragraphs)
    return replace(reading, paragraphs=paragraphs, records=records)


def _parted_record(record: Record) -> Record:
    if record.kind == "section" and record.level > 0:
        return record
    fields = tuple(replace(field, text=parted_text(field.text)) for field in record.fields)
    return replace(record, fields=fields, children=tuple(map(_parted_record, record.children)))


def with_names_spelt_out(reading: Reading, reference: Reference) -> tuple[Reading, frozenset[int]]:
    """The reading as its tables are understood, "Mini" over a column in a text about Foo Mini and Foo Pro as Foo Mini.

    Gives the indexes of tables with such names, too.
    """
    vocabulary = vocabulary_of(reference)
    tiers = re.compile(vocabulary.cues.tiers)
    if not any(tiers.fullmatch(cell.text) for table in reading.tables for row in table.rows for cell in row):
        return reading, frozenset()
    shorts = name_document(reading, vocabulary, describe(reading, vocabulary)).shorts
    tables = shorts.tables_spelt_out(reading.tables)
    changed = frozenset(new.index for old, new in zip(reading.tables, tables, strict=True) if old is not new)
    return replace(reading, tables=tables), changed


def models_of_sections(reading: Reading, reference: Reference) -> Mapping[str, str]:
    """Heading → model for the tables of a document whose sections are about several models; empty for any other.

    A heading beside them that names no known model has "": nobody knows whose the tables below it are.
    """
    if len({heading for table in reading.tables for heading in table.headings}) < len(("one", "another")):
        return {}
    vocabulary = vocabulary_of(reference)
    reading = unfolded(reading, describe(reading, vocabulary))
    sections = section_models(reading, vocabulary.lexicon, vocabulary)
    if len(set(sections.values())) < len(("one", "another")):
        return {}
    headed = [record for record in reading.records if record.kind == "section" and record.level > 1]
    levels = {record.level for record in headed if record.name in sections}
    return {**{record.name: "" for record in headed if record.level in levels}, **sections}


def joined(steps: Iterable[Understanding]) -> Understanding:
    """All steps as one, each claim once."""
    kept = list(steps)
    claims = dict.fromkeys(claim for step in kept for claim in step.claims)
    return Understanding(
        claims=tuple(_without_vague(claims)),
        issues=tuple(dict.fromkeys(issue for step in kept for issue in step.issues)),
        mentions=_first_mentions(mention for step in kept for mention in step.mentions),
    )


def _without_vague(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims without one word for a part ("a ViT", "the projector") where another says which one the model has."""
    kept = list(claims)
    named = {(claim.model, claim.attribute) for claim in kept if claim.status == "ok" and claim.attribute in _PARTS}
    return (
        claim
        for claim in kept
        if claim.status != "vague" or " " in claim.value_text or (claim.model, claim.attribute) not in named
    )


_PARTS = frozenset({"vision_encoder", "language_model", "connector"})


def _first_mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """All mentions, but of those in running prose only the first of each name that stands nowhere else."""
    kept = tuple(dict.fromkeys(mentions))
    placed = {mention.name for mention in kept if mention.role != "prose"}
    first: dict[str, Mention] = {}
    for mention in kept:
        if mention.role == "prose" and mention.name not in placed:
            first.setdefault(mention.name, mention)
    return tuple(mention for mention in kept if mention.role != "prose" or first.get(mention.name) is mention)
