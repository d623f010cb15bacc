"""A reading in, its running text out: fields that belong to no described model, each below its heading or question."""

from __future__ import annotations

from collections.abc import Iterator

from extract.narrative.language.data_headings import leads_datasets
from extract.narrative.language.labelled_lines import labelled_lines
from extract.narrative.memory.answers import leading_line, leads_amounts, under_questions
from extract.narrative.memory.memory_owners import HEADED
from extract.narrative.spans import Spans
from extract.narrative.subjects.document_names import DocumentNames, bullet_model
from extract.narrative.subjects.subjects import names_model
from extract.narrative.vocabulary import Vocabulary
from extract.records import Field, Reading, Record


def text_fields(reading: Reading, vocabulary: Vocabulary, names: DocumentNames) -> tuple[tuple[Field, str], ...]:
    """Fields of running text, each with the heading that it stands under, or the question that it answers."""
    starts = frozenset(place for record in reading.records for place in _starts(record))
    return tuple(under_questions(tuple(_fields(reading, vocabulary, names)), starts, reading.document))


def _fields(reading: Reading, vocabulary: Vocabulary, names: DocumentNames) -> Iterator[tuple[Field, str]]:
    """Fields of running text, each with the heading that it stands under."""
    lists = [record for record in reading.records if record.kind in ("pair", "name_list")]
    taken = Spans([(record.start, record.end) for record in (*names.described, *lists)])
    for field in reading.paragraphs:
        if not taken.hold(field.start):
            yield from ((line, field.name) for line in labelled_lines(field, reading.document))
    for record in reading.records:
        section = record.headings[-1] if record.headings else ""
        if record.kind == "bullet" and not taken.hold(record.start) and not bullet_model(record, vocabulary):
            yield from _bullet_fields(record, section)
        if record.kind == "name_list" and all(": " in child.name for child in record.children):
            yield from ((field, section) for child in record.children for field in child.fields)
        is_data = record.kind == "pair" and leads_datasets(_lead_of(record) or section)
        if record.kind == "pair" and (is_data or not names_model(record, names.lexicon, vocabulary)):
            yield _whole_pair(record), _lead_of(record) or section


# "Params: 7B | Context: 32K" is a line of labelled values and no list of names.


def _whole_pair(record: Record) -> Field:
    """A pair as the line of text that it is: "Parameters: 8.3B"."""
    name, value = record.fields[0], next(field for field in record.fields if field.name == "value")
    return Field(
        name=name.name,
        text=f"{name.text}: {value.text}",
        line_start=name.line_start,
        line_end=value.line_end,
        start=name.start,
        end=value.end,
        links=(*name.links, *value.links),
    )


def _bullet_fields(record: Record, section: str) -> Iterator[tuple[Field, str]]:
    yield from ((field, section) for field in record.fields if not _is_of_contents(field))
    below = leading_line(record) or (record.name if record.children and HEADED.fullmatch(record.name) else section)
    for child in record.children:
        yield from _bullet_fields(child, below)


def _is_of_contents(field: Field) -> bool:
    """An item of a table of contents: nothing but a link to a place in the document."""
    links = field.links
    return len(links) == 1 and links[0].target.startswith("#") and links[0].text.strip() == field.text.strip()


def _lead_of(record: Record) -> str:
    """The paragraph above a list of pairs that says what their amounts are: "VRAM needed:"."""
    texts = (field.text for field in record.fields if field.name == "lead_in")
    return next(filter(leads_amounts, texts), "")


def _starts(record: Record) -> Iterator[int]:
    """Where a bullet and those below it begin."""
    if record.kind in ("bullet", "pair"):
        yield from (field.start for field in record.fields[:1])
        for child in record.children:
            yield from (field.start for field in child.fields[:1])


def notes_below(record: Record) -> Iterator[tuple[int, Field]]:
    """The notes below a bullet of the outermost level, each with the place where that begins."""
    if record.kind != "bullet" or not record.fields or not record.children:
        return
    children = list(record.children)
    while children:
        child = children.pop()
        yield from ((record.fields[0].start, field) for field in child.fields)
        children += child.children
