"""A paragraph in; its lines or sentences out as paragraphs of their own where each begins with a label or name in bold.

"**Model size:** 13B parameters" above "**Vision encoder:** C-RADIOv2-H" are two statements, although no full stop
stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.narrative.passages import read_passage
from extract.records import Document, Field

_BOLD = r"(?:\*\*|<(?:b|strong)>)"
_BOLD_END = r"(?:\*\*|</(?:b|strong)>)"
_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=<br>)|(?<=<br/>)|(?<=<br />)|(?<= [·•|]))[ \t]*(?:<p>)?{_BOLD}[^\W\d_][^*:\n<>]{{1,40}}"
    rf"(?::{_BOLD_END}|{_BOLD_END}\s?:)[ \t]*(?=\S)",
    re.IGNORECASE,
)


_LED = re.compile(rf"(?:^(?:<p>)?|(?<=[.!?)]\s)){_BOLD}[A-Za-z][^*:\n<>]{{1,40}}{_BOLD_END}(?=\s)")
"""A sentence that begins with a name in bold: a paragraph may go through several models so."""


_PLAIN_LABEL = re.compile(r"[ \t]*[A-Z][A-Za-z]+(?:[ /-][A-Za-z]+){0,3}:[ \t]+(?=\S)|[ \t]*[\u4e00-\u9fff]{2,8}[:：]")
"""A label without marks: a paragraph is parted at such only where each of its lines has one."""


def labelled_lines(field: Field, document: Document) -> Iterator[Field]:
    """The lines of a field that consists of labelled lines; else the field."""
    raw = document.text[field.start : field.end] if field.start >= 0 else ""
    if "**" not in raw and "<" not in raw:
        starts = _plain_starts(raw) or _note_starts(raw) or _dotted_starts(raw)
        if len(starts) < 2:
            yield field
            return
        yield from _parts(field, raw, starts, document)
        return
    starts = [match.start() for match in _LABEL.finditer(raw)]
    if len(starts) < 2:
        starts = [match.start() for match in _LED.finditer(raw)]
    if len(starts) < 2 or starts[0] > 0:
        yield field
        return
    yield from _parts(field, raw, starts, document)


def _plain_starts(raw: str) -> list[int]:
    """Where the lines of a paragraph begin, if each has a label without marks; else nothing."""
    if "\n" not in raw:
        return []
    starts = [0, *(match.end() for match in re.finditer(r"\n", raw))]
    starts = [start for start in starts if raw[start:].strip()]
    return starts if all(_PLAIN_LABEL.match(raw, start) for start in starts) else []


_NOTE = re.compile(r"[ \t]*[A-Za-z\d`][^\n]{3,90}(?:\d\)?|[GM]i?B|[BMK%])[ \t]*", re.ASCII)
"""A short line that ends on a figure."""
_FEW_NOTES = 3


def _note_starts(raw: str) -> list[int]:
    """Where the lines of a paragraph begin, if each is a short note that ends on a figure; else nothing."""
    if raw.count("\n") + 1 < _FEW_NOTES or ". " in raw:
        return []
    starts = [0, *(match.end() for match in re.finditer(r"\n", raw))]
    return starts if all(_NOTE.fullmatch(line) for line in raw.split("\n")) else []


_DOT = re.compile(r"\s[·•]\s+")
_DOTTED = re.compile(r"\s*[A-Z][\w ()/.-]{1,40}:\s+\S.*", re.DOTALL)


def _dotted_starts(raw: str) -> list[int]:
    """Where the statements of a line begin that dots part, if each has a label: "Parameters: 7B · License: MIT"."""
    starts = [0, *(match.end() for match in _DOT.finditer(raw))]
    pieces = [raw[start:end] for start, end in pairwise([*starts, len(raw)])]
    return starts if len(starts) >= _FEW_NOTES and all(map(_DOTTED.fullmatch, pieces)) else []


def _parts(field: Field, raw: str, starts: list[int], document: Document) -> Iterator[Field]:
    """The field in parts that begin at `starts`."""
    for start, end in pairwise([*starts, len(raw)]):
        piece = re.sub(r"\s*(?:\s[·•|]|<br\s*/?>)?\s*$", "", raw[start:end])
        yield part_of(field, field.start + start, field.start + start + len(piece), document)


def part_of(field: Field, start: int, end: int, document: Document) -> Field:
    passage = read_passage(document, start, end)
    first = field.line_start + document.text.count("\n", field.start, start)
    last = first + document.text.count("\n", start, end)
    return replace(
        field, text=passage.text.strip(), start=start, end=end, line_start=first, line_end=last,
        links=tuple(passage.links),
    )  # fmt: skip
