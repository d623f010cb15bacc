"""The flow on a real Prefect server: schedules that fire, no overlap, artifacts, notifications, one Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows.ports import answers
from flows.prefect_settings import SERVER
from warehouse.query import run_query

pytestmark = pytest.mark.prefect

DOCUMENT = "# Scores\n\n| Model | DocVQA |\n|---|---|\n| Alpha 2B | 81.6 |\n"


@dataclass
class PrefectServer:
    """Prefect's own server, that can be stopped and started again on the same database."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.log = self.folder / "server.log"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PREFECT_HOME": str(self.folder / "home"),
            "PREFECT_API_URL": f"http://127.0.0.1:{self.port}/api",
            **SERVER,
        }

    def start(self) -> None:
        words = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(words, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        wait_for(lambda: answers(f"http://127.0.0.1:{self.port}/api/health"), 120, self.log)

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, path: str, body: dict[str, Any]) -> Any:
        url = f"http://127.0.0.1:{self.port}/api{path}"
        request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)

    def runs(self, **conditions: Any) -> list[dict[str, Any]]:
        flows = {"name": {"any_": ["ingest"]}}
        return self.ask("/flow_runs/filter", {"flows": flows, "flow_runs": conditions, "sort": "START_TIME_ASC"})

    def deployment(self) -> dict[str, Any]:
        [found] = self.ask("/deployments/filter", {"deployments": {"name": {"any_": ["vlm-atlas"]}}})
        return found


def wait_for(condition: Callable[[], Any], seconds: float, log: Path | None = None) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.5)
    raise AssertionError(f"not within {seconds} s: {log.read_text()[-3000:] if log else ''}")


@pytest.fixture(scope="module")
def prefect_server(tmp_path_factory: pytest.TempPathFactory, module_port: int) -> Iterator[PrefectServer]:
    server = PrefectServer(tmp_path_factory.mktemp("prefect"), module_port)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def slow_url() -> Iterator[str]:
    """A document that takes eight seconds to come."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(8)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(DOCUMENT.encode())

        def log_message(self, *_: object) -> None:
            return

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}/slow.md"
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture(scope="module")
def scheduled(
    prefect_server: PrefectServer, tmp_path_factory: pytest.TempPathFactory, vlm_atlas_path: Path
) -> Iterator[Path]:
    """A folder whose documents are ingested every minute by `vlm-atlas schedule`."""
    folder = tmp_path_factory.mktemp("scheduled")
    (folder / "seeds" / "reference").mkdir(parents=True)
    (folder / "seeds" / "sources.toml").write_text('[[sources]]\nid = "alpha"\npath = "alpha.md"\n')
    (folder / "seeds" / "alpha.md").write_text(DOCUMENT)
    words = [vlm_atlas_path, "schedule", "--cron", "* * * * *", "--warehouse", "atlas.duckdb"]
    with (folder / "schedule.out").open("wb") as output:
        process = subprocess.Popen(words, cwd=folder, env=prefect_server.environment, stdout=output, stderr=output)
    wait_for(lambda: "schedule: '* * * * *'" in (folder / "schedule.out").read_text(), 60, folder / "schedule.out")
    yield folder
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0


def test_a_cron_schedule_fires_twice_also_after_a_restart_of_the_server(
    prefect_server: PrefectServer, scheduled: Path
) -> None:
    def completed() -> list[dict[str, Any]]:
        return [run for run in prefect_server.runs() if run["state_type"] == "COMPLETED"]

    log = scheduled / "atlas.logs" / "schedule.log"
    first = wait_for(completed, 150, log)[0]
    assert (first["state_name"], first["auto_scheduled"]) == ("Published", True), first
    time.sleep(2)
    prefect_server.stop()
    prefect_server.start()
    second = wait_for(lambda: completed()[1:], 200, log)[0]
    assert (second["state_name"], second["auto_scheduled"]) == ("Unchanged", True), second
    statuses = run_query(scheduled / "atlas.duckdb", "select status from runs order by run_id limit 2").rows()
    assert statuses == [("published",), ("unchanged",)]


def test_names_tags_parameters_and_artifacts_say_something(prefect_server: PrefectServer, scheduled: Path) -> None:
    run = wait_for(lambda: [run for run in prefect_server.runs() if run["state_type"] == "COMPLETED"], 100)[0]
    assert run["name"].startswith("sources.toml, 20")
    assert "vlm-atlas" in run["tags"]
    assert run["parameters"]["warehouse"] == str(scheduled / "atlas.duckdb")
    artifacts = prefect_server.ask("/artifacts/filter", {"flow_runs": {"id": {"any_": [run["id"]]}}})
    by_key = {artifact["key"]: artifact for artifact in artifacts}
    assert by_key["ingest-report"]["type"] == "markdown"
    assert "claims:" in by_key["ingest-report"]["data"]
    assert "Alpha 2B" in by_key["ingest-changes"]["data"]
    tasks = prefect_server.ask("/task_runs/filter", {"flow_runs": {"id": {"any_": [run["id"]]}}})
    assert {task["name"] for task in tasks} >= {"plan", "publish"}


def test_an_overlapping_run_is_cancelled(prefect_server: PrefectServer, scheduled: Path, slow_url: str) -> None:
    wait_for(lambda: not [run for run in prefect_server.runs() if run["state_type"] in {"PENDING", "RUNNING"}], 60)
    path = f"/deployments/{prefect_server.deployment()['id']}/create_flow_run"
    slow = prefect_server.ask(path, {"parameters": {"sources": [slow_url]}})

    def state(run: dict[str, Any]) -> str:
        [found] = prefect_server.runs(id={"any_": [run["id"]]})
        return str(found["state_type"])

    wait_for(lambda: state(slow) == "RUNNING", 60, scheduled / "atlas.logs" / "schedule.log")
    overlapping = prefect_server.ask(path, {"parameters": {"sources": [slow_url]}})
    wait_for(lambda: state(overlapping) == "CANCELLED", 30, scheduled / "atlas.logs" / "schedule.log")
    wait_for(lambda: state(slow) == "COMPLETED", 60, scheduled / "atlas.logs" / "schedule.log")


def test_a_slot_that_nobody_holds_is_freed_at_the_second_look(prefect_server: PrefectServer, scheduled: Path) -> None:
    """In a process of its own, as in the service: Prefect's client reads its settings when it is imported."""
    wait_for(lambda: not [run for run in prefect_server.runs() if run["state_type"] in {"PENDING", "RUNNING"}], 60)
    script = (
        "import sys\nfrom pathlib import Path\nfrom uuid import UUID\nfrom flows.stuck_runs import get_client, look\n"
        "from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate\n"
        "deployment, warehouse = UUID(sys.argv[1]), Path(sys.argv[2])\n"
        "name = f'deployment:{deployment}'\n"
        "with get_client(sync_client=True) as client:\n"
        "    client.update_global_concurrency_limit(name, GlobalConcurrencyLimitUpdate(active_slots=1))\n"
        "    first = look(client, deployment, warehouse, None, print)\n"
        "    second = look(client, deployment, warehouse, first, print)\n"
        "    print(first, second, client.read_global_concurrency_limit_by_name(name).active_slots)\n"
    )
    words = [sys.executable, "-c", script, prefect_server.deployment()["id"], str(scheduled / "atlas.duckdb")]
    finished = subprocess.run(words, env=prefect_server.environment, capture_output=True, text=True, check=False)
    assert finished.stdout == "freed a slot that no run held\nfrozenset() None 0\n", finished.stderr


def test_a_failed_run_is_told_to_the_webhook(prefect_server, vlm_atlas, server) -> None:
    hook = {"VLM_ATLAS_WEBHOOK": server.url("/hook")}
    environment = {name: prefect_server.environment[name] for name in ("PREFECT_API_URL", "PREFECT_HOME")} | hook
    finished = vlm_atlas("ingest", server.url("/missing.md"), **environment)
    assert (finished.returncode, finished.stderr.count("\n")) == (1, 1), finished.stderr
    assert "404" in finished.stderr
    [message] = [json.loads(seen.body) for seen in server.seen if seen.path == "/hook"]
    assert "404" in message["text"]
    assert message["status"] == "Failed"


def test_the_flow_concludes_what_a_direct_run_concludes(
    prefect_server, vlm_atlas, folder_of_documents, tmp_path
) -> None:
    environment = {name: prefect_server.environment[name] for name in ("PREFECT_API_URL", "PREFECT_HOME")}
    flow = vlm_atlas("ingest", folder_of_documents, "--warehouse", "flow.duckdb", **environment)
    direct = vlm_atlas("ingest", folder_of_documents, "--warehouse", "direct.duckdb", "--no-prefect", **environment)
    assert (flow.returncode, direct.returncode) == (0, 0), flow.stderr + direct.stderr
    query = "select * from score_claims order by all"
    assert run_query(tmp_path / "flow.duckdb", query).equals(run_query(tmp_path / "direct.duckdb", query))


def test_the_deployments_for_work_pools_are_taken(prefect_server: PrefectServer, root: Path, tmp_path: Path) -> None:
    (tmp_path / "prefect.yaml").write_text((root / "prefect.yaml").read_text())
    prefect_server.ask("/work_pools/", {"name": "vlm-atlas", "type": "process"})
    finished = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all"],
        cwd=tmp_path,
        env=prefect_server.environment | {"VLM_ATLAS_HOME": "/srv/atlas", "VLM_ATLAS_DASK": "tcp://dask:8786"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    found = {item["name"]: item for item in prefect_server.ask("/deployments/filter", {})}
    assert found["daily"]["parameters"]["warehouse"] == "/srv/atlas/data/atlas.duckdb"
    assert found["daily"]["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert found["on-dask"]["parameters"]["dask_address"] == "tcp://dask:8786"


def test_up_on_a_fresh_home_serves_everything_and_one_ctrl_c_ends_it(
    vlm_atlas_path: Path, tmp_path: Path, module_port: int, free_port: int
) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    prefect_port = module_port + 1
    words = [vlm_atlas_path, "up", "--port", str(free_port), "--prefect-port", str(prefect_port)]
    process = subprocess.Popen(
        words,
        cwd=tmp_path,
        env=environment | {"HOME": str(tmp_path / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    killer = threading.Timer(180, process.kill)
    killer.start()
    try:
        lines = []
        moments = {}
        for line in process.stdout:
            lines.append(line)
            moments[line.split(":")[0]] = time.monotonic()
            if "Ctrl-C" in line:
                break
        assert answers(f"http://localhost:{free_port}/_stcore/health"), lines
        assert answers(f"http://127.0.0.1:{prefect_port}/api/health")
        assert moments["dashboard"] - moments["time"] < 15
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True)
        assert len(children.stdout.split()) == 3
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    finally:
        killer.cancel()
        process.kill()
    assert process.returncode == 0, rest
    assert [pid for pid in children.stdout.split() if Path(f"/proc/{pid}").exists()] == []
    assert not (tmp_path / "home" / ".prefect").exists()
