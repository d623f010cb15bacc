"""A frame with its lines read: what the subjects of one section hold, with the evidence for the way it lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, TypeVar

from extract.understanding.layout.frames import Frame
from extract.understanding.lines.meanings import SIZES, TYPED, Line
from extract.understanding.wording import plain, visible, without_pictures

Told = TypeVar("Told")
_SAYING = TYPED | SIZES | {"score", "gpu_memory", "throughput"}


@dataclass(frozen=True, kw_only=True)
class View:
    """A frame with its lines read. `weight` is the evidence for it, `reasons` in words.

    `upright` is the same section with models in rows, where it was turned.
    """

    frame: Frame
    lines: tuple[Line, ...]
    weight: float
    reasons: tuple[str, ...]
    upright: View | None = None
    _found: dict[tuple[str, ...], tuple[Line, ...]] = field(default_factory=dict, repr=False, compare=False)
    _told: dict[tuple[str, int], Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Where the first line of each meaning stands."""
        return {line.meaning: place for place, line in reversed(list(enumerate(self.lines)))}

    def first(self, *meanings: str) -> Line | None:
        """The first line with one of these meanings."""
        known = self._places
        if len(meanings) == 1:
            return self.lines[known[meanings[0]]] if meanings[0] in known else None
        places = [known[meaning] for meaning in meanings if meaning in known]
        return self.lines[min(places)] if places else None

    @property
    def says_something(self) -> bool:
        """Whether any line gives claims."""
        return any(line.meaning in _SAYING for line in self.lines)

    def once(self, question: str, line: Line, answer: Callable[[], Told]) -> Told:
        """The answer about all cells of a line, looked for when the first of its many rows asks."""
        place = question, line.item.index
        if place not in self._told:
            self._told[place] = answer()
        told: Told = self._told[place]
        return told

    def filled_down(self, line: Line) -> Mapping[int, str]:
        """The text of a line for each subject; a blank one means as above where the subject has no name of its own."""
        return self.once("filled down", line, partial(self._filled_down, line))

    def _filled_down(self, line: Line) -> Mapping[int, str]:
        names = self.first("model")
        texts: dict[int, str] = {}
        above = ""
        for subject in self.frame.subjects:
            text = without_pictures(plain(visible(self.frame.cell(subject, line.item))))
            is_named = names is not None and self.frame.cell(subject, names.item).text.strip()
            above = texts[subject.index] = text if text or is_named else above
        return texts

    def all(self, *meanings: str) -> tuple[Line, ...]:
        """All lines with one of these meanings."""
        found = self._found.get(meanings)
        if found is None:
            found = self._found[meanings] = tuple(line for line in self.lines if line.meaning in meanings)
        return found
