"""HTML with nested markup in, events for a fragment builder out; BeautifulSoup builds the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from extract.reading.fragment import FragmentBuilder
from extract.reading.html_text import close_tag, open_tag
from extract.reading.tags import HIDDEN

HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def collect_tree(markup: str, builder: FragmentBuilder) -> None:
    """Walk the tree of `markup` in document order, without recursion: nesting may be deep."""
    root = BeautifulSoup(markup, "html.parser")
    stack: list[tuple[Tag, Iterator[object]]] = [(root, iter(root.contents))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                close_tag(tag.name, builder)
        elif isinstance(child, Tag):
            if not _is_hidden(child):
                open_tag(child.name, {name: str(value) for name, value in child.attrs.items()}, builder)
                stack.append((child, iter(child.contents)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            builder.add(str(child))


def _is_hidden(tag: Tag) -> bool:
    if tag.name in HIDDEN or "hidden" in tag.attrs:
        return True
    return "style" in tag.attrs and HIDDEN_STYLE.search(str(tag.attrs["style"])) is not None
