"""One decoded document while it is read: its text, where its lines start, its repairs and the issues found so far."""

from __future__ import annotations

from bisect import bisect_right

from extract.reading.mojibake import Repairs
from extract.records import Action, Issue, Severity

QUOTE_LIMIT = 500
"""Characters of the original that an issue quotes; its place tells the rest."""


class Source:
    """The text of a document with the services that all readers share: line numbers, repairs, issues."""

    def __init__(self, text: str) -> None:
        """Index the lines of `text` and look for mojibake, whose repairs become the first issues."""
        self.text = text
        self.flat = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
        """The same text with every line break one \\n, at the same offsets: what scans look at."""
        self.line_starts, self.line_ends = _index_lines(self.flat)
        self.issues: list[Issue] = []
        self.repairs = Repairs.found_in(text)
        self.cell_count = 0
        for repair in self.repairs.places:
            self.flag(
                repair.kind, repair.start, repair.end, repair.message, severity=repair.severity, action=repair.action
            )

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the character at `offset`."""
        return bisect_right(self.line_starts, offset)

    def visible(self, text: str) -> str:
        """`text` with the mojibake of this document repaired."""
        return self.repairs.apply(text)

    def flag(
        self,
        kind: str,
        start: int,
        end: int,
        message: str,
        *,
        severity: Severity = "warning",
        action: Action = "flagged",
        table_index: int | None = None,
        row_index: int | None = None,
        column_index: int | None = None,
    ) -> None:
        """Record an issue about `text[start:end]`."""
        self.issues.append(
            Issue(
                line=self.line_of(start),
                kind=kind,
                severity=severity,
                action=action,
                original_text=self.text[start : min(end, start + QUOTE_LIMIT)],
                message=message,
                start=start,
                end=end,
                table_index=table_index,
                row_index=row_index,
                column_index=column_index,
            )
        )


def _index_lines(text: str) -> tuple[list[int], list[int]]:
    """Offsets at which lines start, and at which they end before their line break."""
    starts, ends = [0], []
    position = text.find("\n")
    while position >= 0:
        ends.append(position)
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    ends.append(len(text))
    return starts, ends
