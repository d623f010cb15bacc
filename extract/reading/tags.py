"""HTML tags as they stand in text: the pattern that finds them, and which of them are markup and which are text.

Special tokens of models look like tags (`<image>`, `<CLS>`, `<SUMMARY>`): a name that HTML does not know is text, and
so is a tag that needs an end tag and has none.
"""

from __future__ import annotations

import re
from typing import Final

from extract.reading.entities import decode_entities

ATTRIBUTES: Final = r"""(?:[\s/]|[^\s/<>][^\s/<>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"'][^\s<>]*+)?)?)*+"""
"""Possessive, and without "<" outside quotes: otherwise a row of open tags would cost the square of its length."""
TAG: Final = re.compile(rf"<(/?)([a-zA-Z][^\s/<>]*+)({ATTRIBUTES})>")
"""Groups: slash of an end tag, name, attributes. Quoted values may hold `>`; possessive, so linear for one tag."""
COMMENT: Final = r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?](?!--)[^>]{0,300}+>"
"""A comment, to its end or that of the text; what starts with `<!` or `<?` ends at the next `>`. Needs DOTALL; the
bound keeps a row of such starts without an end linear."""
ATTRIBUTE: Final = re.compile(r"""([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']?[^\s>]*)))?""")

VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
FORMATTING: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "center",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "nobr",
    ]
)
BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
OTHERS: Final = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "colgroup",
        "data",
        "datalist",
        "dialog",
        "iframe",
        "label",
        "legend",
        "map",
        "menu",
        "meter",
        "noscript",
        "object",
        "optgroup",
        "option",
        "output",
        "picture",
        "progress",
        "rp",
        "rt",
        "ruby",
        "script",
        "search",
        "select",
        "slot",
        "style",
        "svg",
        "template",
        "textarea",
        "time",
        "title",
        "video",
        "path",
        "g",
        "use",
        "frame",
        "frameset",
        "marquee",
    ]
)
FORMULAS: Final = frozenset([
    "math", "semantics", "annotation", "annotation-xml", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover",
    "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup",
    "msup", "mtext", "munder", "munderover"
])  # fmt: skip
"""MathML, in which pages made from papers write their numbers."""
KNOWN: Final = VOID | FORMATTING | BLOCKS | OTHERS | FORMULAS
END_TAG_LEFT_OUT: Final = {"option": "select", "optgroup": "select", "rt": "ruby", "rp": "ruby"}
"""Elements that need no end tag inside the element that holds them."""
TOKEN_LIKE: Final = frozenset(["caption", "summary", "details", "table", "section", "figure", "form", "address"])
"""Blocks whose names models use for special tokens: without an end tag they are text."""
BREAKS: Final = BLOCKS | {"br", "hr", "option"}
"""Tags at whose edges one reads a new line."""
EMPHASIS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "struck",
    "strike": "struck",
    "del": "struck",
}
HIDDEN: Final = frozenset({"script", "style", "template", "head", "title", "noscript", "svg", "textarea", "iframe"}) | {
    "annotation",
    "annotation-xml",
}
"""Elements whose content nobody sees; a formula's annotation says it once more, for machines."""


def attributes_of(raw: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, entities decoded; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(raw):
        found.setdefault(name.lower(), decode_entities(double or single or bare))
    return found


def is_markup(match: re.Match[str], end_tags: frozenset[str]) -> bool:
    """Whether a tag found in running text is markup; `end_tags` are the names that have an end tag there.

    Tags of blocks may end in another paragraph; others without an end tag count as markup in small letters only.
    """
    is_end, raw_name, attributes = match[1], match[2], match[3]
    name = raw_name.lower()
    if name not in KNOWN:
        return False
    if is_end or name in end_tags or attributes.strip(" /"):
        return True
    if name in TOKEN_LIKE or name in OTHERS:
        return END_TAG_LEFT_OUT.get(name) in end_tags
    return raw_name.islower() or name in {"br", "hr"}


END_TAG: Final = re.compile(r"</([a-zA-Z][a-zA-Z0-9-]*)\s*>")


def end_tags_in(text: str) -> frozenset[str]:
    """Names that have an end tag in `text`, in lower case."""
    return frozenset(name.lower() for name in END_TAG.findall(text)) if "</" in text else frozenset()
