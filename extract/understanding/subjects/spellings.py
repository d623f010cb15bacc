"""The named subjects of all tables of a document in, one spelling a model out, with a size where a name needs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.understanding.headings.figures import read_figures
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.names.names import name_key
from extract.understanding.wording import key, plain

TWO_MODELS = 1.5
"""Sizes under one name that differ by this factor are two models; 7B and 8B of one name are one with a conflict."""


@dataclass(frozen=True, kw_only=True)
class Spellings:
    """First spelling of every name of a document, and the names that stand for several sizes."""

    first: dict[str, str]
    ambiguous: frozenset[str]

    @classmethod
    def of(cls, tables: Sequence[tuple[Sequence[View], Sequence[Sequence[Named]]]]) -> Spellings:
        """Look at the subjects of all tables."""
        first: dict[str, str] = {}
        sizes: dict[str, set[float]] = {}
        for views, named in tables:
            for view, subjects in zip(views, named, strict=True):
                for one in subjects:
                    if one.kind != "model" or not one.name:
                        continue
                    first.setdefault(name_key(one.name), one.name)
                    size = _size(view, one)
                    if size is not None:
                        sizes.setdefault(name_key(one.name), set()).add(size[0])
        ambiguous = {name for name, found in sizes.items() if max(found) >= TWO_MODELS * min(found)}
        return cls(first=first, ambiguous=frozenset(ambiguous))

    def settled(self, view: View, named: Sequence[Named]) -> tuple[Named, ...]:
        """The same subjects under the document's first spelling, with the size where one name means two models."""
        return tuple(self._settle(view, one) for one in named)

    def _settle(self, view: View, one: Named) -> Named:
        if one.kind != "model" or not one.name:
            return one
        folded = name_key(one.name)
        name = self.first.get(folded, one.name)
        size = _size(view, one) if folded in self.ambiguous else None
        if size is not None and key(size[1]) not in key(name):
            name = f"{name} {size[1]}"
        if name == one.name and size is None and name not in one.other_names:
            return one
        others = tuple(dict.fromkeys(other for other in (*one.other_names, one.name) if other != name))
        return replace(
            one, name=name, other_names=others if size is None else tuple(o for o in others if name_key(o) != folded)
        )


def _size(view: View, named: Named) -> tuple[float, str] | None:
    for line in view.all("total_size"):
        text = plain(view.frame.cell(named.subject, line.item).text)
        figures = read_figures(text)
        if figures.kind == "size" and figures.numbers:
            return figures.numbers[0], re.sub(r"\s+", "", text)
    return None
