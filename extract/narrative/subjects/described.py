"""The sections of a reading in; those that describe one model out, named after it and with all their fields.

A heading without marks, or a folded section, is described as the reader gives it. Under a marked heading ("## Name:
Title") the summary, the line of authors and the folded details stand as plain text and as sections of their own; here
they are gathered. Without such evidence a heading is an ordinary one ("Installation").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.narrative.credits.citations import own_citation
from extract.narrative.credits.credits import are_authors, credit_fields, is_person, links_of, title_line
from extract.narrative.subjects.presented import is_phrase_title
from extract.narrative.vocabulary import COMPONENT_KINDS, Vocabulary, fold
from extract.records import Document, Field, Reading, Record

_NAME_LIKE = re.compile(r"^[\w.+/@()\u00b5-]++(?:[ /:]++[\w.+()-]++){0,6}$")
_PHRASE = re.compile(
    r"\b(?:the|of|for|and|with|how|to|on|our|your|from|by|is|are|in|what|why|a|an|using|about|vs|versus|against"
    r"|compared|or)\b|[?!:]|\.\s",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(r"(\S+(?: \S+){0,2}?)(?: and | & | / )(\S+(?: \S+){0,2})")
_COUNT = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-Z]\w*[A-Za-z])")
"""Before a heading: which one it is, "1 Model", "3.2. Foo-VL"."""
_TITLE_BEHIND = re.compile(r":|\s[–—]\s")
"""Between a name and what a heading says of it: "Foo: Seeing Far", "Foo – small yet able"."""
_ANNOUNCING = re.compile(r"\W*(?:introducing|announcing|presenting|unveiling|meet|welcome)\s", re.IGNORECASE)
"""Before the name in the headline of a post, which is no entry of a catalogue."""
_CLASS_BEHIND = re.compile(
    r"(?<=\S)\s+(?:(?:large|small|open|multi-?modal|vision|visual|video|image|language|foundation|-)[ -]*+){1,5}"
    r"models?$|(?<=\S)\s+(?:(?:technical )?report|model card)$|\s*系列(?:模型)?$",
    re.IGNORECASE,
)
_SIZES_BEHIND = re.compile(r"(?<=\S)\s+\((?:\d+(?:\.\d+)?\s?[BM](?:\s*[/,|&]\s*|(?=\))))+\)$", re.IGNORECASE)
"""The sizes of a family behind its name: "Foo (3B / 7B / 72B)"."""
_SMALL_NAME = re.compile(r"[a-z]{4,}(?:[-_.][a-z]+)*")
"""A name in small letters, which only its title and the sections beside it tell from any other word."""
_CATALOGUE = 3
"""So many described sections of a level make what else is built like them one."""
_DESCRIBING = frozenset({"abstract", "authors"})
"""Fields that only a section about one model has; any section may have a figure."""


def describe(reading: Reading, vocabulary: Vocabulary) -> tuple[Record, ...]:
    """Records of described models, in order; `name` is the model's, fields are heading, title, abstract, authors, …"""
    listed = {
        fold(name)
        for record in reading.records
        if record.kind == "name_list"
        for item in (*record.children, record)
        for name in names_in(item.name, vocabulary)
    }
    described = _described(reading, listed, vocabulary, frozenset())
    counted = Counter(record.level for record in described if record.level > 0)
    of_catalogue = frozenset(level for level, count in counted.items() if count >= _CATALOGUE)
    if of_catalogue:
        described = _described(reading, listed, vocabulary, of_catalogue)
    described = _with_lone_authors(described, vocabulary)
    bullets = [record for record in reading.records if record.kind == "bullet"]
    starts = [bullet.start for bullet in bullets]
    return tuple(_with_bullets(record, bullets, starts) for record in described)


def _described(reading: Reading, listed: Iterable[str], vocabulary: Vocabulary, levels: frozenset[int]) -> list[Record]:
    """Sections with the evidence that they describe a model; at `levels` a title and folded details are enough."""
    sections = [record for record in reading.records if record.kind == "section"]
    is_catalogue = any(record.level == 0 and _has_description(record) for record in sections)
    described: list[Record] = []
    for place, record in enumerate(sections):
        inside = _inside(sections, place)
        if described and record.start < described[-1].end and described[-1].level > 0 and record.level == 0:
            continue
        is_among = record.level in levels and bool(inside)
        found = _plain(record, reading.document, vocabulary, is_catalogue=is_catalogue) or _marked(
            record, inside, listed, reading.document, vocabulary, is_among=is_among
        )
        if found is not None:
            described.append(found)
    return described


def _with_lone_authors(described: Sequence[Record], vocabulary: Vocabulary) -> list[Record]:
    """Among sections with lines of authors, a line that is one person's name is one, too."""
    have = [any(field.name == "authors" for field in record.fields) for record in described]
    if not any(have):
        return list(described)
    return [
        record if has else replace(record, fields=_named_authors(record.fields, vocabulary))
        for record, has in zip(described, have, strict=True)
    ]


def _named_authors(fields: Sequence[Field], vocabulary: Vocabulary) -> tuple[Field, ...]:
    """Fields, the first that is one person's name as authors."""
    place = next(
        (
            place
            for place, field in enumerate(fields)
            if field.name in ("body", "text", "abstract") and is_person(field.text, vocabulary)
        ),
        -1,
    )
    return tuple(replace(field, name="authors") if at == place else field for at, field in enumerate(fields))


def _with_bullets(record: Record, bullets: Sequence[Record], starts: Sequence[int]) -> Record:
    """The section with the notes of its lists as further text; `starts` tells where the bullets stand, in order."""
    inside = bullets[bisect_left(starts, record.start) : bisect_left(starts, record.end)]
    own = [field for bullet in inside for field in _notes(bullet)]
    return replace(record, fields=(*record.fields, *own)) if own else record


def _notes(bullet: Record) -> list[Field]:
    notes = [replace(field, name="body") for field in bullet.fields]
    return [*notes, *(note for child in bullet.children for note in _notes(child))]


def looks_like_model(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading or list item has the form of a model's name; no phrase, no benchmark, no data set."""
    if not name or len(name) > 60 or not re.search(r"[^\W\d_]", name) or vocabulary.is_no_model(name):
        return False
    kinds = vocabulary.lexicon.look_up(name)
    if "model" in kinds:
        return True
    if _is_data(name, vocabulary):
        return False
    return (
        _NAME_LIKE.match(name) is not None and _PHRASE.search(name) is None and re.search(r"[A-Z0-9]", name) is not None
    )


def _is_data(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is known as a data set or benchmark and as no part of a model."""
    kinds = vocabulary.lexicon.look_up(name)
    is_data = any(kind.startswith(("dataset", "benchmark")) for kind in kinds)
    return is_data and not any(kind in kinds for kind in COMPONENT_KINDS)


def _has_description(record: Record) -> bool:
    return any(field.name in _DESCRIBING for field in record.fields)


def _plain(record: Record, document: Document, vocabulary: Vocabulary, *, is_catalogue: bool) -> Record | None:
    """A heading without marks or a folded section; a table alone tells of a model only among sections that do.

    One that begins with the paper of its name in bold, and whoever wrote it, is described, too.
    """
    name = _SIZES_BEHIND.sub("", record.name)
    if record.level > 0 or not name or not looks_like_model(name, vocabulary):
        return None
    known = "model" in vocabulary.lexicon.look_up(name)
    record = replace(record, name=name)
    citation = None if _has_description(record) else own_citation(record, document, vocabulary)
    if citation is not None and fold(citation.name) == fold(name):
        rest = [field for field in record.fields if field.start != citation.links.start]
        record = replace(record, fields=(*rest[:1], *citation.fields, *rest[1:]))
    is_told = _has_description(record) or (is_catalogue and bool(record.table_indexes))
    return record if is_told or (known and record.fields) else None


def _marked(
    record: Record,
    inside: Sequence[Record],
    listed: Iterable[str],
    document: Document,
    vocabulary: Vocabulary,
    *,
    is_among: bool,
) -> Record | None:
    """A marked heading that names a model, with the evidence that its section describes it.

    `is_among`: it stands among sections that describe models, and has folded details as they have.
    """
    if record.level == 0 or _ANNOUNCING.match(record.name):
        return None
    name, _, title = record.name.partition(":")
    name, title = names_in(name.strip(), vocabulary)[0], title.strip()
    if title and any(is_phrase_title(name, title, field.text) for field in record.fields):
        return None
    is_listed = fold(name) in listed
    is_told = is_listed or (bool(title) and bool(inside))
    is_small = is_among and bool(title) and _SMALL_NAME.fullmatch(name) is not None and not vocabulary.is_no_model(name)
    if not name or not (looks_like_model(name, vocabulary) or is_small or (is_told and _is_data(name, vocabulary))):
        return None
    fields = [*_own_fields(record, title, document, vocabulary), *_folded_fields(inside, vocabulary)]
    has_authors = any(field.name == "authors" for field in fields)
    has_figure = any(field.name == "image" for field in fields)
    known = "model" in vocabulary.lexicon.look_up(name) or (is_listed and not _is_data(name, vocabulary))
    is_catalogue = has_authors and (bool(title) or bool(inside) or has_figure)
    has_evidence = has_figure or bool(links_of(fields))
    if not (
        is_catalogue
        or (title and inside and (has_evidence or is_among))
        or (is_among and inside and has_evidence)
        or (known and (record.level > 1 or (title and inside)))
    ):
        return None
    if not any(field.name in ("abstract", "body") for field in fields):
        return None
    end = max([record.end, *(other.end for other in inside)])
    tables = tuple(dict.fromkeys(index for part in (record, *inside) for index in part.table_indexes))
    return replace(record, name=name, end=end, fields=tuple(fields), table_indexes=tables)


def names_in(heading: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The models in a heading before its colon: two where they share a section ("Foo and Foo-Pro"), else one.

    A data set that shares it ("Foo and FooData") and a class behind the name ("Foo Vision Language Models") are left
    out.
    """
    heading = _COUNT.sub("", heading.strip())
    name = _CLASS_BEHIND.sub("", _TITLE_BEHIND.split(heading, maxsplit=1)[0].strip()) or heading
    parts = _TWO_NAMES.fullmatch(name)
    if parts is None or not looks_like_model(parts[1], vocabulary):
        return (name,)
    if looks_like_model(parts[2], vocabulary):
        return parts[1], _in_full(parts[1], parts[2], vocabulary)
    return (parts[1],) if _is_data(parts[2], vocabulary) else (name,)


def _in_full(first: str, second: str, vocabulary: Vocabulary) -> str:
    """The second name of "Foo 4 Scout and Maverick", "Foo K2.5 and K2.6" with what it shares with the first."""
    stem, _, last = first.rpartition(" ")
    is_word = " " not in second and "-" not in second and "model" not in vocabulary.lexicon.look_up(second)
    is_version = any(map(str.isdigit, last)) and any(map(str.isdigit, second)) and last[:1] == second[:1]
    is_member = any(map(str.isdigit, stem)) and last.isalpha() and second.isalpha()
    return f"{stem} {second}" if stem and is_word and (is_version or is_member) else second


def _inside(sections: Sequence[Record], place: int) -> list[Record]:
    """Folded sections that stand inside the marked one at `place`."""
    record = sections[place]
    end = place + 1 if record.level else 0
    while place < end < len(sections) and sections[end].start < record.end and sections[end].level == 0:
        end += 1
    return list(sections[place + 1 : end])


_PLEA = re.compile(
    r"\b(?:give|leave) (?:us|it|this \w+) a (?:⭐ ?)?star\b|\bplease (?:star|cite|consider)\b", re.IGNORECASE
)
"""What pages ask of their readers, and no summary."""


def _own_fields(record: Record, title: str, document: Document, vocabulary: Vocabulary) -> list[Field]:
    fields: list[Field] = []
    citation = own_citation(record, document, vocabulary)
    for field in record.fields:
        if field.name not in ("body", "text"):
            fields += [field] if field.name != "title" or title else []
            continue
        if citation is not None and citation.links.start == field.start:
            fields += citation.fields[1:] if title else citation.fields
            continue
        credited = credit_fields(field, document, vocabulary)
        if (led := title_line(field, document, record.name)) and len(credited) > 1:
            fields.append(replace(field, name="title", text=led))
        is_prose = [part.name for part in credited] == [field.name]
        is_summary = is_prose and field.text[-1:] in (".", "!") and _PLEA.search(field.text) is None
        if is_summary and not any(other.name == "abstract" for other in fields):
            credited = [replace(field, name="abstract")]
        fields += credited
    return fields


def _folded_fields(inside: Sequence[Record], vocabulary: Vocabulary) -> list[Field]:
    """Body text of the details, and what the reader took for their heading where it is a line of authors."""
    fields: list[Field] = []
    for record in inside:
        for field in record.fields:
            if field.name == "heading":
                if are_authors(field.text, vocabulary):
                    fields.append(replace(field, name="authors"))
            elif field.name in ("body", "abstract", "text", "image", "note"):
                fields.append(field if field.name != "abstract" else replace(field, name="body"))
    return fields
