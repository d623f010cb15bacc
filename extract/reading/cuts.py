"""A document in, its segments out: running text between code, comments, HTML tables and edges of details sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from extract.reading.html_tables import read_html_tables
from extract.reading.limits import MAX_SUMMARY_CHARACTERS
from extract.reading.source import Source
from extract.records import Table

SegmentKind = Literal["text", "code", "tables", "heading", "details", "end_details"]

TAG_EVENT: Final = re.compile(
    r"<(?:(?P<comment>!--)|(?P<table>[tT][aA][bB][lL][eE])(?=[\s>/])|(?P<details>[dD][eE][tT][aA][iI][lL][sS])(?=[\s>/])[^<>]*>"
    r"|(?P<end>/[dD][eE][tT][aA][iI][lL][sS])\s*>|(?P<raw>[pP][rR][eE]|[sS][cC][rR][iI][pP][tT]|[sS][tT][yY][lL][eE]"
    r"|[tT][eE][xX][tT][aA][rR][eE][aA]|[nN][aA][vV]|[fF][oO][oO][tT][eE][rR])(?=[\s>/])|[hH](?P<level>[1-6])(?=[\s>])[^<>]*>)"
)
"""Spelled out in both cases: a pattern that starts with a plain "<" is searched ten times faster."""
FENCE_MARK: Final = re.compile(r"`{3,}|~{3,}")
FENCE_LINE: Final = re.compile(
    r"(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(?P<fence>`{3,}(?=[^`\n]*(?:\n|$))|~{3,})"
)
SUMMARY: Final = re.compile(r"\s*<summary(?:\s[^<>]*)?>", re.IGNORECASE)
SUMMARY_END: Final = re.compile(r"</[sS][uU][mM][mM][aA][rR][yY]\s*>")
LINE_START: Final = re.compile(r"[ \t>]*")
CODE_SPAN_CHARACTERS: Final = 1_000
"""How far from a tag the ends of a code span around it are looked for."""
ROW_START: Final = 1_000
"""How far from the start of a line with a leading pipe the end of an element around it is looked for."""
BLOCK_END: Final = re.compile(r"</(p|div|center|section|article|li|h[1-6])\s*>", re.IGNORECASE)
COMMENT_END: Final = re.compile(r"--!?>")
HEADING_END: Final = re.compile(r"</[hH]([1-6])\s*>")
RAW_END: Final = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("pre", "script", "style", "textarea", "nav", "footer")
}
"""Ends of what is no running text: code, and what a page has around its text, which speaks of other pages."""


class Segment(NamedTuple):
    """A stretch of the document; `inner` is the content of a details section's summary, or of a heading."""

    kind: SegmentKind
    start: int
    end: int
    tables: tuple[Table, ...] = ()
    inner: tuple[int, int] | None = None
    level: int = 0


def cut_segments(source: Source) -> Iterator[Segment]:
    """Cut the document into segments, in order and without gaps; comments are left out."""
    flat = source.flat
    position = comment_end = 0
    for start, match in _events(source):
        is_fence = match.re is FENCE_LINE
        if start < max(position, comment_end):
            continue
        if not is_fence and _is_inline(source, start, match):
            if match["comment"]:
                comment_end = _comment_end(source, start)
            continue
        segment = Segment("code", start, _fence_end(source, match)) if is_fence else _read_event(source, match)
        if segment is None:
            continue
        if start > position:
            yield Segment("text", position, start)
        yield segment
        position = segment.end
    if position < len(flat):
        yield Segment("text", position, len(flat))


def _events(source: Source) -> list[tuple[int, re.Match[str]]]:
    """Where fences, comments, tables and details sections may start, in order."""
    flat = source.flat
    events = [(match.start(), match) for match in TAG_EVENT.finditer(flat)]
    if ("`" in flat and "```" in flat) or ("~" in flat and "~~~" in flat):
        for mark in FENCE_MARK.finditer(flat):
            match = FENCE_LINE.match(flat, source.line_starts[source.line_of(mark.start()) - 1])
            if match and match.start("fence") == mark.start():
                events.append((mark.start(), match))
        events.sort(key=lambda event: event[0])
    return events


def _read_event(source: Source, match: re.Match[str]) -> Segment | None:
    flat, start = source.flat, match.start()
    if match["comment"]:
        return Segment("code", start, _comment_end(source, start))
    if match["table"]:
        tables, end = read_html_tables(source, start)
        return Segment("tables", start, end, tables=tuple(tables))
    if match["end"]:
        return Segment("end_details", start, match.end())
    if match["level"]:
        return _read_heading(flat, match)
    if match["raw"]:
        closing = source.find_after(RAW_END[match["raw"].lower()], match.end())
        return Segment("code", start, closing.end()) if closing else Segment("code", start, match.end())
    summary = SUMMARY.match(flat, match.end(), match.end() + MAX_SUMMARY_CHARACTERS)
    closing = SUMMARY_END.search(flat, summary.end(), match.end() + MAX_SUMMARY_CHARACTERS) if summary else None
    if summary and closing:
        return Segment("details", start, closing.end(), inner=(summary.end(), closing.start()))
    return Segment("details", start, match.end())


def _read_heading(flat: str, match: re.Match[str]) -> Segment | None:
    """An HTML heading; without an end tag nearby it is running text."""
    closing = HEADING_END.search(flat, match.end(), match.end() + MAX_SUMMARY_CHARACTERS)
    if not closing or closing[1] != match["level"]:
        return None
    inner = (match.end(), closing.start())
    return Segment("heading", match.start(), closing.end(), inner=inner, level=int(match["level"]))


def _is_inline(source: Source, position: int, match: re.Match[str]) -> bool:
    """Whether a tag belongs to its line only: in a row of a pipe table, in a code span, a comment that ends there."""
    flat = source.flat
    number = source.line_of(position) - 1
    line_start, line_end = source.line_starts[number], source.line_ends[number]
    if match["comment"] and COMMENT_END.search(flat, position + 4, line_end):
        return True
    if line_start == position:
        return False
    before = LINE_START.match(flat, line_start, position)
    if before is None or before.end() == position:
        return False
    if flat[before.end()] == "|" and not _ends_block(flat, before.end(), min(position, before.end() + ROW_START)):
        return True
    ticks = flat.count("`", max(line_start, position - CODE_SPAN_CHARACTERS), position)
    return ticks % 2 == 1 and flat.find("`", position, min(line_end, position + CODE_SPAN_CHARACTERS)) >= 0


def _ends_block(flat: str, start: int, end: int) -> bool:
    """Whether a line that begins with a pipe ends an element begun above it: the last line of HTML, and no row."""
    ending = BLOCK_END.search(flat, start, end)
    return ending is not None and f"<{ending[1].lower()}" not in flat[start : ending.start()].lower()


def _fence_end(source: Source, match: re.Match[str]) -> int:
    fence = match["fence"]
    closing = re.compile(rf"^[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
    if ">" in match["before"]:
        # A quote ends what is open in it.
        closing = re.compile(rf"{closing.pattern}|^(?![ \t>]*>)", re.MULTILINE)
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
    closing = source.find_after(COMMENT_END, start + 4)
    if closing:
        return closing.end()
    source.flag(
        "unclosed_comment", start, len(flat), "the comment has no end: everything below is hidden", action="quarantined"
    )
    return len(flat)
