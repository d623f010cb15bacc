"""A raw slice of a document in; its visible text out, with the way back from every character to its place.

Markup is left out, entities are decoded and white space is folded, so that sentences read as a person sees them; a
span of the visible text still gives the raw slice it came from. Addresses become one mark (`ADDRESS`), so that no
number or name is ever read out of a URL.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.quick import quickly_made
from extract.reading.entities import decode_entities
from extract.reading.tags import KNOWN
from extract.records import Document, Field, Link

ADDRESS = "\ufffc"
"""Stands for a bare address in visible text: no letter, digit or blank, so no rule can read it."""

_KNOWN_TAGS = "|".join(sorted(KNOWN, key=lambda name: (-len(name), name)))
_SPECIAL = re.compile(
    r"(?=[<!\[h&\\*`~_\s])(?:"  # nothing else begins any of these
    r"(?P<comment><!--.*?-->)"
    r"|(?P<image>!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\))"
    r"|(?P<link>\[(?P<label>(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,500})\]\(\s*<?(?P<target>[^)>]{1,2000}?)>?(?:\s+\"[^\"]*\")?\s*\))"
    r"|(?P<anchor><a\b[^<>]{0,2000}?\bhref\s*=\s*[\"']?(?P<href>[^\"'\s>]+)[^<>]{0,2000}>)"
    rf"|(?P<tag></?(?:{_KNOWN_TAGS})\b[^<>]{{0,2000}}>)"
    r"|(?P<address><?https?://[^\s<>()\[\]\"'`]+(?:\([^\s()]*\))?[^\s<>()\[\]\"'`]*>?)"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,10});)"
    r"|(?P<escape>\\(?P<escaped>[\\`*_{}\[\]()#+.!|<>~%&@=/?-]))"
    r"|(?P<mark>\*{1,3}|`{1,3}|~~|(?<!\w)__?(?=[\w*`~\[])|(?<=[\w*`~\])])__?(?!\w))"
    r"|(?P<blank>[ \t]*\n[ \t]*(?:>[ \t]?)+|\s{2,}|[\t\n\r\f\v\u00a0]))",  # a quote's mark begins each of its lines
    re.DOTALL | re.IGNORECASE,
)
_PLAIN = re.compile(r"[<\[!&\\*`~_\t\n\r\f\v\u00a0]|  |https?:", re.IGNORECASE)


@quickly_made
@dataclass(frozen=True, slots=True)
class Passage:
    """Visible text with the raw place of each piece; `starts[i]` in `text` came from `origins[i]` up to `ends[i]`."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    ends: tuple[int, ...]
    links: tuple[Link, ...]
    """Links with raw places; `text` is the visible label."""
    whole: tuple[int, int] = (0, 0)
    """Raw start and end of all of it, for a passage of markup alone."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Raw start and end of the visible span [start, end)."""
        if not self.starts:
            return self.whole
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, 0)
        raw_start = min(self.origins[first] + start - self.starts[first], self.ends[first])
        is_whole = last + 1 < len(self.starts) and end >= self.starts[last + 1]
        raw_end = self.ends[last] if is_whole else min(self.origins[last] + end - self.starts[last], self.ends[last])
        return raw_start, max(raw_end, raw_start)


def read_passage(document: Document, start: int, end: int) -> Passage:
    """The visible text of `document.text[start:end]`."""
    raw = document.text[start:end]
    garbled = {} if raw.isascii() else {run: reading for run, reading in document.garbled if run in raw}
    if not garbled and not _PLAIN.search(raw):
        return _parted(
            Passage(text=_widened(raw), starts=(0,), origins=(start,), ends=(end,), links=(), whole=(start, end))
        )
    builder = _Builder(garbled)
    _append(builder, raw, start)
    return _uncited(_parted(builder.passage((start, end))))


_CITED = re.compile(r"(?<=\w) ?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}\](?=[\s,.;:)]|$)")
"""Behind a word: the numbers of papers, "Foo [12] bridges …"."""


def _uncited(passage: Passage) -> Passage:
    """The passage without numbers of papers between its words."""
    if "[" not in passage.text:
        return passage
    runs = [(match.start(), match.end(), "") for match in _CITED.finditer(passage.text)]
    return respelt(passage, runs) if runs else passage


_GLUED = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?![万亿])(?=[\u3040-\u30ff\u3400-\u9fff])"
)


def parted_text(text: str) -> str:
    """A text with blanks between Chinese words and what stands beside them in Latin letters or digits."""
    return text if text.isascii() else _GLUED.sub(" ", _widened(text))


def _parted(passage: Passage) -> Passage:
    """The passage with a blank between Chinese words and what stands beside them in Latin letters or digits."""
    if passage.text.isascii():
        return passage
    runs = [(match.start(), match.start(), " ") for match in _GLUED.finditer(passage.text)]
    return respelt(passage, runs) if runs else passage


_NARROW = re.compile(r"(?<=[\u4e00-\u9fff])[,;:](?=\S)|[,;:](?=[\u4e00-\u9fff])")
_WIDE = {",": "，", ";": "；", ":": "："}


def _widened(text: str) -> str:
    """Chinese text with the wide marks between its clauses, where it has those of Latin scripts; as long as before."""
    return text if text.isascii() else _NARROW.sub(lambda mark: _WIDE[mark.group()], text)


def read_field(document: Document, field: Field) -> Passage:
    """The visible text of a field; its own text, placed as a whole, where the field has no place."""
    if field.start < 0 or field.end <= field.start:
        return Passage(text=field.text, starts=(0,), origins=(0,), ends=(0,), links=field.links)
    return read_passage(document, field.start, field.end)


def respelt(passage: Passage, runs: Sequence[tuple[int, int, str]]) -> Passage:
    """The passage with runs of its text spelt otherwise; each new spelling stands at the place of the old one."""
    builder = _Builder({})
    place = 0
    for start, end, spelling in runs:
        _copy(builder, passage, place, start)
        builder.add(spelling, *passage.place(start, end))
        place = end
    _copy(builder, passage, place, len(passage.text))
    return replace(builder.passage(passage.whole), links=passage.links)


def _copy(builder: _Builder, passage: Passage, start: int, end: int) -> None:
    """Add a part of a passage, piece by piece."""
    if not passage.starts:
        builder.add(passage.text[start:end], *passage.whole)
        return
    borders = [border for border in passage.starts if start < border < end]
    for first, last in pairwise([start, *borders, end]):
        builder.add(passage.text[first:last], *passage.place(first, last))


class _Builder:
    """Collects pieces of visible text; folds blanks across piece borders."""

    def __init__(self, garbled: Mapping[str, str]) -> None:
        self.garbled = garbled
        self.runs = re.compile("|".join(map(re.escape, sorted(garbled, key=len, reverse=True)))) if garbled else None
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.origins: list[int] = []
        self.ends: list[int] = []
        self.links: list[Link] = []
        self.length = 0

    def add(self, text: str, origin: int, end: int) -> None:
        if not text or (text == " " and (not self.pieces or self.pieces[-1].endswith(" "))):
            return
        self.pieces.append(text)
        self.starts.append(self.length)
        self.origins.append(origin)
        self.ends.append(end)
        self.length += len(text)

    def add_repaired(self, text: str, origin: int) -> None:
        """Add plain text, each run of mojibake as what it stood for, at the place of the run."""
        place = 0
        for run in self.runs.finditer(text) if self.runs else ():
            self.add(text[place : run.start()], origin + place, origin + run.start())
            self.add(self.garbled[run.group()], origin + run.start(), origin + run.end())
            place = run.end()
        self.add(text[place:], origin + place, origin + len(text))

    def passage(self, whole: tuple[int, int]) -> Passage:
        return Passage(
            whole=whole,
            text=_widened("".join(self.pieces)),
            starts=tuple(self.starts),
            origins=tuple(self.origins),
            ends=tuple(self.ends),
            links=tuple(self.links),
        )


def _append(builder: _Builder, raw: str, offset: int) -> None:
    place = 0
    for match in _SPECIAL.finditer(raw):
        if match.start() < place:
            continue
        builder.add_repaired(raw[place : match.start()], offset + place)
        place = _end_of_hidden(match, raw)
        if place == match.end():
            _append_special(builder, match, raw, offset)
    builder.add_repaired(raw[place:], offset + place)


def _end_of_hidden(match: re.Match[str], raw: str) -> int:
    """Where a formula's annotation for machines ends, which says the formula once more; else the end of the match."""
    name = _ANNOTATION.match(match["tag"] or "")
    end = raw.find(f"</{name[1]}>", match.end(), match.end() + LONGEST_ANNOTATION) if name is not None else -1
    return end + len(name[1]) + len("</>") if name is not None and end >= 0 else match.end()


_ANNOTATION = re.compile(r"<(annotation(?:-xml)?)\b")
LONGEST_ANNOTATION = 5_000
"""Characters in which the end of an annotation is looked for; one without an end would cost the rest of the text."""


def _append_special(builder: _Builder, match: re.Match[str], raw: str, offset: int) -> None:
    start, end = offset + match.start(), offset + match.end()
    kind = match.lastgroup if match.lastgroup in ("comment", "image", "mark", "blank") else _kind(match)
    if kind == "link":
        target = re.sub(r"\s+", "", match["target"])
        builder.links.append(Link(text=_plain(match["label"]), target=target, start=start, end=end))
        _append(builder, match["label"], offset + match.start("label"))
    elif kind == "anchor":
        closing = raw.find("</a", match.end())
        label = raw[match.end() : closing if closing >= 0 else match.end()]
        builder.links.append(Link(text=_plain(label), target=decode_entities(match["href"]), start=start, end=end))
    elif kind == "address":
        target = match["address"].strip("<>").rstrip(".,;:")
        builder.links.append(Link(text="", target=target, start=start, end=end))
        builder.add(ADDRESS, start, start + len(target))
        builder.add(match["address"].strip("<>")[len(target) :], start + len(target), end)
    elif kind == "entity":
        builder.add(decode_entities(match["entity"]).replace("\u00a0", " "), start, end)
    elif kind == "escape":
        builder.add(match["escaped"], end - 1, end)
    elif kind == "tag" and match["tag"][:4].casefold() == "</dt":
        builder.add("" if "".join(builder.pieces[-1:]).rstrip().endswith(":") else ":", start, end)
        builder.add(" ", start, end)
    elif kind == "blank" or (kind == "tag" and match["tag"][:3].casefold() in ("<br", "<p>", "<p ", "<hr", "<li")):
        builder.add(" ", start, end)


def _kind(match: re.Match[str]) -> str:
    kinds = ("link", "anchor", "tag", "address", "entity", "escape")
    return next((kind for kind in kinds if match[kind] is not None), "")


def _plain(label: str) -> str:
    return " ".join(decode_entities(re.sub(r"<[^<>]*>|\*\*|`|!\[[^\]]*\]\([^)]*\)", "", label)).split())
