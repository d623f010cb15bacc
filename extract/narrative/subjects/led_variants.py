"""An item of a list or a heading in a document about one model in; the variant that it begins with or is out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from extract.narrative.language.analysis import Subject
from extract.narrative.language.heads import NO_MODEL
from extract.narrative.subject_names import IN_NO_NAME
from extract.narrative.subjects.headed_kin import is_of_line
from extract.narrative.subjects.led_names import DESCRIBES
from extract.records import Record

_LED = re.compile(
    r"\W*(?P<name>[A-Z][\w.]*(?:[-+ ](?:[A-Z\d][\w.]*|[a-z]\b)){1,4})(?:\s\([^()]{1,40}\))?(?:\s*[–—:]|\s-)\s", re.ASCII
)


def led_variant(text: str, subject: Subject) -> str:
    """ "Foo-Nano – 1.3B, …" in a text about Foo: the variant; "" where an item begins otherwise."""
    led = _LED.match(text)
    if led is None or len(subject.family) < len("Foo"):
        return ""
    name = led["name"]
    is_kin = name.startswith(subject.family) or (
        is_of_line(name, subject.model) and DESCRIBES.search(text, led.end()) is not None
    )
    if not is_kin:
        return ""
    return "" if NO_MODEL.search(name) or subject.is_exactly(name) or subject.is_short(name) else name


_SIZE_LED = re.compile(
    r"\W*(?:[Tt]he )?(?P<size>\d+(?:\.\d+)?[BM])(?: (?:model|variant|version))?[*_`]*\s*(?:[:–—]|\s-)[*_`]*\s"
)
_HEADING = re.compile(
    r"\W*(?:[Tt]he )?(?:(?P<name>[A-Za-z][\w.]*(?:[- ][\w.]+){0,4}?[- ])?(?P<size>\d+(?:\.\d+)?[BM])"
    r"(?:-(?:Instruct|Chat|Base|it|hf))?)(?: (?:[Mm]odel|[Vv]ariant|[Vv]ersion|[Cc]heckpoint))?(?: \([^()]{1,40}\))?\W*"
)


_IN_BRACKET = re.compile(r"\W*[A-Z][a-z]+(?: [a-z]+){0,3} \((?:the )?(?P<size>\d+(?:\.\d+)?[BM])(?: model)?\)\W*")
"""A heading with the size behind its words: "Results (2B)"."""


def labelled_variant(text: str, subject: Subject) -> str:
    """ "Foo-2B: It scores …", a paragraph that begins with the variant as its label; "" for any other."""
    led = _LABEL.match(text) if not _SIZED.search(subject.model) else None
    return led["name"] if led is not None and subject.is_named(led["name"]) else ""


_LABEL = re.compile(
    r"[*_`\s]*(?P<name>[A-Za-z][\w.]*(?:[- ][A-Z\d][\w.]*){0,4}?[- ]\d+(?:\.\d+)?[BM])[*_`]*\s*:[*_`]*\s"
)


def sized_lead(text: str, subject: Subject) -> str:
    """ "2B: 61.2 on MMMU" in a text about Foo: the variant of that size; "" where the text begins otherwise."""
    led = _SIZE_LED.match(text) if not _SIZED.search(subject.model) else None
    return subject.variant(led["size"]) if led is not None else ""


def headed_variant(heading: str, subject: Subject) -> str:
    """The variant that a heading is, "Foo-2B", "2B", "The 2B model", or has in its bracket; "" for any other one."""
    headed = _HEADING.fullmatch(heading)
    bracket = _IN_BRACKET.fullmatch(heading) if headed is None else None
    if _SIZED.search(subject.model) or (headed is None and bracket is None):
        return ""
    if headed is None:
        return subject.variant(bracket["size"]) if bracket is not None else ""
    if not headed["name"]:
        return subject.variant(headed["size"])
    name = heading[headed.start("name") : headed.end("size")]
    return name if subject.is_named(name) and not _SENTENCE.search(name) else ""


_SENTENCE = re.compile(rf"\s{IN_NO_NAME}\s")
_FOLDED = 99
"""The level of a folded section, below all headings."""


def _is_named(record: Record) -> bool:
    """Whether a folded section has a summary that names something."""
    return any(field.name == "heading" for field in record.fields)


class HeadedVariants:
    """Knows below which headings a document about one model tells of one of its variants."""

    def __init__(self, records: Iterable[Record], kin: frozenset[str] = frozenset()) -> None:
        """Keep the headings of a document in order, each with those that it stands below.

        `kin` are headings that are names of other models of its line.
        """
        self._kin = kin
        sections = [
            record for record in records if record.kind == "section" and (record.level > 0 or _is_named(record))
        ]
        opened = [(record.line_start, record.level or _FOLDED, record.name) for record in sections]
        closed = [(record.line_end, _FOLDED, "") for record in sections if record.level == 0]
        self._lines: list[int] = []
        self._chains: list[tuple[str, ...]] = []
        open_ones: list[tuple[int, str]] = []
        for line, level, name in sorted([*opened, *closed]):
            while open_ones and open_ones[-1][0] >= level:
                open_ones.pop()
            open_ones += [(level, name)] if name else []
            self._lines.append(line)
            self._chains.append(tuple(one for _, one in reversed(open_ones)))

    def above(self, line: int, subject: Subject) -> str:
        """The variant that the nearest heading above a line, or one that this stands below, is; "" where none is."""
        return next(filter(None, (self._headed(name, subject) for name in self.chain(line))), "")

    def chain(self, line: int) -> tuple[str, ...]:
        """The headings that a line stands below, nearest first."""
        place = bisect_left(self._lines, line)
        return self._chains[place - 1] if place else ()

    def _headed(self, heading: str, subject: Subject) -> str:
        return heading if heading in self._kin else headed_variant(heading, subject)


_SIZED = re.compile(r"\d[BbMm](?![a-z])")
