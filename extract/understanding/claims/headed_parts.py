"""Parts that are written once for several rows in, claims for each row out: above a blank cell, or heading a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.narrative.forms.cells import read_component_cell
from extract.records import Cell, Reading
from extract.reference import Reference
from extract.understanding.claims.ledger import Ledger, Place
from extract.understanding.headings.headings import read_heading
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key

_PARTS = frozenset(("vision_encoder", "language_model"))
_LABELLED = re.compile(r"\W*(\w[\w ]{0,24}\w)\s*[:：=]\s*(\w[^:：;|]{1,60})")
"""`Base LLM: Vicuna-13B`, the row that heads a group."""


def merged_parts(view: View, named: Sequence[Named], line: Line) -> Mapping[int, tuple[Place, Cell]]:
    """For each row with a blank cell before its name the cell above that is meant, as a merged one is left in pipes.

    The column must be written so throughout: it starts filled, names nothing twice in a row, and leaves more cells
    blank than it fills. A single blank among names may as well say that nothing is known.
    """
    if line.meaning not in _PARTS or view.frame.is_transposed:
        return {}
    names = view.first("model")
    if names is None or names.item.index <= line.item.index:
        return {}
    cells = [view.frame.cell(one.subject, line.item) for one in named]
    filled = [key(cell.text) for cell in cells if cell.text.strip()]
    repeated = any(this == following for this, following in pairwise(filled))
    if not cells or not cells[0].text.strip() or repeated or len(filled) * 2 >= len(cells):
        return {}
    return dict(_meant_above(view, named, line))


def _meant_above(view: View, named: Sequence[Named], line: Line) -> Iterator[tuple[int, tuple[Place, Cell]]]:
    above: tuple[Place, Cell] | None = None
    groups: tuple[str, ...] = ()
    for one in named:
        cell = view.frame.cell(one.subject, line.item)
        if cell.text.strip():
            above, groups = (view.frame.place(one.subject, line.item), cell), one.subject.groups
        elif above is not None and groups == one.subject.groups:
            yield one.subject.index, above


def claim_group_parts(
    view: View, named: Sequence[Named], reading: Reading, reference: Reference, vocabulary: Vocabulary, ledger: Ledger
) -> None:
    """A row "Base LLM: Foo-7B" says of every model below it what is inside, where no column of theirs says so."""
    heads: dict[int, tuple[str, Cell]] = {}
    for one in named:
        if one.kind != "model" or not one.name:
            continue
        for row in one.subject.group_rows:
            if row not in heads:
                heads[row] = _labelled_part(view, row, vocabulary, ledger.document.text)
            meaning, cell = heads[row]
            if not meaning or view.first(meaning) is not None:
                continue
            claims, issues, _ = read_component_cell(
                cell, meaning=meaning, model=one.name, table=ledger.table, row=row, column=0,
                document=reading.document, reference=reference,
            )  # fmt: skip
            if claims:
                ledger.adopt((row, 0), claims, issues, "")


def _labelled_part(view: View, row: int, vocabulary: Vocabulary, document: str) -> tuple[str, Cell]:
    """Which part the row that heads a group names, and its cell cut down to the name; "" for any other row."""
    cell = view.frame.table.rows[row][0]
    found = _LABELLED.fullmatch(cell.text.strip())
    meaning = read_heading(found.group(1), vocabulary).meaning if found is not None else ""
    if found is None or meaning not in _PARTS:
        return "", cell
    name = found.group(2).strip().rstrip("*_ ")
    start = document.find(name, cell.start, cell.end)
    return (meaning, replace(cell, text=name, start=start, end=start + len(name))) if start >= 0 else ("", cell)
