"""What the command line says of changes: of a run, and of a dry run before anything is published."""

from pathlib import Path

import pytest

HEAD = "# Scores\n\n| Model | DocVQA |\n|---|---|\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "one.md").write_text(f"{HEAD}| Alpha 2B | 81.6 |\n")
    (folder / "two.md").write_text(f"{HEAD}| Beta 3B | 70.1 |\n")
    return folder


def test_a_renamed_document_is_said_to_be_renamed(vlm_atlas, folder: Path) -> None:
    assert vlm_atlas("ingest", folder).returncode == 0
    (folder / "one.md").rename(folder / "first.md")
    assert vlm_atlas("ingest", folder).returncode == 0
    told = vlm_atlas("changes").stdout
    assert "\none.md is first.md now, with the same content: its " in told
    (folder / "two.md").write_text(f"{HEAD}| Beta 3B | 70.2 |\n")
    assert vlm_atlas("ingest", folder).returncode == 0
    assert " is first.md now" not in vlm_atlas("changes").stdout


def test_a_dry_run_in_a_pipe_tells_every_change_in_the_columns_of_changes(vlm_atlas, folder: Path) -> None:
    (folder / "one.md").write_text(HEAD + "".join(f"| Alpha {number}B | {number}.5 |\n" for number in range(1, 61)))
    dry = vlm_atlas("ingest", folder, "--dry-run").stdout
    assert "more changes" not in dry
    assert vlm_atlas("ingest", folder).returncode == 0
    [_, *told] = vlm_atlas("changes").stdout.splitlines()
    assert dry.splitlines()[-len(told) :] == told


def test_marks_around_a_value_are_told_as_wording(vlm_atlas, folder: Path) -> None:
    assert vlm_atlas("ingest", folder).returncode == 0
    (folder / "one.md").write_text(f"{HEAD}| Alpha 2B | **81.6** |\n")
    assert vlm_atlas("ingest", folder).returncode == 0
    [_, _, told] = vlm_atlas("changes").stdout.splitlines()
    assert told.split() == ["changed", "Alpha", "2B", "score", "DocVQA", "81.6", "81.6", "wording", "one.md", "5"]
