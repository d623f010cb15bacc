"""Pieces of inline content in, one fragment out: visible text, links, image texts, parts, footnote marks, emphasis."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from extract.makers import new_link
from extract.records import Link

NOTE: Final = re.compile(
    r"\d{1,2}|[*†‡§¶#∗⋆★☆♢◇◆⋄△▲▽▼∇□■○●◦♣♠♥♦✦]{1,3}|[a-z]|\[\d{1,3}\]|\(\d{1,2}\)|\d{1,2}(?:,\d{1,2})+"
)
TRAILING_NOTE: Final = re.compile(
    r"(?<=[\w%)\]])\s*([*†‡§¶∗⋆]{1,3}|\[\d{1,3}\]|\[\^[\w-]{1,20}\]|(?<=\.\d)[⁰¹²³⁴-⁹]{1,2}|(?<=\.\d\d)[⁰¹²³⁴-⁹]{1,2})$"
)
"""Small digits are a note behind decimals; behind whole numbers and letters they may be powers."""
NOTE_ENDS: Final = frozenset("*†‡§¶∗⋆]⁰¹²³⁴⁵⁶⁷⁸⁹")
MARKS: Final = ("bold", "underline", "italic", "struck")
SPACE: Final = re.compile(r"\s+")
PRINTABLE: Final = re.compile(r"[ -~]*")
LONG: Final = 100
"""Characters of ASCII text from which on this pattern is quicker than `isprintable`, which looks each of them up."""
WITHOUT_WIDTH: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"))
"""Soft hyphen, blank without width, marks of direction, joiner of words: nobody sees them, but they split numbers.
The joiners that emoji and scripts are made with stay."""
BARE_URL: Final = re.compile(r"(?<![\w/])https?://[^\s<>\"'`|]+")
new_tuple: Final = tuple.__new__
"""Makes a named tuple of all its values in a third of the time that its own constructor takes."""
EXPONENT_BASE: Final = re.compile(r"(?:^|[^\d.,])10$|[a-zA-Z²³]$")


class Fragment(NamedTuple):
    """Inline content as a reader sees it; `problem` says why its markup was not read, if so."""

    text: str
    links: tuple[Link, ...] = ()
    images: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    problem: str = ""


def fold(text: str) -> str:
    """White space at the ends and characters without width removed, every other run of white space one blank."""
    is_long = len(text) > LONG and text.isascii()
    if "  " not in text and (PRINTABLE.fullmatch(text) if is_long else text.isprintable()):
        # All white space there is are single blanks: five times faster than to split and join.
        return text.strip()
    return " ".join((text if text.isascii() else text.translate(WITHOUT_WIDTH)).split())


def plain_fragment(text: str) -> Fragment:
    """A fragment of text that has no markup; a mark behind it is a note, bare addresses are links."""
    text = fold(text)
    if ":" in text and "://" in text:
        return Fragment(text, bare_links(text), (), (), trailing_notes(text))
    if text and text[-1] in NOTE_ENDS:
        return Fragment(text, (), (), (), trailing_notes(text))
    return new_tuple(Fragment, (text, (), (), (), (), (), ""))


def trailing_notes(text: str) -> tuple[str, ...]:
    """The footnote mark that ends `text`, if one does."""
    if text and text[-1] in NOTE_ENDS:
        match = TRAILING_NOTE.search(text)
        if match:
            return (match[1],)
    return ()


def bare_links(text: str) -> tuple[Link, ...]:
    """Addresses that stand in running text, without the punctuation behind them."""
    return tuple(new_link(text=url, target=url) for url in (_trim_url(match[0]) for match in BARE_URL.finditer(text)))


def _trim_url(url: str) -> str:
    url = url.rstrip(".,;:!?*_~'\"")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1]
    return url


class FragmentBuilder:
    """Collects events of inline content in order; `build` gives the fragment."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.parts: list[list[str]] = [[]]
        self.links: list[Link] = []
        self.images: list[str] = []
        self.notes: list[str] = []
        self.marked: dict[str, int] = {}
        self.open_marks: dict[str, int] = {}
        self.visible_count = 0
        self.open_links: list[tuple[str, list[str]]] = []
        self.script_base = ""
        self.struck: list[str] = []

    def add(self, text: str, *, is_code: bool = False) -> None:
        """Visible text."""
        self.parts[-1].append(text)
        for _, collected in self.open_links:
            collected.append(text)
        if "://" in text and not self.open_links and not is_code:
            self.links.extend(bare_links(text))
        count = len(text) - text.count(" ") if text.isprintable() else len("".join(text.split()))
        self.visible_count += count
        for name, depth in self.open_marks.items():
            if depth:
                self.marked[name] = self.marked.get(name, 0) + count

    def boundary(self) -> None:
        """A line break, or the edge of a block, a superscript or a subscript: one blank and a new part."""
        if self.parts[-1]:
            self.parts.append([])
        for _, collected in self.open_links:
            collected.append(" ")

    def open_mark(self, name: str) -> None:
        """Emphasis starts; what is struck through is a part of its own."""
        if name == "struck":
            self.boundary()
        self.open_marks[name] = self.open_marks.get(name, 0) + 1

    def close_mark(self, name: str) -> None:
        """Emphasis ends."""
        self.open_marks[name] = max(0, self.open_marks.get(name, 0) - 1)
        if name == "struck":
            self.struck.append(fold("".join(self.parts[-1])))
            self.boundary()

    def end_term(self) -> None:
        """The end of a term that is explained behind it: a reader sees a label, so it ends on a colon."""
        text = "".join(self.parts[-1]).rstrip()
        if text and not text.endswith(":"):
            self.parts[-1][:] = [text, ":"]
        self.boundary()

    def open_script(self) -> None:
        """A superscript or subscript starts."""
        self.script_base = "".join(self.parts[-1]).rstrip()
        self.boundary()

    def close_script(self, *, is_super: bool) -> None:
        """It ends: a short mark in a superscript is a note, unless it is an exponent."""
        content = fold("".join(self.parts[-1]))
        if is_super and NOTE.fullmatch(content) and not (content.isdigit() and EXPONENT_BASE.search(self.script_base)):
            self.notes.append(content)
            self.visible_count -= len(content)
            for name, depth in self.open_marks.items():
                if depth:
                    self.marked[name] = self.marked.get(name, 0) - len(content)
        self.boundary()

    def open_link(self, target: str) -> None:
        """A link starts."""
        self.open_links.append((target, []))

    def close_link(self) -> None:
        """The innermost open link ends."""
        if self.open_links:
            target, collected = self.open_links.pop()
            if target:
                self.links.append(new_link(text=fold("".join(collected)), target=SPACE.sub("", target)))

    def image(self, alternative: str) -> None:
        """An image with its alternative text."""
        self.images.append(fold(alternative))

    def build(self) -> Fragment:
        """Everything collected, white space folded."""
        while self.open_links:
            self.close_link()
        parts = tuple(part for part in (fold("".join(pieces)) for pieces in self.parts) if part)
        text = " ".join(parts)
        struck = tuple(filter(None, self.struck)) if len(parts) > 1 else ()
        notes = (tuple(self.notes) or trailing_notes(text)) + struck
        needed = self.visible_count - (0 if self.notes else sum(map(len, notes[: len(notes) - len(struck)])))
        marks = tuple(name for name in MARKS if self.marked.get(name, 0) >= max(needed, 1))
        return Fragment(
            text=text,
            links=tuple(self.links),
            images=tuple(self.images),
            parts=parts if len(parts) > 1 else (),
            notes=notes,
            marks=marks,
        )
