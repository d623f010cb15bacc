"""Places of running text in, fields out: one a paragraph, with visible text, links and place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extract.makers import new_field, new_link
from extract.reading.entities import decode_entities
from extract.reading.fragment import Fragment
from extract.reading.lines import Line, starts_html
from extract.reading.markdown_text import BROKEN_TARGET, read_markdown
from extract.reading.source import Source
from extract.records import Field

LONG_LINE: Final = 200
"""Lines longer than this (tags and addresses of links not counted) are paragraphs of their own: nobody wraps there."""
TARGET: Final = re.compile(r"\]\([^()\[\]\s]*\)|<[^<>]*>")
IMAGE_LINE: Final = re.compile(
    r"(?:\s*(?:</?(?:p|div|center|br|a|picture|img|figure)\b[^<>]*>|!\[[^\]\[]*\]\([^()\s]*\)))++\s*", re.IGNORECASE
)
IDLE_LINE: Final = re.compile(r"(?:\s*</?(?:div|p|center|br)(?: [a-z]+=\"[^\"<>&]*\")*>)++\s*")
"""A line of tags that show nothing: pages begin and end with many, and reading their markup would find no text."""
MARKDOWN_IMAGE: Final = re.compile(r"!\[[^\]\[]*\]\(([^()\s]+)\)")
HTML_IMAGE: Final = re.compile(r"<img\b[^<>]*?\ssrc\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s<>\"']+))", re.IGNORECASE)
BUTTON: Final = re.compile(
    r"<a\b[^<>]*?\shref\s*=\s*[\"']?(?![^\"'<>]*\.(?:png|jpe?g|gif|webp|svg)\b)[^\"'<>\s#]", re.IGNORECASE
)
"""A picture that leads elsewhere than to a picture is a link: a badge, a button."""
MAX_PARAGRAPH_LINES: Final = 400
"""Lines of one paragraph; a longer one is cut into several, which bounds what inline reading sees at once."""


def make_field(source: Source, name: str, start: int, end: int, text: str | None = None) -> Field:
    """The field at `start` to `end`, trimmed; `text` is its markdown where that is not the raw text (quotes)."""
    raw = source.flat[start:end]
    trimmed = raw.strip()
    if len(trimmed) < len(raw):
        start += len(raw) - len(raw.lstrip())
    return field_of(source, name, start, start + len(trimmed), read_markdown(text or trimmed, source.references))


def field_of(source: Source, name: str, start: int, end: int, fragment: Fragment) -> Field:
    """The field of a fragment that was read already."""
    text, links, _, _, _, _, problem = fragment
    if links:
        links = source.placed_links(source.visible_links(links) if source.is_garbled else links, start, end)
    if problem:
        source.flag("markup_not_read", start, end, problem)
    if source.is_garbled:
        text = source.visible(text)
    line_start = source.line_of(start)
    line_end = line_start if end <= source.line_ends[line_start - 1] else source.line_of(max(start, end - 1))
    return new_field(name, text, line_start, line_end, start, end, links)


def renamed(place: Field, name: str) -> Field:
    """The same place under another name."""
    return new_field(name, place.text, place.line_start, place.line_end, place.start, place.end, place.links)


def paragraphs_of(source: Source, name: str, lines: Sequence[Line]) -> list[Field]:
    """One field a paragraph: wrapped lines are joined, a very long line and a line of images stand alone."""
    fields = []
    for group in _groups(lines):
        first, last = group[0], group[-1]
        text = first.text if first is last else "\n".join([line.text for line in group])
        if IDLE_LINE.fullmatch(text):
            continue
        targets = image_targets(text) if is_image_line(text) and not BUTTON.search(text) else ()
        if targets:
            fields.append(image_field(source, first.start, last.end, targets))
            continue
        place = make_field(source, name, first.start, last.end, text.strip())
        flag_broken_links(source, text, place)
        if place.text or place.links:
            fields.append(place)
    return fields


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    if len(lines) == 1:
        return [[lines[0]]]
    groups: list[list[Line]] = []
    was_alone = True
    for line in lines:
        text = line.text
        is_alone = len(text) > LONG_LINE and (
            ("<" not in text and "](" not in text) or len(TARGET.sub("", text)) > LONG_LINE
        )
        is_alone = is_alone or is_image_line(text)
        starts_block = "<" in text and starts_html(text.lstrip())
        if was_alone or is_alone or starts_block or len(groups[-1]) >= MAX_PARAGRAPH_LINES:
            groups.append([line])
        else:
            groups[-1].append(line)
        was_alone = is_alone
    return groups


def is_image_line(text: str) -> bool:
    """Whether a line shows nothing but images, perhaps inside tags."""
    return ("<" in text or ("!" in text and "![" in text)) and IMAGE_LINE.fullmatch(text) is not None


def image_field(source: Source, start: int, end: int, targets: tuple[str, ...]) -> Field:
    """A place that shows nothing but images: their addresses are its links, the first one its text."""
    raw = source.flat[start:end]
    start += len(raw) - len(raw.lstrip())
    end = start + len(raw.strip())
    links = tuple(new_link(text="", target=target) for target in targets)
    return field_of(source, "image", start, end, Fragment(targets[0], links))


def image_targets(text: str) -> tuple[str, ...]:
    """The addresses of the images in markdown or HTML."""
    targets = [match[1] for match in MARKDOWN_IMAGE.finditer(text)] if "![" in text else []
    if "<" in text:
        targets += [decode_entities(match[1] or match[2] or match[3]) for match in HTML_IMAGE.finditer(text)]
    return tuple(filter(None, targets))


def flag_broken_links(source: Source, text: str, place: Field) -> None:
    """A link target that was broken over two lines was put together: a repair."""
    if "\n" in text and "](" in text and BROKEN_TARGET.search(text):
        source.flag(
            "broken_link", place.start, place.end, "a link target was broken over two lines; joined",
            severity="info", action="repaired",
        )  # fmt: skip
