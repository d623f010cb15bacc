"""Key-value pairs and lists of names in; claims of the one, mentions of the other out."""

from __future__ import annotations

from extract.narrative.forms.paired_scores import claim_paired_score
from extract.narrative.language.analysis import Subject
from extract.narrative.memory.memory import claim_paired_memory, without_format
from extract.narrative.passages import Passage, read_passage
from extract.narrative.scribe import Place, Scribe
from extract.narrative.sizes.name_sizes import claim_name_size
from extract.narrative.subjects.described import looks_like_model, names_in
from extract.narrative.subjects.document_names import DocumentNames
from extract.narrative.subjects.led_names import SETTING
from extract.narrative.subjects.subjects import BARE_SIZE
from extract.narrative.vocabulary import Vocabulary
from extract.records import Document, Mention, Record, Understanding

_MOST_OF_A_LIST = 0.9
"""In a list that is nearly all models, a name that is also a data set's (MULTIINSTRUCT) is a model, too."""


def read_pair(record: Record, document: Document, vocabulary: Vocabulary, names: DocumentNames) -> Understanding:
    """A pair under a heading of GPU memory; an issue for a pair whose value nobody can place."""
    fields = {field.name: field for field in record.fields}
    value, lead_in = fields.get("value"), fields.get("lead_in")
    model = record.name
    if value is None or SETTING.fullmatch(record.name) or not looks_like_model(record.name, vocabulary):
        return Understanding()
    if BARE_SIZE.fullmatch(model):
        if not names.title_model:
            return Understanding()
        model = Subject(model=names.title_model).variant(model)
    passage: Passage = read_passage(document, record.start, record.end)
    scribe = Scribe(
        place=Place(document=document, source_kind="list", line=record.line_start, origin=record.start), passage=passage
    )
    whole = scribe.whole
    heading = " ".join([*record.headings, lead_in.text if lead_in else ""])
    above = lead_in.text if lead_in else next(reversed(record.headings), "")
    is_memory = claim_paired_memory(scribe, model, value.text, heading, whole)
    if not is_memory and not claim_paired_score(scribe, model, value.text, above, vocabulary):
        return Understanding()
    model = without_format(model)[0] if is_memory else model
    claim_name_size(scribe, model, whole, vocabulary.lexicon)
    mention = Mention(name=model, line=record.line_start, start=record.start, end=record.end, role="pair")
    return Understanding(claims=tuple(scribe.claims), issues=tuple(scribe.issues), mentions=(mention,))


def read_name_list(record: Record, document: Document, vocabulary: Vocabulary, names: DocumentNames) -> Understanding:
    """A mention for each name of a list that has the form of a model's name."""
    items = record.children or (record,)
    alike = [looks_like_model(item.name, vocabulary) for item in items]
    is_of_models = sum(alike) >= _MOST_OF_A_LIST * len(items)
    known = frozenset(names.models)
    mentions = tuple(
        Mention(name=name, line=item.line_start, start=item.start, end=item.end, role="name_list")
        for item, is_alike in zip(items, alike, strict=True)
        if is_alike or item.name in known or (is_of_models and not vocabulary.is_no_model(item.name))
        for name in names_in(item.name, vocabulary)
    )
    del document
    return Understanding(mentions=mentions)
