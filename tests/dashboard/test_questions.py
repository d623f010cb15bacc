"""The questions: each is answered by a release, and says the same written out as SQL."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from warehouse import questions
from warehouse.fence import run_fenced
from warehouse.questions import WarehouseError

PARAMETERS = {
    "model_claims": {"model_id": "smolvlm"},
    "model_conflicts": {"model_id": "smolvlm"},
    "model_names": {"model_id": "smolvlm"},
    "model_family": {"model_id": "smolvlm"},
    "model_history": {"model_id": "smolvlm"},
    "model_scores": {"model_ids": ["smolvlm", "moondream2"]},
    "model_components": {"model_ids": ["smolvlm"]},
    "leaderboard": {"benchmark_ids": ["docvqa-test", "mmmu-val"]},
    "reported_together": {"benchmark_id": "docvqa-test"},
    "memory": {"benchmark_id": "docvqa-test"},
    "document_tables": {"document_id": "small-models"},
    "document_claims": {"document_id": "small-models"},
    "document_body": {"document_id": "small-models"},
    "table_cells": {"table_id": "small-models#0"},
    "claim_place": {"claim_id": "claim-3"},
    "claim_row": {"claim_id": "claim-3"},
    "run": {"run_id": "1"},
    "run_changes": {"run_id": "1"},
    "run_moves": {"run_id": "1"},
    "run_identities": {"run_id": "1"},
    "run_checks": {"run_id": "1"},
    "run_documents": {"run_id": "1"},
    "changes_between": {"from_run": 0, "to_run": 1},
    "shortlist": questions.shortlist_parameters(["docvqa-test"], gpu_gb=8),
}


@pytest.mark.parametrize("name", questions.question_names())
def test_every_question_is_answered_alike_bound_and_written_out(small_release: Path, name: str) -> None:
    parameters = PARAMETERS.get(name, {})
    bound = questions.ask(small_release, name, parameters)
    written = run_fenced(small_release, questions.written_out(name, parameters)).frame
    assert written.height == min(bound.height, 1000)
    plain = [column for column, kind in bound.schema.items() if not kind.is_nested() and column in written.columns]
    assert written.select(plain).rows() == bound.select(plain).head(1000).rows()


@pytest.mark.parametrize(("title", "sql"), questions.examples(), ids=[title for title, _ in questions.examples()])
def test_every_example_runs_in_the_fence(small_release: Path, title: str, sql: str) -> None:
    assert title
    assert run_fenced(small_release, sql).frame.width > 0


def test_names_of_parameters_cannot_break_out_of_the_text(small_release: Path) -> None:
    hostile = "x'; DROP TABLE models; --"
    written = questions.written_out("model_claims", {"model_id": hostile})
    assert run_fenced(small_release, written).frame.is_empty()
    assert questions.model_claims(small_release, hostile).is_empty()


def test_a_file_that_is_no_warehouse_is_named(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    path.write_bytes(b"not a database")
    with pytest.raises(WarehouseError, match=r"other\.duckdb"):
        questions.summary(path)


def test_the_cards_have_memory_and_a_source() -> None:
    cards = questions.cards()
    assert cards.height > 30
    assert cards.filter((pl.col("memory_gb") <= 0) | (pl.col("reason") == "")).is_empty()
    assert cards["gpu"].is_unique().all()


def test_every_task_names_benchmarks_that_the_registry_knows(root: Path) -> None:
    known = set(pl.read_csv(root / "seeds" / "reference" / "benchmarks.csv", infer_schema=False)["name"])
    unknown = set(questions.tasks()["benchmark"]) - known
    assert not unknown


def test_the_document_is_shown_only_while_it_is_the_one_that_was_read(small_release: Path) -> None:
    lines, why = questions.document_lines(small_release, "small-models")
    assert lines.is_empty()
    assert why
