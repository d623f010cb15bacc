"""What a run did, for people: the record that building hands out and its parts as lines and tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl


@dataclass(frozen=True, kw_only=True)
class RunReport:
    """One run. `status`: published, unchanged, dry_run or failed (its checks held the publish back).

    `documents` counts decisions (new, changed, unchanged, …); `changes` and `identities` hold at most CHANGES_SHOWN
    rows of the views changes and identity_changes; `checks` the checks that returned rows; `accounting` counts the
    fates of table cells; `timings` seconds by step; `release` the published release, "" if none.
    """

    run_id: int
    status: str
    release: str
    started_at: datetime
    finished_at: datetime
    documents: Mapping[str, int]
    claims_added: int
    claims_changed: int
    claims_withdrawn: int
    claims_standing: int
    issues_standing: int
    changes: pl.DataFrame
    identities: pl.DataFrame
    checks: pl.DataFrame
    issues: pl.DataFrame
    failures: tuple[tuple[str, str, str], ...] = ()
    """(document_id, uri, reason) of documents that could not be read."""
    accounting: Mapping[str, int] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)
    message: str = ""

    @property
    def errors(self) -> pl.DataFrame:
        """The checks that hold the publish back."""
        return self.checks.filter(pl.col("severity") == "error")


def summary_lines(report: RunReport) -> list[str]:
    """The run in a few lines: what was seen, what changed, what to look at."""
    seen = ", ".join(f"{count:,} {decision.replace('_', ' ')}" for decision, count in report.documents.items() if count)
    lines = [
        f"run {report.run_id}: {report.status.replace('_', ' ')}" + (f" as {report.release}" if report.release else "")
    ]
    lines.append(f"documents: {seen or 'none'}")
    lines.append(
        f"claims: {report.claims_added:,} added, {report.claims_changed:,} changed, "
        f"{report.claims_withdrawn:,} withdrawn, {report.claims_standing:,} stand; issues: {report.issues_standing:,}"
    )
    lines += [f"failed: {uri}: {reason}" for _, uri, reason in report.failures]
    lines += check_lines(report.checks)
    return lines


def check_lines(checks: pl.DataFrame) -> list[str]:
    """One line a check that returned rows, errors first, with its first offending row."""
    lines = []
    for row in checks.sort("severity", "check_name").iter_rows(named=True):
        first = (json.loads(row["sample"]) or [{}])[0]
        place = ", ".join(f"{key} {value}" for key, value in first.items() if value not in (None, ""))
        lines.append(
            f"{row['severity']}: {row['check_name']} ({row['row_count']:,} rows): {row['message']} First: {place}"
        )
    return lines
