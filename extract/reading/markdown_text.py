"""The markdown of a cell or paragraph in, the fragment that a reader sees out; markdown-it-py reads the markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from extract.reading.fragment import Fragment, FragmentBuilder, plain_fragment
from extract.reading.html_text import close_tag, open_tag
from extract.reading.limits import MAX_BRACKET_DEPTH, MAX_MARKS
from extract.reading.tags import TAG, attributes_of, end_tags_in, is_markup

MARKUP: Final = re.compile(r"[*_`~\\<&!\[\]]")
BOLD: Final = re.compile(r"\s*\*\*([\w.][\w .,%:/+()-]*(?<=[\w.)%]))\*\*\s*")
BRACKET: Final = re.compile(r"\\.|[\[\]]", re.DOTALL)
BROKEN_TARGET: Final = re.compile(r"\]\((<?)(https?://[^\s()<>]+)\s+([^\s()<>\"']+)\s*(>?)\)")
EMPHASIS_TOKENS: Final = {"strong": "bold", "em": "italic", "s": "struck"}


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("strikethrough")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


PARSER: Final = _parser()


def read_markdown(raw: str) -> Fragment:
    """Read inline markdown with inline HTML; unknown tags are text, broken link targets are joined."""
    if not MARKUP.search(raw):
        return plain_fragment(raw)
    bold = BOLD.fullmatch(raw)
    if bold:
        return Fragment(text=" ".join(bold[1].split()), marks=("bold",))
    if len(MARKUP.findall(raw)) > MAX_MARKS:
        return plain_fragment(raw)
    builder = FragmentBuilder()
    source = join_broken_targets(raw)
    tokens: list[Token] = []
    PARSER.inline.parse(_with_idle_brackets_escaped(source), PARSER, {}, tokens)
    _collect(tokens, builder, end_tags_in(raw))
    return builder.build()


def join_broken_targets(raw: str) -> str:
    """Link targets that were broken over two lines, put together again."""
    return BROKEN_TARGET.sub(r"](\1\2\3\4)", raw) if "](" in raw else raw


def _with_idle_brackets_escaped(raw: str) -> str:
    """Brackets that cannot be a link escaped: trying each of them would cost the square of their number."""
    if "[" not in raw:
        return raw
    keep, open_places = set(), []
    for match in BRACKET.finditer(raw):
        if match[0] == "[":
            open_places.append(match.start())
        elif match[0] == "]" and open_places:
            place = open_places.pop()
            if raw[match.end() : match.end() + 1] == "(" and len(open_places) < MAX_BRACKET_DEPTH:
                keep |= {place, match.start()}
    return BRACKET.sub(lambda match: match[0] if match.start() in keep or match[0][0] == "\\" else "\\" + match[0], raw)


def _collect(tokens: Sequence[Token], builder: FragmentBuilder, end_tags: frozenset[str]) -> None:
    for token in tokens:
        kind = token.type
        if kind in ("text", "text_special"):
            builder.add(token.content)
        elif kind == "code_inline":
            builder.add(token.content, is_code=True)
        elif kind == "softbreak":
            builder.add(" ")
        elif kind == "hardbreak":
            builder.boundary()
        elif kind == "link_open":
            builder.open_link(str(token.attrs.get("href", "")))
        elif kind == "link_close":
            builder.close_link()
        elif kind == "image":
            builder.image(token.content)
        elif kind == "html_inline":
            _collect_tag(token.content, builder, end_tags)
        elif token.tag in EMPHASIS_TOKENS:
            mark = EMPHASIS_TOKENS[token.tag]
            (builder.open_mark if token.nesting > 0 else builder.close_mark)(mark)


def _collect_tag(content: str, builder: FragmentBuilder, end_tags: frozenset[str]) -> None:
    match = TAG.fullmatch(content)
    if not match:
        if not content.startswith(("<!--", "<?", "<!")):
            builder.add(content)
    elif not is_markup(match, end_tags):
        builder.add(content)
    elif match[1]:
        close_tag(match[2].lower(), builder)
    else:
        open_tag(match[2].lower(), attributes_of(match[3]), builder)
