"""A document in, the byte of its body at which a character of its text starts out.

Places are kept as offsets in characters of the decoded text; who holds only the bytes needs these. What the text has
lost (a byte order mark, bytes that belong to no character) is told by the document.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import Final

from extract.records import Document

STEP: Final = 1_024
"""Characters between two places whose byte is known beforehand: at most so many are encoded to find another one."""
UNKNOWN: Final = -1


class ByteOffsets:
    """Where the characters of one document stand in its body."""

    def __init__(self, document: Document) -> None:
        """Encode the text once, piece by piece; ASCII in an encoding of one byte needs nothing."""
        self._text = document.text
        self._encoding = document.encoding
        self._first = document.mark_bytes
        self._last = document.byte_count
        self._odd = document.odd_characters
        self._excess = len("\ufffd".encode(document.encoding, "replace")) - 1 if self._odd else 0
        self._is_plain = document.text.isascii() and not document.encoding.startswith(("utf-16", "utf-32"))
        pieces = range(0, 0 if self._is_plain else len(self._text), STEP)
        self._known = [0, *accumulate(self._length(start, start + STEP) for start in pieces)]

    def at(self, offset: int) -> int:
        """The byte at which the character at `offset` starts; -1 where the body is too broken to tell."""
        if self._first < 0:
            return UNKNOWN
        if self._is_plain:
            return self._first + offset
        piece = min(offset // STEP, len(self._known) - 1)
        byte = self._known[piece] + self._length(piece * STEP, offset)
        return min(self._last, self._first + byte - self._excess * bisect_left(self._odd, offset))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The bytes from the character at `start` to the one at `end`; -1 where there is no place."""
        return (self.at(start), self.at(end)) if start >= 0 else (UNKNOWN, UNKNOWN)

    def _length(self, start: int, end: int) -> int:
        return len(self._text[start:end].encode(self._encoding, "replace"))
