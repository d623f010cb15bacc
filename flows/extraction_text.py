"""One extraction in, a readable summary on the terminal out: tables, records, claims, issues."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from extract.records import Claim, Extraction, Issue

LONGEST_TEXT = 120
"""Characters of a value or message shown on one row; the whole text is in --format json."""


def print_extraction(extraction: Extraction) -> None:
    """Print to standard output, drawn to the terminal's width."""
    console = Console(highlight=False, soft_wrap=False)
    document = extraction.document
    console.print(
        Text.assemble(
            (document.name, "bold"),
            f"  {document.byte_count:,} bytes, {document.encoding}: {len(extraction.tables)} tables, "
            f"{len(extraction.records)} records, {len(extraction.claims)} claims, {len(extraction.issues)} issues",
        )
    )
    if extraction.tables:
        console.print(_tables(extraction))
    if extraction.claims:
        console.print(_claims(extraction.claims))
    if extraction.issues:
        console.print(_issues(extraction.issues))


def _grid(title: str, *columns: str) -> Grid:
    grid = Grid(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        is_number = column in {"line", "rows", "columns", "table"}
        grid.add_column(column, justify="right" if is_number else "left", no_wrap=is_number, overflow="fold")
    return grid


def _tables(extraction: Extraction) -> Grid:
    grid = _grid("Tables", "table", "line", "kind", "rows", "columns", "role", "header")
    roles = {reading.table_index: reading.role for reading in extraction.readings}
    for table in extraction.tables:
        header = " | ".join(cell.text for cell in table.rows[0]) if table.rows else ""
        width = len(table.rows[0]) if table.rows else 0
        role = roles.get(table.index, "")
        _add(grid, table.index, table.line_start, table.kind, len(table.rows), width, role, header)
    return grid


def _claims(claims: tuple[Claim, ...]) -> Grid:
    grid = _grid("Claims", "line", "model", "attribute", "value", "qualifier", "status")
    for claim in claims:
        value = f"{claim.comparator if claim.comparator != '=' else ''}{claim.value_text} {claim.unit}".strip()
        _add(grid, claim.line_start, claim.model, claim.attribute, value, claim.qualifier, claim.status)
    return grid


def _issues(issues: tuple[Issue, ...]) -> Grid:
    grid = _grid("Issues", "line", "kind", "severity", "action", "message")
    for issue in issues:
        _add(grid, issue.line, issue.kind, issue.severity, issue.action, issue.message)
    return grid


def _add(grid: Grid, *values: object) -> None:
    grid.add_row(*(Text(_short(str(value))) for value in values))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_TEXT else flat[: LONGEST_TEXT - 1] + "…"
