"""A release with many free blocks is written anew: smaller, and the same in every relation, constraint and comment."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from editions import Ingests, Said

from warehouse import compacting
from warehouse.database import BLOCK_BYTES, create_database, writer
from warehouse.places import releases_folder
from warehouse.query import run_query

CATALOGUE = (
    "SELECT schema_name, table_name, comment FROM duckdb_tables() ORDER BY ALL",
    "SELECT table_name, column_name, data_type, column_default, comment FROM duckdb_columns() ORDER BY ALL",
    "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL",
    "SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal ORDER BY ALL",
    "SELECT table_name, constraint_type, constraint_text FROM duckdb_constraints() ORDER BY ALL",
)


def test_a_loose_file_becomes_a_tight_one_with_the_same_rows(tmp_path: Path) -> None:
    path = tmp_path / "loose.duckdb"
    create_database(path)
    with writer(path) as connection:
        for statement in (
            "CREATE TABLE kept AS SELECT i, hash(i) AS h FROM range(100_000) AS t(i)",
            "CREATE TABLE dropped AS SELECT hash(i) AS a, hash(i + 1) AS b FROM range(2_000_000) AS t(i)",
            "CHECKPOINT",
            "DROP TABLE dropped",
            "CREATE TABLE last AS SELECT hash(i) AS a FROM range(100_000) AS t(i)",
            "CHECKPOINT",
        ):
            connection.execute(statement).fetchall()
        before = connection.execute("SELECT sum(i), sum(h) FROM kept").fetchall()
        tight = compacting.compact(connection, path)
    assert tight != path
    assert tight.stat().st_size < path.stat().st_size / 2
    with duckdb.connect(str(tight), read_only=True) as connection:
        assert connection.execute("SELECT sum(i), sum(h) FROM kept").fetchall() == before
        assert connection.execute("SELECT block_size FROM pragma_database_size()").fetchall() == [(BLOCK_BYTES,)]


def test_a_tight_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "tight.duckdb"
    create_database(path)
    with writer(path) as connection:
        for statement in ("CREATE TABLE kept AS FROM range(100_000) AS t(i)", "CHECKPOINT"):
            connection.execute(statement).fetchall()
        assert compacting.compact(connection, path) == path


def test_releases_written_anew_are_the_same_and_runs_go_on_from_them(
    ingests: Ingests, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingests.ingest({"one": [Said("Alpha 1B", "50")]})
    before = [run_query(ingests.warehouse, query).rows() for query in CATALOGUE]
    monkeypatch.setattr(compacting, "_MOST_FREE", -1.0)
    monkeypatch.setattr(compacting, "_LEAST_FREE_BYTES", -1)
    for value in ("51", "52"):
        ingests.ingest({"one": [Said("Alpha 1B", value)], "two": [Said("Beta-2", value)]})
    assert [run_query(ingests.warehouse, query).rows() for query in CATALOGUE] == before
    told = run_query(ingests.warehouse, "SELECT run_id, old_value, new_value FROM changes ORDER BY ALL").rows()
    assert told == [(1, None, "50"), (2, "50", "51"), (2, None, "51"), (3, "51", "52"), (3, "51", "52")]
    assert run_query(ingests.warehouse, "SELECT list(claim_number ORDER BY 1) FROM claims").item().to_list() == [
        *range(1, 6)
    ]
    left = [path.name for path in releases_folder(ingests.warehouse).iterdir() if path.suffix != ".duckdb"]
    assert left == [".lock"]
