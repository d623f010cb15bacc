"""The sized names of a family in; what its text calls them by comparison out: "the smaller one", "the largest"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from extract.narrative.subject_names import Subject

_SIZE = re.compile(r"(?<![\w.])(?P<number>\d+(?:\.\d+)?)(?P<unit>[BM])(?![A-Za-z0-9])")
_SMALL = ("small", "smaller", "smallest")
_LARGE = ("large", "larger", "largest", "big", "bigger", "biggest")
_PAIR = 2
"""Of so many sizes one is the smaller; of more one is the smallest."""
_CALLED = re.compile(
    rf"\b[Tt]he (?P<word>{'|'.join((*_SMALL, *_LARGE))})"
    r"(?: (?:model|one|variant|version|checkpoint|sibling)\b(?! (?:of|from|with|by|trained|that|which)\b"
    r"| in (?:the|our|its)\b)"
    r"|(?=\s(?:only |about |just |~ ?)?\d|\s(?:needs|takes|runs|scores|reaches|gets|fits|has|requires)\b))"
)


def relative_names(own: str, names: Iterable[str]) -> Mapping[str, str]:
    """Words that compare → the sized name that each stands for; none where the family has fewer than two sizes."""
    sized: dict[float, str] = {}
    for name in names:
        size = _SIZE.search(name)
        if size is not None and Subject(model=own).is_named(name):
            billions = float(size["number"]) / (1 if size["unit"] == "B" else 1000)
            sized.setdefault(billions, name)
    if not own or _SIZE.search(own) or len(sized) < _PAIR:
        return {}
    least, most = sized[min(sized)], sized[max(sized)]
    is_pair = len(sized) == _PAIR
    smalls = _SMALL if is_pair else ("smallest",)
    larges = _LARGE if is_pair else ("largest", "biggest")
    return {**dict.fromkeys(smalls, least), **dict.fromkeys(larges, most)}


def relative_runs(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where a text calls a model so, and the name that is meant."""
    for match in _CALLED.finditer(text) if names else ():
        if match["word"] in names:
            yield match.start(), match.end(), names[match["word"]]
