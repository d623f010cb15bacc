"""What people may ask, and what they may not; what they are told when there is nothing to ask."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from editions import SCALE, Ingests, Said

from extract.errors import WarehouseError
from warehouse import migrating
from warehouse.ledger import read_ledger
from warehouse.query import run_query
from warehouse.questions import shortlist, shortlist_parameters
from warehouse.releases import current


@pytest.fixture
def asked(ingests: Ingests) -> Path:
    """A warehouse of three models."""
    ingests.ingest(
        {
            "one": [
                Said("Alpha 2B", "81.6"),
                Said("Beta", "90.1"),
                Said("Gamma", "81.0"),
                Said("Alpha 2B", "5.02", attribute="min_gpu_ram_gb"),
                Said("Beta", "13.7", attribute="min_gpu_ram_gb"),
                Said("Alpha 2B", "2", attribute="params_total_b", status="derived_from_name"),
                Said("Beta", "7", attribute="params_total_b"),
            ]
        },
        reference=SCALE,
    )
    return ingests.warehouse


def test_the_leaderboard_joins_size_memory_score_and_place(asked: Path) -> None:
    rows = run_query(
        asked,
        """
        SELECT model, parameters_b, parameters_basis, score, min_gpu_memory_gb, document, line
        FROM leaderboard ORDER BY score DESC
        """,
    ).rows()
    assert rows == [
        ("Beta", 7.0, "stated", 90.1, 13.7, "one.md", 2),
        ("Alpha 2B", 2.0, "in the name", 81.6, 5.02, "one.md", 1),
        ("Gamma", None, "unknown", 81.0, None, "one.md", 3),
    ]


def test_a_limit_leaves_out_what_has_no_stated_value(asked: Path) -> None:
    query = "SELECT model FROM best_models('DocVQA', max_gb := 8)"
    assert run_query(asked, query).rows() == [("Alpha 2B",)]
    assert run_query(asked, "SELECT model FROM best_models('DocVQA')").rows() == [("Beta",), ("Alpha 2B",), ("Gamma",)]


def test_splits_are_ranked_on_their_own(ingests: Ingests) -> None:
    """A score on one split is no better or worse than one on another; the split that most models have comes first."""
    said = [Said("Alpha", "50"), Said("Beta", "60"), Said("Alpha", "99", split="easy"), Said("Gamma", "40")]
    ingests.ingest({"one": said}, reference=SCALE)
    query = "SELECT model, split, score FROM best_models('DocVQA')"
    ranked = [("Beta", "test", 60.0), ("Alpha", "test", 50.0), ("Gamma", "test", 40.0), ("Alpha", "easy", 99.0)]
    assert run_query(ingests.warehouse, query).rows() == ranked
    only = "SELECT model FROM best_models('DocVQA', split_name := 'easy')"
    assert run_query(ingests.warehouse, only).rows() == [("Alpha",)]


def test_models_stand_by_name_where_nobody_said_whether_more_is_better(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Beta", "90.1"), Said("Alpha", "81.6")]})
    rows = run_query(ingests.warehouse, "SELECT model FROM best_models('DocVQA')").rows()
    assert rows == [("Alpha",), ("Beta",)]


def test_evidence_of_a_model_points_at_lines(asked: Path) -> None:
    rows = run_query(asked, "SELECT attribute, document, line FROM evidence_of('Beta')").rows()
    assert rows == [("min_gpu_ram_gb", "one.md", 5), ("params_total_b", "one.md", 7), ("score", "one.md", 2)]


def test_a_limit_of_rows_is_kept(asked: Path) -> None:
    assert run_query(asked, "FROM range(10000)", limit=3).height == 3


@pytest.mark.parametrize(
    "query",
    [
        *("FROM claims", "WITH a AS (SELECT 1) FROM a", "DESCRIBE claims", "SHOW TABLES", "SUMMARIZE scores"),
        *("VALUES (1)", "EXPLAIN SELECT 1", "PIVOT (SELECT status, 1 AS n FROM claims) ON status USING sum(n)"),
    ],
)
def test_every_kind_of_reading_is_allowed(asked: Path, query: str) -> None:
    assert run_query(asked, query).height > 0


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("DELETE FROM claims", "delete is not for reading"),
        ("CREATE TABLE x (a INT)", "create is not for reading"),
        ("COPY claims TO 'x.csv'", "copy is not for reading"),
        ("ATTACH 'other.duckdb'", "attach is not for reading"),
        ("SET memory_limit = '1GB'", "set is not for reading"),
        ("SELECT 1; SELECT 2", "holds 2 statements; ask one at a time"),
        ("", "is empty"),
        ("SELECT * FROM read_text('/etc/hostname')", "file system operations are disabled"),
        ("SELECT nonsense FROM claims", 'column "nonsense" not found'),
        ("FROM nowhere", "Table with name nowhere does not exist"),
        ("SELEC 1", "syntax error"),
    ],
)
def test_everything_else_is_refused_in_one_line(asked: Path, query: str, words: str) -> None:
    with pytest.raises(WarehouseError, match=f"(?i)^query: .*{words}") as caught:
        run_query(asked, query)
    assert "\n" not in str(caught.value)


def test_a_warehouse_that_is_not_there_yet_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="nothing is there yet; run vlm-atlas ingest first"):
        run_query(tmp_path / "atlas.duckdb", "SELECT 1")
    assert read_ledger(tmp_path / "atlas.duckdb") == {}
    assert list(tmp_path.iterdir()) == []


def test_someone_elses_open_connection_is_no_hindrance(asked: Path) -> None:
    """DuckDB shares one instance per path in a process; ours must not depend on how others configured theirs."""
    with duckdb.connect(str(current(asked)), read_only=True) as other:
        assert run_query(asked, "SELECT count(*) FROM scores").item() == 3
        assert other.execute("SELECT count(*) FROM scores").fetchall() == [(3,)]


def test_the_ledger_says_what_was_read(asked: Path) -> None:
    entry = read_ledger(asked)["one"]
    assert (entry.uri, entry.status, entry.extractor_version) == ("/docs/one.md", "current", "1")
    assert len(entry.content_hash) == 64


def test_the_time_that_runs_took_is_told_in_words(asked: Path) -> None:
    """polars has no type for DuckDB's intervals, and panics at a list of them."""
    took = "SELECT INTERVAL 90 SECOND AS took, [INTERVAL 1 DAY] AS listed, TIMETZ '12:00:00+01' AS moment, 1 AS \"a b\""
    assert run_query(asked, took).rows() == [("00:01:30", "[1 day]", "12:00:00+01", 1)]
    assert run_query(asked, "SELECT finished_at - started_at AS took FROM runs").height == 1
    assert run_query(asked, "SELECT union_value(k := 1) AS u, union_value(k := 2) AS u").rows() == [("1", "2")]


@pytest.mark.parametrize(("version", "words"), [(0, "choose a new --warehouse path"), (99, "update vlm-atlas")])
def test_a_release_of_another_schema_version_is_refused_with_the_way_out(
    asked: Path, monkeypatch: pytest.MonkeyPatch, version: int, words: str
) -> None:
    monkeypatch.setattr(migrating, "schema_version", lambda *_: version)
    migrating._ensure_todays.cache_clear()
    with pytest.raises(WarehouseError, match=rf"has schema version {version}, .*; {words}"):
        run_query(asked, "SELECT 1")


def test_a_family_without_a_model_of_its_name_is_called_as_its_members_begin(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Idefics3-8B", "81.6"), Said("Fuyu-8B", "70")]})
    rows = run_query(ingests.warehouse, "SELECT model, family FROM leaderboard ORDER BY 1").rows()
    assert rows == [("Fuyu-8B", "Fuyu"), ("Idefics3-8B", "Idefics3")]


def test_scores_of_unknown_direction_are_not_ranked(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "5"), Said("Beta", "9"), Said("Gamma", "7")]})
    release = current(ingests.warehouse)
    assert release is not None
    benchmark_ids = run_query(ingests.warehouse, "SELECT DISTINCT benchmark_id FROM scores")["benchmark_id"].to_list()
    for direction, expected in ((True, "Beta Gamma Alpha"), (False, "Alpha Gamma Beta"), (None, "Alpha Beta Gamma")):
        parameters = shortlist_parameters(benchmark_ids, higher_is_better=direction)
        assert " ".join(shortlist(release, parameters)["model"]) == expected
