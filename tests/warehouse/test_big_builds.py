"""A build that checkpoints between its steps ends as one that does not, and finds room for its indexes."""

from __future__ import annotations

from pathlib import Path

import pytest
from editions import Ingests, Said, State, open_ingests

from warehouse import database, loading
from warehouse.query import run_query

STATES: tuple[State, ...] = (
    {"one": [Said("Alpha 1B", "50")], "two": [Said("Beta-2", "51")]},
    {"one": [Said("Alpha 1B", "52"), Said("Gamma 3B", "7")]},
    {"one": [Said("Gamma 3B", "7")], "two": [Said("Beta-2", "51")]},
)


def told(ingests: Ingests) -> list[list[tuple[object, ...]]]:
    return [
        run_query(ingests.warehouse, f"FROM {relation} ORDER BY ALL").rows()
        for relation in ("changes", "scores", "models", "model_aliases", "history.claims", "history.scores")
    ]


def test_checkpoints_between_the_steps_change_no_fact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []
    for folder, many in ("little", 100_000), ("much", 1):
        monkeypatch.setattr(loading, "_MANY_ROWS", many)
        ingests = open_ingests(tmp_path / folder)
        for state in STATES:
            ingests.ingest(state)
        runs.append(told(ingests))
    assert runs[0] == runs[1]
    assert all(runs[0])


def test_a_million_rows_get_no_more_memory_than_few_and_ten_million_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    database.create_database(path)
    limits = []
    for rows in (0, 1_000_000, 10_000_000):
        with database.writer(path) as connection:
            database.allow_memory_for(connection, rows)
            limits.append(connection.execute("SELECT current_setting('memory_limit')").fetchall()[0][0])
    assert limits[0] == limits[1] == "244.1 MiB"
    assert limits[2] == "534.0 MiB"
