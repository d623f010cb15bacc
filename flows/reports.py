"""A run's report in, lines on standard output out: what was seen, what changed, what to look at, how long it took."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import polars as pl

from flows.answers import draw_table, terminal_width
from warehouse.reports import RunReport, summary_lines

CHANGES_DRAWN = 40
"""Changes of a dry run that a terminal is given; a pipe or a file gets all that the report carries."""

COLUMNS = ("change", "model", "attribute", "qualifier", "old_value", "new_value", "differs_in", "document", "line")
"""Of a change, those that `vlm-atlas changes` prints."""


def print_report(report: RunReport) -> None:
    """Print the report; a run that was held back is said on standard error too."""
    for line in report_lines(report):
        print(line)
    if report.status == "dry_run" and report.changes.height:
        _print_changes(report)
    if report.status == "dry_run":
        print_identities(report.identities)
    sys.stdout.flush()
    if report.status == "failed":
        print(f"vlm-atlas: {report.message}; mend the rows named above, or see docs/operations.md", file=sys.stderr)


def _print_changes(report: RunReport) -> None:
    changes = report.changes.select(COLUMNS).sort(*COLUMNS[:4], "document", "line", nulls_last=True)
    shown = changes.head(CHANGES_DRAWN) if sys.stdout.isatty() else changes
    print(draw_table(shown, terminal_width()), end="")
    every = report.claims_added + report.claims_changed + report.claims_withdrawn
    if every > shown.height:
        print(f"and {every - shown.height:,} more changes")


def print_identities(names: pl.DataFrame) -> None:
    """Print the names that a run gives to another model, if any."""
    if names.height:
        print(f"{names.height:,} names mean another model now:")
        print(draw_table(names, terminal_width()), end="")


def report_lines(report: RunReport) -> Iterator[str]:
    """The report's summary, the accounting of cells and the seconds a step."""
    yield from summary_lines(report)
    if report.accounting:
        fates = ", ".join(f"{count:,} {fate}" for fate, count in report.accounting.items())
        yield f"table cells: {fates}"
    if report.timings:
        steps = ", ".join(f"{step} {seconds:.2f} s" for step, seconds in report.timings.items())
        yield f"time: {sum(report.timings.values()):.2f} s ({steps})"
