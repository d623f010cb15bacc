"""The inner HTML of a cell or summary in, the fragment that a reader sees out."""

from __future__ import annotations

import re
from typing import Final

from extract.reading.entities import decode_entities, without_endless
from extract.reading.fragment import Fragment, FragmentBuilder, plain_fragment
from extract.reading.limits import MAX_MARKS
from extract.reading.tags import BREAKS, COMMENT, EMPHASIS, TAG, end_tags_in, is_markup

ONE_ELEMENT: Final = re.compile(r"([^<&]*)<(b|strong|i|em|u|a|h[1-6])(?: href=\"([^\"<>&]*)\")?>([^<&]*)</\2>([^<&]*)")
"""Text with one plain element in it: the most frequent markup is read without a tree; a test compares the two ways."""
NO_CONTENT: Final = re.compile(COMMENT, re.DOTALL)


def read_html(inner: str) -> Fragment:
    """Read inner HTML; unknown tags are text, entities are decoded once, hidden elements are left out."""
    if "<" not in inner:
        return plain_fragment(decode_entities(inner))
    one = ONE_ELEMENT.fullmatch(inner)
    if one is None:
        return parse_html(inner)
    builder = FragmentBuilder()
    before, name, target, content, behind = one.groups()
    builder.add(before)
    open_tag(name, {"href": target or ""}, builder)
    builder.add(content)
    close_tag(name, builder)
    builder.add(behind)
    return builder.build()


def parse_html(inner: str) -> Fragment:
    """Read inner HTML by its tree, whatever it is."""
    builder = FragmentBuilder()
    marks = inner.count("<")
    if marks > MAX_MARKS:
        builder.add(decode_entities(TAG.sub(" ", inner)))
        return builder.build()._replace(problem=f"{marks} tags in one place; read as plain text")
    # BeautifulSoup loads lxml and html5lib where they are installed: 0.3 s that few documents need.
    from extract.reading.html_tree import collect_tree

    collect_tree(_with_text_tags_escaped(inner), builder)
    return builder.build()


def _with_text_tags_escaped(inner: str) -> str:
    """The same HTML with every `<` that starts no markup written as an entity."""
    if "<!" in inner or "<?" in inner:
        inner = NO_CONTENT.sub("", inner)
    inner = without_endless(inner)
    end_tags = end_tags_in(inner)
    pieces, position = [], 0
    for match in TAG.finditer(inner):
        if is_markup(match, end_tags):
            pieces += [inner[position : match.start()].replace("<", "&lt;"), match[0]]
            position = match.end()
    pieces.append(inner[position:].replace("<", "&lt;"))
    return "".join(pieces)


def open_tag(name: str, attributes: dict[str, str], builder: FragmentBuilder) -> None:
    """Tell the builder what a start tag means."""
    if name == "a":
        builder.open_link(attributes.get("href", ""))
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
    elif name == "dt":
        builder.end_term()
    elif name in BREAKS:
        builder.boundary()
