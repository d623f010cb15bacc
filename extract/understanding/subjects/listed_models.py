"""A row that lists several models in; one named subject, or one name, for each of them out."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.understanding.lines.meanings import SURE_OF_NAMES
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.names.names import clean_name, text_looks_like_model
from extract.understanding.vocabulary import Vocabulary

_BETWEEN = re.compile(r"\s+/\s+|\s*[,;]\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SIZED = re.compile(r"[A-Za-z].*\d(?:\.\d+)?\s?[BM](?![A-Za-z0-9])")
_TOGETHER = 2
"""Plus signs between what takes an amount of memory together."""
_NUMBERED = re.compile(r"[A-Za-z].*\d")


def members(view: View, named: Named, vocabulary: Vocabulary) -> tuple[Named, ...]:
    """`Foo-7B / Bar 8B` beside nothing but memory, `Foo-V-2.6/Foo-o-2.6` beside a size: what holds holds for each.

    A score of several is one of none, so tables with scores keep the list.
    """
    if view.first("score") or named.cell is None:
        return (named,)
    text = named.name or clean_name(named.cell.text)
    if view.first("gpu_memory") is not None:
        if text.count(" + ") >= _TOGETHER:
            return (replace(named, kind="nobody", reason=f"{text[:60]!r} are several run together"),)
        names, is_name = [clean_name(name) for name in _BETWEEN.split(_BRACKETS.sub("", text))], _SIZED
    elif view.first("total_size") is not None and named.kind == "nobody":
        names, is_name = [clean_name(name) for name in text.split("/")], _NUMBERED
    else:
        return (named,)
    if len(names) < 2 or not all(_is_name(name, is_name, vocabulary) for name in names):
        return (named,)
    return tuple(replace(named, kind="model", name=name, reason="one of several in the cell") for name in names)


def _is_name(text: str, form: re.Pattern[str], vocabulary: Vocabulary) -> bool:
    return form.search(text) is not None and text_looks_like_model(text, vocabulary) >= SURE_OF_NAMES


_REPOSITORY = re.compile(r"(?=.*\d)[a-z][\w.]*(?:-[\w.]+){2,}")
"""A name of several words with a number, in small letters, as repositories have."""
_WHOLE = re.compile(r"(?P<line>[A-Za-z]+)[\w.+-]*(?: [\w.+-]+)?[- ]\d+(?:\.\d+)?[BM]", re.I)
"""A name with its size behind it, of one line with its neighbours: `Foo-V-2B / Foo-V-7B`."""
_VARIANT = re.compile(r"\d+(?:\.\d+)?[BM](?:-A\d+(?:\.\d+)?B)?", re.I)
_VERSION_AND_VARIANT = re.compile(r"(?:\d+(?:\.\d+)?-)?" + _VARIANT.pattern, re.I)
_FIRST = re.compile(r"(?P<line>[A-Za-z].*[- ])" + _VARIANT.pattern, re.I)


def listed_names(name: str) -> tuple[str, ...]:
    """`Foo-8B / 1.5-4B`, `foo-base-v1 / foo-base-v2`: the names that a row holds a figure each for; else the name."""
    if "/" not in name:
        return (name,)
    first, *others = re.split(r"\s*/\s*", name)
    if all(map(_REPOSITORY.fullmatch, (first, *others))):
        return (first, *others)
    whole = [_WHOLE.fullmatch(one) for one in (first, *others)]
    if all(whole) and len({found["line"].casefold() for found in whole if found}) == 1:
        return (first, *others)
    told = _FIRST.fullmatch(first)
    if told is None or not all(map(_VERSION_AND_VARIANT.fullmatch, others)):
        return (name,)
    return (first, *(f"{told['line']}{other}" for other in others))


_SIZES = re.compile(r"\((\d+(?:\.\d+)?[BM](?:\s*/\s*\d+(?:\.\d+)?[BM])+)\)\s*$", re.I)
_SIZE = re.compile(r"\d(?:\.\d+)?\s?[BM]\b", re.I)


def names_by_size(name: str, heading: str) -> tuple[str, ...]:
    """`Results (2B/7B)` of Foo, `Foo (2B/7B)`: Foo 2B and Foo 7B, for each of which a cell holds a figure."""
    own, found = _SIZES.search(name), _SIZES.search(heading)
    if own is not None:
        name, found = name[: own.start()].rstrip(), own
    if found is None or _SIZE.search(name):
        return listed_names(name)
    return tuple(f"{name} {size}" for size in re.split(r"\s*/\s*", found[1]))


def are_sizes(text: str) -> bool:
    """Whether a text is nothing but several sizes: `2B/7B`."""
    return _SIZES.fullmatch(f"({text})") is not None
