"""Hand-made documents and runs for the tests of the warehouse."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from editions import Ingests, open_ingests


@pytest.fixture
def ingests(tmp_path: Path) -> Ingests:
    """An empty warehouse that can be brought from state to state."""
    return open_ingests(tmp_path)


@pytest.fixture(scope="session")
def atlas(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the documents in seeds/, ingested as a user would."""
    warehouse = tmp_path_factory.mktemp("atlas") / "atlas.duckdb"
    command = [sys.executable, "-c", "from flows.command_line import main; main()", "ingest"]
    subprocess.run([*command, "--warehouse", str(warehouse)], cwd=root, check=True, capture_output=True, text=True)
    return warehouse
