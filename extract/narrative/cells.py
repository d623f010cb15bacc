"""One cell of an architecture table and its column's meaning in, claims about the row's model out."""

from __future__ import annotations

from extract.records import Cell, Claim, Document, Issue, Table
from extract.reference import Reference


def read_component_cell(
    cell: Cell,
    *,
    meaning: str,
    model: str,
    table: Table,
    row: int,
    column: int,
    document: Document,
    reference: Reference,
) -> tuple[tuple[Claim, ...], tuple[Issue, ...], str]:
    """Read a typed or prose cell; the text is the reason when neither claim nor issue came out."""
    del reference
    if not cell.text.strip():
        return (), (), "empty"
    claim = Claim(
        model=model,
        attribute=meaning,
        value_text=cell.text,
        source_kind="table",
        line_start=cell.line,
        line_end=cell.line,
        start=cell.start,
        end=cell.end,
        quote=document.text[cell.start : cell.end],
        table_index=table.index,
        row_index=row,
        column_index=column,
    )
    return (claim,), (), ""
