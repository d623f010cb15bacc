"""A polars frame in, an answer for people or programs out: a drawn table, CSV, JSON or Parquet."""

from __future__ import annotations

import datetime
import io
import json
import math
import os
import shutil
import sys
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

import polars as pl

from extract.errors import WarehouseError
from flows.whole_files import write_whole

if TYPE_CHECKING:
    from rich.table import Table

AnswerFormat = Literal["table", "csv", "json", "parquet"]

NULL = "NULL"
"""How a missing value is drawn: an empty text would look the same as an empty cell."""

UNBOUNDED_WIDTH = 10_000
"""Characters a drawn table may take where no terminal sets a width, so that a pipe gets whole values."""


def write_answer(frame: pl.DataFrame, layout: AnswerFormat, output: Path | None) -> None:
    """Write to the file (complete or absent) or, without one, to standard output. Raises OSError."""
    if output is None:
        _write(frame, layout, sys.stdout.buffer, is_terminal=sys.stdout.isatty())
        sys.stdout.buffer.flush()
        return
    content = io.BytesIO()
    _write(frame, layout, content, is_terminal=False)
    write_whole(output, content.getvalue())


LEAST_COLUMN = 12
"""Characters that a column with long values keeps for them: narrower ones fold words into ladders of letters."""
LOOKED_AT = 200
"""Rows whose values decide how a table is laid out."""
GAP = 2
"""Blanks between two columns."""


def draw_table(frame: pl.DataFrame, width: int) -> str:
    """The frame as lines of text no wider than `width`; numbers right-aligned, long texts folded in their column.

    With more columns than fit side by side, each row is drawn as a list of its values.
    """
    return _print(_rows_below_each_other(frame) if _least_width(frame) > width else _side_by_side(frame), width)


def _least_width(frame: pl.DataFrame) -> int:
    """Characters that the columns need side by side: each its whole name, and its values, or the beginning of them."""
    top = frame.head(LOOKED_AT)
    widths = (
        max(len(name), min(LEAST_COLUMN, max((len(str(_drawn(value))) for value in top[name]), default=0)))
        for name in frame.columns
    )
    return sum(widths) + GAP * max(frame.width - 1, 0)


def _side_by_side(frame: pl.DataFrame) -> Table:
    from rich.text import Text

    table = _table(show_header=True)
    for name, kind in frame.schema.items():
        table.add_column(Text(name), justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in frame.rows():
        table.add_row(*(_drawn(value) for value in row))
    return table


def _rows_below_each_other(frame: pl.DataFrame) -> Table:
    from rich.text import Text

    table = _table(show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for number, row in enumerate(frame.rows(), start=1):
        table.add_row(Text(f"row {number}", style="bold"), "")
        for name, value in zip(frame.columns, row, strict=True):
            table.add_row(Text(name), _drawn(value))
    return table


def _table(*, show_header: bool) -> Table:
    from rich.table import Table

    return Table(box=None, pad_edge=False, header_style="bold", show_edge=False, show_header=show_header)


def _print(table: Table, width: int) -> str:
    from rich.console import Console

    drawn = io.StringIO()
    colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    Console(file=drawn, width=width, force_terminal=colours, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines()) + "\n"


def terminal_width() -> int:
    """Columns of the terminal; as good as unbounded when standard output is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else UNBOUNDED_WIDTH


def _write(frame: pl.DataFrame, layout: AnswerFormat, file: IO[bytes], *, is_terminal: bool) -> None:
    if layout == "table":
        file.write(draw_table(frame, terminal_width() if is_terminal else UNBOUNDED_WIDTH).encode())
    elif layout == "json":
        file.write(_json_text(frame).encode())
    elif layout == "csv":
        file.write(_flat(frame).write_csv().encode())
    else:
        if is_terminal:
            raise WarehouseError("Parquet is no text for a terminal; give --output FILE")
        content = io.BytesIO()
        frame.write_parquet(content)
        file.write(content.getvalue())


def _json_text(frame: pl.DataFrame) -> str:
    rows = (_finite(row) for row in frame.iter_rows(named=True))
    written = ",\n".join(json.dumps(row, ensure_ascii=False, default=_plain, allow_nan=False) for row in rows)
    return f"[{written}]\n"


def _finite(value: Any) -> Any:
    """The same with null for NaN and infinity, which JSON cannot say."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return {key: _finite(item) for key, item in value.items()} if isinstance(value, dict) else value


def _plain(value: object) -> object:
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value.hex() if isinstance(value, bytes) else str(value)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists and structs as JSON text: CSV has no columns for them."""
    nested = [name for name, kind in frame.schema.items() if kind.is_nested()]
    written = {name: [_nested_text(value) for value in frame[name].to_list()] for name in nested}
    return frame.with_columns(**{name: pl.Series(values, dtype=pl.String) for name, values in written.items()})


def _nested_text(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, default=_plain)


def _drawn(value: object) -> Any:
    from rich.text import Text

    if value is None:
        return Text(NULL, style="dim")
    if isinstance(value, float):
        return Text(f"{value:.10g}")
    if isinstance(value, list | dict):
        return Text(json.dumps(value, ensure_ascii=False, default=_plain))
    return Text(str(value))
