"""A document in, its segments out: running text between code, comments, HTML tables and the edges of details sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from extract.reading.html_tables import read_html_tables
from extract.reading.limits import MAX_SUMMARY_CHARACTERS
from extract.reading.source import Source
from extract.records import Table

SegmentKind = Literal["text", "code", "tables", "details", "end_details"]

EVENT: Final = re.compile(
    r"^(?P<prefix>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})"
    r"|(?P<comment><!--)|(?P<table><table(?=[\s>/]))|(?P<details><details(?=[\s>/])[^<>]*>)|(?P<end></details\s*>)"
    r"|<(?P<raw>pre|script|style|textarea)(?=[\s>/])",
    re.MULTILINE | re.IGNORECASE,
)
SUMMARY: Final = re.compile(r"\s*<summary(?:\s[^<>]*)?>(.*?)</summary\s*>", re.DOTALL | re.IGNORECASE)
RAW_END: Final = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("pre", "script", "style", "textarea")
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the document; `summary` is the inner span of a details section's summary."""

    kind: SegmentKind
    start: int
    end: int
    tables: tuple[Table, ...] = ()
    summary: tuple[int, int] | None = None


def cut_segments(source: Source) -> Iterator[Segment]:
    """Cut the document into segments, in order and without gaps; comments are left out."""
    flat = source.flat
    position = 0
    for match in EVENT.finditer(flat):
        start = match.start("fence") if match["fence"] else match.start()
        if start < position or (not match["fence"] and _is_in_code_span(flat, match.start())):
            continue
        if start > position:
            yield Segment("text", position, start)
        segment = _read_event(source, match, start)
        if segment is not None:
            yield segment
            position = segment.end
        else:
            position = start
    if position < len(flat):
        yield Segment("text", position, len(flat))


def _read_event(source: Source, match: re.Match[str], start: int) -> Segment | None:
    flat = source.flat
    if match["fence"]:
        return Segment("code", start, _fence_end(source, match))
    if match["comment"]:
        return Segment("code", start, _comment_end(source, start))
    if match["table"]:
        tables, end = read_html_tables(source, start)
        return Segment("tables", start, end, tables=tuple(tables))
    if match["end"]:
        return Segment("end_details", start, match.end())
    if match["raw"]:
        closing = RAW_END[match["raw"].lower()].search(flat, match.end())
        return Segment("code", start, closing.end()) if closing else Segment("code", start, match.end())
    summary = SUMMARY.match(flat, match.end(), match.end() + MAX_SUMMARY_CHARACTERS)
    if summary:
        return Segment("details", start, summary.end(), summary=summary.span(1))
    return Segment("details", start, match.end())


def _is_in_code_span(flat: str, position: int) -> bool:
    """Whether a back tick before `position` on its line opens a code span that closes behind it."""
    line_start = flat.rfind("\n", 0, position) + 1
    before = flat.count("`", line_start, position)
    if before % 2 == 0:
        return False
    line_end = flat.find("\n", position)
    return "`" in flat[position : line_end if line_end >= 0 else len(flat)]


def _fence_end(source: Source, match: re.Match[str]) -> int:
    fence = match["fence"]
    closing = re.compile(rf"^[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
    found = closing.search(source.flat, match.end())
    if found:
        return found.end()
    source.flag(
        "unclosed_code_fence",
        match.start("fence"),
        len(source.flat),
        "the code fence has no end: everything below is code",
        action="quarantined",
    )
    return len(source.flat)


def _comment_end(source: Source, start: int) -> int:
    flat = source.flat
    for short in ("<!-->", "<!--->"):
        if flat.startswith(short, start):
            return start + len(short)
    end = flat.find("-->", start + 4)
    if end >= 0:
        return end + 3
    source.flag(
        "unclosed_comment", start, len(flat), "the comment has no end: everything below is hidden", action="quarantined"
    )
    return len(flat)
