"""Upper headers in, what they say of the lines below out: a name with parts, a sort of benchmarks, a condition."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.understanding.headings.items import ItemReading, read_path
from extract.understanding.headings.labels import Label
from extract.understanding.headings.memory_headings import SIZED_NAME
from extract.understanding.headings.stated_conditions import without_format
from extract.understanding.layout.frames import Frame, Item
from extract.understanding.names.names import name_key
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, key

_PLAIN = re.compile(r"[A-Za-z]?[a-z]+")
"""One ordinary word, spelt in no way as a name is."""
_NAME_LIKE = re.compile(r"\S*(?:[a-z][A-Z]|[A-Z]{2}|\d|[A-Za-z]-[A-Za-z])\S*(?: \S+){0,2}")
WORDS = frozenset(("condition", "schedule", "group", "description", "device", "dataset", "language"))
"""Meanings of columns of words, which no column of fractions has."""
LEAST_PARTS = 2
"""Headings below a name that nobody knows, from which it is a benchmark with parts and no sort of benchmarks."""


def with_parts_of_names(frame: Frame, readings: Sequence[ItemReading], vocabulary: Vocabulary) -> list[ItemReading]:
    """`FooCoT` above Logic, Math and Strategy: Math is no benchmark there, and Strategy no setting."""
    if frame.is_transposed:
        return list(readings)
    uppers: dict[str, list[int]] = {}
    for place, item in enumerate(frame.items):
        if len(item.path) > 1:
            uppers.setdefault(item.path[0].text, []).append(place)
    result = list(readings)
    for upper, places in uppers.items():
        if not _is_unknown_name(upper, vocabulary):
            continue
        doubtful = [place for place in places if _is_plain_word(frame, frame.items[place], readings[place])]
        if (
            doubtful
            and len(places) - len(doubtful) >= max(LEAST_PARTS, len(doubtful))
            and not any(_is_known(readings[place]) for place in places if place not in doubtful)
        ):
            for place in doubtful:
                *above, leaf = frame.items[place].path
                result[place] = read_path((*above, Label(text=leaf.text, hint="part")), vocabulary)
    return result


def _is_unknown_name(upper: str, vocabulary: Vocabulary) -> bool:
    is_unknown = read_path((Label(text=upper),), vocabulary).kind == "unknown"
    return is_unknown and _NAME_LIKE.fullmatch(upper.strip()) is not None


def _is_known(reading: ItemReading) -> bool:
    return reading.benchmark is not None and reading.benchmark.is_known


def _is_plain_word(frame: Frame, item: Item, reading: ItemReading) -> bool:
    """Whether a line is headed by an ordinary word that also means a benchmark or a setting."""
    if reading.kind == "attribute":
        return reading.meaning in WORDS and holds_fractions(frame, item)
    return is_plain_word(replace(reading, label=item.path[-1].text.strip()))


def is_plain_word(reading: ItemReading) -> bool:
    """Whether an ordinary word, not spelt like the name, was taken for a known benchmark: `Math`."""
    named = reading.benchmark.name if reading.benchmark is not None else ""
    word = reading.label
    return _is_known(reading) and _PLAIN.fullmatch(word) is not None and word != named and key(word) == key(named)


def holds_fractions(frame: Frame, item: Item) -> bool:
    """Whether most cells of a line hold figures with decimals, as scores do and counts do not."""
    texts = [text for cell in frame.cells(item) if (text := figure_text(cell).strip())]
    return sum(bool(re.search(r"\d\.\d", text)) for text in texts) * 2 > len(texts)


def abilities(frame: Frame, vocabulary: Vocabulary) -> set[str]:
    """Upper headers that are a condition elsewhere, and parts of benchmarks too: `OCR` beside `Reasoning` sorts."""
    uppers = {item.path[0].text for item in frame.items if len(item.path) > 1}
    found = {text for text in uppers if _is_ability(text, vocabulary)}
    others = [read_path((Label(text=text),), vocabulary) for text in uppers - found]
    are_alike = all(one.benchmark is None and not one.condition for one in others)
    return {key(text) for text in found} if others and are_alike else set()


def _is_ability(text: str, vocabulary: Vocabulary) -> bool:
    known: dict[str, bool] = vocabulary.answered("abilities")
    if text not in known:
        is_condition = read_path((Label(text=text),), vocabulary).condition == text
        known[text] = is_condition and any(key(text) in one.parts for one in vocabulary.benchmarks.values())
    return known[text]


def telling_apart(frame: Frame, readings: Sequence[ItemReading], sorting: Collection[str]) -> set[str]:
    """Those upper headers that only sort lines, yet stand one by one above the same known benchmark: "Keep 20 %"."""
    uppers: dict[tuple[str, str], list[set[str]]] = {}
    for item, reading in zip(frame.items, readings, strict=True):
        if len(item.path) > 1 and reading.benchmark is not None and reading.benchmark.is_known:
            names = {found for label in item.path[:-1] if (found := key(label.text)) in sorting}
            uppers.setdefault((reading.benchmark.name, key(item.path[-1].text)), []).append(names)
    return {
        name for sets in uppers.values() for one in sets for name in one if not all(name in other for other in sets)
    }


def without_sorting(path: Sequence[Label], sorting: Collection[str], apart: Collection[str]) -> tuple[Label, ...]:
    """The header texts above a line without those that only sort it; one that tells it from another is a condition."""
    kept = (label for label in path[:-1] if key(label.text) not in sorting or key(label.text) in apart)
    return (*(replace(label, hint="condition") if key(label.text) in apart else label for label in kept), path[-1])


def model_above(path: Sequence[Label], subject: str = "") -> str:
    """The sized name that heads a line one level higher, `Foo-7B` above `Mem.` and `Time`; of a subject, its kin."""
    uppers = (label.text.strip(" *`") for label in path[:-1])
    own = name_key(subject)
    return next((text for text in uppers if SIZED_NAME.fullmatch(text) and name_key(text).startswith(own)), "")


def model_below(path: Sequence[Label]) -> str:
    """The sized name that heads a line of amounts, below a header that says so or alone: `Foo-7B`, `Foo-13B`."""
    name = without_format(path[-1].text.strip(" *`"))[0] if path else ""
    return name if SIZED_NAME.fullmatch(name) else ""
