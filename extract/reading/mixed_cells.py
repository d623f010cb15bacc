"""The content of an HTML cell that holds markdown in, the fragment out.

By the rules for HTML blocks in the CommonMark specification (4.6), markdown starts behind a blank line; above it, and
from a line that starts with a block's tag to the next blank line, marks of markdown are text.
"""

from __future__ import annotations

import re
from typing import Final

from extract.reading.fragment import Fragment
from extract.reading.lines import starts_html
from extract.reading.markdown_text import read_markdown
from extract.reading.tags import TAG

MARKDOWN: Final = re.compile(r"\*\*|\]\(|`|(?<!\w)[*_]\w")
BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
MARK: Final = re.compile(r"[*_`~\\\[\]]")


def is_mixed(raw: str) -> bool:
    """Whether the raw content of a cell, with the white space around it, holds markdown behind a blank line."""
    blank = BLANK_LINE.search(raw) if "\n" in raw else None
    return blank is not None and MARKDOWN.search(raw, blank.end()) is not None


def read_mixed(raw: str) -> Fragment:
    """Read the raw content of a cell, with the white space around it."""
    pieces = []
    position = 0
    for blank in [*BLANK_LINE.finditer(raw), None]:
        end = blank.end() if blank else len(raw)
        piece = raw[position:end]
        is_html = position == 0 or starts_html(piece)
        pieces.append(_with_marks_escaped(piece) if is_html else piece)
        position = end
    return read_markdown("".join(pieces).strip())


def _with_marks_escaped(piece: str) -> str:
    """The same HTML with marks of markdown outside tags written as text."""
    pieces, position = [], 0
    for match in TAG.finditer(piece):
        pieces += [MARK.sub(r"\\\g<0>", piece[position : match.start()]), match[0]]
        position = match.end()
    return "".join([*pieces, MARK.sub(r"\\\g<0>", piece[position:])])
