"""A known part in its sentence in; its whole name, and the variant of the text's model that it stands beside, out."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Subject, key_of
from extract.narrative.lexicon import Found

_ON_TOP = re.compile(
    r"[*_`]*(?:,?\s+(?:(?:is |was )?(?:built |based |trained )?(?:on top of|on|upon|atop)|with|from)\s+"
    r"|\s\((?:(?:built |based )?on |with |uses )?)(?:the |an? )?[*_`]*"
)
"""Between the name of a variant and the part that it is built on, or that its bracket names."""
_FOR_NAME = re.compile(r"[*_`]*\)?\s+(?:for|in)\s+(?:the\s+)?[*_`]*")


_FOR_SIZE = re.compile(
    r"[*_`]*\)?\s+(?:for|in)\s+the\s+[*_`]*(?P<size>\d+(?:\.\d+)?B)[*_`]*\s(?:[A-Z][a-z]+ )?"
    r"(?:model|variant|version|checkpoint|one)\b"
)
"""Behind a part: the size of the model whose it is, "Foo 8B for the 11B model"."""


def with_noun(analysis: Analysis, item: Found) -> Found:
    """ "cross-attention resampler": two words for one connector are its name."""
    noun = next((other for other in analysis.of_kind("connector") if other.start == item.end + 1), None)
    is_one = noun is not None and analysis.text[item.end] == " " and item.text.islower()
    return replace(item, end=noun.end, text=analysis.text[item.start : noun.end]) if is_one and noun else item


def variant_beside(analysis: Analysis, item: Found, subject: Subject) -> str:
    """ "a smaller Foo-1B on top of X", "X for Foo-Mini and Y for Foo-Pro": the variant right beside a part."""
    family = Subject(model=subject.family)
    for model in analysis.of_kind("model"):
        is_longer = len(key_of(model.text)) > len(key_of(subject.family))
        is_variant = is_longer and family.is_named(model.text) and not subject.is_exactly(model.text)
        before = model.end <= item.start and _ON_TOP.fullmatch(analysis.text, model.end, item.start)
        behind = item.end <= model.start and _FOR_NAME.fullmatch(analysis.text, item.end, model.start)
        if is_variant and not subject.is_short(model.text) and (before or behind):
            return model.text.strip()
    sized = _FOR_SIZE.match(analysis.text, item.end)
    return subject.sized(sized["size"]) if sized is not None and subject.model else ""
