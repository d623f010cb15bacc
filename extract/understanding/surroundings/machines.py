"""A name in its document in, whether the document counts it like a machine out: `2× X60`, `X60 GPUs`."""

from __future__ import annotations

import re
from itertools import islice

FIRST_MENTIONS = 20
"""Times that a word of a title is looked at to see what it is counted with."""
_COUNTED_BEFORE = re.compile(
    r"(?:\d\s?[x×]\s?|\b(?:NVIDIA|AMD|Intel|Arc|GeForce|Radeon|RTX|Jetson|Ascend)\s+|(?P<one>\b(?:single|dual) ))$"
)
_COUNTED_BEHIND = re.compile(r"s?\s+(?:GPUs?|(?:graphics )?cards?|VRAM)\b")


def is_machine(name: str, text: str) -> bool:
    """Whether a document counts a name like graphics cards, or puts their maker before it: `2× X60`, `X60 GPUs`."""
    mentions = islice(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)|{re.escape(name)}s(?= )", text), FIRST_MENTIONS)
    return any(_is_counted(text, mention.start(), mention.end()) for mention in mentions)


def _is_counted(text: str, start: int, end: int) -> bool:
    before = _COUNTED_BEFORE.search(text[max(0, start - 12) : start])
    if before is not None and (not before["one"] or re.match(r"\s+\w", text[end : end + 3]) is None):
        return True
    return _COUNTED_BEHIND.match(text, end) is not None
