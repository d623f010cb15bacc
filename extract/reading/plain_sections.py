"""Lines above a details section whose summary names nothing in, the fields of the record that they start out.

Such lines are: a heading without marks, a summary of some sentences, perhaps authors, perhaps images.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Final

from extract.reading.fields import image_field, image_targets, is_image_line, make_field
from extract.reading.lines import Line
from extract.reading.source import Source
from extract.records import Field

HEADING_CHARACTERS: Final = 160
LINES_LOOKED_AT: Final = 6
AUTHOR_WORDS: Final = 8
NOTE_CHARACTERS: Final = 120
CUT_NOTE: Final = re.compile(
    r"\b(?:truncated|cut off|list continues|to be continued|continued (?:on|at|in)|"
    r"full (?:list|version|text|table) (?:on|at|in))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PlainSection:
    """The fields that a plain-text heading starts, and the lines above it that belong elsewhere."""

    start: int
    end: int
    fields: list[Field]
    lines_above: list[Line] = field(default_factory=list)
    cut_note: Line | None = None

    @property
    def name(self) -> str:
        """What stands before the heading's colon."""
        return self.fields[0].text.partition(":")[0].strip()


def read_plain_section(source: Source, lines: Sequence[Line]) -> PlainSection | None:
    """The section that the last lines before a details section start, if there is a heading among them."""
    images: list[Line] = []
    body: list[Line] = []
    for line in lines:
        (images if is_image_line(line.text) else body).append(line)
    first = heading_position(body, is_last_line_enough=True)
    if first is None:
        return None
    fields = _fields(source, body[first:]) + [
        image_field(source, line.start, line.end, targets) for line in images if (targets := image_targets(line.text))
    ]
    return PlainSection(body[first].start, lines[-1].end, fields, body[:first])


def read_cut_section(source: Source, lines: Sequence[Line]) -> PlainSection | None:
    """The section that a document ends in, before its details: a heading, prose, perhaps a note that more follows."""
    note = lines[-1] if is_cut_note(lines[-1].text) else None
    body = lines[:-1] if note else lines
    first = heading_position(body, is_last_line_enough=False)
    if first is None:
        return None
    fields = _fields(source, body[first:])
    if note:
        fields.append(make_field(source, "note", note.start, note.end))
    return PlainSection(body[first].start, lines[-1].end, fields, list(body[:first]), note)


def is_cut_note(text: str) -> bool:
    """Whether a short line says that the document is not complete."""
    return len(text) <= NOTE_CHARACTERS and CUT_NOTE.search(text) is not None


def heading_position(lines: Sequence[Line], *, is_last_line_enough: bool) -> int | None:
    """The plain-text heading: the last short line with prose below it, or the very last line."""
    for position in range(len(lines) - 2, max(-1, len(lines) - LINES_LOOKED_AT), -1):
        if looks_like_heading(lines[position].text.strip()) and _is_prose(lines[position + 1].text.strip()):
            return position
    if is_last_line_enough and lines and looks_like_heading(lines[-1].text.strip()):
        return len(lines) - 1
    return None


def looks_like_heading(text: str) -> bool:
    """Short, starting with a capital or digit, not ending like a sentence."""
    if not 0 < len(text) <= HEADING_CHARACTERS or text[-1] in ".,;:!>":
        return False
    return text[0].isupper() or text[0].isdigit() or text[1:2].isupper()


def _is_prose(text: str) -> bool:
    return " " in text and (text[-1] in ".!?" or len(text) > HEADING_CHARACTERS)


def _fields(source: Source, lines: Sequence[Line]) -> list[Field]:
    """Heading, title behind its colon, abstract, authors."""
    heading = make_field(source, "heading", lines[0].start, lines[0].end)
    fields = [heading]
    if heading.text.partition(":")[2].strip():
        fields.append(make_field(source, "title", source.flat.index(":", heading.start) + 1, lines[0].end))
    rest = list(lines[1:])
    authors = rest.pop() if len(rest) > 1 and looks_like_authors(rest[-1].text.strip()) else None
    fields += [make_field(source, "abstract", line.start, line.end) for line in rest]
    if authors is not None:
        fields.append(make_field(source, "authors", authors.start, authors.end))
    return fields


def looks_like_authors(text: str) -> bool:
    """Names with commas between them, or one short name: no sentence."""
    if not text or not text[0].isupper() or (text.endswith(".") and not text.endswith("al.")):
        return False
    names = text.replace(" and ", ",").replace(";", ",").split(",")
    return max(map(str.count, names, repeat(" "))) <= AUTHOR_WORDS
