"""Bad input: a clear line or an issue row, the agreed exit code, and a live warehouse that nobody touched."""

import hashlib
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.query import run_query

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def live(live_warehouse: Path) -> Path:
    """A published warehouse that nothing here may change."""
    return live_warehouse


def fingerprint(warehouse: Path) -> tuple[str, str]:
    return str(warehouse.readlink()), hashlib.sha256(warehouse.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("missing.md", None, "no such file"),
        ("an empty folder", "", "no document"),
        ("*.nothing", None, "no file matches"),
        ("http://127.0.0.1:1/a.md", None, "no connection"),
        ("ftp://example.org/a.md", None, "ftp://example.org/a.md: only http:// and https://"),
        ("file:///etc/passwd", None, "file:///etc/passwd: only http:// and https://"),
    ],
)
def test_a_source_that_gives_nothing_is_one_line_and_exit_code_1(
    vlm_atlas: Run, live: Path, tmp_path: Path, name: str, body: str | None, said: str
) -> None:
    if body == "":
        (tmp_path / name).mkdir()
    before = fingerprint(live)
    finished = vlm_atlas("ingest", name, "--warehouse", live)
    assert (finished.returncode, finished.stderr.count("\n")) == (1, 1)
    assert said in finished.stderr
    assert fingerprint(live) == before


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("empty.md", b""),
        ("binary.md", bytes(range(256)) * 40),
        ("invalid.md", b"# A\n\n| Model | MMMU |\n|---|---|\n| B\xff\xfe 2B | 41.1 |\n"),
    ],
)
def test_a_body_that_is_no_text_becomes_an_issue_row(
    vlm_atlas: Run, live: Path, tmp_path: Path, name: str, body: bytes
) -> None:
    shutil.copytree(live.parent, tmp_path / "copy", symlinks=True)
    warehouse = tmp_path / "copy" / "atlas.duckdb"
    (tmp_path / name).write_bytes(body)
    finished = vlm_atlas("ingest", name, "--warehouse", warehouse)
    assert finished.returncode == 0, finished.stderr
    query = (
        f"select count(*) filter (where documents.name = '{name}') > 0, (select count(*) from documents "
        "where name = 'alpha.md' and state = 'current') from issues join documents using (document_id)"
    )
    assert run_query(warehouse, query).rows() == [(True, 1)]


def test_a_warehouse_path_that_is_a_folder(vlm_atlas: Run, tmp_path: Path, one_document: Path) -> None:
    place = tmp_path / "folder.duckdb"
    place.mkdir()
    finished = vlm_atlas("ingest", one_document, "--warehouse", place)
    assert (finished.returncode, finished.stderr.count("\n")) == (1, 1)
    assert str(place) in finished.stderr
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("kind", ["another database", "a text file"])
def test_a_warehouse_path_that_is_something_else(vlm_atlas: Run, tmp_path: Path, one_document: Path, kind: str) -> None:
    place = tmp_path / "other.duckdb"
    if kind == "a text file":
        place.write_text("not a database")
    else:
        script = f"import duckdb; duckdb.connect({str(place)!r}).execute('create table mine (a int)').fetchall()"
        subprocess.run([sys.executable, "-c", script], check=True)
    before = place.read_bytes()
    finished = vlm_atlas("ingest", one_document, "--warehouse", place)
    assert (finished.returncode, finished.stderr.count("\n")) == (1, 1)
    assert str(place) in finished.stderr
    assert place.read_bytes() == before


def test_a_full_disk_is_one_line_and_leaves_the_live_warehouse(
    vlm_atlas_path: Path, live: Path, folder_of_documents: Path
) -> None:
    before = fingerprint(live)
    finished = subprocess.run(
        [vlm_atlas_path, "ingest", "--no-prefect", folder_of_documents, "--warehouse", live],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (finished.returncode, finished.stderr.count("\n")) == (1, 1), finished.stderr
    assert "disk is full" in finished.stderr
    assert fingerprint(live) == before
    assert not list(live.parent.rglob(".building*"))


def test_a_folder_that_cannot_be_written(vlm_atlas: Run, tmp_path: Path, one_document: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    finished = vlm_atlas("ingest", one_document, "--warehouse", tmp_path / "file" / "atlas.duckdb")
    assert (finished.returncode, finished.stderr.count("\n")) == (1, 1)
    assert "file" in finished.stderr


def test_a_query_before_any_ingest_says_what_to_do(vlm_atlas: Run, tmp_path: Path) -> None:
    finished = vlm_atlas("sql", "select 1", "--warehouse", tmp_path / "none.duckdb")
    assert (finished.returncode, finished.stderr.count("\n")) == (1, 1)
    assert "run vlm-atlas ingest first" in finished.stderr


@pytest.mark.parametrize(
    "query",
    [
        "drop table claims",
        "select 1; select 2",
        "selec 1",
        "from no_such_relation",
        "copy claims to 'x.csv'",
        "attach 'x'",
    ],
)
def test_a_query_that_cannot_be_answered(vlm_atlas: Run, live: Path, query: str) -> None:
    before = fingerprint(live)
    finished = vlm_atlas("sql", query, "--warehouse", live)
    assert (finished.returncode, finished.stderr.count("\n")) == (1, 1)
    assert fingerprint(live) == before


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_an_empty_argument_is_wrong_use_and_not_the_whole_folder(vlm_atlas: Run, command: str) -> None:
    finished = vlm_atlas(command, "")
    assert finished.returncode == 2
    assert "is empty" in finished.stderr


@pytest.mark.parametrize("address", ["nonsense", "tcp://", "http://host:1", "tcp://host", "tcp://[::1"])
def test_what_is_no_dask_address_is_one_line(vlm_atlas: Run, one_document: Path, address: str) -> None:
    finished = vlm_atlas("ingest", "--no-prefect", one_document, "--runner", "dask", "--dask-address", address)
    assert finished.returncode == 1
    assert len(finished.stderr.splitlines()) == 1
    assert "write it as tcp://host:8786" in finished.stderr


def test_a_webhook_that_does_not_answer_hides_no_failure(vlm_atlas: Run, free_port: int) -> None:
    finished = vlm_atlas("ingest", "nowhere.md", VLM_ATLAS_WEBHOOK=f"http://127.0.0.1:{free_port}/")
    assert finished.returncode == 1
    assert "no such file" in finished.stderr.splitlines()[-1]
    assert "VLM_ATLAS_WEBHOOK" in finished.stderr.splitlines()[0]
