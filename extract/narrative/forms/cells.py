"""One cell of an architecture table and its column's meaning in, claims about the row's model out.

A typed column (vision encoder, language model, …) takes what stands there; a prose column is read sentence by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extract.narrative.credits.credits import are_authors
from extract.narrative.forms.dataset_cells import claim_dataset_cell, claim_purpose_cell
from extract.narrative.forms.prose import claim_prose
from extract.narrative.forms.sections import claim_authors
from extract.narrative.forms.title_cells import read_address, read_notebook, read_repository, read_title
from extract.narrative.forms.typed_cells import (
    CellReader,
    component_reader,
    plain_reader,
    read_flash_attention,
    read_method,
)
from extract.narrative.language.analysis import Context, Subject
from extract.narrative.language.counted_numbers import NUMBER
from extract.narrative.lexicon import Lexicon, entries_of
from extract.narrative.passages import read_passage
from extract.narrative.scribe import Place, Scribe
from extract.narrative.vocabulary import COMPONENT_KINDS, Vocabulary, vocabulary_of
from extract.records import Cell, Claim, Document, Field, Issue, Table
from extract.reference import Reference


def read_component_cell(
    cell: Cell,
    *,
    meaning: str,
    model: str,
    table: Table,
    row: int,
    column: int,
    document: Document,
    reference: Reference,
) -> tuple[tuple[Claim, ...], tuple[Issue, ...], str]:
    """Read a typed or prose cell of the row about `model`.

    Gives claims, issues, and where there are neither the reason: "empty", "nothing about the model that a claim could
    hold", "not understood". An unknown meaning gives the last.
    """
    if not cell.text.strip() or not model.strip():
        return (), (), "empty" if not cell.text.strip() else "no model"
    reader = READERS.get(meaning)
    if reader is None:
        return (), (), "not understood"
    vocabulary = vocabulary_of(reference)
    place = Place(
        document=document,
        source_kind="table",
        line=cell.line,
        origin=cell.start,
        table_index=table.index,
        row_index=row,
        column_index=column,
    )
    scribe = Scribe(place=place, passage=read_passage(document, cell.start, cell.end))
    reason = reader(scribe, _context(vocabulary, model), cell)
    if scribe.claims or scribe.issues:
        return tuple(dict.fromkeys(scribe.claims)), tuple(scribe.issues), ""
    return (), (), reason or "nothing about the model that a claim could hold"


def _context(vocabulary: Vocabulary, model: str) -> Context:
    lexicon = _with_model(vocabulary.lexicon, model)
    return Context(vocabulary=vocabulary, lexicon=lexicon, subject=Subject(model=model))


@lru_cache(maxsize=32)
def _with_model(lexicon: Lexicon, model: str) -> Lexicon:
    """A lexicon that knows a row's model, too; the cells of a row share it. Each is a copy, so only a few are kept."""
    return lexicon if lexicon.look_up(model) else lexicon.extended(entries_of([model], "model", model))


def _read_prose(scribe: Scribe, context: Context, cell: Cell) -> str:
    del cell
    claim_prose(scribe, context)
    return ""


def _read_overview(scribe: Scribe, context: Context, cell: Cell) -> str:
    scribe.claim(context.subject.model, "summary", cell.text.strip(), scribe.whole)
    claim_prose(scribe, context)
    return ""


def _read_context_length(scribe: Scribe, context: Context, cell: Cell) -> str:
    match = re.fullmatch(rf"\s*(?P<number>{NUMBER})\s*(?P<unit>[kKmM])?\s*(?:tokens?)?\s*(?:\([^()]*\)\s*)?", cell.text)
    factor = {"k": 1e3, "m": 1e6, "": 1.0}[(match["unit"] or "").casefold()] if match else 1.0
    number = round(float(match["number"].replace(",", "")) * factor, 6) if match else 0.0
    if not number.is_integer() or number == 0:
        if re.search(r"\d", cell.text):
            message = f"{cell.text.strip()!r} is no number of tokens; write it like 128K or 131,072"
            scribe.issue("unreadable_length", scribe.whole, message, severity="warning", action="quarantined")
        return "not understood"
    scribe.claim(
        context.subject.model,
        "context_length_tokens",
        cell.text.strip(),
        scribe.whole,
        value_number=number,
        unit="tokens",
        rule="typed column",
    )
    return ""


def _read_licence(scribe: Scribe, context: Context, cell: Cell) -> str:
    text = cell.text.strip()
    if not _LICENCE.search(text) or len(text) > _LONGEST_LICENCE:
        return "no licence that a cell names"
    scribe.claim(context.subject.model, "licence", text, scribe.whole, rule="typed column")
    return ""


def _read_release_date(scribe: Scribe, context: Context, cell: Cell) -> str:
    text = cell.text.strip()
    if not _DATE.search(text) or len(text) > _LONGEST_DATE:
        return "no date with its year"
    scribe.claim(context.subject.model, "release_date", text, scribe.whole, rule="typed column")
    return ""


def _read_makers(scribe: Scribe, context: Context, cell: Cell) -> str:
    text, line = cell.text.strip(), cell.line
    field = Field(
        name="authors", text=text, line_start=line, line_end=line, start=cell.start, end=cell.end, links=cell.links
    )
    if not are_authors(field.text, context.vocabulary) and _MAKER.fullmatch(field.text) is None:
        return "neither people nor one organisation"
    claim_authors(scribe, context.subject.model, field, scribe.passage, context.vocabulary)
    return ""


_MAKER = re.compile(r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}")
"""One name, for nobody knows all organisations."""
_LICENCE = re.compile(
    r"[A-Z]{2}|licen[cs]e|apache|\bmit\b|terms|rail|proprietary|non-?commercial|research", re.IGNORECASE
)
"""What a licence's name holds, and a tick or "yes" does not."""
_LONGEST_LICENCE = 60
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b\d\d?[./]\d\d?[./]\d\d\b|\b[A-Z][a-z]{2} ?['’]\d\d\b")
_LONGEST_DATE = 30


READERS: Mapping[str, CellReader] = {
    **{role: component_reader(role) for role in COMPONENT_KINDS},
    "architecture": plain_reader("architecture"),
    "base_model": plain_reader("base_model"),
    "fine_tuning_method": read_method,
    "flash_attention": read_flash_attention,
    "dataset": claim_dataset_cell,
    "dataset_purpose": claim_purpose_cell,
    "title": read_title,
    "components_prose": _read_prose,
    "prose": _read_prose,
    "overview": _read_overview,
    "huggingface_url": read_address,
    "repository": read_repository,
    "notebook": read_notebook,
    "context_length": _read_context_length,
    "licence": _read_licence,
    "release_date": _read_release_date,
    "author": _read_makers,
}
