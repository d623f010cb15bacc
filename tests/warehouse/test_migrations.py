"""A file of an older schema version is brought up to date or refused with the way out; a newer one is refused."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from editions import Ingests, Said

from extract.errors import WarehouseError
from warehouse import empty, migrating
from warehouse.empty import SCHEMA_VERSION, make_empty
from warehouse.ledger import read_ledger
from warehouse.migrating import has_todays_schema, renew, schema_version
from warehouse.query import run_query
from warehouse.releases import current

LATER = ("missing_run_count INTEGER NOT NULL DEFAULT 0 CHECK (missing_run_count >= 0),", "missing_run_count IS")
"""How the schema's files speak of a column of documents, to which claims, tables and issues point."""


def set_version(path: Path, version: int | str) -> None:
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"UPDATE warehouse_info SET value = '{version}' WHERE name = 'schema_version'").fetchall()


def raise_version(monkeypatch: pytest.MonkeyPatch, version: int, folder: Path) -> None:
    """As if today's program knew this version, and the way to it by the files of a folder."""
    for module in (migrating, empty):
        monkeypatch.setattr(module, "SCHEMA_VERSION", version)
    monkeypatch.setattr(migrating, "MIGRATIONS", folder)


def make_older(release: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a release as a program did whose documents had a column less."""
    schema = scratch / "schema"
    schema.mkdir()
    for path in empty.SCHEMA.glob("*.sql"):
        lines = path.read_text().splitlines(keepends=True)
        (schema / path.name).write_text("".join(line for line in lines if not any(words in line for words in LATER)))
    with monkeypatch.context() as then:
        then.setattr(empty, "SCHEMA", schema)
        empty.schema_digest.cache_clear()
        renew(release, scratch / "older.duckdb")
    empty.schema_digest.cache_clear()
    (scratch / "older.duckdb").replace(release)


@pytest.fixture
def older(ingests: Ingests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse with three runs' history whose live release an older program left."""
    for value in ("5", "6", "7"):
        ingests.ingest({"one": [Said("Alpha", value)], "two": [Said("Beta", "8")]})
    release = current(ingests.warehouse)
    assert release is not None
    make_older(release, tmp_path, monkeypatch)
    with duckdb.connect(str(release), read_only=True) as connection:
        [columns] = connection.execute("SELECT list(column_name) FROM (DESCRIBE documents)").fetchall()[0]
    assert "missing_run_count" not in columns
    return release


def test_the_next_run_brings_an_older_release_up_to_date_with_its_history(ingests: Ingests, older: Path) -> None:
    assert not has_todays_schema(older)
    report = ingests.ingest({"one": [Said("Alpha", "9")], "two": [Said("Beta", "8")]})
    assert (report.status, report.run_id, report.claims_changed) == ("published", 4, 1)
    live = current(ingests.warehouse)
    assert live is not None
    assert has_todays_schema(live)
    rows = run_query(ingests.warehouse, "SELECT run_id, old_value, new_value FROM changes WHERE change = 'changed'")
    assert sorted(rows.rows()) == [(2, "5", "6"), (3, "6", "7"), (4, "7", "9")]
    assert run_query(ingests.warehouse, "SELECT value FROM scores_as_of(1) ORDER BY 1").rows() == [(5.0,), (8.0,)]
    assert run_query(ingests.warehouse, "SELECT DISTINCT missing_run_count FROM documents").item() == 0


def test_an_unchanged_run_brings_it_up_to_date_too(ingests: Ingests, older: Path) -> None:
    assert not has_todays_schema(older)
    assert ingests.ingest(ingests.state).status == "unchanged"
    live = current(ingests.warehouse)
    assert live is not None
    assert has_todays_schema(live)


def test_its_ledger_is_read_and_the_file_left_as_it_was(ingests: Ingests, older: Path) -> None:
    held = older.read_bytes()
    ledger = read_ledger(ingests.warehouse)
    assert {name: entry.missing_run_count for name, entry in ledger.items()} == {"one": 0, "two": 0}
    assert older.read_bytes() == held
    assert not list(older.parent.glob(".building*"))


def test_readers_are_told_of_another_state_of_the_same_version(ingests: Ingests, older: Path) -> None:
    with pytest.raises(WarehouseError, match="in another state than this program reads; vlm-atlas ingest brings"):
        run_query(ingests.warehouse, "SELECT value FROM scores")
    assert older.exists()


def test_readers_are_told_that_a_run_brings_it_up_to_date(
    ingests: Ingests, older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{SCHEMA_VERSION + 1}_a_column.sql").write_text("-- a default says it all\n")
    raise_version(monkeypatch, SCHEMA_VERSION + 1, tmp_path)
    with pytest.raises(WarehouseError, match="vlm-atlas ingest brings it up to date"):
        run_query(ingests.warehouse, "SELECT value FROM scores")
    assert ingests.ingest({"one": [Said("Alpha", "9")], "two": [Said("Beta", "8")]}).status == "published"
    assert run_query(ingests.warehouse, "SELECT max(value) FROM scores").item() == 9.0
    assert older.exists()


def test_migrations_are_applied_in_order_and_see_the_older_file(
    ingests: Ingests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    release = current(ingests.warehouse)
    assert release is not None
    set_version(release, 900)
    (tmp_path / "902_second.sql").write_text(
        "INSERT INTO families SELECT 'b', name FROM families WHERE family_id = 'a'"
    )
    (tmp_path / "901_first.sql").write_text("INSERT INTO families SELECT 'a', min(name) FROM earlier.models")
    raise_version(monkeypatch, 902, tmp_path)
    assert renew(release, tmp_path / "new.duckdb") == (901, 902)
    with duckdb.connect(str(tmp_path / "new.duckdb"), read_only=True) as connection:
        found = connection.execute("SELECT name FROM families WHERE family_id IN ('a', 'b')").fetchall()
        assert found == [("Alpha",), ("Alpha",)]
        assert schema_version(connection, tmp_path) == 902


def test_an_older_file_without_a_way_is_refused_with_the_way_out(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    release = current(ingests.warehouse)
    assert release is not None
    set_version(release, 0)
    words = r"schema version 0, .* choose a new --warehouse path and ingest again"
    with pytest.raises(WarehouseError, match=words):
        ingests.ingest({"one": [Said("Alpha", "6")]})
    with pytest.raises(WarehouseError, match=words):
        read_ledger(ingests.warehouse)


def test_a_newer_file_is_refused(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    release = current(ingests.warehouse)
    assert release is not None
    set_version(release, 999)
    with pytest.raises(
        WarehouseError, match=rf"schema version 999, this program knows {SCHEMA_VERSION}; update vlm-atlas"
    ):
        ingests.ingest({"one": [Said("Alpha", "6")]})
    with pytest.raises(WarehouseError, match="has schema version 999, this program knows"):
        run_query(ingests.warehouse, "SELECT value FROM scores")
    with duckdb.connect(str(release), read_only=True) as connection:
        assert connection.execute("SELECT value FROM scores").fetchall() == [(5.0,)]


def test_every_version_since_the_first_has_a_migration() -> None:
    found = {int(path.stem.split("_", 1)[0]) for path in migrating.MIGRATIONS.glob("[0-9]*_*.sql")}
    assert found == set(range(2, SCHEMA_VERSION + 1))


def test_an_empty_file_has_todays_schema(tmp_path: Path) -> None:
    make_empty(tmp_path / "empty.duckdb")
    assert has_todays_schema(tmp_path / "empty.duckdb")
