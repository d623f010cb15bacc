"""A document's title in, the name that "ours" in its tables stands for out; "" for words that name nothing."""

from __future__ import annotations

import re

from extract.narrative.subjects.subjects import is_called_a_thing
from extract.narrative.subjects.titles import compares, title_of
from extract.records import Reading
from extract.understanding.names.heading_names import BENCH
from extract.understanding.surroundings.document_subject import GENERIC
from extract.understanding.surroundings.measured import titled_name
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import plain

_BEFORE = re.compile(r"[:：]|\s[-–—|]\s")
_NAME = re.compile(r"[A-Z][A-Za-z\d]*(?:[-.+][A-Za-z\d]+)*(?: [vV]?\d+(?:\.\d+)*[a-z]?(?:-[A-Za-z\d]+)*)?")
_NO_MODEL = re.compile(
    r"(?i:bench(?:mark)?|data ?set|corpus|survey|leaderboard|tool ?(?:kit|box)|librar|evaluat|arena|challenge|awesome|"
    r"collection|基准|评测|数据集|综述)"
)
"""Words of titles of pages about something else than a model."""
LEAST_BEHIND = 2
"""Words behind the colon of a title up to which it may be a remark on a part of the page: "Vision: Results"."""
MINIMUM_MENTIONS = 2
"""Times that a title of one plain word stands in a document before the word counts as a name: title and text."""


def own_title(reading: Reading, vocabulary: Vocabulary) -> str:
    """The name that a page goes by: its title, or what stands before the colon, unless these are everyday words.

    A word without a digit or inner capital must be used again, and nowhere in small letters.
    """
    title = title_of(reading)
    text = plain(title.name) if title is not None else ""
    before, *behind = _BEFORE.split(text, maxsplit=1)
    name = re.sub(r"^\W+|\W+$", "", before)
    if (
        not _NAME.fullmatch(name)
        or compares(text)
        or _NO_MODEL.search(text)
        or GENERIC & set(re.split(r"[\s-]+", name.casefold()))
    ):
        return ""
    known = (vocabulary.benchmark(name), vocabulary.not_model(name), vocabulary.column(name), vocabulary.group(name))
    if any(one is not None for one in known) or BENCH.fullmatch(name) or is_called_a_thing(reading, name):
        return ""
    if titled_name(name) or re.search(r"\d", name) or any(len(words.split()) > LEAST_BEHIND for words in behind):
        return name
    small = re.compile(rf"(?<![\w/.-]){re.escape(name.casefold())}(?![\w/-])")
    is_everyday = any(small.search(field.text) for field in reading.paragraphs)
    return "" if is_everyday or reading.document.text.count(name) < MINIMUM_MENTIONS else name
