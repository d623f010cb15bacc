"""A reading and its title in; whether the title is only one of several headings that name models each, out."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Subject, is_component
from extract.narrative.lexicon import NAME_FORM
from extract.narrative.subjects.described import looks_like_model, names_in
from extract.narrative.subjects.led_names import WORD
from extract.narrative.subjects.used_names import OF_PARTS
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading, Record


def has_sibling(reading: Reading, title: Record, name: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading of the title's level is written like the name of another model."""
    subject = Subject(model=name)
    headings = (one for one in reading.records if one.kind == "section" and one.level == title.level)
    names = [names_in(heading.name, vocabulary)[0] for heading in headings if heading is not title]
    names = [one for one in names if looks_like_model(one, vocabulary) and not subject.is_named(one)]
    return any(NAME_FORM.search(one) or _opens_own_text(reading, one, vocabulary) for one in names)


def _opens_own_text(reading: Reading, word: str, vocabulary: Vocabulary) -> bool:
    """Whether the text below a heading that is a plain word begins with it as with a model's name: "Foo's encoder"."""
    if WORD.fullmatch(word) is None:
        return False
    opens = re.compile(rf"\W*{re.escape(word)}(?:['’]s|\s+(?:\w+ly\s+)?(?:is|has|was|uses|pairs|combines))\s")
    texts = (field.text for field in reading.paragraphs if field.name == word)
    first = next(texts, "")
    if opens.match(first) is None:
        return False
    parts = (item for item in vocabulary.lexicon.find(first) if is_component(item))
    return OF_PARTS.search(first) is not None or next(parts, None) is not None


def is_one_of_titled(reading: Reading, name: str, vocabulary: Vocabulary) -> bool:
    """Whether the name heads one of several sections headed by a name and a title: "## Foo: Seeing Far"."""
    titled = [
        (record.level, names_in(record.name, vocabulary)[0])
        for record in reading.records
        if record.kind == "section" and record.level > 1 and _NAME_AND_TITLE.match(record.name)
    ]
    subject = Subject(model=name)
    level = next((level for level, own in titled if subject.is_exactly(own)), 0)
    return any(at == level and not subject.is_named(one) for at, one in titled) if level else False


_NAME_AND_TITLE = re.compile(r"\W*(?=\S*(?:[a-z][A-Z]|[A-Z]{2}|-[A-Z\d]|\d))[A-Z][\w.+-]*(?: [\d.]+)?: \S")
