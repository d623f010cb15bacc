"""A document's reading in, the benchmark that the whole document is about out; None for documents about others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.records import Reading
from extract.understanding.headings.labels import unreviewed
from extract.understanding.names.names import has_model_word
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key, plain

OPENING = 12
"""First paragraphs, in which a page says what it is about."""
_NAME = r"(?P<name>[A-Z0-9][\w+.-]*\w(?: (?:[A-Z0-9][\w+.-]*|Bench)){0,3})"
_KIND = (
    r"(?:an?|the|our)\s(?:[\w'’-]+,?\s){0,8}?(?:[\w-]+[- ])?"
    r"(?:benchmark|leaderboard|test ?suite|evaluation (?:suite|set))\b"
)
_KIND_WORDS = ("benchmark", "leaderboard", "suite", "evaluation set")
"""One of these stands in whatever the patterns below find."""
_INTRODUCES = (
    re.compile(
        r"\b(?:introduc|present|propos|releas|construct|creat|build|built|develop|curat)\w*\s(?:the\s)?\W{0,3}"
        rf"{_NAME}\W{{0,3}}(?:\s\([^()]{{1,90}}\))?\W{{0,3}}\s?{_KIND}"
    ),
    re.compile(
        rf"(?:^|[.!?]\s|\bHere,? ){_NAME}\W{{0,3}}(?:\s\([^()]{{1,90}}\))?\W{{0,3}}\s(?:is|provides|offers)\s{_KIND}"
    ),
    re.compile(rf"\({_NAME}\)\W{{0,3}}(?:\s(?:is\s)?(?:an?\s)?(?:[\w-]+\s){{0,5}}?)(?:benchmark|leaderboard)\b"),
)
"""`We introduce Foo, a benchmark of …`, `Foo is the first benchmark …`, `Field of Owls (Foo) benchmark`."""
_TITLE = re.compile(r"\W*(?P<name>.+?)(?:\s(?:[Bb]enchmark|[Ll]eaderboard|[Ee]valuation)s?)?\W*")


_TITLED = re.compile(
    rf"\W*{_NAME}:\s(?:(?:[Tt]owards?|[Oo]n|[Aa]n?|[Tt]he)\s)?(?:[\w'’-]+\s){{0,6}}?"
    r"(?:[Ee]valuating|[Bb]enchmarking|[Aa]ssessing|[Mm]easuring|[Pp]robing|[Dd]iagnosing|[Ss]tress-?[Tt]esting"
    r"|[Bb]enchmarks?|[Ll]eaderboard|[Tt]estbed)\b(?!\s(?:results|scores|performance)).*"
)
"""`FooVet: Evaluating Large Models for …`, `FooVet: A Benchmark for …`: what a title presents."""


def document_benchmark(reading: Reading, vocabulary: Vocabulary) -> Benchmark | None:
    """The benchmark that stands in the title of a document and that its opening introduces as one; None for others.

    A title that is nothing but a reviewed benchmark's name needs no introduction.
    """
    titles = [plain(title) for title in dict.fromkeys(_titles(reading)) if title]
    for title in titles:
        known = _named(title, vocabulary) or _presented(title, vocabulary)
        if known is not None:
            return known
    words = key(" ".join(titles))
    for field in reading.paragraphs[:OPENING]:
        text = plain(field.text)
        for rule in _INTRODUCES if any(word in text for word in _KIND_WORDS) else ():
            name = found["name"] if (found := rule.search(text)) else ""
            if name and key(name) in words and vocabulary.not_model(name) is None:
                return vocabulary.benchmark(name) or unreviewed(name)
    return None


def _titles(reading: Reading) -> Iterator[str]:
    """What may be the title: a first line above all headings, the outermost heading of a table, the first section."""
    yield from (field.text for field in reading.paragraphs[:1] if not field.name and len(field.text) <= LONGEST_TITLE)
    yield from (table.headings[0] for table in reading.tables[:1] if table.headings)
    yield from (record.name for record in reading.records[:1] if record.kind == "section")
    yield from (field.name for field in reading.paragraphs[:2])


LONGEST_TITLE = 120


def _named(title: str, vocabulary: Vocabulary) -> Benchmark | None:
    """The reviewed benchmark that a title is, or begins with before a colon: `MMMU`, `MMMU Leaderboard`."""
    found = _TITLE.fullmatch(re.split(r":\s", title, maxsplit=1)[0])
    benchmark = vocabulary.benchmark(found["name"]) if found is not None else None
    return benchmark if benchmark is not None and benchmark.is_known else None


def _presented(title: str, vocabulary: Vocabulary) -> Benchmark | None:
    """What stands before the colon of a title that speaks of evaluating, unless it is written like a model's name."""
    found = _TITLED.fullmatch(title)
    name = found["name"] if found is not None else ""
    if (
        not name
        or vocabulary.not_model(name) is not None
        or has_model_word(key(re.split(r"[\s-]", name)[0]), vocabulary)
    ):
        return None
    return vocabulary.benchmark(name) or unreviewed(name)
