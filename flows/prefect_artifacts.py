"""A run's report in, Prefect artifacts out: a page of markdown, tables of changes, checks and issues, and progress."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

import polars as pl
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from warehouse.reports import RunReport, summary_lines

ROWS = 200
"""Rows of a table artifact: Prefect's page draws all of them at once."""


def write_artifacts(report: RunReport) -> None:
    """Write the report's artifacts for the flow run that is going on."""
    create_markdown_artifact(report_markdown(report), key="ingest-report", description=f"Run {report.run_id}")
    for name, frame in (("changes", report.changes), ("checks", report.checks), ("issues", report.issues)):
        if frame.height:
            shown = (
                f"{min(frame.height, ROWS):,} of {frame.height:,} rows"
                if frame.height > ROWS
                else f"{frame.height:,} rows"
            )
            create_table_artifact(
                _rows(frame), key=f"ingest-{name}", description=f"Run {report.run_id}: {name}, {shown}"
            )


def report_markdown(report: RunReport) -> str:
    """The report as a page: summary, failed documents, accounting, timings."""
    return "\n".join(_markdown_lines(report)) + "\n"


def _markdown_lines(report: RunReport) -> Iterator[str]:
    head, *rest = summary_lines(report)
    yield f"# {head}"
    yield ""
    yield from (f"- {line}" for line in rest)
    yield from _counts("Table cells", "fate", {fate: f"{count:,}" for fate, count in report.accounting.items()})
    yield from _counts("Time", "step", {step: f"{seconds:.2f} s" for step, seconds in report.timings.items()})


def _counts(title: str, name: str, values: dict[str, str]) -> Iterator[str]:
    if values:
        yield from ("", f"## {title}", "", f"| {name} | |", "|---|---:|")
        yield from (f"| {key} | {value} |" for key, value in values.items())


def _rows(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return [{name: _plain(value) for name, value in row.items()} for row in frame.head(ROWS).rows(named=True)]


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _made(progress: float, key: str, description: str) -> UUID | None:
    made = create_progress_artifact(progress, key=key, description=description)
    return made if isinstance(made, UUID) else None  # a coroutine only inside a running event loop


class ProgressArtifact:
    """A progress artifact that goes from 0 to 100 as batches get done; none is made for fewer than `LEAST` of them."""

    LEAST = 3

    def __init__(self, name: str, total: int) -> None:
        self._total = total
        self._done = 0
        self._id: UUID | None = None
        if total >= self.LEAST:
            self._id = _made(0.0, key="ingest-progress", description=name)

    def advance(self, steps: int = 1) -> None:
        """Note that so many more steps are done."""
        self._done += steps
        if self._id is not None:
            update_progress_artifact(self._id, 100.0 * self._done / self._total)
