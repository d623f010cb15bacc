"""The contract of the relations, name by name; keys, constraints and comments; the file's format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from editions import Ingests, Said

from warehouse.database import create_database
from warehouse.dictionary import describe
from warehouse.empty import apply_schema
from warehouse.releases import current

CONTRACT = {
    "documents": "document_id name uri media_type content_hash byte_count upstream fetched_at",
    "tables": "table_id document_id table_index kind role line_start line_end row_count column_count",
    "cells": "table_id row_index column_index is_header text line",
    "claims": (
        "claim_id document_id model_id attribute value_text value_number unit comparator qualifier status line_start "
        "line_end quote table_id row_index column_index first_run_id last_run_id"
    ),
    "issues": "issue_id document_id line kind severity action original_text message",
    "models": "model_id name family_id organization huggingface_id",
    "model_aliases": "alias model_id",
    "benchmarks": "benchmark_id name split metric unit scale_min scale_max higher_is_better",
    "scores": "model_id benchmark_id value status claim_id",
    "parameter_counts": "model_id scope billions comparator status claim_id",
    "gpu_memory": "model_id min_gb condition status claim_id",
    "components": "component_id name kind",
    "model_components": "model_id component_id role claim_id",
    "datasets": "dataset_id name",
    "model_datasets": "model_id dataset_id role claim_id",
    "publications": "title arxiv_id url",
    "authors": "name is_organization",
    "publication_authors": "order",
    "runs": (
        "run_id started_at finished_at status documents_seen documents_changed claims_added claims_withdrawn "
        "code_version"
    ),
    "leaderboard": (
        "model_id model family parameters_b parameters_basis benchmark split score min_gpu_memory_gb document line"
    ),
    "score_claims": ("document model benchmark split value unit line table_index row_index column_index source_kind"),
    "conflicts": "model_id attribute qualifier",
    "changes": "run_id change model attribute qualifier old_value new_value document line",
}
VIEWS = ("leaderboard", "score_claims", "conflicts", "changes")

JOINS = (
    ("claims", "documents", "document_id"),
    ("claims", "models", "model_id"),
    ("issues", "documents", "document_id"),
    ("tables", "documents", "document_id"),
    ("cells", "tables", "table_id"),
    ("scores", "benchmarks", "benchmark_id"),
    ("scores", "models", "model_id"),
    ("gpu_memory", "models", "model_id"),
    ("parameter_counts", "models", "model_id"),
    ("model_components", "components", "component_id"),
    ("model_datasets", "datasets", "dataset_id"),
    ("model_aliases", "models", "model_id"),
    ("leaderboard", "models", "model_id"),
)


EVERY_SCORE_WITH_ITS_PLACE = """
    SELECT value, d.name, line_start, quote, upstream, scale_max
    FROM scores
    JOIN claims USING (claim_id)
    JOIN documents AS d USING (document_id)
    JOIN benchmarks USING (benchmark_id)
"""


@pytest.fixture(scope="module")
def schema() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty database with today's schema."""
    with duckdb.connect(":memory:") as connection:
        apply_schema(connection)
        yield connection


@pytest.mark.parametrize("relation", CONTRACT)
def test_the_contract_is_kept(schema: duckdb.DuckDBPyConnection, relation: str) -> None:
    rows = schema.execute(
        "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = ?", [relation]
    ).fetchall()
    assert set(CONTRACT[relation].split()) <= {row[0] for row in rows}
    views = schema.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    assert ((relation,) in views) == (relation in VIEWS)


@pytest.mark.parametrize(("left", "right", "key"), JOINS, ids=[f"{left} and {right}" for left, right, _ in JOINS])
def test_what_stands_beside_the_contract_makes_no_name_of_it_ambiguous(
    schema: duckdb.DuckDBPyConnection, left: str, right: str, key: str
) -> None:
    """Queries written from the contract alone join by keys and name columns without their relation."""
    names = Counter([*CONTRACT[left].split(), *CONTRACT[right].split()])
    alone = ", ".join(name for name, times in names.items() if times == 1)
    schema.execute(f"SELECT {alone} FROM {left} JOIN {right} USING ({key})").fetchall()


def test_a_score_leads_to_its_claim_document_and_benchmark_by_keys_alone(schema: duckdb.DuckDBPyConnection) -> None:
    schema.execute(EVERY_SCORE_WITH_ITS_PLACE).fetchall()


def test_every_relation_column_and_macro_is_commented(schema: duckdb.DuckDBPyConnection) -> None:
    silent = schema.execute("""
        SELECT table_name FROM duckdb_tables() WHERE comment IS NULL OR comment = ''
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND (comment IS NULL OR comment = '')
        UNION ALL SELECT table_name || '.' || column_name FROM duckdb_columns()
            WHERE NOT internal AND (comment IS NULL OR comment = '')
        UNION ALL SELECT function_name FROM duckdb_functions() WHERE NOT internal AND (comment IS NULL OR comment = '')
    """).fetchall()
    assert silent == []


def test_every_table_has_a_primary_key(schema: duckdb.DuckDBPyConnection) -> None:
    keyless = schema.execute("""
        SELECT schema_name, table_name FROM duckdb_tables()
        ANTI JOIN (
            SELECT schema_name, table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'
        ) USING (schema_name, table_name)
    """).fetchall()
    assert keyless == []


def test_names_are_snake_case_and_keys_and_times_are_told_by_their_names(schema: duckdb.DuckDBPyConnection) -> None:
    columns = schema.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
    ).fetchall()
    assert [row for row in columns if row[1] != row[1].lower() or " " in row[1]] == []
    assert [row for row in columns if row[2] == "TIMESTAMP" and not row[1].endswith("_at")] == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("INSERT INTO runs SELECT * FROM runs LIMIT 1", "primary key"),
        ("INSERT INTO scores SELECT * REPLACE ('nobody' AS model_id) FROM scores", "foreign key"),
        ("INSERT INTO scores SELECT * REPLACE ('none' AS benchmark_id) FROM scores", "foreign key"),
        ("UPDATE scores SET value = NULL", "NOT NULL"),
        ("UPDATE scores SET value = 'nan'::DOUBLE", "CHECK"),
        ("UPDATE claims SET value_number = 'infinity'::DOUBLE", "CHECK"),
        ("UPDATE claims SET comparator = '?'", "CHECK"),
        ("UPDATE gpu_memory SET min_gb = 0", "CHECK"),
        ("UPDATE parameter_counts SET billions = -1", "CHECK"),
        ("UPDATE documents SET state = 'odd'", "CHECK"),
        ("DELETE FROM documents", "foreign key"),
        ("DELETE FROM models", "foreign key"),
    ],
)
def test_constraints_hold_in_a_published_file(ingests: Ingests, tmp_path: Path, statement: str, words: str) -> None:
    ingests.ingest(
        {
            "one": [
                Said("Alpha", "5"),
                Said("Alpha", "8", attribute="min_gpu_ram_gb"),
                Said("Alpha", "2", attribute="params_total_b"),
            ]
        }
    )
    release = current(ingests.warehouse)
    assert release is not None
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(release.read_bytes())
    with (
        duckdb.connect(str(copy)) as connection,
        pytest.raises(duckdb.ConstraintException, match=rf"(?i){words}"),
    ):
        connection.execute(statement).fetchall()


def test_files_are_written_for_duckdb_1_5_clients(ingests: Ingests, tmp_path: Path) -> None:
    create_database(tmp_path / "empty.duckdb")
    ingests.ingest({"one": [Said("Alpha", "5")]})
    ingests.ingest({"one": [Said("Alpha", "6")]})
    release = current(ingests.warehouse)
    for path in (tmp_path / "empty.duckdb", release):
        with duckdb.connect(str(path), read_only=True) as connection:
            rows = connection.execute(
                "SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal"
            ).fetchall()
        assert rows == [("v1.5.0+",)]


def test_the_data_dictionary_describes_every_relation(root: Path) -> None:
    text = (root / "docs" / "data_dictionary.md").read_text()
    assert text == describe(), "run python -m warehouse.dictionary"
    assert [name for name in CONTRACT if f"### {name}\n" not in text] == []


@pytest.mark.parametrize(
    "change",
    ["UPDATE held SET group_id = 'b'", "UPDATE held SET group_id = NULL"],
    ids=["a claim given to another model", "a model that leaves its family"],
)
def test_duckdb_still_refuses_the_constraints_that_are_checks_here(change: str) -> None:
    """When this fails, claims.model_id, models.family_id and the facts' claim_id can be foreign keys."""
    with duckdb.connect(":memory:") as connection:
        for statement in (
            "CREATE TABLE groups (group_id TEXT PRIMARY KEY)",
            "INSERT INTO groups VALUES ('a'), ('b')",
            "CREATE TABLE held (held_id TEXT PRIMARY KEY, group_id TEXT REFERENCES groups (group_id))",
            "INSERT INTO held VALUES ('x', 'a')",
            "CREATE TABLE facts (held_id TEXT REFERENCES held (held_id))",
            "INSERT INTO facts VALUES ('x')",
        ):
            connection.execute(statement).fetchall()
        with pytest.raises(duckdb.ConstraintException, match="still referenced"):
            connection.execute(change).fetchall()
