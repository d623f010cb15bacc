"""A reading in; the short names by which its text calls the sizes of a family out: "Mini" for "Foo Mini", "27B" for
"Foo-2-27B"; and a passage in, the same with short names spelt out, each still at the place where it stands.

Only words that are known to tell sizes apart, where the text gives two of a family in full, and where the word stands
alone: behind another name ("Gemini 2.5 Pro") or before what it describes ("Large language models") it is no name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.narrative.language.cues import Cues
from extract.narrative.passages import Passage, respelt
from extract.narrative.subjects.relative_names import relative_names, relative_runs
from extract.narrative.subjects.subjects import each_field
from extract.records import Cell, Reading, Table

_SIZE = r"\d+(?:\.\d+)?B"
_LEAST = 2
"""So many sizes of a family, each in full, make their last words short names."""
_ALONE = (
    r"(?=['’]s\b|[*_`]*[,;:!?)\]]|[*_`]*\.(?:\s|$)|[*_`]*$|\s+(?:[–—(]|\d|(?:and|or|to|in|on|at|for|with|by|than|from|instead"
    r"|as|but|while|whereas|through|about|around|roughly|approximately|only|just|both|went|got|had|can|is|we|you|it|compare|need|run|fit|score|reach|get|take"
    r"|weights (?:are|come))\b"
    r"|(?!(?:models|versions|variants|weights|parameters|tokens|images|checkpoints|series|sizes|steps|layers|class)\b)"
    r"[a-z]+(?:s|ed)\b))"
)
"""Behind a short name: what a sentence goes on with, and no noun that the word describes."""
_BEFORE = re.compile(r"(?:^|\s|[(\[\"“*_/])([^\s(\[\"“*_/]+)\s$")
_LITTLE = re.compile(
    r"The|For|On|In|With|And|But|While|Only|Our|Both|At|To|From|As|Of|If|Use|Run|Pick|Take|Does|Do|Can|Is|Will|How|Add|Serve"
    r"|Than|Then|When|Where|Unlike|Like|Even|Also|LoRA|Since|Because|Although|Not|Meanwhile|Whereas|Over|Behind|Against"
)
"""Capitalised words before a short name that are no part of a name."""


@dataclass(frozen=True, kw_only=True)
class ShortNames:
    """Short names of one document, each with the name that it stands for."""

    full: Mapping[str, str] = field(default_factory=dict)
    relative: Mapping[str, str] = field(default_factory=dict)
    """Words that compare the sizes of the text's family, each with the name that it stands for: "smaller"."""

    def spell_out(self, passage: Passage) -> Passage:
        """The passage with each short name as what it stands for."""
        runs = list(self._runs(passage.text)) if self.full else []
        runs = sorted([*runs, *relative_runs(passage.text, self.relative)])
        return respelt(passage, runs) if runs else passage

    def spelt_out(self, text: str) -> str:
        """A heading with each short name as what it stands for."""
        for start, end, name in reversed(list(self._runs(text)) if self.full else []):
            text = text[:start] + name + text[end:]
        return text

    def tables_spelt_out(self, tables: tuple[Table, ...]) -> tuple[Table, ...]:
        """The tables with cells that are nothing but a short name as what it stands for, each cell at its place."""
        return tuple(self._table(table) for table in tables) if self.full else tables

    def _table(self, table: Table) -> Table:
        if not any(cell.text in self.full for row in table.rows for cell in row):
            return table
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in table.rows)
        return replace(table, rows=rows)

    def _cell(self, cell: Cell) -> Cell:
        full = self.full.get(cell.text)
        return replace(cell, text=full, parts=(), value=None) if full else cell

    def _runs(self, text: str) -> Iterator[tuple[int, int, str]]:
        pattern = "|".join(map(re.escape, sorted(self.full, key=len, reverse=True)))
        for match in re.finditer(rf"(?<![\w.%/-])(?:{pattern})(?![\w-]|\.\d){_ALONE}", text):
            before = _BEFORE.search(text, 0, match.start())
            word = before[1] if before else ""
            if (
                not any(letter.isupper() or letter.isdigit() for letter in word)
                or _LITTLE.fullmatch(word)
                or word[-1] in ",.;:)!?"
            ):
                yield match.start(), match.end(), self.full[match.group()]


def short_names(
    reading: Reading, models: Iterable[str], line: Sequence[str], cues: Cues, *, own: str, kin: Iterable[str]
) -> ShortNames:
    """The short names of the sizes of `models`, and of the families that these are sizes of.

    A bare "9B" is short for a name only in a `line` of generations: of one model it says the size of some variant.
    `own` is the model of the whole text, and `kin` further names that it gives in full.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for stems, ends in ((_stems(models, cues.tiers), cues.tiers), (_stems(line, _SIZE), _SIZE)):
        for named in _behind(stems, ends, reading).values():
            if len(named) >= _LEAST:
                for short, name in named.items():
                    found[short].add(name)
    tiers = (name for names in list(found.values()) for name in names)
    for short, name in _led_by_tails(reading, [*models, *kin, *tiers]).items():
        found[short].add(name)
    full = {short: names.pop() for short, names in found.items() if len(names) == 1}
    return ShortNames(full=full, relative=relative_names(own, [*_in_full(reading, own), *kin]))


def members_of(first: str, others: Sequence[str]) -> ShortNames:
    """The last words of models that share all others: "Scout" and "Maverick" of "Foo 4 Scout and Maverick"."""
    stem, _, last = first.rpartition(" ")
    ends = [other.removeprefix(f"{stem} ") for other in others if stem and other.startswith(f"{stem} ")]
    if len(ends) != len(others) or not ends or not all(end.isalpha() for end in (last, *ends)):
        return ShortNames()
    return ShortNames(full={end: f"{stem} {end}" for end in (last, *ends)})


def _behind(stems: Iterable[str], ends: str, reading: Reading) -> dict[str, dict[str, str]]:
    """For each stem the last words that the text puts behind it, each with the whole name.

    Every field is read once, however many stems there are: a document may describe a thousand models.
    """
    named: dict[str, dict[str, str]] = {stem: {} for stem in stems}
    lengths = {len(stem) for stem in named}
    form = re.compile(rf"[ -](?=(?P<short>{ends})(?![\w-]|\.\d))")
    for text in [part.text for part in each_field(reading)] if named else ():
        for match in form.finditer(text):
            end = match.start()
            for stem in (text[end - length : end] for length in lengths if length <= end):
                if stem in named and not _GOES_ON.match(text[: end - len(stem)][-1:]):
                    named[stem][match["short"]] = f"{stem}{match.group()}{match['short']}"
    return named


_TAIL = re.compile(r"[A-Za-z][\w.]*[-_ ](?P<tail>(?=\S*[A-Za-z])(?=\S*\d)(?!\d+(?:\.\d+)?B$)\S+)")
_LED = re.compile(r"\W*(?:[A-Z]\w+\W{1,4})?(?P<tail>[\w.-]*\w),\s")


def _led_by_tails(reading: Reading, models: Iterable[str]) -> dict[str, str]:
    """ "vl2-tiny, 3.4B in total" of Foo-VL2-Tiny: names without their first word, where several items begin so."""
    tails = {match["tail"].casefold(): name for name in models if (match := _TAIL.fullmatch(name))}
    led = (_LED.match(part.text) for part in each_field(reading)) if len(tails) >= _LEAST else ()
    found = {
        match["tail"]: tails[match["tail"].casefold()] for match in led if match and match["tail"].casefold() in tails
    }
    return found if len(found) >= _LEAST else {}


_GOES_ON = re.compile(r"[\w.-]")
"""Before a stem: it is the end of a longer word."""


def _in_full(reading: Reading, own: str) -> Iterator[str]:
    """The sized names of a family as the text gives them: "Foo-VL-2-5B", "Foo-VL 2 5B"."""
    if own:
        stem = r"[\s_-]?".join(map(re.escape, re.split(r"[\s_-]+", own)))
        form = re.compile(rf"(?<![\w.-]){stem}[\s_-]?\d+(?:\.\d+)?[BM](?:-A\d+(?:\.\d+)?B)?(?![\w-]|\.\d)")
        for part in each_field(reading):
            yield from form.findall(part.text)


def _stems(models: Iterable[str], ends: str) -> dict[str, None]:
    """The models without the word or size that tells them apart, each once."""
    tail = re.compile(rf"[ -](?:{ends})$")
    return dict.fromkeys(tail.sub("", model) for model in models if model)
