"""A bullet that announces amounts of GPU memory in; a claim of each "name: amount" below it out."""

from __future__ import annotations

import re

from extract.narrative.memory.memory import claim_paired_memory, heads_list_of_memory
from extract.narrative.passages import read_field
from extract.narrative.scribe import Place, Scribe
from extract.narrative.subjects.described import looks_like_model
from extract.narrative.subjects.led_names import SETTING
from extract.narrative.vocabulary import Vocabulary
from extract.records import Claim, Document, Record, Understanding

_PAIR = re.compile(r"(?P<name>[^:：]{2,60}?)\s*[:：]\s*(?P<value>[~≈<>≤≥]?\s?\d.{0,60})")
_FEW = 2


def read_memory_list(record: Record, document: Document, vocabulary: Vocabulary) -> Understanding:
    """ "Memory with QLoRA:" over "Foo-7B: 6 GB (tight)": claims where two items or more name models."""
    lead = record.fields[0].text if record.fields else ""
    if not lead.rstrip().endswith((":", "：")) or not heads_list_of_memory(lead):
        return Understanding()
    fields = [child.fields[0] for child in record.children if child.fields]
    pairs = ((field, _PAIR.fullmatch(field.text.strip())) for field in fields)
    named = [(field, pair) for field, pair in pairs if pair is not None and _is_model(pair["name"], vocabulary)]
    if len(named) < _FEW:
        return Understanding()
    heading = " ".join([*record.headings, lead])
    claims: list[Claim] = []
    for field, pair in named:
        place = Place(document=document, source_kind="list", line=field.line_start, origin=max(field.start, 0))
        scribe = Scribe(place=place, passage=read_field(document, field))
        claim_paired_memory(scribe, pair["name"].strip(), pair["value"], heading, scribe.whole)
        claims += scribe.claims
    return Understanding(claims=tuple(claims))


def _is_model(name: str, vocabulary: Vocabulary) -> bool:
    return SETTING.fullmatch(name) is None and looks_like_model(name, vocabulary)
