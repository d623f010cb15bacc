"""The same batches by each runner, and what becomes of a batch whose worker dies."""

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from flows.batches import make_batches
from flows.pipeline import read_all
from flows.planning import Plan, plan_run
from flows.process_runner import COLLECT_AFTER, ProcessRunner
from flows.progress import NoProgress
from flows.reading_work import read_batch
from flows.requests import IngestRequest
from flows.runners import chosen_runner, run_batches

MakePlan = Callable[..., Plan]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def make_plan(tmp_path: Path, corpus_module) -> MakePlan:
    def make(name: str, count: int = 300, **options: object) -> Plan:
        if not (tmp_path / "documents").exists():
            corpus_module.write_corpus(tmp_path / "documents", count)
        request = IngestRequest(
            warehouse=tmp_path / name / "atlas.duckdb", folder=tmp_path, sources=("documents",), **options
        )
        return plan_run(request, NoProgress())

    return make


def staged_rows(plan: Plan) -> dict[str, pl.DataFrame]:
    staged = read_all(plan, NoProgress())
    relations = sorted(path.stem for path in staged[0].folder.glob("*.parquet"))
    return {
        name: pl.concat([pl.read_parquet(item.folder / f"{name}.parquet") for item in staged]) for name in relations
    }


@pytest.mark.slow
def test_processes_read_what_one_process_reads(make_plan: MakePlan) -> None:
    serial = staged_rows(make_plan("serial", runner="serial"))
    processes = staged_rows(make_plan("processes", runner="processes", workers=2))
    assert serial.keys() == processes.keys()
    assert [name for name in serial if not serial[name].equals(processes[name])] == []


def test_little_is_read_in_this_process_and_much_in_several(make_plan: MakePlan) -> None:
    little = make_plan("little", 300)
    request = little.request
    assert chosen_runner(little.batches[:1], request) == "serial"
    assert chosen_runner(little.batches, IngestRequest(**_fields(request), workers=2)) == "processes"
    assert chosen_runner(little.batches, IngestRequest(**_fields(request), workers=1)) == "serial"


def _fields(request: IngestRequest) -> dict[str, object]:
    return {"warehouse": request.warehouse, "folder": request.folder, "sources": request.sources}


def test_batches_are_bounded_and_keep_their_order(make_plan: MakePlan) -> None:
    plan = make_plan("bounded", 300)
    assert len(plan.batches) > 2
    assert all(batch.byte_count <= 2 * 1024 * 1024 for batch in plan.batches)
    names = [work.name for batch in plan.batches for work in batch.work]
    assert names == sorted(names)
    assert len({batch.key for batch in plan.batches}) == len(plan.batches)


def test_the_key_of_a_batch_names_content_and_versions(make_plan: MakePlan) -> None:
    work = make_plan("keys", 300).batches[0].work
    key = make_batches(work, "1")[0].key
    assert make_batches(work, "1")[0].key == key
    assert make_batches(work, "2")[0].key != key
    assert make_batches(work[1:], "1")[0].key != key


DEADLY = """
import os, sys

def end_reader(event, arguments):
    if event == "open" and str(arguments[0]).endswith("deadly.md") and os.getpid() != int(os.environ["PARENT"]):
        os.kill(os.getpid(), 9)

if "PARENT" in os.environ:
    sys.addaudithook(end_reader)
"""


@pytest.mark.slow
def test_a_document_that_ends_its_reader_fails_alone(
    vlm_atlas_path: Path, folder_of_documents: Path, tmp_path: Path
) -> None:
    """An audit hook in every child process stands for a parser's crash: opening deadly.md there is kill -9."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(DEADLY)
    (folder_of_documents / "deadly.md").write_text("# The end\n")
    script = (
        "import os, sys\nos.environ['PARENT'] = str(os.getpid())\nfrom flows.command_line import main\n"
        f"main(['ingest', '--no-prefect', {str(folder_of_documents)!r}, '--runner', 'processes', '--workers', '2'])"
    )
    path = os.pathsep.join(filter(None, [str(tmp_path / "site"), os.environ.get("PYTHONPATH", "")]))
    finished = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert "documents: 1 failed, 3 new" in finished.stdout
    assert "reading it ended the reader's process" in finished.stdout


@pytest.mark.slow
def test_workers_that_never_start_are_no_fault_of_a_document(folder_of_documents: Path, tmp_path: Path) -> None:
    """A script without the guard that multiprocessing asks for ends every worker while it starts."""
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from flows.command_line import main\n"
        f"main(['ingest', '--no-prefect', {str(folder_of_documents)!r}, '--runner', 'processes', '--workers', '2'])\n"
    )
    finished = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert finished.returncode == 1
    assert "worker processes cannot be started" in finished.stderr
    assert not (tmp_path / "data" / "atlas.duckdb").exists()


@pytest.mark.slow
def test_workers_seldom_look_for_cycles(make_plan: MakePlan) -> None:
    with ProcessRunner(make_plan("calm", 1).job, 1) as runner:
        assert runner._pool.submit(gc.get_threshold).result()[0] == COLLECT_AFTER


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_nothing(make_plan: MakePlan) -> None:
    plan = make_plan("killed", 300, runner="processes", workers=2)
    with ProcessRunner(plan.job, 2) as runner:
        staged = []
        for done in run_batches(plan.batches, runner):
            staged.append(done)
            if len(staged) == 1:
                victim = next(iter(runner.worker_pids()))
                os.kill(victim, signal.SIGKILL)
    assert sorted(item.key for item in staged) == sorted(batch.key for batch in plan.batches)
    assert all(not item.failures for item in staged)


def test_a_document_changed_while_it_is_read_fails_alone(make_plan: MakePlan, tmp_path: Path) -> None:
    plan = make_plan("changing", 300)
    victim = plan.batches[0].work[1]
    victim.path.write_text("something else")
    staged = read_batch(plan.batches[0], plan.job)
    assert list(staged.failures) == [victim.document_id]
    assert "written to while" in staged.failures[victim.document_id]
    assert pl.read_parquet(staged.folder / "documents.parquet").height == len(plan.batches[0].work) - 1


@pytest.mark.parametrize("options", [["--no-prefect"], pytest.param(["--prefect"], marks=pytest.mark.prefect)])
def test_without_dask_its_runner_says_how_to_get_it(vlm_atlas: Run, tmp_path: Path, options: list[str]) -> None:
    for package in ("distributed", "prefect_dask"):
        missing = tmp_path / "without" / package / "__init__.py"
        missing.parent.mkdir(parents=True)
        missing.write_text(f"raise ModuleNotFoundError(name={package!r})\n")
    (tmp_path / "a.md").write_text("# Alpha 2B\n\nAlpha 2B needs 6 GB of GPU memory.\n")
    path = os.pathsep.join([str(tmp_path / "without"), os.environ.get("PYTHONPATH", "")])
    finished = vlm_atlas("ingest", "a.md", "--dask-address", "tcp://127.0.0.1:1", *options, PYTHONPATH=path)
    assert finished.returncode == 1
    assert "pip install -e '.[dask]'" in finished.stderr.splitlines()[-1]
