"""The items of lists in order in; the variant that an item goes on about with "It" out: that of the item above."""

from __future__ import annotations

import re

from extract.narrative.subject_names import key_of

_IT = re.compile(r"[-*+\s]*(?:It|Its)\b")
_SIZED = re.compile(r"[-*+\s]*(?:\*\*|`)?(?P<name>[A-Z][\w.]*(?:-[\w.]+)*?-\d+(?:\.\d+)?B)(?:\*\*|`)?\s+[a-z]")


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
