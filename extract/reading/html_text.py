"""The inner HTML of a cell or paragraph in, the fragment that a reader sees out; BeautifulSoup builds the tree."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from extract.reading.fragment import Fragment, FragmentBuilder, plain_fragment
from extract.reading.limits import MAX_MARKS
from extract.reading.tags import BREAKS, EMPHASIS, HIDDEN, TAG, end_tags_in, is_markup

ONE_ELEMENT: Final = re.compile(r"([^<&]*)<(b|strong|i|em|u|a)(?: href=\"([^\"<>&]*)\")?>([^<&]*)</\2>([^<&]*)")
"""Text with one plain element in it: the most frequent markup, read without a tree."""
COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read_html(inner: str) -> Fragment:
    """Read inner HTML; unknown tags are text, entities are decoded once, hidden elements are left out."""
    if "<" not in inner:
        return plain_fragment(html.unescape(inner) if "&" in inner else inner)
    builder = FragmentBuilder()
    one = ONE_ELEMENT.fullmatch(inner)
    if one:
        before, name, target, content, behind = one.groups()
        builder.add(before)
        open_tag(name, {"href": target or ""}, builder)
        builder.add(content)
        close_tag(name, builder)
        builder.add(behind)
        return builder.build()
    if inner.count("<") > MAX_MARKS:
        builder.add(html.unescape(TAG.sub(" ", inner)))
    else:
        _collect(BeautifulSoup(_with_text_tags_escaped(inner), "html.parser"), builder)
    return builder.build()


def _with_text_tags_escaped(inner: str) -> str:
    """The same HTML with every `<` that starts no markup written as an entity."""
    if "<!--" in inner:
        inner = COMMENT.sub("", inner)
    end_tags = end_tags_in(inner)
    pieces, position = [], 0
    for match in TAG.finditer(inner):
        if is_markup(match, end_tags):
            pieces += [inner[position : match.start()].replace("<", "&lt;"), match[0]]
            position = match.end()
    pieces.append(inner[position:].replace("<", "&lt;"))
    return "".join(pieces)


def _collect(root: Tag, builder: FragmentBuilder) -> None:
    """Walk the tree in document order without recursion: nesting may be deep."""
    stack: list[tuple[Tag, Iterator[object]]] = [(root, iter(root.contents))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                close_tag(tag.name, builder)
        elif isinstance(child, Tag):
            if (
                child.name in HIDDEN
                or "hidden" in child.attrs
                or HIDDEN_STYLE.search(str(child.attrs.get("style", "")))
            ):
                continue
            open_tag(child.name, {name: str(value) for name, value in child.attrs.items()}, builder)
            stack.append((child, iter(child.contents)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            builder.add(str(child))


def open_tag(name: str, attributes: dict[str, str], builder: FragmentBuilder) -> None:
    """Tell the builder what a start tag means."""
    if name == "a" and attributes.get("href"):
        builder.open_link(attributes["href"])
    elif name == "img":
        builder.image(attributes.get("alt", ""))
    elif name in ("sup", "sub"):
        builder.open_script()
    elif name in EMPHASIS:
        builder.open_mark(EMPHASIS[name])
    elif name in BREAKS:
        builder.boundary()


def close_tag(name: str, builder: FragmentBuilder) -> None:
    """Tell the builder what an end tag means."""
    if name == "a":
        builder.close_link()
    elif name in ("sup", "sub"):
        builder.close_script(is_super=name == "sup")
    elif name in EMPHASIS:
        builder.close_mark(EMPHASIS[name])
    elif name in BREAKS:
        builder.boundary()
