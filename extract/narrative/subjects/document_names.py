"""A reading in; the names of models that the document itself establishes out, with their places as mentions.

Headings of described sections, lists of names, bullets with a repository's id and key-value pairs name models. A
heading that reviewed data lists as naming none ("Contents"), or that reads as a phrase, does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from extract.narrative.credits.links import hub_id, is_hub_id
from extract.narrative.language.analysis import Subject, key_of
from extract.narrative.language.data_headings import leads_datasets
from extract.narrative.lexicon import TIER, Lexicon, entries_of
from extract.narrative.subjects.cited_papers import cited_papers
from extract.narrative.subjects.described import looks_like_model, names_in
from extract.narrative.subjects.generations import generation_names, names_of_line
from extract.narrative.subjects.labelled_leads import led_by_labels
from extract.narrative.subjects.led_siblings import led_siblings
from extract.narrative.subjects.linked_datasets import linked_datasets
from extract.narrative.subjects.linked_names import linked_models
from extract.narrative.subjects.names_in_tables import names_in_tables
from extract.narrative.subjects.paired_headings import Pair, paired_headings
from extract.narrative.subjects.repeated_names import abbreviated_names, repeated_names
from extract.narrative.subjects.said_names import names_said, sized_kin
from extract.narrative.subjects.section_models import section_models
from extract.narrative.subjects.short_names import ShortNames, short_names
from extract.narrative.subjects.subjects import (
    each_field,
    find_subject,
    is_called_a_thing,
    names_model,
)
from extract.narrative.subjects.title_names import without_owner
from extract.narrative.subjects.title_siblings import has_sibling
from extract.narrative.subjects.titles import compares, title_of
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading, Record


@dataclass(frozen=True, kw_only=True)
class DocumentNames:
    """Names of models in one document, and the lexicon that knows them besides the reviewed vocabularies."""

    models: tuple[str, ...]
    lexicon: Lexicon
    described: tuple[Record, ...] = ()
    """Sections that describe one model, named after it and with all their fields."""
    title_model: str = ""
    """The model that the document's title names; empty where it names none or several."""
    subject: str = ""
    """The one model that the whole document is certainly about; empty where there are several, or doubts."""
    sections: Mapping[str, str] = field(default_factory=dict)
    """Heading → the model that its section is about, in a document about several."""
    pairs: Mapping[str, Pair] = field(default_factory=dict)
    """Heading → the two models that its section is about."""
    led: Mapping[int, str] = field(default_factory=dict)
    """Where an item or a paragraph begins → the model that others like it prove it to be about."""
    shorts: ShortNames = field(default_factory=ShortNames)
    """What the text calls the sizes of a family for short."""


def name_document(reading: Reading, vocabulary: Vocabulary, described: tuple[Record, ...]) -> DocumentNames:
    """Collect the names of a document; `described` are its sections that describe one model each."""
    described = described or cited_papers(reading, vocabulary.lexicon, vocabulary)
    models = tuple(
        dict.fromkeys(
            [
                *(name for record in described for name in _described_names(record, vocabulary)),
                *(name for record in reading.records for name in _names(record, vocabulary)),
            ]
        )
    )
    entries = [entry for name in models for entry in entries_of([name.rsplit("/", 1)[-1], name], "model", name)]
    lexicon = vocabulary.lexicon.extended(entries) if entries else vocabulary.lexicon
    title_model = _title_model(reading, lexicon, vocabulary)
    title = title_of(reading)
    is_one_of_several = title is not None and title.level > 1 and has_sibling(reading, title, title_model, vocabulary)
    if title_model and (is_one_of_several or is_called_a_thing(reading, title_model)):
        title_model = ""
    if title_model and not lexicon.look_up(title_model):
        lexicon = lexicon.extended(entries_of([title_model], "model", title_model))
    subject = find_subject(reading, lexicon, vocabulary)
    if any(record.name != subject for record in described):
        subject = ""
    stem = subject or title_model
    line = names_of_line(reading, subject)
    if line:
        lexicon = lexicon.extended([entry for name in line for entry in entries_of([name], "model", name)])
        subject = title_model = ""
    if subject and not lexicon.look_up(subject):
        lexicon = lexicon.extended(entries_of([subject, Subject(model=subject).family], "model", subject))
    kin = [name for name in _linked_kin(reading, stem) if not lexicon.look_up(name)]
    kin += [name for name in sized_kin(reading, lexicon) if name not in kin] if subject else []
    kin += [name for name in dict.fromkeys(abbreviated_names(reading)) if name not in kin and not lexicon.look_up(name)]
    if kin:
        lexicon = lexicon.extended([entry for name in kin for entry in entries_of([name], "model", name)])
    tabled = dict.fromkeys(names_in_tables(reading, lexicon, vocabulary))
    if tabled:
        lexicon = lexicon.extended([entry for name in tabled for entry in entries_of([name], "model", name)])
    sections: dict[str, str] = {}
    led: Mapping[int, str] = {}
    pairs: Mapping[str, Pair] = {}
    if not subject:
        sections = dict(section_models(reading, lexicon, vocabulary))
        bare = {
            record.name: vocabulary.cues.unnumbered(record.name)
            for record in reading.records
            if record.kind == "section" and record.level > 1
        }
        pairs = paired_headings(reading, bare, lexicon, vocabulary)
        sections = {heading: name for heading, name in sections.items() if heading not in pairs}
        first = title.name if title is not None else ""
        if first in sections and is_called_a_thing(reading, sections[first]):
            del sections[first]
        said = [*names_said(reading, vocabulary, lexicon), *generation_names(reading, lexicon, vocabulary)]
        said += repeated_names(reading, lexicon)
        said += (name for name in linked_models(reading) if _may_be_whole(name, lexicon, vocabulary))
        said = [name for name in said if not _is_short(name, sections.values())]
        led = {**led_by_labels(reading), **led_siblings(reading, lexicon, vocabulary)}
        both = [name for pair in pairs.values() for name in pair]
        found = dict.fromkeys([*sections.values(), *both, *said, *led.values()])
        new = [name for name in found if not lexicon.look_up(name)]
        entries = [
            entry for name in new for entry in entries_of(dict.fromkeys([name.rpartition("/")[2], name]), "model", name)
        ]
        lexicon = lexicon.extended(entries) if entries else lexicon
    data = linked_datasets(reading, lexicon)
    if data:
        lexicon = lexicon.extended([entry for name in data for entry in entries_of([name], "dataset_named", name)])
    own = subject or title_model
    named = [own, *line, *tabled, *sections.values()]
    shorts = short_names(reading, named, line, vocabulary.cues, own=own, kin=[*kin, *tabled])
    kinds = ("model", TIER)
    entries = [entry for name in shorts.full.values() for kind in kinds for entry in entries_of([name], kind, name)]
    lexicon = lexicon.extended(entries) if entries else lexicon
    return DocumentNames(
        models=models,
        lexicon=lexicon,
        described=described,
        title_model=own,
        subject=subject,
        sections=sections,
        led=led,
        pairs=pairs,
        shorts=shorts,
    )


def _linked_kin(reading: Reading, model: str) -> list[str]:
    """Repositories that the document links and that begin like its model: "Foo1.6-Bar-9B" where it is about Foo."""
    first = key_of(model)[:1]
    targets = {link.target for field in each_field(reading) for link in field.links} if first else set()
    names = {hub_id(target).rpartition("/")[2] for target in targets}
    return sorted(name for name in names if len(key_of(name)) > 1 and key_of(name)[:1] == first)


def _may_be_whole(name: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether a linked name is nothing that models are made of, and no data: a whole model's."""
    kinds = {kind for item in lexicon.find(name) for kind in item.kinds}
    return kinds <= {"model"} and looks_like_model(name, vocabulary)


def _is_short(name: str, models: Iterable[str]) -> bool:
    """Whether a name is how a section calls its own model for short ("Foo" under "Foo-v1.1-4B")."""
    key = key_of(name)
    return any(name != model and key_of(model)[: len(key)] == key for model in models)


def _described_names(record: Record, vocabulary: Vocabulary) -> Iterator[str]:
    """The model of a section, one that shares its heading, and repositories of it that its badges lead to."""
    yield record.name
    heading = next((part.text for part in record.fields if part.name == "heading"), "")
    if record.level:
        yield from names_in(heading, vocabulary)
    subject = Subject(model=record.name)
    for link in (link for part in record.fields if part.name == "link" for link in part.links):
        name = hub_id(link.target).rpartition("/")[2]
        if name and (subject.is_named(name) or subject.is_same_but_size(name)):
            yield name


def _names(record: Record, vocabulary: Vocabulary) -> Iterator[str]:
    if record.kind == "name_list":
        if not record.children and looks_like_model(record.name, vocabulary):
            yield from names_in(record.name, vocabulary)
    elif record.kind == "bullet" and (name := bullet_model(record, vocabulary)):
        yield name
    elif record.kind == "pair" and names_model(record, vocabulary.lexicon, vocabulary) and not _is_of_data(record):
        yield record.name
    if record.kind == "name_list":
        for child in record.children:
            yield from _names(child, vocabulary)


def _is_of_data(record: Record) -> bool:
    """Whether a pair stands below a heading of training data: its name is a data set's."""
    return bool(record.headings) and leads_datasets(record.headings[-1])


def bullet_model(record: Record, vocabulary: Vocabulary) -> str:
    """The model that a top-level bullet is about: a repository's id, or a name with notes below it; "" if none."""
    if record.level != 0:
        return ""
    text = record.name.strip()
    if is_hub_id(text):
        return text
    links_below = [link for child in record.children for part in child.fields for link in part.links]
    if record.children and looks_like_model(text, vocabulary) and any(hub_id(link.target) for link in links_below):
        return text
    question = re.match(r"^(?P<name>[\w.+-]+(?: [\w.+-]+){0,2})\?", text)
    if question and "model" in vocabulary.lexicon.look_up(question["name"]):
        return question["name"]
    return ""


def _title_model(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    heading = title_of(reading)
    title = without_owner(heading.name) if heading is not None else ""
    if not title or compares(title) or vocabulary.is_no_model(title):
        return ""
    found = [item for item in lexicon.find(title) if "model" in item.kinds]
    if found:
        return found[0].text.strip() if len({item.text for item in found}) == 1 else ""
    first = re.match(r"^\W*(?P<name>[A-Z][\w.+-]*(?:[A-Z\d][\w.+-]*))(?: \d+(?:\.\d+)?B?)?\b", title)
    is_name = first is not None and not _TOOL.search(first["name"]) and looks_like_model(first["name"], vocabulary)
    return first["name"] if first and is_name else ""


_TOOL = re.compile(
    r"(?:Inference|Tool(?:kit|box)?|Kit|Server|Serving|Deploy\w*|Studio|Trainer|Training|Tuner|[Tt]uning|Eval\w*"
    r"|API|SDK|Hub|[Pp]owered|[Bb]ased|Guide|Setup|Demo)s?$"
)
"""Ends of titles that name what is done with models, and none: "FooInference", "QLoRA-Powered"."""
