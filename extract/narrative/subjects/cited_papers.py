"""A reading list in; each paper with a model of its own as a section out: its citation, and the paragraphs below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.narrative.credits.citations import Citation, cited
from extract.narrative.lexicon import Lexicon
from extract.narrative.subjects.led_names import DESCRIBES, name_of
from extract.narrative.subjects.subjects import find_subject
from extract.narrative.vocabulary import Vocabulary
from extract.records import Document, Field, Reading, Record

_SEVERAL = 2
"""So many cited papers with models make a document a list of them."""


def cited_papers(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[Record, ...]:
    """Sections of papers, named after what stands before the colon of their titles; none in a text about one model."""
    found = [
        record for citation, below in _papers(reading, vocabulary)
        if (record := _section(citation, below, reading.document, lexicon, vocabulary)) is not None
    ]  # fmt: skip
    if len(found) < _SEVERAL or find_subject(reading, lexicon, vocabulary):
        return ()
    return tuple(found)


def _papers(reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[Citation, list[Field]]]:
    """Each citation with the paragraphs below it, up to the next one or a heading."""
    paper: tuple[Citation, list[Field]] | None = None
    heading = ""
    for field in reading.paragraphs:
        citation = cited(field, reading.document, vocabulary)
        if citation is None and paper is not None and field.name == heading:
            paper[1].append(field)
            continue
        if paper is not None:
            yield paper
        paper, heading = (citation, []) if citation is not None else None, field.name
    if paper is not None:
        yield paper


def _section(
    citation: Citation, below: Sequence[Field], document: Document, lexicon: Lexicon, vocabulary: Vocabulary
) -> Record | None:
    """The section of a paper whose text speaks of the name in its title, and tells of a model's size, parts, scores.

    A quotation right below the paper, and nothing else, is a note on it, whether it says the name or not.
    """
    name = name_of(citation.name, lexicon, vocabulary, is_told=True) if citation.may_name_model else ""
    text = "\n".join(field.text for field in below)
    is_said = re.search(rf"\b{re.escape(name)}\b", text) is not None or _are_quoted(below, document)
    if not name or not DESCRIBES.search(text) or not is_said:
        return None
    place, last = citation.links, below[-1]
    return Record(
        kind="section", name=name, line_start=place.line_start, line_end=last.line_end, start=place.start, end=last.end,
        fields=(*citation.fields, *(replace(field, name="body") for field in below)),
    )  # fmt: skip


def _are_quoted(fields: Sequence[Field], document: Document) -> bool:
    """Whether paragraphs stand in quotations: "> Frozen Foo-7B + a CLIP tower"."""
    starts = (document.text.rfind("\n", 0, field.start) + 1 for field in fields)
    return bool(fields) and all(document.text.startswith(">", start) for start in starts)
