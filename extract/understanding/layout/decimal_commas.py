"""A table in, the same table out with points where all of its figures have decimal commas."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.records import Cell, Table

_COMMA = re.compile(r"(?<![\d,.])(?:\d{1,3},\d{1,2}|0,\d{3,4})(?![\d,.])")
"""`74,6`, and `0,115`, which is no count of thousands."""
_POINT = re.compile(r"\d\.\d")
LONGEST_FIGURE = 40
"""Characters; a longer cell is prose, whatever commas it holds."""
LEAST_COMMAS = 3
"""Figures with a comma before one or two digits from which a table counts as written with decimal commas."""


def with_decimal_points(table: Table) -> Table:
    """Read `74,6` as 74.6 where every figure of the table is written so; one such cell alone stays doubtful."""
    body = [
        cell
        for row in table.rows
        for cell in row[1:]
        if "," in cell.text and len(cell.text) <= LONGEST_FIGURE and _is_with_comma(cell.text)
    ]
    if len({cell.origin for cell in body}) < LEAST_COMMAS:
        return table
    if any(
        _POINT.search(cell.text) and not re.search(r"[A-Za-z]{2}", cell.text) for row in table.rows for cell in row[1:]
    ):
        return table
    places = {id(cell) for cell in body}
    rows = tuple(tuple(_pointed(cell) if id(cell) in places else cell for cell in row) for row in table.rows)
    return replace(table, rows=rows)


def _is_with_comma(text: str) -> bool:
    """`74,6`, `63,3 / 69,0`, `~6-7,5 GB`."""
    pieces = [_bare(piece) for piece in _BETWEEN.split(text)]
    return any(map(_COMMA.fullmatch, pieces)) and all(
        _COMMA.fullmatch(piece) or (len(pieces) > 1 and piece.isdecimal()) for piece in pieces
    )


_BETWEEN = re.compile(r"/|(?<=\d)\s*[-–]\s*(?=\d)")
"""What stands between two figures of a cell: a pair or a range."""


def _bare(text: str) -> str:
    return _UNIT.sub("", text.strip(" *%~≈±+-−"))


_UNIT = re.compile(r"\s*(?:[GMT]i?B|[BM])$")


def _pointed(cell: Cell) -> Cell:
    return replace(cell, text=_with_point(cell.text), parts=tuple(map(_with_point, cell.parts)))


def _with_point(text: str) -> str:
    return _COMMA.sub(lambda found: found.group().replace(",", "."), text)
