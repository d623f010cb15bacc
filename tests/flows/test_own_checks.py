"""A check that someone drops beside the seeds is run by every ingest and by `check`."""

from pathlib import Path

import pytest

HEAD = "# Scores\n\n| Model | DocVQA |\n|---|---|\n"
CHECK = """-- severity: error
-- message: A score above 80 seems too good to be true.
SELECT model, score, document, line FROM leaderboard WHERE score > 80
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "reference").mkdir(parents=True)
    (folder / "checks").mkdir()
    (folder / "sources.toml").write_text('[[sources]]\nid = "one"\npath = "one.md"\n')
    (folder / "one.md").write_text(HEAD + "| Alpha 2B | 70.1 |\n")
    return folder


def test_it_holds_a_publish_back_and_checks_what_is_live(vlm_atlas, seeds: Path, tmp_path: Path) -> None:
    assert vlm_atlas("ingest").returncode == 0
    (seeds / "checks" / "too_good.sql").write_text(CHECK)
    assert vlm_atlas("check").returncode == 0
    (seeds / "one.md").write_text(HEAD + "| Alpha 2B | 81.6 |\n")
    held = vlm_atlas("ingest")
    assert held.returncode == 1
    assert "error: too_good (1 rows): A score above 80 seems too good to be true. First: model Alpha 2B" in held.stdout
    (tmp_path / "none").mkdir()
    assert vlm_atlas("ingest", VLM_ATLAS_CHECKS=str(tmp_path / "none")).returncode == 0
    assert vlm_atlas("check").returncode == 1
