"""The items of lists in order in; the variant that an item goes on about with "It" out: that of the item above."""

from __future__ import annotations

import re

from extract.narrative.subject_names import key_of

_IT = re.compile(r"[-*+\s]*(?:It|Its)\b")
_SIZED = re.compile(r"[-*+\s]*(?:\*\*|`)?(?P<name>[A-Z][\w.]*(?:-[\w.]+)*?-\d+(?:\.\d+)?B)(?:\*\*|`)?\s+[a-z]")


_GOING = r"(?:It\b|Its\b|[A-Z][\w -]{2,30}:|\d+(?:\.\d+)? on )"
_LIST_ENDS = re.compile(
    rf"\n#|\n\n(?![-*+\s])|\n[-*+] (?!\W*{_GOING})"
    rf"|<h[1-6]\b|<p\b|</[uo]l>|<table\b|<li\b[^<>]*>(?!(?:\W|<[^<>]*>)*{_GOING})"
)
"""Between two items: a heading, a paragraph, or an item about something else."""
_GOES_ON = re.compile(
    r"[-*+\s]*(?:It|Its)\b|[-*+\s]*(?-i:[A-Z])[\w-]+(?: \(\w+\))?: \d|[-*+\s]*\d+(?:\.\d+)? on (?-i:[A-Z])"
    r"|[-*+\s*_]*(?:(?:vision|visual|image|text|language|training|model|base|gpu) )?(?:encoder|tower|backbone|llm"
    r"|language model|decoder|connector|projector|data|context(?: length| window)?|v?ram|memory|scores?"
    r"|results?)[*_]*:",
    re.IGNORECASE,
)
"""What an item begins with that goes on about the model of the one above."""


def goes_on_in_list(text: str) -> bool:
    """Whether an item goes on about the model of the one above: "It runs …", "Training data: …", "DocVQA: 90.0"."""
    return _GOES_ON.match(text) is not None


def ends_list(between: str) -> bool:
    """Whether something else than such items stands between two."""
    return _LIST_ENDS.search(between) is not None


class ItemAbove:
    """Remembers the variant that the last item began with, while items of its section follow."""

    def __init__(self) -> None:
        self._section = ""
        self._variant = ""

    def subject_of(self, text: str, section: str, model: str) -> str:
        """The model that an item of `model`'s document is about."""
        variant = self._variant if self._section == section else ""
        if variant and _IT.match(text):
            return variant
        head = _SIZED.match(text)
        is_kin = head is not None and key_of(head["name"])[:1] == key_of(model)[:1]
        self._section, self._variant = section, head["name"] if head and is_kin else ""
        return model

    def forget(self) -> None:
        """Something else than an item stands between."""
        self._variant = ""
