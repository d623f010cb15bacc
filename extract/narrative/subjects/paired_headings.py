"""A reading about several models in; headings that name two of them ("Foo and Foo Pro"), each with both names, out.

What stands below is said of the one that a sentence names; nothing there is one model's because it stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from extract.narrative.lexicon import NAME_FORM, Lexicon
from extract.narrative.subjects.described import names_in
from extract.narrative.subjects.led_names import is_plain_name, name_of
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading

Pair = tuple[str, str]
_ACTS = r"(?:['’]s\b|,| (?:is|was|has|had|uses|needs|takes|scores|reaches|gets|keeps|pairs|comes|runs|adds|swaps|\d))"


def paired_headings(
    reading: Reading, headings: Mapping[str, str], lexicon: Lexicon, vocabulary: Vocabulary
) -> Mapping[str, Pair]:
    """Heading → its two models; `headings` are the sections' headings as they are read, without numbers."""
    texts: dict[str, list[str]] = {}
    for field in reading.paragraphs:
        texts.setdefault(field.name, []).append(field.text)
    return dict(_pairs(headings, texts, lexicon, vocabulary))


def _pairs(
    headings: Mapping[str, str], texts: Mapping[str, list[str]], lexicon: Lexicon, vocabulary: Vocabulary
) -> Iterator[tuple[str, Pair]]:
    for heading, bare in headings.items():
        named = names_in(bare, vocabulary)
        if len(named) != len(("one", "other")) or ":" in bare:
            continue
        first, second = named
        is_named = all(
            (NAME_FORM.search(name) and name_of(name, lexicon, vocabulary)) or is_plain_name(name, lexicon, vocabulary)
            or "model" in lexicon.look_up(name) or name.startswith(f"{first} ")
            for name in named
        )  # fmt: skip
        if is_named and all(_is_said(name, texts.get(heading, ())) for name in named):
            yield heading, (first, second)


def _is_said(name: str, texts: Iterable[str]) -> bool:
    said = re.compile(rf"(?<![\w-]){re.escape(name)}{_ACTS}")
    return any(map(said.search, texts))
