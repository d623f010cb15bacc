"""A file of an older schema version is brought up to date or refused with the way out; a newer one is refused."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from editions import Ingests, Said

from extract.errors import WarehouseError
from warehouse import migrating
from warehouse.building import apply_schema
from warehouse.ledger import read_ledger
from warehouse.migrating import SCHEMA_VERSION, migrate, schema_version
from warehouse.query import run_query
from warehouse.releases import current


def at_version(path: Path, version: int) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(str(path))
    apply_schema(connection)
    connection.execute("UPDATE warehouse_info SET value = ? WHERE name = 'schema_version'", [str(version)]).fetchall()
    return connection


def test_migrations_are_applied_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "902_second.sql").write_text("INSERT INTO families VALUES ('b', (SELECT name FROM families))")
    (folder / "901_first.sql").write_text("INSERT INTO families VALUES ('a', 'first')")
    monkeypatch.setattr(migrating, "SCHEMA_VERSION", 902)
    with at_version(tmp_path / "old.duckdb", 900) as connection:
        assert migrate(connection, tmp_path / "old.duckdb", folder=folder) == (901, 902)
        assert connection.execute("SELECT name FROM families").fetchall() == [("first",), ("first",)]
        assert schema_version(connection, tmp_path) == 902


def test_an_older_file_without_a_way_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with (
        at_version(tmp_path / "old.duckdb", 0) as connection,
        pytest.raises(WarehouseError, match=r"schema version 0, .* choose a new --warehouse path and ingest again"),
    ):
        migrate(connection, tmp_path / "old.duckdb", folder=tmp_path)


def test_a_newer_file_is_refused(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    release = current(ingests.warehouse)
    assert release is not None
    release.chmod(0o644)
    with duckdb.connect(str(release)) as connection:
        connection.execute("UPDATE warehouse_info SET value = '999' WHERE name = 'schema_version'").fetchall()
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


_VERSION = "CASE name WHEN 'schema_version' THEN '{}' ELSE value END AS value"


def make_older(release: Path, version: str = "0") -> None:
    """A release as a program of then left it: another version, and a column that came later is not there."""
    older = release.with_suffix(".older")
    with duckdb.connect(str(older)) as connection:
        for statement in (
            f"ATTACH '{release}' AS today (READ_ONLY)",
            "CREATE TABLE documents AS SELECT * EXCLUDE (missing_run_count) FROM today.documents",
            f"CREATE TABLE warehouse_info AS SELECT * REPLACE ({_VERSION.format(version)}) FROM today.warehouse_info",
        ):
            connection.execute(statement).fetchall()
    older.replace(release)


def test_the_ledger_of_an_older_file_is_refused_with_the_way_out(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    release = current(ingests.warehouse)
    assert release is not None
    make_older(release)
    with pytest.raises(WarehouseError, match=r"schema version 0, .* choose a new --warehouse path and ingest again"):
        read_ledger(ingests.warehouse)


def test_the_ledger_of_an_older_file_is_read_as_its_migration_makes_it(
    ingests: Ingests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    release = current(ingests.warehouse)
    assert release is not None
    before = read_ledger(ingests.warehouse)
    make_older(release, str(SCHEMA_VERSION - 1))
    folder = tmp_path / "migrations"
    folder.mkdir()
    added = "ALTER TABLE documents ADD COLUMN missing_run_count INTEGER DEFAULT 0"
    (folder / f"{SCHEMA_VERSION}_missing.sql").write_text(added)
    monkeypatch.setattr(migrating, "MIGRATIONS", folder)
    with pytest.raises(WarehouseError, match="vlm-atlas ingest brings it up to date"):
        run_query(ingests.warehouse, "SELECT value FROM scores")
    held = release.read_bytes()
    assert read_ledger(ingests.warehouse) == before
    assert release.read_bytes() == held
    assert not list(release.parent.glob(".building*"))
