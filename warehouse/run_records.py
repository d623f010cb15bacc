"""A built database in, the run's own row and what it tells of itself out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb
import polars as pl

from warehouse.conclusions import fact_queries

CHANGES_SHOWN = 20_000
"""Changes that a report carries, as many as `vlm-atlas changes` prints; the view `changes` holds them all."""

_IDENTITIES = "SELECT * EXCLUDE (run_id) FROM identity_changes"
_ISSUE_COUNTS = "SELECT kind, severity, action, count(*) AS count FROM issues GROUP BY ALL ORDER BY count DESC, kind"
_FATE_COUNTS = "SELECT fate, count(*) FROM cell_fates GROUP BY fate ORDER BY fate"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run came to, before anything is published. `status`: published, unchanged or failed."""

    run_id: int
    status: str
    counts: Mapping[str, int]
    changes: pl.DataFrame
    identities: pl.DataFrame
    checks: pl.DataFrame
    issues: pl.DataFrame
    accounting: Mapping[str, int]

    @property
    def held_back(self) -> str:
        """Why nothing was published, in one line."""
        names = self.checks.filter(pl.col("severity") == "error")["check_name"].to_list()
        return f"nothing was published: {len(names)} checks found errors ({', '.join(names)})"


def conclude_run(
    connection: duckdb.DuckDBPyConnection,
    particulars: Mapping[str, object],
    run_id: int,
    checks: pl.DataFrame,
    *,
    is_changed: bool,
) -> Outcome:
    """Complete the row of the run, with what the checks found."""
    counts = _count(connection, run_id)
    errors = checks.filter(pl.col("severity") == "error").height
    status = "failed" if errors else ("published" if is_changed else "unchanged")
    row = {
        "run_id": run_id,
        "finished_at": datetime.now(UTC).replace(tzinfo=None),
        "status": status,
        "checks_failed": errors,
        "checks_warned": checks.height - errors,
        **particulars,
        **counts,
    }
    listed = ", ".join(f"{name} = ${name}" for name in row if name != "run_id")
    connection.execute(f"UPDATE runs SET {listed} WHERE run_id = $run_id", row).fetchall()
    connection.register("check_frame", checks)
    connection.execute(f"INSERT INTO check_results BY NAME SELECT {run_id} AS run_id, * FROM check_frame").fetchall()
    connection.unregister("check_frame")
    return Outcome(
        run_id=run_id,
        status=status,
        counts=counts,
        changes=connection.sql(f"FROM changes WHERE run_id = {run_id} LIMIT {CHANGES_SHOWN}").pl(),
        identities=connection.sql(f"{_IDENTITIES} WHERE run_id = {run_id} ORDER BY ALL LIMIT {CHANGES_SHOWN}").pl(),
        checks=checks,
        issues=connection.sql(_ISSUE_COUNTS).pl(),
        accounting=dict(connection.execute(_FATE_COUNTS).fetchall()),
    )


def last_results(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """What the checks found in the last run: it stands when nothing changed."""
    frame: pl.DataFrame = connection.sql("""
        SELECT * EXCLUDE (run_id) FROM check_results
        WHERE run_id = (SELECT max(run_id) FROM runs WHERE status IN ('published', 'unchanged')) ORDER BY check_name
    """).pl()
    return frame


def has_changed(connection: duckdb.DuckDBPyConnection, run_id: int) -> bool:
    """Whether a run that read or judged anew came to anything else: documents, claims, their models, facts, issues."""
    looks = [
        "FROM decisions WHERE decision IN ('new', 'withdrawn')",
        """
        FROM history.documents AS h JOIN documents AS d USING (document_id)
        WHERE h.until_run_id = $run AND h.content_hash <> d.content_hash
        """,
        "FROM claims WHERE since_run_id = $run OR until_run_id = $run",
        "FROM issues WHERE first_run_id = $run",
        "FROM previous_issues ANTI JOIN issues USING (issue_id)",
        *(f"FROM {relation} WHERE since_run_id = $run" for relation, _ in fact_queries()),
        *(f"FROM history.{relation} WHERE until_run_id = $run" for relation, _ in fact_queries()),
    ]
    query = "SELECT " + " OR ".join(f"EXISTS ({look})" for look in looks)
    return bool(connection.execute(query, {"run": run_id}).fetchall()[0][0])


def _count(connection: duckdb.DuckDBPyConnection, run_id: int) -> dict[str, int]:
    changed, added, withdrawn, standing, issues = connection.execute(
        """
        SELECT
            (SELECT count(*) FROM claim_revisions WHERE run_id = $run),
            (SELECT count(*) FROM claims WHERE since_run_id = $run AND since = 'added'),
            (SELECT count(*) FROM claims WHERE until_run_id = $run),
            (SELECT count(*) FROM claims WHERE until_run_id IS NULL),
            (SELECT count(*) FROM issues)
        """,
        {"run": run_id},
    ).fetchall()[0]
    return {
        "claims_added": added - changed,
        "claims_changed": changed,
        "claims_withdrawn": withdrawn - changed,
        "claims_standing": standing,
        "issues_standing": issues,
    }
