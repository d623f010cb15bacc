"""The rows of a table in, the same rows with values settled that one cell alone leaves in doubt: decimal commas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extract.reading.source import Source
from extract.records import Cell, Value

SHORT_COMMA: Final = re.compile(r"[+\-−]?(?:\d+,\d{1,2}|0,\d{3,4}|\d{1,3}(?:\.\d{3})+,\d+)\s?%?", re.ASCII)
LONG_COMMA: Final = re.compile(r"[+\-−]?\d{1,3},\d{3}\s?%?")
LONG_POINT: Final = re.compile(r"[+\-−]?[1-9]\d{0,2}(?:\.\d{3})+\s?%?")
POINT: Final = re.compile(r"\d\.\d")


def settle_columns(source: Source, rows: Sequence[tuple[Cell, ...]], header_rows: int) -> tuple[tuple[Cell, ...], ...]:
    """Read decimal commas as numbers where the whole column has them; what stays in doubt becomes an issue."""
    doubtful: dict[int, list[int]] = {}
    for number in range(header_rows, len(rows)):
        for column, cell in enumerate(rows[number]):
            value = cell.value
            if value is not None and value.reason and value.kind == "text" and cell.origin == (number, column):
                doubtful.setdefault(column, []).append(number)
    if not doubtful:
        return tuple(rows)
    settled = [list(row) for row in rows]
    for column, numbers in doubtful.items():
        if _proves_comma(rows, header_rows, column):
            for row in settled[header_rows:]:
                row[column] = _with_comma(source, row[column])
        else:
            for number in numbers:
                _flag_doubt(source, rows[number][column])
    return tuple(tuple(row) for row in settled)


def _proves_comma(rows: Sequence[tuple[Cell, ...]], header_rows: int, column: int) -> bool:
    """Two cells or more with a certain decimal comma, none with a certain decimal point."""
    texts = {row[column].origin: row[column].text for row in rows[header_rows:]}.values()
    with_comma = sum(1 for text in texts if SHORT_COMMA.fullmatch(text))
    others = [text for text in texts if not (SHORT_COMMA.fullmatch(text) or LONG_POINT.fullmatch(text))]
    return with_comma >= 2 and not any(map(POINT.search, others))


def _with_comma(source: Source, cell: Cell) -> Cell:
    """The cell with its comma read as a decimal point; three digits behind a comma or point stay in doubt."""
    if SHORT_COMMA.fullmatch(cell.text):
        unit = "%" if cell.text.endswith("%") else ""
        number = float(cell.text.rstrip("% ").replace(".", "").replace(",", ".").replace("−", "-"))
        kind = "percent" if unit else "number"
        value = Value(kind=kind, numbers=(number,), unit=unit, reason="decimal comma, as in the whole column")
        return replace(cell, value=value)
    if LONG_COMMA.fullmatch(cell.text) or LONG_POINT.fullmatch(cell.text):
        mark = "comma" if "," in cell.text else "point"
        cell = replace(cell, value=Value(kind="text", reason=f"thousands or decimal {mark}"))
    if cell.value is not None and cell.value.kind == "text" and cell.value.reason:
        _flag_doubt(source, cell)
    return cell


def _flag_doubt(source: Source, cell: Cell) -> None:
    reason = cell.value.reason if cell.value else ""
    source.flag(
        "doubtful_value", cell.start, cell.end, f"{cell.text!r} looks like a number but was left as text: {reason}"
    )
