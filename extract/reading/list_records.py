"""Lists in, records out: bullets with sub-bullets, pairs of name and value, names with pipes between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extract.makers import new_record
from extract.reading.bullets import Bullet
from extract.reading.fields import field_of, flag_broken_links, make_field
from extract.reading.fragment import fold
from extract.reading.lines import Line
from extract.reading.markdown_text import read_markdown
from extract.reading.source import Source
from extract.reading.values import read_value
from extract.records import Field, Record, RecordKind

SEPARATORS: Final = (" - ", " – ", " — ", ": ", " = ", " → ")
VALUE_KINDS: Final = frozenset({"number", "percent", "range", "pair", "count", "missing"})
MAX_VALUE_CHARACTERS: Final = 40
PAIRS_AT_LEAST: Final = 2
LINE_PAIRS_AT_LEAST: Final = 3
"""Pairs without bullets: fewer lines may be prose by chance."""
PAIR_LINE_CHARACTERS: Final = 160
AMOUNT_LINE: Final = re.compile(
    r"[^\s:–—=→][^:–—=→\n]{1,80}?(?:: | [–—=→] )\s*(?:[~≈<>]?\s?\d[\d.,]* ?(?:[GM]i?B|G)\b|(?:n/?a|nan|unknown"
    r"|\?+|-+)\s*$)",
    re.IGNORECASE,
)
"""A line that is a name and an amount of memory: such lines are a list, whatever stands between the two."""
NOTED_LINE: Final = re.compile(r"[^\s:–—=→][^:–—=→\n]{1,80}?(?:: | [–—=→] )\s*\S.{0,40}$")
"""A line that is a name and something short about it."""
FRONT_MATTER_LINES: Final = 12
"""Front matter without fences is looked for within this many lines."""
FRONT_MATTER_KEYS: Final = 2
KEY: Final = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?")


def make_record(
    source: Source,
    kind: RecordKind,
    name: str,
    start: int,
    end: int,
    headings: tuple[str, ...],
    fields: Sequence[Field] = (),
    children: tuple[Record, ...] = (),
    level: int = 0,
) -> Record:
    """A record that is complete at once."""
    first = source.line_of(start)
    last = first if end <= source.line_ends[first - 1] else source.line_of(max(start, end - 1))
    return new_record(kind, name, first, last, start, end, level, True, headings, tuple(fields), children)


def read_bullet(source: Source, bullet: Bullet, headings: tuple[str, ...], level: int = 0) -> Record:
    """A bullet: its text is the field `text`, its sub-bullets are the children."""
    first, last = bullet.lines[0], bullet.lines[-1]
    text = first.text if first is last else "\n".join([line.text for line in bullet.lines])
    end = last.start + len(last.text.rstrip())
    place = field_of(source, "text", first.start, end, read_markdown(text, source.references))
    flag_broken_links(source, text, place)
    below = filter(says_something, bullet.children)
    children = tuple([read_bullet(source, child, headings, level + 1) for child in below])
    return make_record(source, "bullet", place.text, bullet.start, bullet.end, headings, (place,), children, level)


def says_something(bullet: Bullet) -> bool:
    """Whether a bullet has a text or bullets below it: a mark alone is no record."""
    return bool(bullet.children) or any(not line.text.isspace() for line in bullet.lines if line.text)


def read_pairs(source: Source, lines: Sequence[tuple[int, Line]], headings: tuple[str, ...]) -> list[Record]:
    """Lines that read `name - value`, split at the last separator; none unless nearly all of them do.

    `lines` are (start of the whole item, its text). Two lines in three must have a typed value; the others
    then count as pairs with their text.
    """
    found = []
    for start, line in lines:
        pair = split_pair(line.text)
        if pair is None:
            return []
        found.append((start, line, pair))
    typed = sum(is_typed for _, _, (_, _, is_typed) in found)
    if typed < PAIRS_AT_LEAST or typed * 3 < len(found) * 2:
        return []
    return [_pair_record(source, start, line, pair, headings) for start, line, pair in found]


def pairs_at_end(source: Source, lines: Sequence[Line], headings: tuple[str, ...]) -> tuple[int, list[Record]]:
    """Pairs without bullets at the end of a paragraph: where they start, and their records; none if too few."""
    first = len(lines)
    while first and len(lines[first - 1].text) < PAIR_LINE_CHARACTERS and " - " in lines[first - 1].text:
        first -= 1
    if first == len(lines):
        first = _first_amount(lines)
    if len(lines) - first < LINE_PAIRS_AT_LEAST:
        return len(lines), []
    return first, read_pairs(source, [(line.start, line) for line in lines[first:]], headings)


def _first_amount(lines: Sequence[Line]) -> int:
    """Where lines with a name and an amount each begin that go on to the end; one in three may say something else."""
    first = len(lines)
    while first and len(lines[first - 1].text) < PAIR_LINE_CHARACTERS and NOTED_LINE.match(lines[first - 1].text):
        first -= 1
    while first < len(lines) and not AMOUNT_LINE.match(lines[first].text):
        first += 1
    amounts = sum(AMOUNT_LINE.match(line.text) is not None for line in lines[first:])
    return first if amounts * 3 >= (len(lines) - first) * 2 else len(lines)


def split_pair(text: str) -> tuple[int, int, bool] | None:
    """Where the name ends and the value starts, and whether the value is typed; None without a separator."""
    text = text.rstrip()
    position, separator = max([(text.rfind(separator), separator) for separator in SEPARATORS])
    if position <= 0:
        return None
    start = position + len(separator)
    start += len(text[start:]) - len(text[start:].lstrip())
    value = read_markdown(text[start:]).text
    if not value or len(value) > MAX_VALUE_CHARACTERS:
        return None
    return position, start, read_value(value).kind in VALUE_KINDS


def _pair_record(
    source: Source, start: int, line: Line, pair: tuple[int, int, bool], headings: tuple[str, ...]
) -> Record:
    end = line.start + len(line.text.rstrip())
    name = make_field(source, "name", line.start, line.start + pair[0])
    value = make_field(source, "value", line.start + pair[1], end)
    return make_record(source, "pair", name.text, start, end, headings, (name, value))


LINK_LABEL: Final = re.compile(
    r"\W*(?:(?:the|our|technical|tech|project|model|home|arxiv|online|live|hf|hugging ?face|github|official)[ -])*"
    r"(?:paper|arxiv|pdf|report|code|github|repo(?:sitory)?|project|website|web ?page|home ?page|page|demo"
    r"|blog(?: ?post)?|weights|models?|checkpoints?|data(?: ?sets?)?|hugging ?face|hf|colab|video|slides|poster|bibtex"
    r"|space|modelscope|abstract|docs|documentation|preprint|openreview|supplement(?:ary)?)\W*",
    re.IGNORECASE,
)
"""What the links of one work are called: such labels in a row are no list of names."""


def are_link_labels(source: Source, pieces: Sequence[str]) -> bool:
    """Whether a line with pipes is a row of links of one work ("[Paper](…) | [Code](…) | [Demo](…)")."""
    if not all("](" in piece or "<a " in piece for piece in pieces):
        return False
    labels = [read_markdown(piece.strip(), source.references).text for piece in pieces]
    return 2 * sum(LINK_LABEL.fullmatch(label) is not None for label in labels) >= len(labels)


def read_names(source: Source, line: Line, title: str, headings: tuple[str, ...]) -> Record:
    """Names with pipes between them: one record, a child a name."""
    children, position = [], line.start
    number = source.line_of(line.start)
    for piece in line.text.split(" | "):
        raw = piece.strip()
        if raw:
            start = position + len(piece) - len(piece.lstrip())
            end = start + len(raw)
            place = field_of(source, "text", start, end, read_markdown(raw, source.references))
            child = new_record("name_list", place.text, number, number, start, end, 1, True, headings, (place,), ())
            children.append(child)
        position += len(piece) + len(" | ")
    return make_record(source, "name_list", title, line.start, line.end, headings, (), tuple(children))


def front_matter_lines(lines: Sequence[Line]) -> list[Line]:
    """Front matter without fences: two lines or more of `key: value` near the top, keys in small letters."""
    found = []
    for line in lines[:FRONT_MATTER_LINES]:
        match = KEY.fullmatch(line.text.rstrip())
        if match and match[2] and match[1].islower() and " " not in match[1]:
            found.append(line)
    return found if len(found) >= FRONT_MATTER_KEYS else []


def read_front_matter(source: Source, lines: Sequence[Line], start: int, end: int) -> Record:
    """Front matter: a field a key; the items of a YAML list below or behind a key (`[a, b]`) are joined by commas."""
    entries: list[tuple[str, list[str], int, int]] = []
    for line in lines:
        match = KEY.fullmatch(line.text.rstrip())
        last = line.start + len(line.text.rstrip())
        if match and not line.text.startswith((" ", "\t", "-")):
            first = line.start + (match.start(2) if match[2] else match.end())
            entries.append((match[1], _front_values(match[2] or ""), first, last))
        elif entries and line.text.strip():
            name, values, first, _ = entries[-1]
            values += _front_values(line.text.strip().removeprefix("- "))
            entries[-1] = (name, values, first, last)
    fields = [_front_field(source, name, ", ".join(values), first, last) for name, values, first, last in entries]
    return make_record(source, "front_matter", "", start, end, (), fields)


def _front_values(text: str) -> list[str]:
    """The values of a key or an item without their quotes: one, those of a list in brackets, or none."""
    bare = text.strip()
    values = bare[1:-1].split(",") if bare.startswith("[") and bare.endswith("]") else [bare]
    return [value for value in (value.strip().strip("\"'") for value in values) if value]


def _front_field(source: Source, name: str, value: str, start: int, end: int) -> Field:
    return Field(
        name=name,
        text=source.visible(fold(value)),
        line_start=source.line_of(start),
        line_end=source.line_of(max(start, end - 1)),
        start=start,
        end=end,
    )
