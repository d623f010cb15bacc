"""A block of credits below a section's heading, or before an item's text, in; claims of title and authors out."""

from __future__ import annotations

from collections.abc import Callable

from extract.narrative.credits.citations import cited
from extract.narrative.credits.credits import credit_fields, title_line
from extract.narrative.credits.licences import labelled_licence
from extract.narrative.forms.sections import claim_authors
from extract.narrative.language.analysis import Subject
from extract.narrative.passages import read_field
from extract.narrative.scribe import Place, Scribe
from extract.narrative.vocabulary import Vocabulary
from extract.records import Document, Field


def credits_below(
    field: Field, model: str, document: Document, vocabulary: Vocabulary, place: Callable[[Field], Place]
) -> tuple[list[Scribe], bool]:
    """What a block below a section's heading says of the model's paper and people; whether there are people."""
    scribes: list[Scribe] = []
    has_people = False
    if title := title_line(field, document, model):
        scribes.append(Scribe(place=place(field), passage=read_field(document, field)))
        scribes[-1].claim(model, "title", title, scribes[-1].whole, rule="title below a heading")
    for line in credit_fields(field, document, vocabulary):
        if line.name == "authors":
            scribes.append(Scribe(place=place(line), passage=read_field(document, line)))
            claim_authors(scribes[-1], model, line, scribes[-1].passage, vocabulary)
            has_people = True
    return scribes, has_people


def claim_citation(scribe: Scribe, model: str, field: Field, document: Document, vocabulary: Vocabulary) -> None:
    """Claim the title and the authors of the paper that an item of a list begins with."""
    paper = cited(field, document, vocabulary)
    own = Subject(model=model)
    if paper is None or not (own.is_exactly(paper.name) or own.is_short(paper.name)):
        return
    scribe.claim(model, "title", paper.title.text, scribe.whole, rule="title before its authors")
    claim_authors(scribe, model, paper.authors, scribe.passage, vocabulary)


def claim_labelled_licence(scribe: Scribe, model: str, field: Field) -> None:
    """Claim the licence of a line that is a label and a licence, below a model's heading."""
    if licence := labelled_licence(field.text):
        scribe.claim(model, "licence", licence, scribe.whole, rule="licence in words")
