"""A sentence in; the variants of the text's model that it lists, by name or by size, out."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Subject, key_of
from extract.narrative.language.clauses import only_clause
from extract.narrative.language.cues import Span
from extract.narrative.language.heads import NO_MODEL

_SIZES = re.compile(
    r"(?<![\w./-])\d+(?:\.\d+)?[BM](?:(?:,? and|,? or|,|/| &)\s?(?:an? |the )?\d+(?:\.\d+)?[BM])+(?![\w-])"
    r"(?! (?:LLM|language|text|vision|encoder|backbone|decoder|activ|image|pairs|samples|tokens))"
)
_SIZE = re.compile(r"\d+(?:\.\d+)?[BM]")
_NAME = re.compile(r"(?<![\w./-])[A-Z][\w.]*(?:-[\w.]+)+(?<=\w)")


_CLAUSE = re.compile(r";\s+(?P<name>[A-Z][\w.]*(?:[-+×][\w.]*\w)+)\s+(?:\w+ly\s+)?[a-z]+(?:s|ed)\b[^;]*")
"""A further clause that begins with a name: "…; Foo-Bar-2.7B×4 stores 5.3B parameters"."""


def sibling_clauses(analysis: Analysis, subject: Subject) -> list[tuple[str, Analysis]]:
    """Clauses about names that begin with the subject's and go on, each as all of the sentence that counts."""
    found = [match for match in _CLAUSE.finditer(analysis.text) if _is_sibling(match["name"], subject)]
    return [(match["name"], only_clause(analysis, match.start("name"), match.end())) for match in found]


def _is_sibling(name: str, subject: Subject) -> bool:
    own, key = key_of(subject.model), key_of(name)
    return len(key) > len(own) and key[: len(own)] == own and NO_MODEL.search(name) is None


def set_aside(analysis: Analysis, clause: Analysis) -> Analysis:
    """The sentence without a clause that was read as another model's."""
    before, behind = clause.others[-2:]
    return replace(analysis, others=(*analysis.others, Span(before.end, behind.start, "other")))


_FOR = re.compile(r"\s+(?:of \w+\s+)?(?:for|in|with)\s+(?:the\s+)?[*_`]*")


_FOR_SIZES = re.compile(
    r"(?:\s+\w+)?\s+(?:for|in|with|on)\s+the\s+"
    r"(?P<sizes>\d+(?:\.\d+)?[BM](?:(?:,? and|,|/| &)\s?(?:the )?\d+(?:\.\d+)?[BM])*+)"
    r"(?!\w)(?! (?:LLM|encoder|decoder))"
)


def variants_behind(analysis: Analysis, subject: Subject, place: int) -> list[str]:
    """The variants that a number is told for: "32K tokens for Foo-Tiny", "8K for the 1B and 4B sizes"; [] for none."""
    sized = _FOR_SIZES.match(analysis.text, place)
    if sized is not None and _SIZE.search(subject.model) is None:
        return [subject.variant(size) for size in dict.fromkeys(_SIZE.findall(sized["sizes"]))]
    lead = _FOR.match(analysis.text, place)
    named = next((item for item in analysis.of_kind("model") if lead and item.start == lead.end()), None)
    is_variant = named is not None and subject.is_named(named.text) and not subject.is_exactly(named.text)
    return [named.text.strip()] if named is not None and is_variant else []


def variants_in(analysis: Analysis, subject: Subject) -> list[str]:
    """The variants of the subject that a sentence lists, by name or by size; nothing for fewer than two."""
    sizes = _SIZES.search(analysis.text, analysis.sentence.body) if analysis.has_digit else None
    first = next(iter(key_of(subject.model)), "")
    if sizes is None and (not first or first not in analysis.small):
        return []
    spelt = [name for name in _NAME.findall(analysis.text, analysis.sentence.body) if subject.is_named(name)]
    named = [name for name in dict.fromkeys(spelt) if not subject.is_exactly(name)]
    if len(named) > 1:
        return named
    return [subject.variant(size) for size in dict.fromkeys(_SIZE.findall(sizes.group()))] if sizes else []
