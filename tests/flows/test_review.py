"""Rows ready to paste: each has the cells of the file that it is for."""

import csv
from pathlib import Path

import pytest

from flows.review import TITLES, suggestions


@pytest.mark.parametrize("topic", TITLES)
def test_a_suggested_row_has_the_cells_of_its_file(root: Path, topic: str) -> None:
    item = {"topic": topic, "name": 'A "new", one', "other": "B 2B", "kind": "vision_encoder"}
    for suggestion in suggestions(item):
        with (root / "seeds" / "reference" / suggestion.file).open(newline="") as file:
            header = next(csv.reader(file))
        cells = next(csv.reader([suggestion.row]))
        assert len(cells) == len(header)
        assert dict(zip(header, cells, strict=True))["reason"] == "WHY"
        assert 'A "new", one' in cells


def test_review_lists_what_no_reviewed_row_knows(vlm_atlas, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Scores\n\n| Model | MMMU | Quuxbench |\n|---|---|---|\n| Alpha 2B | 41.1 | 12.0 |\n"
    )
    assert vlm_atlas("ingest", "a.md").returncode == 0
    finished = vlm_atlas("review")
    assert finished.returncode == 0, finished.stderr
    assert "Quuxbench" in finished.stdout
    assert "benchmarks.csv: quuxbench,Quuxbench" in finished.stdout
