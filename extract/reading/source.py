"""One decoded document while it is read: its text, where its lines start, its repairs and the issues found so far."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import Final

from markdown_it.common.utils import normalizeReference

from extract.makers import new_issue, new_link
from extract.reading.limits import MAX_DOCUMENT_CELLS, MAX_TABLE_CELLS
from extract.reading.lines import ITEM, starts_block
from extract.reading.mojibake import Repairs
from extract.records import Action, Issue, Link, Severity

QUOTE_LIMIT: Final = 500
"""Characters of the original that an issue quotes; its place tells the rest."""
MAX_ISSUES: Final = 1_000
"""Issues of one kind in one document; the last one says that there are more."""
MAX_BROKEN_TARGET: Final = 300
"""Characters of a link target that is looked for with white space anywhere inside."""
LABEL_END: Final = re.compile(r"\](?=:)")
"""A pattern that starts with one plain character is searched ten times faster than two are found."""
DEFINITION: Final = re.compile(r" {0,3}\[([^\]\[\n]{1,200})\]:[ \t]*<?([^\s<>]+)>?[^\n]*")


class Source:
    """The text of a document with the services that all readers share: line numbers, repairs, issues."""

    def __init__(self, text: str) -> None:
        """Index the lines of `text` and look for mojibake, whose repairs become the first issues."""
        self.text = text
        self.flat = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
        """The same text with every line break one \\n, at the same offsets: what scans look at."""
        self.line_starts, self.line_ends = _index_lines(self.flat)
        self.issues: list[Issue] = []
        self.issue_counts: dict[str, int] = {}
        self.cell_count = 0
        self.place_count = 0
        self.without_end: set[re.Pattern[str]] = set()
        self.references, self.definition_starts = _references(self.flat)
        self.repairs = Repairs.found_in(text)
        self.is_garbled = bool(self.repairs.replacements)
        for repair in self.repairs.places:
            self.flag(
                repair.kind, repair.start, repair.end, repair.message, severity=repair.severity, action=repair.action
            )

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the character at `offset`."""
        return bisect_right(self.line_starts, offset)

    def visible(self, text: str) -> str:
        """`text` with the mojibake of this document repaired."""
        return self.repairs.apply(text) if self.is_garbled and not text.isascii() else text

    def visible_links(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """The same links with repaired texts."""
        return tuple(link if link.text.isascii() else replace(link, text=self.visible(link.text)) for link in links)

    def placed_links(self, links: tuple[Link, ...], start: int, end: int) -> tuple[Link, ...]:
        """The same links with the places of their targets, where these stand between `start` and `end` as they are."""
        placed = []
        for link in links:
            place = _find_target(self.text, link.target, start, end)
            if place is not None:
                link = new_link(text=link.text, target=link.target, start=place[0], end=place[1])
                start = place[1]
            placed.append(link)
        return tuple(placed)

    def find_after(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """The next match of `pattern`; once there was none, there will be none further down either."""
        match = None if pattern in self.without_end else pattern.search(self.text, position)
        if match is None:
            self.without_end.add(pattern)
        return match

    def take_cell(self, offset: int) -> bool:
        """Count one cell of an HTML table; False, with an issue, once the document has too many."""
        self.cell_count += 1
        if self.cell_count == MAX_DOCUMENT_CELLS:
            self.flag(
                "document_cut", offset, len(self.text), f"more than {MAX_DOCUMENT_CELLS} cells; the rest is left out",
                severity="error", action="quarantined",
            )  # fmt: skip
        return self.cell_count < MAX_DOCUMENT_CELLS

    def allow_rows(self, width: int, height: int) -> int:
        """How many of `height` rows of `width` cells may be read, by the caps on a table and on the document."""
        allowed = min(height, MAX_TABLE_CELLS // width, (MAX_DOCUMENT_CELLS - self.place_count) // width)
        self.place_count += allowed * width
        return allowed

    def flag(
        self,
        kind: str,
        start: int,
        end: int,
        message: str,
        *,
        severity: Severity = "warning",
        action: Action = "flagged",
    ) -> None:
        """Record an issue about `text[start:end]`."""
        count = self.issue_counts[kind] = self.issue_counts.get(kind, 0) + 1
        if count > MAX_ISSUES:
            return
        if count == MAX_ISSUES:
            message += f"; this is number {count} of its kind, further ones are not listed"
        self.issues.append(
            new_issue(
                line=self.line_of(start),
                kind=kind,
                severity=severity,
                action=action,
                original_text=self.text[start : min(end, start + QUOTE_LIMIT)],
                message=message,
                start=start,
                end=end,
            )
        )


def _find_target(text: str, target: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a link target stands as it is, with entities, without the mailto: of an autolink, or broken by space."""
    position = text.find(target, start, end)
    if position >= 0:
        return position, position + len(target)
    for spelling in (html.escape(target), target.removeprefix("mailto:")):
        position = text.find(spelling, start, end)
        if position >= 0:
            return position, position + len(spelling)
    if len(target) > MAX_BROKEN_TARGET or "\n" not in text[start:end]:
        return None
    match = re.compile(r"\s*".join(map(re.escape, target))).search(text, start, end)
    return match.span() if match else None


def _references(flat: str) -> tuple[dict[str, dict[str, str]], frozenset[int]]:
    """Link reference definitions, as markdown-it-py wants them, and where they start; the first of a label counts.

    A definition does not interrupt a paragraph: what stands above one is blank, a definition or another block.
    """
    found: dict[str, dict[str, str]] = {}
    starts: set[int] = set()
    last_end = -1
    mark = LABEL_END.search(flat)
    while mark:
        start = flat.rfind("\n", 0, mark.start()) + 1
        match = DEFINITION.match(flat, start)
        if match and (start == last_end + 1 or _may_define(flat, start)):
            found.setdefault(normalizeReference(match[1]), {"href": match[2], "title": ""})
            starts.add(start)
            last_end = match.end()
        line_end = flat.find("\n", mark.start())
        mark = LABEL_END.search(flat, line_end) if line_end >= 0 else None
    return found, frozenset(starts)


def _may_define(flat: str, start: int) -> bool:
    """Whether what stands above the line at `start` leaves room for a definition."""
    above = flat[flat.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    return not above.strip() or (starts_block(above) and not ITEM.fullmatch(above))


def _index_lines(flat: str) -> tuple[list[int], list[int]]:
    """Offsets at which lines start, and at which they end before their line break."""
    starts = list(accumulate([len(line) + 1 for line in flat.split("\n")], initial=0))
    ends = [start - 1 for start in starts[1:]]
    return starts[:-1], ends
