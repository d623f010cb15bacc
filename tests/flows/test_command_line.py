"""The command line itself: help, wrong use, errors in one line, exit codes, nothing imported that is not needed."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.command_line import COMMANDS, main

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_help_lists_every_command_within_half_a_second(vlm_atlas: Run) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        assert vlm_atlas("--help").returncode == 0
        return time.perf_counter() - start

    assert [name for name in COMMANDS if f"\n  {name}" not in vlm_atlas("--help").stdout] == []
    # One quick run of twenty shows that it needs no more; on a shared machine the others say how busy it was.
    assert any(seconds() < 0.5 for _ in range(20))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_listed_command_has_help_and_a_module(command: str) -> None:
    found = main.commands[command]
    assert found.name == command
    assert found.help
    assert all(option.help or option.metavar or option.name for option in found.params)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--no-such-option"], "No such option"),
        (["no-such-command"], "No such command"),
        (["ingest", "--no-such-option"], "No such option"),
        (["ingest", "--runner", "abacus"], "abacus"),
        (["ingest", "--runner", "dask"], "--dask-address"),
        (["ingest", "--workers", "0"], "--workers"),
        (["ingest", "--upstream", "a.md"], "--upstream"),
        (["extract"], "Missing argument"),
        (["changes", "1", "2", "3"], "at most two runs"),
        (["schedule", "--cron", "every day"], "five"),
        (["schedule", "--cron", "61 * * * *"], "minute"),
        (["schedule", "--cron", "0 6 * * *", "--timezone", "Mars/Phobos"], "Mars/Phobos"),
        (["sql", ""], "empty"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(vlm_atlas: Run, arguments: list[str], said: str) -> None:
    finished = vlm_atlas(*arguments)
    assert finished.returncode == 2
    assert said in finished.stderr
    assert finished.stderr.count("\n") == 1
    assert finished.stdout == ""


def test_a_traceback_only_with_debug(vlm_atlas: Run, tmp_path: Path) -> None:
    short = vlm_atlas("extract", tmp_path / "missing.md")
    assert (short.returncode, short.stderr.count("\n")) == (1, 1)
    blocked = tmp_path / "folder.duckdb"
    blocked.mkdir()
    quiet = vlm_atlas("sql", "select 1", "--warehouse", blocked)
    long = vlm_atlas("--debug", "sql", "select 1", "--warehouse", blocked)
    assert (quiet.returncode, quiet.stderr.count("\n")) == (1, 1)
    assert "Traceback" not in quiet.stderr
    assert "Traceback" in long.stderr


def test_an_ingest_imports_neither_prefect_nor_streamlit(tmp_path: Path, one_document: Path) -> None:
    script = (
        "import sys\n"
        "from flows.command_line import main\n"
        "try:\n"
        f"    main(['ingest', '--no-prefect', {str(one_document)!r}, '--warehouse', {str(tmp_path / 'a.duckdb')!r}])\n"
        "except SystemExit as stop:\n"
        "    unwanted = {'prefect', 'streamlit', 'httpx', 'rich', 'distributed', 'pydantic', 'fastapi'}\n"
        "    print(stop.code, sorted(unwanted & set(sys.modules)))\n"
    )
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert finished.stdout.splitlines()[-1] == "0 []"


def test_a_closed_pipe_ends_quietly(vlm_atlas_path: Path, one_document: Path) -> None:
    line = f"{vlm_atlas_path} extract {one_document} {one_document} {one_document} --format json | head -c 10"
    finished = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert finished.stderr == ""
    assert finished.stdout.startswith("{")


def test_the_warehouse_comes_from_the_environment(vlm_atlas: Run, tmp_path: Path, one_document: Path) -> None:
    place = tmp_path / "elsewhere" / "named.duckdb"
    finished = vlm_atlas("ingest", one_document, cwd=tmp_path, VLM_ATLAS_WAREHOUSE=str(place))
    assert finished.returncode == 0, finished.stderr
    rows = vlm_atlas("sql", "select count(*) as n from documents", "--format", "json", VLM_ATLAS_WAREHOUSE=str(place))
    assert json.loads(rows.stdout) == [{"n": 1}]


def test_the_default_warehouse_lies_in_data(vlm_atlas: Run, tmp_path: Path, one_document: Path) -> None:
    assert vlm_atlas("ingest", one_document, cwd=tmp_path).returncode == 0
    assert (tmp_path / "data" / "atlas.duckdb").is_symlink()


def test_the_formats_of_export_are_those_of_the_warehouse() -> None:
    from flows.commands.export import FORMATS
    from warehouse.exports import FORMATS as KNOWN

    assert FORMATS == KNOWN


def test_changes_tell_of_names_that_mean_another_model(vlm_atlas, root: Path, tmp_path: Path) -> None:
    """A reviewed alias changes no claim, but whose claims they are."""
    shutil.copytree(root / "seeds" / "reference", tmp_path / "seeds" / "reference")
    (tmp_path / "seeds" / "sources.toml").write_text('[[sources]]\nid = "one"\npath = "one.md"\n')
    (tmp_path / "seeds" / "one.md").write_text(
        "| Model | DocVQA |\n|---|---|\n| Alpha 2B | 8.1 |\n| Alfa Two | 9.2 |\n"
    )
    assert vlm_atlas("ingest").returncode == 0
    with (tmp_path / "seeds" / "reference" / "aliases.csv").open("a") as aliases:
        aliases.write("Alfa Two,Alpha 2B,reviewed,a test\n")
    assert "1 names mean another model now:\n" in vlm_atlas("ingest", "--dry-run").stdout
    assert vlm_atlas("ingest").returncode == 0
    told = vlm_atlas("changes")
    assert "published: 0 changes\n1 names mean another model now:\n" in told.stdout
    assert "alfa-two" in told.stdout
    unknown = vlm_atlas("changes", "7")
    assert unknown.returncode == 2
    assert "there is no run 7; the last ones are 1, 2" in unknown.stderr


def test_a_file_of_reference_data_may_hold_its_header_alone(vlm_atlas, tmp_path: Path) -> None:
    (tmp_path / "seeds" / "reference").mkdir(parents=True)
    (tmp_path / "seeds" / "sources.toml").write_text('[[sources]]\nid = "one"\npath = "one.md"\n')
    (tmp_path / "seeds" / "one.md").write_text("# Alpha\n")
    (tmp_path / "seeds" / "reference" / "aliases.csv").write_text("alias,model,status,reason\n")
    assert vlm_atlas("ingest").stderr == ""
