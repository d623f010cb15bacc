"""Spans of a document in; whether a place stands inside one of them out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Spans of a document, asked often whether a place is inside one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reaches = list(accumulate((end for _, end in ordered), max))

    def hold(self, place: int) -> bool:
        """Whether a span that starts at or before `place` reaches beyond it."""
        before = bisect_right(self._starts, place)
        return before > 0 and place < self._reaches[before - 1]
