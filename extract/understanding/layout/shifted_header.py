"""A pipe table whose header lacks the corner in, the same table with each header above its own column out.

`Prec. | VQAv2 | GQA` above rows of `Foo-3B | fp16 | 80.4 | 61.5`: as it stands each figure is below its neighbour's
header, and the last one below none. Only where every row is longer than the header, the first header names no models
and the first cells do, is the header meant one column further right; the figures beyond stay the issues they are.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from extract.records import Cell, Table
from extract.understanding.headings.headings import read_heading
from extract.understanding.names.names import text_looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading

_HEADS_NO_NAMES = frozenset(("benchmark", "split", "average"))
_TELLS_RUNS = frozenset(("quantization", "condition", "total_size", "llm_size", "resolution", "frames"))
LEAST_LIKENESS = 0.5
"""Likeness to a model's name that every first cell must reach."""


def with_header_in_place(table: Table, longer: Collection[int], vocabulary: Vocabulary) -> Table:
    """Move the header of a table by one column; `longer` are the lines that have cells beyond the header."""
    if table.kind != "gfm" or table.header_row_count != 1 or not longer:
        return table
    header, body = table.rows[0], table.rows[1:]
    if len(header) < 2 or not body or not all(row[0].line in longer for row in body):
        return table
    first = read_heading(cell_heading(header[0]), vocabulary)
    if first.kind not in _HEADS_NO_NAMES and first.meaning not in _TELLS_RUNS:
        return table
    if any(text_looks_like_model(row[0].text, vocabulary) < LEAST_LIKENESS for row in body):
        return table
    corner = Cell(text="", line=header[0].line, start=header[0].start, end=header[0].start, is_header=True)
    moved = (replace(cell, origin=(0, column)) for column, cell in enumerate(header[:-1], start=1))
    return replace(table, rows=((corner, *moved), *body))
