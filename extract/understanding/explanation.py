"""An extraction in, a text for people out: per table role, axes, every column's meaning, where every cell went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from extract.records import CellFate, Extraction, Table, TableReading
from extract.understanding.accounting import account
from extract.understanding.wording import plain

WIDEST = 48
"""Characters of a cell's text that are shown."""
MOST_PLACES = 12
"""Places listed for one reason; the rest is counted."""


def explain(extraction: Extraction) -> str:
    """Say how each table was understood and why; ends with the account of all body cells."""
    blocks = [_explain_table(extraction, table) for table in extraction.tables]
    total = account(extraction.tables, extraction.fates)
    share = "all of them" if total.is_balanced else f"{total.lost} lost, {total.doubled} told twice"
    summary = (
        f"{extraction.document.name}: {len(extraction.tables)} tables, {total.body_cells} body cells: "
        f"{total.claims} claims + {total.issues} issues + {total.ignored} ignored ({share})"
    )
    return "\n\n".join([*blocks, summary]) + "\n"


def _explain_table(extraction: Extraction, table: Table) -> str:
    reading = next((item for item in extraction.readings if item.table_index == table.index), None)
    head = f"Table {table.index} · {table.kind} · lines {table.line_start}-{table.line_end}"
    if reading is None:
        return f"{head}\n  not looked at"
    fates = [fate for fate in extraction.fates if fate.table_index == table.index]
    lines = [head, f"  role          {reading.role}", f"  orientation   {reading.orientation.replace('_', ' ')}"]
    lines.append(f"  header rows   {reading.header_row_count}")
    lines += [f"  because       {reason}" for reason in reading.reasons]
    lines += ["  rows" if reading.orientation == "models_in_columns" else "  columns", *_columns(reading, table)]
    lines += ["  cells", *_cells(table, fates)]
    lines += [
        f"  issue         line {issue.line}: {issue.message}"
        for issue in extraction.issues
        if issue.table_index == table.index
    ]
    return "\n".join(lines)


def _columns(reading: TableReading, table: Table) -> Iterable[str]:
    for column in reading.columns:
        about = " · ".join(
            part
            for part in (
                column.benchmark,
                column.split and f"split {column.split}",
                column.metric,
                column.condition,
                column.unit,
            )
            if part
        )
        title = _title(reading, table, column.index)
        why = f"{about} — {column.reason}" if about else column.reason
        yield f"    {column.index:>3}  {title:<28}  {column.meaning:<16}  {why}"


def _title(reading: TableReading, table: Table, index: int) -> str:
    if reading.orientation == "models_in_columns":
        cell = table.rows[index][0] if index < len(table.rows) and table.rows[index] else None
    else:
        rows = table.rows[: max(reading.header_row_count, 1)]
        cell = next((row[index] for row in reversed(rows) if index < len(row) and row[index].text.strip()), None)
    return _short(cell.text if cell is not None else "", 28)


def _cells(table: Table, fates: Sequence[CellFate]) -> Iterable[str]:
    counts = Counter((fate.fate, fate.reason) for fate in fates)
    for (kind, reason), count in sorted(counts.items(), key=lambda item: (item[0][0], -item[1])):
        places = [fate for fate in fates if fate.fate == kind and fate.reason == reason]
        yield f"    {count:>5}  {kind:<8} {reason}{_places(table, places) if kind != 'claim' else ''}"


def _places(table: Table, fates: Sequence[CellFate]) -> str:
    shown = ", ".join(
        f"[{fate.row_index},{fate.column_index}] {_short(table.rows[fate.row_index][fate.column_index].text, 20)!r}"
        for fate in fates[:MOST_PLACES]
    )
    more = len(fates) - MOST_PLACES
    return f": {shown}" + (f" and {more} more" if more > 0 else "")


def _short(text: str, width: int = WIDEST) -> str:
    text = plain(text)
    return text if len(text) <= width else text[: width - 1] + "…"
