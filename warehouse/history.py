"""Staged claims and resolved names in, the history of claims written on: nothing that was said is overwritten.

A claim's identifier holds what is said, not where. So a claim that is found again at another line has moved, one that
is not found has ended, and one that ended and is found again has come back; each leaves its earlier time in
history.claims. Names that now mean another model give the claim to that model and keep the earlier time likewise.
"""

from __future__ import annotations

import duckdb

_PLACES = (
    *("line_start", "line_end", "start_offset", "end_offset", "start_byte", "end_byte"),
    *("table_id", "row_index", "column_index"),
)
_MOVED = " OR ".join(f"c.{name} IS DISTINCT FROM i.{name}" for name in _PLACES)
_PLACES_OF_CLAIM = ", ".join(f"c.{name}" for name in _PLACES)

_INCOMING = """
    CREATE TEMP VIEW incoming AS
    SELECT s.* RENAME (benchmark_id AS benchmark_key), n.model_id
    FROM staged_claims AS s
    LEFT JOIN resolved_names AS n ON n.name = s.model
"""

_END = """
    UPDATE claims SET until_run_id = $run
    WHERE until_run_id IS NULL
        AND document_id IN (SELECT document_id FROM touched UNION ALL SELECT document_id FROM gone)
        AND claim_id NOT IN (SELECT claim_id FROM staged_claims)
"""

_FIND_RESUMED = f"""
    CREATE TEMP TABLE resumed AS
    SELECT
        c.claim_id, i.model_id, {", ".join(f"i.{name}" for name in _PLACES)},
        CASE
            WHEN c.until_run_id IS NOT NULL THEN 'added'
            WHEN c.model_id <> i.model_id THEN 'reassigned'
            ELSE 'moved'
        END AS since
    FROM claims AS c
    JOIN incoming AS i USING (claim_id)
    WHERE c.until_run_id IS NOT NULL OR c.model_id <> i.model_id OR {_MOVED}
"""

_FIND_REASSIGNED = f"""
    INSERT INTO resumed
    SELECT c.claim_id, n.model_id, {_PLACES_OF_CLAIM}, 'reassigned'
    FROM claims AS c
    JOIN resolved_names AS n ON n.name = c.model
    WHERE c.until_run_id IS NULL AND c.model_id <> n.model_id AND c.document_id NOT IN (FROM touched)
"""

_KEEP_EARLIER_TIME = f"""
    INSERT INTO history.claims BY NAME
    SELECT
        c.claim_id, c.since_run_id, c.since, coalesce(c.until_run_id, $run) AS until_run_id,
        CASE WHEN c.until_run_id IS NULL THEN r.since ELSE 'withdrawn' END AS until,
        c.model_id, {_PLACES_OF_CLAIM}
    FROM claims AS c
    JOIN resumed AS r USING (claim_id)
"""

_RESUME = f"""
    UPDATE claims AS c
    SET {", ".join(f"{name} = r.{name}" for name in _PLACES)},
        since_run_id = $run, since = r.since, until_run_id = NULL, last_run_id = $run
    FROM resumed AS r
    WHERE r.claim_id = c.claim_id
"""

_REASSIGN = """
    UPDATE claims AS c
    SET model_id = r.model_id
    FROM resumed AS r
    WHERE r.claim_id = c.claim_id AND r.model_id <> c.model_id
"""

_ADD = """
    INSERT INTO claims BY NAME
    SELECT i.*, $run AS first_run_id, $run AS last_run_id, $run AS since_run_id, 'added' AS since
    FROM incoming AS i
    ANTI JOIN claims AS c USING (claim_id)
"""

_PAIR = """
    INSERT INTO claim_revisions
    WITH ended AS (
        SELECT document_id, model_id, attribute, qualifier, min(claim_id) AS claim_id
        FROM claims WHERE until_run_id = $run GROUP BY ALL HAVING count(*) = 1
    ),
    begun AS (
        SELECT document_id, model_id, attribute, qualifier, min(claim_id) AS claim_id
        FROM claims WHERE since_run_id = $run AND since = 'added' GROUP BY ALL HAVING count(*) = 1
    )
    SELECT $run, e.claim_id, b.claim_id
    FROM ended AS e
    JOIN begun AS b USING (document_id, model_id, attribute, qualifier)
"""

_SEE = """
    UPDATE claims SET last_run_id = $run
    WHERE until_run_id IS NULL AND last_run_id <> $run
        AND document_id IN (SELECT document_id FROM documents WHERE last_seen_run_id = $run)
"""


def write_claims(connection: duckdb.DuckDBPyConnection, run_id: int) -> None:
    """End, move, bring back, reassign and add claims; pair what was revised.

    Needs the tables `touched`, `gone` and `resolved_names` and the view `staged_claims`.
    """
    for statement in _STEPS:
        connection.execute(statement, {"run": run_id} if "$run" in statement else None).fetchall()


_STEPS = (
    _INCOMING,
    _FIND_RESUMED,
    _FIND_REASSIGNED,
    _END,
    _KEEP_EARLIER_TIME,
    _REASSIGN,
    _RESUME,
    _ADD,
    _PAIR,
)


def mark_seen(connection: duckdb.DuckDBPyConnection, run_id: int) -> None:
    """Standing claims of documents that this run saw have this run as their last."""
    connection.execute(_SEE, {"run": run_id}).fetchall()
