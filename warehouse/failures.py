"""Runs whose checks held the publish back: kept beside the releases until the next release can tell of them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import duckdb

from warehouse.database import wrapped
from warehouse.places import releases_folder

_FILE = "failed_runs.json"

Row = dict[str, Any]


def remember_failure(warehouse: Path, connection: duckdb.DuckDBPyConnection, run_id: int) -> None:
    """Keep the run and what its checks found; `connection` is to the file that is not published."""
    failures = [*_kept(warehouse), _failure(connection, run_id)]
    path = releases_folder(warehouse) / _FILE
    scratch = path.with_suffix(".part")
    with wrapped(path):
        with scratch.open("w", encoding="utf-8") as file:
            json.dump(failures, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)


def recall_failures(warehouse: Path, connection: duckdb.DuckDBPyConnection) -> int:
    """Write the kept runs into the file that is being built; the highest number among them, 0 if there is none."""
    failures = _kept(warehouse)
    for failure in failures:
        known = connection.execute("SELECT 1 FROM runs WHERE run_id = ?", [failure["run"]["run_id"]]).fetchall()
        if not known:
            _insert(connection, "runs", failure["run"])
            for row in failure["checks"]:
                _insert(connection, "check_results", row)
    return max((int(failure["run"]["run_id"]) for failure in failures), default=0)


def forget_failures(warehouse: Path) -> None:
    """The release that is live now tells of them."""
    with wrapped(warehouse):
        (releases_folder(warehouse) / _FILE).unlink(missing_ok=True)


def _kept(warehouse: Path) -> list[Row]:
    path = releases_folder(warehouse) / _FILE
    try:
        kept: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return kept


def _failure(connection: duckdb.DuckDBPyConnection, run_id: int) -> Row:
    def rows(relation: str) -> list[Row]:
        query = f"SELECT to_json(r)::TEXT FROM {relation} AS r WHERE run_id = ?"
        return [json.loads(row[0]) for row in connection.execute(query, [run_id]).fetchall()]

    return {"run": rows("runs")[0], "checks": rows("check_results")}


def _insert(connection: duckdb.DuckDBPyConnection, relation: str, row: Row) -> None:
    values = {name: json.dumps(value) if isinstance(value, list) else value for name, value in row.items()}
    names, marks = ", ".join(values), ", ".join(f"${name}" for name in values)
    connection.execute(f"INSERT INTO {relation} ({names}) VALUES ({marks})", values).fetchall()
