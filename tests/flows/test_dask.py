"""An existing Dask cluster: a scheduler and two workers started by hand as processes of their own, on loopback."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest

pytest.importorskip("distributed")

from extract.errors import FetchError
from flows import dask_runner
from flows.pipeline import ingest, read_all
from flows.planning import plan_run
from flows.progress import NoProgress
from flows.requests import IngestRequest
from flows.settings import staged_folder
from warehouse.query import run_query
from warehouse.reports import RunReport

pytestmark = pytest.mark.slow

FACTS = ("score_claims", "leaderboard", "scores", "gpu_memory", "model_components", "claims", "cells", "issues")


@dataclass
class Cluster:
    """Scheduler and workers, each a process that can be killed."""

    folder: Path
    port: int
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start_scheduler(self) -> None:
        self.scheduler = self._start("distributed.cli.dask_scheduler", "--port", str(self.port), "--no-dashboard")

    def start_workers(self, count: int) -> None:
        for _ in range(count):
            words = (
                "distributed.cli.dask_worker",
                self.address,
                "--nthreads",
                "1",
                "--nworkers",
                "1",
                "--no-dashboard",
            )
            self.workers.append(self._start(*words, "--no-nanny", "--local-directory", str(self.folder)))

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{module}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", module, "--host", "127.0.0.1", *arguments], stdout=log, stderr=log
            )

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            if process is not None:
                process.kill()
                process.wait()
        self.workers.clear()


@pytest.fixture
def cluster(tmp_path: Path, module_port: int) -> Iterator[Cluster]:
    made = Cluster(tmp_path, module_port)
    made.start_scheduler()
    made.start_workers(2)
    yield made
    made.end()


@pytest.fixture
def request_for(tmp_path: Path, corpus_module) -> Callable[..., IngestRequest]:
    corpus_module.write_corpus(tmp_path / "documents", 400)
    return lambda name, **options: IngestRequest(
        warehouse=tmp_path / name / "atlas.duckdb", folder=tmp_path, sources=("documents",), **options
    )


@pytest.fixture
def run(request_for: Callable[..., IngestRequest]) -> Callable[..., RunReport]:
    return lambda name, **options: ingest(request_for(name, **options))


def facts(warehouse: Path) -> dict[str, pl.DataFrame]:
    without_times = "from {} order by all"
    return {name: run_query(warehouse, without_times.format(name)) for name in FACTS}


def test_dask_says_the_same_bit_for_bit_and_loses_nothing_with_a_worker(cluster, run, tmp_path) -> None:
    run("serial", runner="serial")
    killer = subprocess.Popen(
        [sys.executable, "-c", KILL_WHEN_STAGED, str(tmp_path / "dask"), str(cluster.workers[0].pid)]
    )
    report = run("dask", runner="dask", dask_address=cluster.address)
    assert killer.wait(20) == 0
    assert cluster.workers[0].wait(10) == -signal.SIGKILL
    assert report.status == "published"
    assert dict(report.documents) == {"new": 400}
    serial, dask = facts(tmp_path / "serial" / "atlas.duckdb"), facts(tmp_path / "dask" / "atlas.duckdb")
    assert [name for name in FACTS if not serial[name].equals(dask[name])] == []


def test_a_lost_scheduler_costs_the_run_which_goes_on_from_the_disk(cluster, run, request_for, tmp_path) -> None:
    killer = subprocess.Popen(
        [sys.executable, "-c", KILL_WHEN_STAGED, str(tmp_path / "dask"), str(cluster.scheduler.pid)]
    )
    with pytest.raises(FetchError, match="what is staged is kept"):
        run("dask", runner="dask", dask_address=cluster.address)
    assert killer.wait(20) == 0
    cluster.end()
    folder = staged_folder(tmp_path / "dask" / "atlas.duckdb")
    before = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    cluster.start_scheduler()
    cluster.start_workers(2)
    plan = plan_run(request_for("dask", runner="dask", dask_address=cluster.address), NoProgress())
    staged = read_all(plan, NoProgress())
    assert before
    assert {item.key for item in staged if item.was_there} == before
    assert {item.key for item in staged} == {batch.key for batch in plan.batches}
    report = run("dask", runner="dask", dask_address=cluster.address)
    assert (report.status, dict(report.documents)) == ("published", {"new": 400})


def test_no_scheduler_is_said_so(run, free_port, monkeypatch) -> None:
    monkeypatch.setattr(dask_runner, "ANSWER_SECONDS", 1)
    with pytest.raises(FetchError, match=f"{free_port} does not answer"):
        run("dask", runner="dask", dask_address=f"tcp://127.0.0.1:{free_port}")


KILL_WHEN_STAGED = """
import os, signal, sys, time
from pathlib import Path
folder, pid = Path(sys.argv[1]) / "atlas.staged", int(sys.argv[2])
deadline = time.monotonic() + 120
while time.monotonic() < deadline:
    if folder.is_dir() and any(not path.name.startswith(".") for path in folder.iterdir()):
        os.kill(pid, signal.SIGKILL)
        sys.exit(0)
    time.sleep(0.005)
sys.exit(1)
"""
"""Kills a process as soon as the first batch lies on the disk."""
