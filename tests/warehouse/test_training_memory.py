"""GPU memory that training takes is kept as a fact of its own and never says that a model fits a card."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.query import run_query

DOCUMENT = """# Zephyrus-VL-2B

| Model | DocVQA |
|---|---|
| Zephyrus-VL-2B | 71.5 |

## Fine-tuning

| Model | LoRA: GPU memory (GB) |
|---|---|
| Zephyrus-VL-2B | 14.2 |
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    (folder / "zephyrus.md").write_text(DOCUMENT, encoding="utf-8")
    command = [sys.executable, "-c", "from flows.command_line import main; main()", "ingest", "zephyrus.md"]
    subprocess.run([*command, "--warehouse", "atlas.duckdb"], cwd=folder, check=True, capture_output=True)
    return folder / "atlas.duckdb"


def test_the_figure_is_kept_and_marked(warehouse: Path) -> None:
    rows = run_query(warehouse, "SELECT min_gb, is_for_training FROM gpu_memory").rows()
    assert rows == [(14.2, True)]


def test_the_leaderboard_does_not_take_it_for_the_memory_that_runs_the_model(warehouse: Path) -> None:
    rows = run_query(warehouse, "SELECT score, min_gpu_memory_gb FROM leaderboard").rows()
    assert rows == [(71.5, None)]
