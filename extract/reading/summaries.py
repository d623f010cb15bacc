"""The details sections of a document in; out, which of their summaries name something and which say "click here"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from extract.reading.html_text import read_html
from extract.reading.open_blocks import Block
from extract.reading.source import Source

GENERIC_WORDS: Final = frozenset(
    [
        "a",
        "all",
        "an",
        "and",
        "below",
        "bibtex",
        "click",
        "code",
        "collapse",
        "content",
        "contents",
        "detail",
        "details",
        "example",
        "examples",
        "expand",
        "for",
        "full",
        "here",
        "hide",
        "info",
        "information",
        "less",
        "me",
        "more",
        "of",
        "open",
        "output",
        "outputs",
        "read",
        "result",
        "results",
        "see",
        "section",
        "show",
        "the",
        "this",
        "to",
        "toggle",
        "unfold",
        "us",
        "usage",
        "view",
    ]
)
"""A summary of such words only says that there is something to open, not what."""
WORD: Final = re.compile(r"[^\W\d_]{2,}")


class Summaries:
    """The summaries of one document: a summary that repeats names nothing, for it names several sections."""

    def __init__(self, source: Source, blocks: Sequence[Block]) -> None:
        """Read all summaries, and see whether details sections have headings of their own."""
        self.source = source
        self.texts: dict[str, str] = {}
        self.answers: dict[str, bool] = {}
        self.counts = Counter(self.text_of(block).casefold() for block in blocks if block.summary)
        self.have_marked_headings = _have_marked_headings(blocks)

    def text_of(self, block: Block) -> str:
        """The visible text of a details section's summary."""
        if not block.summary:
            return ""
        raw = self.source.flat[slice(*block.summary)]
        if raw not in self.texts:
            self.texts[raw] = self.source.visible(read_html(raw).text)
        return self.texts[raw]

    def names_something(self, block: Block) -> bool:
        """A summary names its section unless it repeats or says no more than "click to expand"."""
        text = self.text_of(block).casefold()
        if text not in self.answers:
            words = WORD.findall(text)
            self.answers[text] = self.counts[text] == 1 and bool(words) and not GENERIC_WORDS.issuperset(words)
        return self.answers[text]


def _have_marked_headings(blocks: Sequence[Block]) -> bool:
    """Whether most details sections have a marked heading of their own, no other of them between."""
    own = others = 0
    is_fresh = False
    for block in blocks:
        if block.kind == "heading":
            is_fresh = True
        elif block.kind == "details":
            own, others = (own + 1, others) if is_fresh else (own, others + 1)
            is_fresh = False
    return own >= others
