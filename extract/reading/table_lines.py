"""Lines in, the lines of a pipe table out: header, delimiter row and body, strict or rescued.

Strict is what cmark-gfm takes: the header is the last line of a paragraph, the delimiter row has as many cells, the
body ends at a blank line or where another block starts. A rescued table is one that these rules miss but that a person
sees; it says why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from extract.reading.lines import ATX, EMPTY_HTML, Line, indent_of, starts_block, starts_html, strip_quote

DELIMITER: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*")
PIPE: Final = re.compile(r"(?<!\\)\|")
MAX_LINES_BETWEEN: Final = 2
"""Blank lines or lines of HTML that show nothing, between a table and more of its rows."""
VOTERS: Final = 20
"""Rows that are asked; asking all would cost the square of a document that repeats such lines."""
MEANT: Final = str.maketrans({"+": "|", "—": "-", "–": "-", "=": "-", "―": "-"})
JOINED_ABOVE: Final = "no blank line before it"
"""The specification asks for a blank line, cmark-gfm no longer does: but for the mark it is like a strict table."""
ROWS_THAT_OUTVOTE: Final = 2
"""Body rows that must agree with the header before a delimiter row of another width is overruled."""


@dataclass(slots=True)
class Surroundings:
    """What stands around a delimiter row: the block it is in, and what came directly above."""

    base_indent: int = 0
    """Where the text of the open list item starts."""
    is_in_html: bool = False
    joined: str = ""
    """What the paragraph would continue by strict rules, for no blank line stands between."""
    is_in_paragraph: bool = False
    """Whether lines of a paragraph stand above the header."""
    paragraph_depth: int = 0
    """Quote marks before the first line of that paragraph."""
    is_header_apart: bool = False
    """Whether a blank line stands between header and delimiter row."""
    is_delimiter_meant: bool = False
    """Whether the delimiter row had other characters."""
    is_header_heading: bool = False
    """Whether the header was read as a heading, for it starts with #."""


@dataclass(slots=True)
class TableLines:
    """The lines of one table; `taken` counts them from the delimiter row on, `reasons` say what rescued it."""

    header: Line
    delimiter: Line
    body: list[Line] = field(default_factory=list)
    taken: int = 1
    reasons: list[str] = field(default_factory=list)
    lines_without_pipe: list[Line] = field(default_factory=list)
    has_own_header: bool = True
    """False for rows that borrow the header of the table above."""
    is_behind_html: bool = False
    """Whether a line of HTML stands between these rows and the table above."""

    def rescue(self, reason: str) -> None:
        """Note why strict rules would have missed the table or a part of it."""
        if reason not in self.reasons:
            self.reasons.append(reason)


def split_row(line: Line) -> list[tuple[int, int]]:
    """The trimmed spans of the cells of a row, as offsets into the document."""
    text = line.text.strip()
    if text == "|":
        return []
    start = line.start + line.text.index(text[0]) if text else line.start
    if text[:1] == "|":
        text = text[1:]
        start += 1
    if text[-1:] == "|" and text[-2:-1] != "\\":
        text = text[:-1]
    spans = []
    for piece in PIPE.split(text) if "\\" in text else text.split("|"):
        left = piece.lstrip()
        first = start + len(piece) - len(left)
        spans.append((first, first + len(left.rstrip())))
        start += len(piece) + 1
    return spans


def is_delimiter(text: str) -> bool:
    """Whether a line is a delimiter row: hyphens, colons at their ends, pipes between; a bare `---` is none."""
    return "-" in text and ("|" in text or ":" in text) and DELIMITER.fullmatch(text) is not None


def as_delimiter(text: str) -> str:
    """The delimiter row that a person may have meant: plus signs for pipes, dashes or equals signs for hyphens."""
    return text if is_delimiter(text) else text.translate(MEANT)


def find_table(header: Line, lines: Sequence[Line], position: int, around: Surroundings) -> TableLines | None:
    """The table whose delimiter row is `lines[position]`, or None."""
    delimiter = lines[position]
    table = TableLines(header, delimiter)
    columns = len(split_row(header))
    rules = len(split_row(delimiter))
    _note_rescues(table, around)
    below = lines[position + 1] if position + 1 < len(lines) else None
    if columns != rules and not _is_outvoted(table, lines[position + 1 : position + 1 + VOTERS], columns, rules):
        return None
    is_plain = not table.reasons or table.reasons == [JOINED_ABOVE]
    if not is_plain and (columns < 2 or "|" not in delimiter.text or below is None or not _may_be_row(below)):
        return None
    _take_body(table, lines, position + 1, columns, around)
    return table if columns and (table.body or is_plain) else None


NO_DELIMITER: Final = "no delimiter row below its header"
LEAST_UNDELIMITED: Final = 3
"""Columns, and rows with the header, of a table that nothing but its pipes and figures shows."""
FIGURE: Final = re.compile(r"[*_~≈<>±+\s-]*\d+(?:[.,]\d+)?\s*(?:%|[kKMB]|[GM]i?B)?[*_\s]*|[-–—]")


def find_undelimited(lines: Sequence[Line], position: int) -> TableLines | None:
    """The table that begins at `lines[position]` without a delimiter row: a header of words above rows of figures."""
    header = lines[position]
    heads = _texts(header)
    if len(heads) < LEAST_UNDELIMITED or not all(heads[1:]) or any(map(_is_figure, heads)):
        return None

    def is_like(line: Line) -> bool:
        return _may_be_row(line) and len(split_row(line)) == len(heads)

    voters = list(takewhile(is_like, lines[position + 1 : position + 1 + VOTERS]))
    figures = [_is_figure(text) for line in voters for text in _texts(line)[1:]]
    if len(voters) + 1 < LEAST_UNDELIMITED or sum(figures) * 3 < len(figures) * 2:
        return None
    body = list(takewhile(is_like, lines[position + 1 :]))
    behind = lines[position + 1 + len(body)].text if position + 1 + len(body) < len(lines) else ""
    if "|" in behind or is_delimiter(behind):
        return None
    table = TableLines(header, header, body=body, taken=1 + len(body))
    table.rescue(NO_DELIMITER)
    return table


def _texts(line: Line) -> list[str]:
    return [line.text[start - line.start : end - line.start] for start, end in split_row(line)]


def _is_figure(text: str) -> bool:
    return FIGURE.fullmatch(text) is not None


def _may_be_row(line: Line) -> bool:
    return "|" in line.text and not is_delimiter(line.text)


def _note_rescues(table: TableLines, around: Surroundings) -> None:
    header, delimiter = table.header, table.delimiter
    base = around.base_indent
    if around.is_header_apart:
        table.rescue("a blank line between header and delimiter row")
    if around.is_header_heading or ATX.fullmatch(header.text.strip()):
        table.rescue("its header looks like a heading")
    if delimiter.quote_depth != header.quote_depth or around.paragraph_depth > header.quote_depth:
        table.rescue("a lazy continuation of a quote")
    if base and indent_of(delimiter.text) < base:
        table.rescue("not indented like the list item it stands in")
    elif indent_of(delimiter.text) >= base + 4:
        table.rescue("indented like code")
    if starts_html(header.text):
        table.rescue("its header starts with an HTML tag")
    elif around.is_in_html:
        table.rescue("inside an HTML block")
    if around.joined:
        table.rescue(around.joined)
    if around.is_in_paragraph:
        table.rescue(JOINED_ABOVE)
    elif not base and indent_of(header.text) >= 4:
        table.rescue("indented like code")
    if around.is_delimiter_meant:
        table.rescue("its delimiter row is written otherwise")
    if delimiter.text.lstrip()[:2] in ("- ", "-\t"):
        table.rescue("its delimiter row looks like a list item")


def _is_outvoted(table: TableLines, below: Sequence[Line], columns: int, rules: int) -> bool:
    """Header and delimiter row differ, but the rows below agree with the header: a person sees the table."""
    if min(columns, rules) < 2 or "|" not in table.header.text:
        return False
    rows = list(takewhile(_may_be_row, below))
    agreeing = sum(1 for line in rows if len(split_row(line)) == columns)
    if agreeing < max(ROWS_THAT_OUTVOTE, len(rows) // 2 + 1):
        return False
    table.rescue("header and delimiter row differ in their number of cells")
    return True


def _take_body(table: TableLines, lines: Sequence[Line], first: int, columns: int, around: Surroundings) -> None:
    reach = 4 + around.base_indent
    for number in range(first, len(lines)):
        line = lines[number]
        if ">" in line.text[:reach] and not line.quote_depth:
            strip_quote(line)
        if not line.text.strip():
            break
        reason = _why_no_row(table, line, around)
        if reason is None or (reason and not (table.reasons and _looks_like_row(line, columns))):
            break
        if "|" not in line.text:
            if table.reasons and not (number + 1 < len(lines) and _may_be_row(lines[number + 1])):
                # Where a document sets no blank line before a table it sets none behind it either.
                break
            table.lines_without_pipe.append(line)
        table.body.append(line)
        table.taken += 1


def _why_no_row(table: TableLines, line: Line, around: Surroundings) -> str | None:
    """Why strict rules do not take the line as a row: "" if they do, None if nobody would."""
    text = line.text
    if text.strip() == "|" or line.quote_depth > table.delimiter.quote_depth:
        return None
    if line.quote_depth < table.delimiter.quote_depth:
        return "a lazy continuation of a quote"
    indent = indent_of(text)
    if indent < around.base_indent and not table.reasons:
        return "not indented like the list item above"
    if indent >= around.base_indent + 4:
        return "indented like code"
    if starts_block(" " * (indent - around.base_indent) + text.lstrip() if around.base_indent else text):
        return "looks like another block" if "|" in text else None
    return ""


def _looks_like_row(line: Line, columns: int) -> bool:
    """Whether a person takes a line for a row of the table above."""
    text = line.text.strip()
    return "|" in text and (text[0] == "|" or len(split_row(line)) == columns) and columns > 1


def find_rows_below(above: TableLines, lines: Sequence[Line], position: int, around: Surroundings) -> TableLines | None:
    """Rows from `lines[position]` on that a person takes for more rows of the strict table above, or None.

    They stand behind a blank line, or continue a quote or list item lazily, or are indented too far. They become a
    table of their own, with the header of the table above, marked as rescued.
    """
    columns = len(split_row(above.header))
    table = TableLines(above.header, above.delimiter, has_own_header=False)
    skipped = 0
    while position + skipped < len(lines) and skipped < MAX_LINES_BETWEEN:
        between = lines[position + skipped].text
        if between.strip() and not EMPTY_HTML.fullmatch(between):
            break
        table.is_behind_html = bool(between.strip())
        table.rescue(f"rows of the table above, behind {'a line of HTML' if table.is_behind_html else 'a blank line'}")
        skipped += 1
    for number in range(position + skipped, len(lines)):
        line = lines[number]
        if ">" in line.text[:4] and not line.quote_depth:
            strip_quote(line)
        text = line.text.strip()
        if is_delimiter(text) or line.quote_depth > above.delimiter.quote_depth:
            return None
        if len(text) < 3 or text[0] != "|" or text[-1] != "|" or len(split_row(line)) != columns or columns < 2:
            break
        reason = _why_no_row(above, line, around)
        if reason:
            table.rescue(f"rows of the table above, {reason}")
        table.body.append(line)
    table.taken = skipped + len(table.body)
    return table if table.body and table.reasons else None
