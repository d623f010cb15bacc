"""A reading in; the names out under which it links data sets of the hub: "[MathNotes](…/datasets/anna/math-notes)"."""

from __future__ import annotations

import re

from extract.narrative.lexicon import Lexicon
from extract.narrative.subjects.subjects import each_field
from extract.records import Link, Reading

_DATASET = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/datasets/[\w.-]+/(?P<name>[\w.-]+)")
_NAME = re.compile(r"[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,3}")
_NO_LETTER = re.compile(r"[^a-z\d]")


def linked_datasets(reading: Reading, lexicon: Lexicon) -> list[str]:
    """Texts of links to data sets of the hub that are called like these, and that no vocabulary knows, each once."""
    links = (link for field in each_field(reading) for link in field.links)
    names = dict.fromkeys(link.text.strip() for link in links if _is_called(link))
    return [name for name in names if not lexicon.find(name)]


def _is_called(link: Link) -> bool:
    target = _DATASET.match(link.target)
    name = _NO_LETTER.sub("", link.text.casefold())
    is_name = target is not None and _NAME.fullmatch(link.text.strip()) is not None and len(name) > len("set")
    return is_name and target is not None and name in _NO_LETTER.sub("", target["name"].casefold())
