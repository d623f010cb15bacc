"""Lines as blocks are made of them, and what a line can be: heading, rule, list item, the start of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

QUOTE: Final = re.compile(r"[ \t]*(?:>[ \t]?)+")
ATX: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
SETEXT: Final = re.compile(r" {0,3}(=+|-+)[ \t]*")
RULE: Final = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
ITEM: Final = re.compile(r"([ \t]*)([-*+•‣◦]|\d{1,9}[.)])(?:([ \t]+)(.*)|$)")
FENCE: Final = re.compile(r" {0,3}(?:`{3,}[^`]*|~{3,}.*)")
HTML_START: Final = re.compile(r" {0,3}<(?:(/?)([a-zA-Z][a-zA-Z0-9]*)(?=(/?>|\s|$))|!--|\?|![a-zA-Z])")
HTML_BLOCKS: Final = frozenset([
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
    "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe",
    "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p",
    "param", "section", "source", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
    "track", "ul",
])  # fmt: skip
HTML_LITERALS: Final = frozenset({"script", "pre", "style", "textarea"})
LONE_TAG: Final = re.compile(
    r" {0,3}(?:<[a-zA-Z][a-zA-Z0-9-]*(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?>|"
    r"</[a-zA-Z][a-zA-Z0-9-]*\s*>)[ \t]*"
)
"""Start condition 7: a complete tag alone on its line."""
COMMENT_LINE: Final = re.compile(r"\s*(?:<!--(?:[^-]|-(?!->))*+-->\s*+)++")
EMPTY_HTML: Final = re.compile(r"\s*(?:<!--(?:[^-]|-(?!->))*+-->\s*+|</?[a-zA-Z][^<>]*>\s*+)++")
"""A line of comments, or of tags, that shows nothing."""
WRAPPED_AT: Final = 60
"""A bullet's line that is shorter was not wrapped."""


@dataclass(slots=True)
class Line:
    """A line, or what a cut left of it, without quote marks: place and text."""

    start: int
    end: int
    text: str
    quote_depth: int = 0


def strip_quote(line: Line) -> None:
    """Take the quote marks off a line."""
    match = QUOTE.match(line.text)
    if match:
        line.quote_depth = match[0].count(">")
        end = match.end()
        if line.text[end : end + 1] == "\t" and width_of(match[0]) % 4:
            end += 1  # a tab that is less than four columns wide is no indent that counts
        line.start += end
        line.text = line.text[end:]


def indent_of(text: str) -> int:
    """Columns of white space before a line's text, tabs to the next multiple of four."""
    return width_of(text[: len(text) - len(text.lstrip())])


def width_of(space: str) -> int:
    """Columns that white space takes."""
    return len(space.expandtabs(4)) if "\t" in space else len(space)


def starts_html(text: str) -> bool:
    """Whether a line meets one of the start conditions 1 to 6 of HTML blocks in the CommonMark specification (4.6)."""
    match = HTML_START.match(text)
    if match is None:
        return False
    slash, name, end = match.groups()
    if name is None:
        return True
    name = name.lower()
    return name in HTML_BLOCKS or (name in HTML_LITERALS and not slash and end != "/>")


def starts_block(text: str) -> bool:
    """Whether a line starts a block that ends a table: heading, code, rule, list item, HTML."""
    first = text.lstrip()[:1]
    if first == "#":
        match = ATX.fullmatch(text)
        return match is not None
    if first == "<":
        return starts_html(text) or LONE_TAG.fullmatch(text) is not None
    if first in "`~":
        return FENCE.fullmatch(text) is not None
    if first in "*-_" and RULE.fullmatch(text):
        return True
    return (first in "-*+" or first.isdigit()) and ITEM.fullmatch(text) is not None


def is_lazy(above: str, text: str) -> bool:
    """Whether a line that is not indented still belongs to the bullet above: the bullet was wrapped there."""
    first, above = text.lstrip()[0], above.rstrip()
    return first.islower() or (len(above) > WRAPPED_AT and above[-1] not in ".!?:>")
