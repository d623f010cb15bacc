"""A run's report in, lines on standard output out: what was seen, what changed, what to look at, how long it took."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from flows.answers import draw_table, terminal_width
from warehouse.reports import RunReport, summary_lines

CHANGES_DRAWN = 40
"""Changes drawn after a dry run; `vlm-atlas changes` prints all of a published one."""


def print_report(report: RunReport) -> None:
    """Print the report; a run that was held back is said on standard error too."""
    for line in report_lines(report):
        print(line)
    if report.status == "dry_run" and report.changes.height:
        print(draw_table(report.changes.head(CHANGES_DRAWN).drop("run_id", strict=False), terminal_width()), end="")
        if report.changes.height > CHANGES_DRAWN:
            print(f"and {report.changes.height - CHANGES_DRAWN:,} more changes")
    sys.stdout.flush()
    if report.status == "failed":
        print(f"vlm-atlas: {report.message}; mend the rows named above, or see docs/operations.md", file=sys.stderr)


def report_lines(report: RunReport) -> Iterator[str]:
    """The report's summary, the accounting of cells and the seconds a step."""
    yield from summary_lines(report)
    if report.accounting:
        fates = ", ".join(f"{count:,} {fate}" for fate, count in report.accounting.items())
        yield f"table cells: {fates}"
    if report.timings:
        steps = ", ".join(f"{step} {seconds:.2f} s" for step, seconds in report.timings.items())
        yield f"time: {sum(report.timings.values()):.2f} s ({steps})"
