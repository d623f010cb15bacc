"""A sentence in; the variants of the text's model that it lists, by name or by size, out."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Subject, key_of

_SIZES = re.compile(
    r"(?<![\w./-])\d+(?:\.\d+)?[BM](?:(?:,? and|,? or|,|/| &)\s?(?:an? |the )?\d+(?:\.\d+)?[BM])+(?![\w-])"
    r"(?! (?:LLM|language|text|vision|encoder|backbone|decoder|activ|image|pairs|samples|tokens))"
)
_SIZE = re.compile(r"\d+(?:\.\d+)?[BM]")
_NAME = re.compile(r"(?<![\w./-])[A-Z][\w.]*(?:-[\w.]+)+(?<=\w)")


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
