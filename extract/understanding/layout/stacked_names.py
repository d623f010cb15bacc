"""A table with models in columns in, the same out with each size below a family's name made a name: `Foo` over `4B`.

Only where the lowest header row mixes such bare variants with whole names: below `Foo` and `Others` stand `4B`, `27B`
and `Bar-8B`. Where every column is headed by a bare size, the sizes tell columns of one name apart as they do in rows.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from extract.records import Cell, Table
from extract.understanding.layout.header_paths import cell_at
from extract.understanding.layout.layout import Section
from extract.understanding.names.names import OURS, clean_name, name_key, text_looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading, key

_VARIANT = re.compile(
    r"(?=.*\d)(?:\d+(?:\.\d+)?[BM](?:-A\d+(?:\.\d+)?B)?)(?:[ -](?:chat|instruct|it|base|thinking|sft|dpo|preview))?"
    r"|small|base|large|mini|tiny|nano|medium|pro|lite|flash|max|plus|xl|xxl|huge|giant|thinking|instruct|chat",
    re.IGNORECASE,
)
"""What tells the members of a family apart and is no name of its own."""
LEAST_LIKENESS = 0.5
"""Likeness to a model's name from which a header is one."""


def with_stacked_names(
    table: Table, section: Section, width: int, own: Collection[str], vocabulary: Vocabulary
) -> Table:
    """Give bare variants in the lowest header row the name of the model above them; `own` names the document's."""
    if len(section.header) < len(("family", "variant")):
        return table
    lowest = section.header[-1]
    named: dict[int, Cell] = {}
    whole = 0
    for column in range(1, width):
        cell = cell_at(table, lowest, column)
        text = clean_name(cell_heading(cell))
        if not _VARIANT.fullmatch(text):
            whole += text_looks_like_model(text, vocabulary) >= LEAST_LIKENESS
            continue
        family = _family(table, section, column, cell, own, vocabulary)
        if family:
            named[column] = replace(cell, text=f"{family} {text}", parts=(), links=(), images=())
    if not named or not whole:
        return table
    rows = list(table.rows)
    rows[lowest] = tuple(named.get(column, cell) for column, cell in enumerate(rows[lowest]))
    for row in section.header[:-1]:
        rows[row] = tuple(_said(cell, rows[lowest][column]) for column, cell in enumerate(rows[row]))
    return replace(table, rows=tuple(rows))


def _said(upper: Cell, lower: Cell) -> Cell:
    """A cell above names, emptied: it named the family that now stands in them, or sorts them."""
    return upper if upper.origin == lower.origin else replace(upper, text="", parts=(), links=(), images=())


def _family(
    table: Table, section: Section, column: int, below: Cell, own: Collection[str], vocabulary: Vocabulary
) -> str:
    """The model that the header rows above a cell name, the nearest first; "" where they name none."""
    document = next(iter(own), "")
    for row in reversed(section.header[:-1]):
        cell = cell_at(table, row, column)
        text = clean_name(cell_heading(cell))
        if not text or cell.origin == below.origin:
            continue
        if key(text) in OURS:
            return document
        if name_key(text) in map(name_key, own) or text_looks_like_model(text, vocabulary) >= LEAST_LIKENESS:
            return text
    return ""
