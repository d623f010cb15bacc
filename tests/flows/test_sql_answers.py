"""`vlm-atlas sql`: four formats, files, standard input, limits, and the prompt."""

import csv
import io
import json
import os
import pty
import resource
import select
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from flows.answers import draw_table

Run = Callable[..., subprocess.CompletedProcess[str]]
QUERY = "select model, score, min_gpu_memory_gb from leaderboard"


def test_a_query_may_begin_with_a_comment(vlm_atlas: Run, live_warehouse: Path) -> None:
    finished = vlm_atlas("sql", f"-- the best\n{QUERY}", "--format", "json", "--warehouse", live_warehouse)
    assert (finished.returncode, finished.stderr) == (0, "")
    refused = vlm_atlas("sql", QUERY, "--nonsense", "--warehouse", live_warehouse)
    assert refused.returncode == 2


def test_json_is_a_list_of_rows_with_null_for_what_is_missing(vlm_atlas: Run, live_warehouse: Path) -> None:
    finished = vlm_atlas("sql", QUERY, "--format", "json", "--warehouse", live_warehouse)
    assert json.loads(finished.stdout) == [{"model": "Alpha 2B", "score": 81.6, "min_gpu_memory_gb": None}]


def test_nan_never_reaches_json(vlm_atlas: Run, live_warehouse: Path) -> None:
    finished = vlm_atlas("sql", "select 'nan'::double as x", "--format", "json", "--warehouse", live_warehouse)
    assert json.loads(finished.stdout) == [{"x": None}]


def test_infinity_never_reaches_json_either(vlm_atlas: Run, live_warehouse: Path) -> None:
    query = "select 'inf'::double as x, ['-inf'::double, 1] as y"
    finished = vlm_atlas("sql", query, "--format", "json", "--warehouse", live_warehouse)
    assert json.loads(finished.stdout) == [{"x": None, "y": [None, 1.0]}]


def test_an_ending_that_names_no_format_is_wrong_use(vlm_atlas: Run, live_warehouse: Path, tmp_path: Path) -> None:
    finished = vlm_atlas("sql", QUERY, "--output", tmp_path / "answer.xls", "--warehouse", live_warehouse)
    assert finished.returncode == 2
    assert ".xls names no format; say which with --format" in finished.stderr
    assert list(tmp_path.glob("answer*")) == []


def test_a_folder_that_is_not_there_is_named(vlm_atlas: Run, live_warehouse: Path, tmp_path: Path) -> None:
    finished = vlm_atlas("sql", QUERY, "--output", tmp_path / "no" / "answer.csv", "--warehouse", live_warehouse)
    assert finished.returncode == 1
    assert finished.stderr == f"vlm-atlas: {tmp_path / 'no'}: no such folder; make it first\n"


def test_an_output_that_finds_no_room_is_named_and_left_out(
    vlm_atlas_path: Path, live_warehouse: Path, tmp_path: Path
) -> None:
    words = [vlm_atlas_path, "sql", "select repeat('x', 9000) from range(9)", "--output", "x.csv"]
    finished = subprocess.run(
        [*words, "--warehouse", live_warehouse],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)),
    )
    assert (finished.returncode, finished.stderr) == (1, "vlm-atlas: x.csv: File too large\n")
    assert list(tmp_path.glob("*x.csv*")) == []


def test_csv_has_a_header_and_lists_as_json(vlm_atlas: Run, live_warehouse: Path) -> None:
    query = "select 1 as a, ['x', 'y'] as b, null as c"
    finished = vlm_atlas("sql", query, "--format", "csv", "--warehouse", live_warehouse)
    assert list(csv.reader(io.StringIO(finished.stdout))) == [["a", "b", "c"], ["1", '["x", "y"]', ""]]


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_the_format_follows_the_name_of_the_output(
    vlm_atlas: Run, live_warehouse: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"answer.{ending}"
    finished = vlm_atlas("sql", QUERY, "--output", target, "--warehouse", live_warehouse)
    assert (finished.returncode, finished.stdout) == (0, "")
    readers = {"csv": pl.read_csv, "json": pl.read_json, "parquet": pl.read_parquet}
    assert readers[ending](target)["model"].to_list() == ["Alpha 2B"]
    assert sorted(tmp_path.glob(".part*")) == []


def test_a_query_may_come_from_standard_input(vlm_atlas: Run, live_warehouse: Path) -> None:
    finished = vlm_atlas("sql", "--format", "csv", "--warehouse", live_warehouse, stdin=f"{QUERY};\n")
    assert finished.stdout.splitlines()[1] == "Alpha 2B,81.6,"


def test_a_table_says_when_it_is_cut(vlm_atlas: Run, live_warehouse: Path) -> None:
    finished = vlm_atlas("sql", "select * from range(200)", "--warehouse", live_warehouse)
    assert len(finished.stdout.splitlines()) == 101
    assert "only the first 100 rows" in finished.stderr
    whole = vlm_atlas("sql", "select * from range(200)", "--limit", "0", "--warehouse", live_warehouse)
    assert len(whole.stdout.splitlines()) == 201


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_table_is_no_wider_than_the_terminal(width: int) -> None:
    frame = pl.DataFrame({"name": ["a word " * 20, None], "score": [81.6, 90.0], "many": [["x"] * 20, []]})
    lines = draw_table(frame, width).splitlines()
    assert max(map(len, lines)) <= width
    assert any("NULL" in line for line in lines)


@pytest.mark.slow
def test_the_prompt_answers_completes_and_leaves(vlm_atlas_path: Path, live_warehouse: Path, tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "XDG_STATE_HOME": str(tmp_path), "PROMPT_TOOLKIT_NO_CPR": "1"}
    words = [vlm_atlas_path, "sql", "--warehouse", live_warehouse]
    process = subprocess.Popen(words, stdin=follower, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    try:
        _read_until(leader, "atlas>")
        os.write(leader, b"select model,\r")
        os.write(leader, b"score from leaderb\t")
        _read_until(leader, "oard")  # the rest of leaderboard, drawn by the completion
        os.write(leader, b";\r")
        assert "Alpha 2B" in _read_until(leader, "(1 rows)")
        os.write(leader, b"from best_mo\t")
        _read_until(leader, "dels")  # macros, too
        os.write(leader, b"('DocVQA');\r")
        assert "Alpha 2B" in _read_until(leader, "(1 rows)")
        os.write(leader, b"selec 1;\r")
        _read_until(leader, "Parser Error")
        os.write(leader, b"\\q\r")
        assert process.wait(10) == 0
    finally:
        process.kill()
        process.wait()
        os.close(leader)
    assert "leaderboard" in (tmp_path / "vlm-atlas" / "sql_history").read_text()


def _read_until(descriptor: int, mark: str, seconds: float = 20) -> str:
    text, deadline = "", time.monotonic() + seconds
    while mark not in text and time.monotonic() < deadline:
        if select.select([descriptor], [], [], 0.2)[0]:
            text += os.read(descriptor, 65536).decode(errors="replace")
    assert mark in text
    return text


def test_more_columns_than_fit_are_drawn_row_below_row() -> None:
    names = [f"column_{number}" for number in range(30)]
    frame = pl.DataFrame([dict.fromkeys(names, "a longer text than ten characters"), dict.fromkeys(names)])
    lines = draw_table(frame, 80).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[:2] == ["row 1", "column_0   a longer text than ten characters"]
    assert lines[31:33] == ["row 2", "column_0   NULL"]
    assert len(draw_table(frame, 10_000).splitlines()) == 3


def test_names_of_columns_are_never_broken_to_stand_side_by_side() -> None:
    frame = pl.DataFrame({name: ["1"] for name in ("organization", "huggingface_id", "variant_of")})
    side_by_side = len("organization  huggingface_id  variant_of")
    assert draw_table(frame, side_by_side).splitlines()[0] == "organization  huggingface_id  variant_of"
    assert draw_table(frame, side_by_side - 1).splitlines()[:2] == ["row 1", "organization    1"]
