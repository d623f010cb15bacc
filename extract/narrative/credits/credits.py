"""A paragraph below a marked heading in; its lines of credits as fields out: who made the model, when it came out.

Catalogues set the authors, the date of release and badges in one paragraph, parted by line breaks: "Ana Roe et al.,
Acme Labs<br>**Released:** 2031-05-02". What is no credit stays the paragraph that it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.narrative.credits.authors import is_organization, split_authors
from extract.narrative.language.dates import DAY_OR_MONTH, YEAR
from extract.narrative.language.labelled_lines import part_of
from extract.narrative.vocabulary import Vocabulary, fold
from extract.records import Document, Field

_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)
_LABEL = re.compile(r"\W*(?P<label>[A-Za-z][\w /-]{2,24}?)(?:\W*:|\W?\s[–—=-](?=\s))\W*", re.IGNORECASE)
_AUTHORS = re.compile(
    r"(?:main |lead |paper )?(?:authors?|by|team|developers?|developed by|creators?)|made by"
    r"|(?:maker|compan(?:y|ie)|provider|organi[sz]ation)s?",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:first |initial |model )?(?:released?|(?:release|launch) date|published|date(?: of (?:release|launch))?"
    r"|submitted|announced|launch(?:ed)?|announcement)(?: on)?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\W*(?:first )?(?:published|released|posted|announced)(?: on)?\s"
    rf"(?P<date>{DAY_OR_MONTH})(?=\s*(?:$|[*_|·•–—-]|by\b))",
    re.IGNORECASE,
)
"""A line that says when a post came out, and maybe who wrote it: "Published June 3, 2031 · Acme Labs"."""
DATE = re.compile(rf"\b{YEAR}\b")
_PERSON = re.compile(
    r"^[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|do|dos|das|di|del|della|der|den|van|von|vom"
    r"|zu|la|le|du|bin|ben|ibn"
    r"|al|el|af|ter|ten|y|e)){1,5}$"
)
_NAME = re.compile(r"^[^\W\d_][\w.'’&+-]*(?: (?:of|and|for|the|de|der|van|von|di|del|la|[^\W\d_a-z][\w.'’&+-]*)){0,6}$")
_LONE = re.compile(
    r"[^\W\d_a-z][^\W\d_]*\.?(?: (?:[^\W\d_a-z][^\W\d_’'-]*(?:[-’'][^\W\d_]+)*\.?|de|van|von|der|del|la|bin|al))+"
)
"""One person's name, without digits or marks."""
_NO_PERSON = re.compile(r"\b(?:is|are|was|the|of|and|for|with|to|in|on|model|models|data|image|images)\b")
_SENTENCE = re.compile(r"\b(?:is|are|was|were|has|have|uses?|with|to|in|on|by|from|models?|data|images?)\b")
_AMOUNT = re.compile(r"\b\d+(?:\.\d+)?\s?(?:[BMK]|[GM]i?B|billion|million|tokens|parameters)\b|\b\d+\.\d+\b(?!\.)")
"""A number with its unit or with decimals: none is a mark behind a person's name."""
_FEW_LINES = 6
"""Lines of a block in which a title, people and their places stand."""
_LONGEST = 6_000
"""Characters of a line of authors; longer is no list of people."""


def credit_fields(field: Field, document: Document, vocabulary: Vocabulary) -> list[Field]:
    """The paragraph as fields "authors", "release" and "link" (badges alone), and what is none of these as it was."""
    lines = [_labelled_field(line) for line in _lines(field, document)]
    if len(lines) > 1 and all(line.name == "link" for line in lines) and are_authors(field.text, vocabulary):
        return _named(field, vocabulary, is_dated=False)  # people, each linked on a line of its own
    is_dated = any(line.name == "release" for line in lines)
    parts: list[Field] = []
    for is_plain, group in groupby(lines, key=lambda line: line.name == field.name):
        found = list(group)
        parts += _credited(found, document, vocabulary, is_dated=is_dated) if is_plain else found
    return parts or [field]


def _credited(lines: Sequence[Field], document: Document, vocabulary: Vocabulary, *, is_dated: bool) -> list[Field]:
    """A block without labels, or the lines of it that are lists of people: "Foo: A Title", "Ana Roe, Bo Li", "Acme"."""
    whole = _named(_joined(lines, document), vocabulary, is_dated=is_dated)
    if len(whole) > 1 or whole[0].name == "authors" or not 1 < len(lines) <= _FEW_LINES:
        return whole
    people = [line for line in lines if _may_be_people(line, document) and are_authors(line.text, vocabulary)]
    return [*whole, *(replace(line, name="authors", links=()) for line in people)]


_TITLE_LINE = re.compile(
    r"\s*(?:\*\*|__)(?P<name>[^*_:\n]{2,50}): (?P<title>[^*_\n]{5,160})(?:\*\*|__)\s*(?=\[|\n|<|$)"
)


def title_line(field: Field, document: Document, name: str) -> str:
    """The title of a model's paper, where a block below the model's heading begins with it in bold; else ""."""
    led = _TITLE_LINE.match(document.text, field.start, field.end) if field.start >= 0 else None
    return led["title"].strip() if led is not None and fold(led["name"]) == fold(name) else ""


def _may_be_people(line: Field, document: Document) -> bool:
    """Whether a line of a block has several names, or stands in italics as a whole."""
    return "," in line.text or _ITALIC.fullmatch(document.text, line.start, line.end) is not None


_ITALIC = re.compile(r"(?:\*(?!\*)[^*]+\*|_[^_]+_)(?:\s*\([^()]*\))?")


def are_authors(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a list of people, one person "et al.", or one organisation: no sentence."""
    if not text or len(text) > _LONGEST or text.rstrip().endswith((":", "!", "?")) or _AMOUNT.search(text):
        return False
    if fold(text) in vocabulary.organizations or (_NAME.match(text) and is_organization(text)):
        return True
    authors, is_cut = split_authors(text, frozenset(vocabulary.organizations))
    if any(_LINK_LABEL.fullmatch(author.name) for author in authors):
        return False
    people = [author for author in authors if _PERSON.match(author.name) and not _NO_PERSON.search(author.name)]
    if len(authors) > 1 and any(author.is_organization for author in authors):
        return all(_is_name(author.name) for author in authors)
    if is_cut and people and all(_is_name(author.name) for author in authors):
        return True
    return len(people) >= 2 and len(people) >= 0.8 * len(authors)


_LINK_LABEL = re.compile(
    r"(?:Paper|Code|Project|Demo|Arxiv|PDF|Report|Models?|Weights|Data ?sets?|Data|Blog|Website|Home ?page|Page|GitHub"
    r"|Hugging ?Face|HF|Video|Slides|Poster|BibTeX|Colab)s?",
    re.IGNORECASE,
)
"""What links are called, and nobody is."""


def is_person(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is one person's name: two to four words, none that models are told by."""
    words = text.strip().split()
    is_named = 2 <= len(words) <= 4 and _LONE.fullmatch(text.strip()) is not None
    plain = vocabulary.cues.plain_subjects
    return is_named and not vocabulary.is_no_model(text) and not any(map(plain.fullmatch, words))


def _lines(field: Field, document: Document) -> Iterator[Field]:
    """The lines of a paragraph, each with its place; the paragraph itself where it has none of its own."""
    if field.start < 0 or field.end <= field.start or not _BREAK.search(document.text, field.start, field.end):
        yield field
        return
    stops = [match.span() for match in _BREAK.finditer(document.text, field.start, field.end)]
    for start, (end, _) in zip([field.start, *(end for _, end in stops)], [*stops, (field.end, 0)], strict=True):
        raw = document.text[start:end]
        begin = start + len(_QUOTED.match(raw).group())  # type: ignore[union-attr]
        text = document.text[begin:end].strip()
        if text:
            yield part_of(field, begin, begin + len(text), document)


_QUOTED = re.compile(r"[\s>]*")
"""What stands before the text of a line inside a quotation."""


def _joined(lines: Sequence[Field], document: Document) -> Field:
    return lines[0] if len(lines) == 1 else part_of(lines[0], lines[0].start, lines[-1].end, document)


def _labelled_field(line: Field) -> Field:
    """The line named after its label, or "link" where it is badges alone; else unchanged."""
    if is_of_links(line):
        return replace(line, name="link")
    if not line.text:
        return line
    if published := _PUBLISHED.match(line.text):
        return replace(line, name="release", text=published["date"])
    if _labelled(line.text, _DATED) and DATE.search(line.text):
        return replace(line, name="release", text=_behind_label(line.text))
    if _labelled(line.text, _AUTHORS):
        return replace(line, name="authors", text=_behind_label(line.text))
    return line


def is_of_links(line: Field) -> bool:
    """Whether a line is badges alone, or nothing but labelled links: "[Paper](…) | [Code](…)"."""
    rest = line.text
    for link in line.links:
        rest = rest.replace(link.text.strip("*†‡§ "), "", 1)
    return bool(line.links) and not re.search(r"\w", rest)


def _named(block: Field, vocabulary: Vocabulary, *, is_dated: bool) -> list[Field]:
    """A block without labels: authors, with the badges beside them, where it is nothing but names."""
    if are_authors(block.text, vocabulary) or (is_dated and _are_names(block.text, vocabulary)):
        badges = [replace(block, name="link")] if block.links else []
        return [*badges, replace(block, name="authors", links=())]
    return [block]


def _labelled(text: str, label: re.Pattern[str]) -> bool:
    match = _LABEL.match(text)
    return match is not None and label.fullmatch(match["label"].strip()) is not None


def _behind_label(text: str) -> str:
    return _LABEL.sub("", text, count=1).strip()


def _are_names(text: str, vocabulary: Vocabulary) -> bool:
    """Names of people or organisations, and nothing else, beside a date of release."""
    authors, _ = split_authors(text, frozenset(vocabulary.organizations))
    return bool(authors) and all(_is_name(author.name) for author in authors)


def _is_name(text: str) -> bool:
    return _NAME.match(text) is not None and _SENTENCE.search(text) is None


def links_of(fields: Sequence[Field]) -> list[Field]:
    """The fields that are badges or links and no text."""
    return [field for field in fields if field.name == "link" and field.links]
