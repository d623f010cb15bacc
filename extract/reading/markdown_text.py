"""The markdown of a cell or paragraph in, the fragment that a reader sees out; markdown-it-py reads the markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from extract.makers import new_link
from extract.reading.entities import decode_entities
from extract.reading.fragment import Fragment, FragmentBuilder, fold, plain_fragment, trailing_notes
from extract.reading.html_text import close_tag, open_tag
from extract.reading.limits import MAX_BRACKET_DEPTH, MAX_MARKS
from extract.reading.tags import HIDDEN, TAG, attributes_of, end_tags_in, is_markup

References = Mapping[str, dict[str, str]]
"""Link reference definitions of the document, by label."""

MARK: Final = re.compile(r"[*_`~\\<&!\[\]]")
ENTITY: Final = re.compile(r"&#?\w+;")
ESCAPE: Final = re.compile(r"\\[!-/:-@\[-`{-~\n]")
STAR: Final = re.compile(r"\*\S")
UNDERSCORE: Final = re.compile(r"_\S")
PLAIN: Final = r"[^\s\[\]\\`*_<&!~|][^\[\]\\`*_<&!~|\n]*(?<!\s)"
ONE_LINK: Final = re.compile(
    rf"\s*(?P<outer>\*\*)?\[(?P<inner>\*\*)?(?P<text>{PLAIN})(?(inner)\*\*)\]\((?P<target>[^\s()<>\\;&`\"']+)\)(?(outer)\*\*)\s*"
)
ONE_BOLD: Final = re.compile(rf"\s*\*\*(?P<text>{PLAIN})\*\*\s*")
ONE_CODE: Final = re.compile(r"\s*`(?P<text>[^`\s](?:[^`\n]*[^`\s])?)`\s*")
"""The most frequent marked-up cells, nothing but a link, a bold text or code, are read without the parser;
a test compares the two ways."""
BRACKET: Final = re.compile(r"\\.|[\[\]]", re.DOTALL)
BROKEN_TARGET: Final = re.compile(r"\]\((<?)(https?://[^\s()<>]+)[ \t]*\n\s*([^\s()<>\"']+)\s*(>?)\)")
EMPHASIS_TOKENS: Final = {"strong": "bold", "em": "italic", "s": "struck"}
NO_REFERENCES: Final[References] = {}


def _parser() -> MarkdownIt:
    """Inline rules of CommonMark with strikethrough; link targets stay as they are written."""
    parser = MarkdownIt("commonmark").enable("strikethrough")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = bool  # type: ignore[method-assign,assignment]
    return parser


PARSER: Final = _parser()


def read_markdown(raw: str, references: References = NO_REFERENCES) -> Fragment:
    """Read inline markdown with inline HTML; unknown tags are text, broken link targets are joined."""
    if not has_markup(raw) and not (references and "[" in raw):
        return plain_fragment(raw)
    link = ONE_LINK.fullmatch(raw)
    if link:
        text = fold(link["text"])
        marks = ("bold",) if link["outer"] or link["inner"] else ()
        return Fragment(text, (new_link(text=text, target=link["target"]),), (), (), trailing_notes(text), marks)
    bold = ONE_BOLD.fullmatch(raw)
    if bold and "://" not in raw:
        text = fold(bold["text"])
        return Fragment(text, (), (), (), trailing_notes(text), ("bold",))
    code = ONE_CODE.fullmatch(raw)
    if code:
        text = fold(code["text"])
        return Fragment(text, (), (), (), trailing_notes(text))
    return parse_markdown(raw, references)


def has_markup(raw: str) -> bool:
    """Whether there may be markup. Searches for one character each come first: they cost next to nothing."""
    if "`" in raw and raw.count("`") > 1:
        return True
    if ("&" in raw and ENTITY.search(raw)) or ("\\" in raw and ESCAPE.search(raw)):
        return True
    if "]" in raw and "](" in raw:
        return True
    if "<" in raw and _has_tag(raw):
        return True
    if "*" in raw and STAR.search(raw):
        return True
    if "_" in raw and any(
        match.start() == 0 or not _is_word(raw[match.start() - 1]) for match in UNDERSCORE.finditer(raw)
    ):
        return True
    return ("~" in raw and "~~" in raw) or ("\n" in raw and "  \n" in raw)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _has_tag(raw: str) -> bool:
    if "<!" in raw or "<?" in raw or "://" in raw or raw.count("<") > MAX_MARKS:
        return True
    end_tags = end_tags_in(raw)
    return any(is_markup(match, end_tags) for match in TAG.finditer(raw))


def parse_markdown(raw: str, references: References = NO_REFERENCES) -> Fragment:
    """Read inline markdown with the parser, whatever it is."""
    marks = len(MARK.findall(raw))
    if marks > MAX_MARKS:
        plain = decode_entities(TAG.sub(" ", raw)) if "<" in raw else raw
        return plain_fragment(plain)._replace(problem=f"{marks} marks in one place; read as plain text")
    builder = FragmentBuilder()
    tokens: list[Token] = []
    environment: dict[str, Any] = {"references": references} if references else {}
    source = _with_idle_brackets_escaped(join_broken_targets(raw), references)
    PARSER.inline.parse(source, PARSER, environment, tokens)
    _collect(tokens, builder, end_tags_in(raw))
    return builder.build()


def join_broken_targets(raw: str) -> str:
    """Link targets that were broken over two lines, put together again."""
    return BROKEN_TARGET.sub(r"](\1\2\3\4)", raw) if "](" in raw and "\n" in raw else raw


def _with_idle_brackets_escaped(raw: str, references: References) -> str:
    """Brackets that cannot be a link escaped: trying each of them would cost the square of their number."""
    if "[" not in raw or "`" in raw:
        return raw
    keep: set[int] = set()
    open_places: list[int] = []
    for match in BRACKET.finditer(raw):
        if match[0] == "[":
            open_places.append(match.start())
        elif match[0] == "]" and open_places:
            place = open_places.pop()
            is_label = place - 1 in keep and raw[place - 1] == "]"
            if is_label or (len(open_places) < MAX_BRACKET_DEPTH and _may_be_link(raw, place, match.end(), references)):
                keep |= {place, match.start()}
    return BRACKET.sub(lambda match: match[0] if match.start() in keep or match[0][0] == "\\" else "\\" + match[0], raw)


def _may_be_link(raw: str, place: int, end: int, references: References) -> bool:
    behind = raw[end : end + 1]
    if behind == "(" or not references:
        return behind == "("
    return behind == "[" or normalizeReference(raw[place + 1 : end - 1]) in references


def _collect(tokens: Sequence[Token], builder: FragmentBuilder, end_tags: frozenset[str]) -> None:
    hidden = ""
    for token in tokens:
        kind = token.type
        if hidden or (kind == "html_inline" and "<" in token.content):
            hidden = _hidden_by(token, hidden, end_tags)
            if hidden:
                continue
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
            builder.image("".join(child.content for child in token.children or ()))
        elif kind == "html_inline":
            _collect_tag(token.content, builder, end_tags)
        elif token.tag in EMPHASIS_TOKENS:
            mark = EMPHASIS_TOKENS[token.tag]
            (builder.open_mark if token.nesting > 0 else builder.close_mark)(mark)


def _hidden_by(token: Token, hidden: str, end_tags: frozenset[str]) -> str:
    """The element whose content nobody sees and in which the text goes on behind this token, "" outside of any."""
    match = TAG.fullmatch(token.content) if token.type == "html_inline" else None
    name = match[2].lower() if match is not None else ""
    if hidden:
        return "" if match is not None and match[1] and name == hidden else hidden
    return name if match is not None and not match[1] and name in HIDDEN and name in end_tags else ""


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
