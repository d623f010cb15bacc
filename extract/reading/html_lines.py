"""A line with tags of blocks in it, its pieces out: paragraphs, items of lists, terms with what they say.

HTML needs no line breaks: `<p>One.</p><p>Two.</p>` is two paragraphs, `<li>` starts an item wherever it stands, and
`<dt>Size</dt><dd>8B</dd>` is one item that reads "Size: 8B".
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

EDGE: Final = re.compile(
    r"<(?P<slash>/?)(?P<name>p|div|li|ul|ol|dl|dt|dd|section|article|main|aside|header|figure|figcaption|blockquote|"
    r"address)(?=[\s>/])[^<>]*>",
    re.IGNORECASE,
)
"""Tags at which a browser ends a paragraph or an item."""
LISTS: Final = frozenset(["ul", "ol", "dl"])
ITEMS: Final = frozenset(["li", "dt"])
TAGS: Final = re.compile(r"<[^<>]*>")
PICTURE: Final = re.compile(r"<img\b", re.IGNORECASE)


class Edge(NamedTuple):
    """A tag of a block: its name, whether it ends the block, its place in the line."""

    name: str
    is_end: bool
    start: int
    end: int


def edges_of(text: str) -> list[Edge]:
    """The tags of blocks in a line, in order."""
    return [
        Edge(match["name"].lower(), match["slash"] == "/", match.start(), match.end()) for match in EDGE.finditer(text)
    ]


def has_list_edge(edges: list[Edge]) -> bool:
    """Whether an edge belongs to a list."""
    return any(edge.name in LISTS or edge.name in ITEMS or edge.name == "dd" for edge in edges)


def has_words(text: str) -> bool:
    """Whether anything but tags and white space stands in a text."""
    return TAGS.sub("", text).strip() != ""


def pieces_of(text: str, edges: list[Edge]) -> list[tuple[int, int]]:
    """What shows words or pictures between the tags of blocks in a line: start and end of each piece, in order."""
    bounds = [0, *(place for edge in edges for place in (edge.start, edge.end)), len(text)]
    pairs = zip(bounds[::2], bounds[1::2], strict=True)
    return [(start, end) for start, end in pairs if has_words(text[start:end]) or PICTURE.search(text, start, end)]
