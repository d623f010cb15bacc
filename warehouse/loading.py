"""Staged batches in, rows of documents, tables, cells, mentions and issues replaced; claims are history.py's work.

Everything is set-based SQL over the Parquet files of the batches: no row passes through Python, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from extract.errors import WarehouseError
from warehouse.frames import STAGED, Kind

_TYPES: dict[type[pl.DataType] | pl.DataType, str] = {
    pl.String: "VARCHAR",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.List: "VARCHAR[]",
    pl.Datetime: "TIMESTAMP",
}


def open_batches(connection: duckdb.DuckDBPyConnection, batches: Sequence[Path]) -> None:
    """Make the views staged_<relation> over the batches' files and the table `touched` of the documents in them.

    Raises WarehouseError naming a batch that is not whole or a document that is staged twice.
    """
    for batch in batches:
        missing = [name for name in STAGED if not (batch / f"{name}.parquet").is_file()]
        if missing:
            raise WarehouseError(f"{batch}: the batch has no {missing[0]}.parquet; remove the folder and run again")
    for relation, schema in STAGED.items():
        connection.execute(f"CREATE TEMP VIEW staged_{relation} AS {_rows_of(relation, schema, batches)}").fetchall()
    connection.execute("CREATE TEMP TABLE touched AS SELECT document_id FROM staged_documents").fetchall()
    twice = connection.execute("FROM touched GROUP BY document_id HAVING count(*) > 1 LIMIT 1").fetchall()
    if twice:
        raise WarehouseError(f"document {twice[0][0]}: is staged twice in this run; give the two sources distinct ids")


def _rows_of(relation: str, schema: Mapping[str, Kind], batches: Sequence[Path]) -> str:
    if not batches:
        columns = ", ".join(f'NULL::{_TYPES[kind.base_type()]} AS "{name}"' for name, kind in schema.items())
        return f"SELECT {columns} WHERE false"
    paths = (str((batch / f"{relation}.parquet").absolute()).replace("'", "''") for batch in batches)
    return "SELECT * FROM read_parquet([" + ", ".join(f"'{path}'" for path in paths) + "])"


def count_rows(connection: duckdb.DuckDBPyConnection) -> int:
    """Claims and cells that stand and that come: what the indexes of a build grow with."""
    return _count(connection, ("claims", "cells", *_STAGED_ROWS))


def _count(connection: duckdb.DuckDBPyConnection, relations: Sequence[str]) -> int:
    query = "SELECT " + " + ".join(f"(SELECT count(*) FROM {name})" for name in relations)
    return int(connection.execute(query).fetchall()[0][0])


def release_indexes(connection: duckdb.DuckDBPyConnection) -> None:
    """Checkpoint where much is staged: DuckDB can leave indexes out of memory once they are in the file.

    A checkpoint writes the indexes of all rows anew, so little that is staged does not pay for one.
    """
    if _count(connection, _STAGED_ROWS) >= _MANY_ROWS:
        connection.execute("CHECKPOINT").fetchall()


_STAGED_ROWS = ("staged_claims", "staged_cells")

_MANY_ROWS = 100_000
"""Their indexes take 3 MB."""


def remember_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Note how much each touched or withdrawn document held before this run, for the checks that notice a loss."""
    connection.execute("""
        CREATE TEMP TABLE previous_counts AS
        SELECT d.document_id, d.source_id, d.name, count(t.table_id)::INTEGER AS tables
        FROM documents AS d
        LEFT JOIN tables AS t USING (document_id)
        WHERE d.document_id IN (FROM touched)
        GROUP BY ALL
    """).fetchall()


def load_documents(connection: duckdb.DuckDBPyConnection, run_id: int, extractor: str, reference: str) -> None:
    """Insert new documents and rewrite changed ones; the body that went before is kept in history.documents."""
    given = {"run": run_id, "extractor": extractor, "reference": reference}
    connection.execute(
        """
        INSERT INTO history.documents
        SELECT
            d.document_id, d.changed_run_id, $run, d.name, d.uri, d.content_hash, d.byte_count, d.fetched_at,
            d.body_path, d.extractor_version, d.reference_version, d.state
        FROM documents AS d
        JOIN staged_documents AS s USING (document_id)
        WHERE d.changed_run_id < $run
        """,
        {"run": run_id},
    ).fetchall()
    kept = [name for name in STAGED["documents"] if name != "document_id"]
    rewritten = ", ".join(f"{name} = s.{name}" for name in kept)
    connection.execute(
        f"""
        UPDATE documents AS d
        SET {rewritten}, extractor_version = $extractor, reference_version = $reference, state = 'current',
            state_reason = '', missing_run_count = 0, changed_run_id = $run, last_seen_run_id = $run
        FROM staged_documents AS s
        WHERE s.document_id = d.document_id
        """,
        given,
    ).fetchall()
    connection.execute(
        f"""
        INSERT INTO documents BY NAME
        SELECT s.document_id, {", ".join(kept)}, $extractor AS extractor_version, $reference AS reference_version,
            'current' AS state, $run AS first_read_run_id, $run AS changed_run_id, $run AS last_seen_run_id
        FROM staged_documents AS s
        ANTI JOIN documents AS d USING (document_id)
        """,
        given,
    ).fetchall()


def mark_documents(connection: duckdb.DuckDBPyConnection, run_id: int) -> None:
    """Write what the run saw of documents it did not read anew; `decisions` is the table of what it decided.

    Unchanged documents are seen; failed and vanished ones turn stale; withdrawn ones end, and their body of then goes
    to history.documents.
    """
    for statement in _MARKS:
        connection.execute(statement, {"run": run_id} if "$run" in statement else None).fetchall()


_MARKS = (
    """
    UPDATE documents SET last_seen_run_id = $run, state = 'current', state_reason = '', missing_run_count = 0
    WHERE document_id IN (SELECT document_id FROM decisions WHERE decision = 'unchanged')
    """,
    """
    UPDATE documents AS d
    SET state = 'stale', state_reason = x.decision || ': ' || x.reason,
        missing_run_count = CASE WHEN x.decision = 'vanished' THEN d.missing_run_count + 1 ELSE d.missing_run_count END
    FROM decisions AS x
    WHERE x.document_id = d.document_id AND x.decision IN ('failed', 'vanished') AND d.state <> 'withdrawn'
    """,
    """
    INSERT INTO history.documents
    SELECT
        d.document_id, d.changed_run_id, $run, d.name, d.uri, d.content_hash, d.byte_count, d.fetched_at,
        d.body_path, d.extractor_version, d.reference_version, d.state
    FROM documents AS d
    WHERE d.document_id IN (FROM gone)
    """,
    """
    UPDATE documents AS d
    SET state = 'withdrawn', state_reason = x.reason, changed_run_id = $run
    FROM decisions AS x
    WHERE x.document_id = d.document_id AND d.document_id IN (FROM gone)
    """,
)


def note_decisions(connection: duckdb.DuckDBPyConnection, seen: Iterable[tuple[str, str, str, str]]) -> None:
    """Make the tables `decisions` (all) and `gone` (documents that stood and are withdrawn by this run)."""
    rows = list(seen)
    schema = {"document_id": pl.String, "uri": pl.String, "decision": pl.String, "reason": pl.String}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    connection.register("decision_frame", frame)
    connection.execute("CREATE TEMP TABLE decisions AS FROM decision_frame").fetchall()
    connection.unregister("decision_frame")
    connection.execute("""
        CREATE TEMP TABLE gone AS
        SELECT document_id FROM documents
        WHERE state <> 'withdrawn' AND document_id NOT IN (FROM touched)
            AND document_id IN (SELECT document_id FROM decisions WHERE decision = 'withdrawn')
    """).fetchall()


def replace_contents(connection: duckdb.DuckDBPyConnection, run_id: int) -> None:
    """Replace tables, cells, their fates, mentions and issues of the touched documents; drop those of gone ones."""
    for statement in (*_REMOVALS, *_INSERTS):
        connection.execute(statement, {"run": run_id} if "$run" in statement else None).fetchall()


_AFFECTED = "(SELECT document_id FROM touched UNION ALL SELECT document_id FROM gone)"
_AFFECTED_TABLES = f"(SELECT table_id FROM tables WHERE document_id IN {_AFFECTED})"

_REMOVALS = (
    f"DELETE FROM cells WHERE table_id IN {_AFFECTED_TABLES}",
    f"DELETE FROM tables WHERE document_id IN {_AFFECTED}",
    f"DELETE FROM mentions WHERE document_id IN {_AFFECTED}",
    f"CREATE TEMP TABLE previous_issues AS SELECT issue_id, first_run_id FROM issues WHERE document_id IN {_AFFECTED}",
    f"DELETE FROM issues WHERE document_id IN {_AFFECTED}",
)

_INSERTS = (
    "INSERT INTO tables BY NAME FROM staged_tables",
    """
    INSERT INTO cells BY NAME
    SELECT c.*, f.fate, f.reason AS fate_reason
    FROM staged_cells AS c
    LEFT JOIN staged_fates AS f USING (table_id, row_index, column_index)
    """,
    "INSERT INTO mentions BY NAME FROM staged_mentions",
    """
    INSERT INTO issues BY NAME
    SELECT s.*, coalesce(p.first_run_id, $run) AS first_run_id
    FROM staged_issues AS s
    LEFT JOIN previous_issues AS p USING (issue_id)
    """,
    """
    INSERT INTO run_documents
    SELECT $run, document_id, uri, decision, reason FROM decisions WHERE decision <> 'unchanged'
    """,
)


def make_empty_comparisons(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that compare a run with its input and with the run before, empty: there is no run."""
    for relation, schema in STAGED.items():
        connection.execute(f"CREATE TEMP VIEW staged_{relation} AS {_rows_of(relation, schema, ())}").fetchall()
    connection.execute("""
        CREATE TEMP TABLE previous_counts (document_id TEXT, source_id TEXT, name TEXT, tables INTEGER)
    """).fetchall()
