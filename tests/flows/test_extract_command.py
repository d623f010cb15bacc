"""`vlm-atlas extract`: a Unix filter over files, URLs and standard input."""

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest

from extract.extraction import extract_document
from extract.reference import read_reference
from flows.extraction_json import extraction_pieces


def test_one_line_of_json_a_document(vlm_atlas, folder_of_documents) -> None:
    finished = vlm_atlas("extract", folder_of_documents)
    lines = [json.loads(line) for line in finished.stdout.splitlines()]
    assert [line["document"]["name"] for line in lines] == ["three.html", "one.md", "two.txt"]
    assert [line["tables"][0]["kind"] for line in lines] == ["html", "gfm", "gfm"]
    assert finished.stderr == ""


def test_places_are_told_in_bytes_too(vlm_atlas) -> None:
    body = "\ufeff# É\n\n| modèle | n |\n|---|---|\n| é 2B | 88.1 |\n\n- ß: [x](http://x.y)\n".encode()
    line = json.loads(vlm_atlas("extract", "-", stdin=body).stdout)
    cell = line["tables"][0]["rows"][1][0]
    bullet = next(record for record in line["records"] if record["kind"] == "bullet")
    link = bullet["fields"][0]["links"][0]
    assert body[cell["start_byte"] : cell["end_byte"]].decode() == "é 2B"
    assert body[bullet["start_byte"] : bullet["end_byte"]].decode() == "- ß: [x](http://x.y)"
    assert body[link["start_byte"] : link["end_byte"]].decode() == "http://x.y"


def test_a_long_table_is_written_row_by_row() -> None:
    rows = "".join(f"| Foo {number} | {number}.5 ± 1 |\n" for number in range(1_000))
    extraction = extract_document(f"| a | b |\n|---|---|\n{rows}".encode(), name="x", reference=read_reference({}))
    pieces = list(extraction_pieces(extraction, uri="-"))
    line = json.loads("".join(pieces))
    assert [row[0]["text"] for row in line["tables"][0]["rows"][:2]] == ["a", "Foo 0"]
    assert line["tables"][0]["rows"][1][1]["value"]["uncertainty"] == 1.0
    assert len(line["tables"][0]["rows"]) == 1_001
    assert len(pieces) > 1_001


def test_a_failing_source_leaves_the_others(vlm_atlas, one_document) -> None:
    finished = vlm_atlas("extract", "missing.md", one_document)
    assert finished.returncode == 1
    assert len(finished.stdout.splitlines()) == 1
    assert finished.stderr.count("\n") == 1


def test_a_url_is_fetched_and_nothing_is_kept(vlm_atlas, server, respond, tmp_path) -> None:
    finished = vlm_atlas("extract", server.on("/a.md", lambda h, _: respond(h)))
    assert json.loads(finished.stdout)["document"]["name"] == "a.md"
    assert list(tmp_path.iterdir()) == []


def test_a_table_for_people(vlm_atlas, one_document) -> None:
    finished = vlm_atlas("extract", one_document, "--format", "table")
    assert "Alpha 2B" in finished.stdout
    assert "DocVQA" in finished.stdout
    assert "Claims" in finished.stdout


def test_an_explanation_accounts_for_every_cell(vlm_atlas, one_document) -> None:
    finished = vlm_atlas("extract", one_document, "--explain")
    assert "results" in finished.stdout
    assert "2 body cells" in finished.stdout


def test_bytes_that_are_no_text_do_not_break_the_filter(vlm_atlas) -> None:
    finished = vlm_atlas("extract", "-", stdin=bytes(range(256)) * 20)
    assert finished.returncode == 0
    assert json.loads(finished.stdout)["issues"]


@pytest.mark.slow
def test_bars_are_drawn_on_a_terminal_only(vlm_atlas_path: Path, folder_of_documents: Path, tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    words = [vlm_atlas_path, "ingest", "--no-prefect", folder_of_documents]
    finished = subprocess.Popen(
        words, cwd=tmp_path, stdout=follower, stderr=follower, env=os.environ | {"TERM": "xterm"}
    )
    os.close(follower)
    seen = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            seen += os.read(leader, 65536)
        except OSError:
            break
    os.close(leader)
    assert finished.wait(10) == 0
    assert b"read" in seen
    assert b"3/3" in seen


@pytest.mark.slow
def test_ctrl_c_ends_a_run_and_its_workers(vlm_atlas_path: Path, corpus_module, tmp_path: Path) -> None:
    corpus_module.write_corpus(tmp_path / "documents", 300)
    words = [vlm_atlas_path, "ingest", "--no-prefect", "documents", "--runner", "processes", "--workers", "2"]
    process = subprocess.Popen(
        words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    staged = tmp_path / "data" / "atlas.staged"
    deadline = time.monotonic() + 60
    while not (staged.is_dir() and any(not path.name.startswith(".") for path in staged.iterdir())):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=30)
    assert (process.returncode, output) == (130, "")
    assert errors == "vlm-atlas: stopped; nothing was published\n"
    assert not (tmp_path / "data" / "atlas.duckdb").exists()
    time.sleep(1)
    listed = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    assert [row for row in rows if row[0] == str(process.pid) and not row[1].startswith("Z")] == []
