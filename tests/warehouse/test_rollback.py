"""Going back to a kept release: not to one that nobody could read, and with a word where a run must mend it first."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from editions import Ingests, Said

from extract.errors import WarehouseError
from warehouse import migrating
from warehouse.query import run_query
from warehouse.releases import current, releases, rollback


@pytest.fixture
def two(ingests: Ingests) -> Ingests:
    for value in ("1", "2"):
        ingests.ingest({"one": [Said("Alpha", value)]})
    return ingests


def rewrite(path: Path, version: str) -> None:
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE warehouse_info SET value = ? WHERE name = 'schema_version'", [version]).fetchall()


def test_a_release_of_a_newer_program_is_refused_and_the_live_one_stays(two: Ingests) -> None:
    live = current(two.warehouse)
    rewrite(releases(two.warehouse)[0].path, "999")
    with pytest.raises(WarehouseError, match=r"schema version 999, .*; update vlm-atlas"):
        rollback(two.warehouse, "1")
    assert current(two.warehouse) == live


def test_a_live_release_that_is_damaged_names_the_way_back(two: Ingests) -> None:
    live = current(two.warehouse)
    assert live is not None
    live.chmod(0o644)
    live.write_bytes(live.read_bytes()[:100_000])
    for attempt in (lambda: run_query(two.warehouse, "FROM claims"), lambda: two.ingest({"one": [Said("Alpha", "3")]})):
        with pytest.raises(WarehouseError, match="is damaged; vlm-atlas rollback takes an earlier release"):
            attempt()
    assert rollback(two.warehouse, "1").is_current
    assert two.ingest({"one": [Said("Alpha", "3")]}).status == "published"


def test_a_damaged_release_is_refused_and_the_live_one_stays(two: Ingests) -> None:
    damaged = releases(two.warehouse)[0].path
    damaged.chmod(0o644)
    damaged.write_bytes(damaged.read_bytes()[:5000])
    with pytest.raises(WarehouseError, match="000001-"):
        rollback(two.warehouse, "1")
    assert run_query(two.warehouse, "SELECT score FROM leaderboard").item() == 2.0


def test_where_nothing_is_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="nothing is there yet; run vlm-atlas ingest first"):
        rollback(tmp_path / "data" / "atlas.duckdb", "1")
    assert not (tmp_path / "data").exists()


def test_a_link_whose_release_is_gone_can_be_set_anew(two: Ingests) -> None:
    releases(two.warehouse)[1].path.unlink()
    assert rollback(two.warehouse, "1").is_current
    assert run_query(two.warehouse, "SELECT score FROM leaderboard").item() == 1.0


def test_an_older_release_that_a_run_can_bring_up_to_date_is_taken(
    two: Ingests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "5_nothing.sql").write_text("SELECT 1")
    monkeypatch.setattr(migrating, "MIGRATIONS", tmp_path)
    monkeypatch.setattr(migrating, "SCHEMA_VERSION", 5)
    older = releases(two.warehouse)[0]
    rewrite(older.path, "4")
    assert rollback(two.warehouse, "1").release_id == older.release_id
    with pytest.raises(WarehouseError, match="vlm-atlas ingest brings it up to date"):
        run_query(two.warehouse, "SELECT score FROM leaderboard")
