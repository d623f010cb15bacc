"""kill -9 at random moments of whole `vlm-atlas ingest` runs: fetching, extracting in workers, building, publishing.

Whatever the moment, what is live is the old release or the new one, whole, its checks pass, and the next run is fine.
"""

import os
import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warehouse.query import run_query
from warehouse.releases import current, releases

KILLS = 200 if os.environ.get("VLM_ATLAS_SOAK") == "1" else 8
FILES = 40
PAGES = ("/first.md", "/second.md")
ROWS = 30

Start = Callable[..., "subprocess.Popen[bytes]"]


def text_of(edition: int, name: str) -> bytes:
    """Every number of every document is the edition, so that a mixture of two would show."""
    rows = "".join(f"| {name}-{row} 7B | {edition % 100}.5 |\n" for row in range(ROWS))
    return f"# Scores\n\n| Model | DocVQA |\n|---|---|\n{rows}".encode()


@pytest.fixture
def publish_edition(server: Any, respond: Callable[..., None], tmp_path: Path) -> Callable[[int], None]:
    """Bring the folder and the slow pages to an edition."""
    folder = tmp_path / "documents"
    folder.mkdir()
    shown = {"edition": 0}

    def answer_slowly(handler: Any, _number: int) -> None:
        time.sleep(0.2)
        respond(handler, text_of(shown["edition"], handler.path.strip("/.md")), Content_Type="text/markdown")

    for page in PAGES:
        server.on(page, answer_slowly)

    def publish(edition: int) -> None:
        shown["edition"] = edition
        for number in range(FILES):
            (folder / f"{number}.md").write_bytes(text_of(edition, f"Model{number}"))

    return publish


@pytest.fixture
def start(server: Any, vlm_atlas_path: Path, tmp_path: Path) -> Start:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "VLM_ATLAS_"))}

    def begin(*more: str) -> "subprocess.Popen[bytes]":
        words = [vlm_atlas_path, "ingest", "documents", *(server.url(page) for page in PAGES), "--runner", "processes"]
        words += ["--workers", "2", "--warehouse", "atlas.duckdb", "--keep", "3", *more]
        return subprocess.Popen(words, cwd=tmp_path, env=kept, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    return begin


def assert_whole(warehouse: Path, edition: int) -> set[float]:
    """The scores that are live: none yet, or those of one edition in every document."""
    if current(warehouse) is None:
        return set()
    rows = run_query(warehouse, "SELECT DISTINCT value, count(*) OVER () AS scores FROM scores").rows()
    documents = run_query(warehouse, "SELECT count(*) FROM documents WHERE state = 'current'").item()
    assert len(rows) >= 1
    values = {value for value, _ in rows}
    assert len(values) == 1, f"two editions at once while {edition} was published"
    assert (rows[0][1], documents) == ((FILES + len(PAGES)) * ROWS, FILES + len(PAGES))
    return values


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_the_old_or_the_new_release(
    publish_edition: Callable[[int], None], start: Start, vlm_atlas: Callable[..., Any], tmp_path: Path
) -> None:
    chance = random.Random(7)
    warehouse = tmp_path / "atlas.duckdb"
    publish_edition(0)
    begun = time.monotonic()
    first = start()
    first.communicate(timeout=240)
    assert first.returncode == 0
    seconds = time.monotonic() - begun
    for edition in range(1, KILLS + 1):
        before = assert_whole(warehouse, edition)
        publish_edition(edition)
        is_dry = edition % 4 == 0
        child = start(*(["--dry-run"] * is_dry))
        time.sleep(chance.random() * seconds)
        child.kill()
        child.communicate(timeout=60)  # ends when no worker holds the output any more
        assert assert_whole(warehouse, edition) <= (before if is_dry else before | {edition % 100 + 0.5})
    last = start()
    out, _ = last.communicate(timeout=240)
    assert last.returncode == 0, out
    assert assert_whole(warehouse, KILLS) == {KILLS % 100 + 0.5}
    assert vlm_atlas("check", "--warehouse", warehouse).returncode == 0
    folder = releases(warehouse)[-1].path.parent
    assert [path.name for path in folder.iterdir() if path.suffix != ".duckdb"] == [".lock"]
