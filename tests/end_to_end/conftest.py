"""Warehouses built by the command line itself, once a session, from our seeds and from the originals."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

COMMAND = str(Path(sys.executable).with_name("vlm-atlas"))

Ask = Callable[[str], list[dict[str, Any]]]


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    words = [COMMAND, *map(str, arguments)]
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="session")
def run_command() -> Callable[..., subprocess.CompletedProcess[str]]:
    return run


@pytest.fixture(scope="session")
def seeds_warehouse(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    finished = run("ingest", "--warehouse", folder / "atlas.duckdb", cwd=root)
    assert finished.returncode == 0, finished.stderr
    return folder / "atlas.duckdb"


@pytest.fixture(scope="session")
def originals_warehouse(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("originals")
    documents = sorted((shared / "seeds").glob("*.txt"))
    finished = run("ingest", *documents, "--warehouse", folder / "atlas.duckdb", cwd=folder)
    assert finished.returncode == 0, finished.stderr
    return folder / "atlas.duckdb"


@pytest.fixture(scope="session", params=["seeds", "originals"])
def warehouse(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(f"{request.param}_warehouse")
    return path


@pytest.fixture(scope="session")
def ask(warehouse: Path) -> Ask:
    def answer(query: str) -> list[dict[str, Any]]:
        finished = run("sql", query, "--format", "json", "--warehouse", warehouse, cwd=warehouse.parent)
        assert finished.returncode == 0, finished.stderr
        rows: list[dict[str, Any]] = json.loads(finished.stdout)
        return rows

    return answer
