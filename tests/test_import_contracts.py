"""The import contracts of pyproject.toml hold, and a planted wrong import breaks them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOMS = ("extract", "warehouse", "flows", "dashboard")
PLANTED = {
    "extract speaks DuckDB": ("extract/records.py", "import duckdb"),
    "extract imports the warehouse": ("extract/records.py", "import warehouse"),
    "warehouse draws pages": ("warehouse/__init__.py", "import streamlit"),
    "warehouse imports the flows": ("warehouse/__init__.py", "import flows"),
    "flows speak DuckDB": ("flows/__init__.py", "import duckdb"),
    "the dashboard imports extract": ("dashboard/__init__.py", "import extract"),
    "the dashboard imports the flows": ("dashboard/__init__.py", "import flows"),
}


def lint_imports(checkout: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    checkout = tmp_path_factory.mktemp("checkout")
    for room in ROOMS:
        shutil.copytree(root / room, checkout / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", checkout)
    return checkout


def test_the_contracts_are_kept(copy: Path) -> None:
    finished = lint_imports(copy)
    assert finished.returncode == 0, finished.stdout


@pytest.mark.parametrize(("file", "line"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_wrong_import_breaks_a_contract(copy: Path, file: str, line: str) -> None:
    path = copy / file
    kept = path.read_text()
    path.write_text(f"{kept}\n{line}\n")
    try:
        finished = lint_imports(copy)
    finally:
        path.write_text(kept)
    assert finished.returncode != 0
    assert "BROKEN" in finished.stdout
