"""Child processes: started, watched, started again, and ended with everything that they started themselves."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.errors import FetchError
from flows import children as module
from flows.children import ChildCommand, ChildError, Children
from flows.commands.up import command as up_command
from flows.ports import Address, PortError, answers, ensure_free

SLEEPER = "import subprocess, sys, time; subprocess.Popen(['sleep', '60']); print('up', flush=True); time.sleep(60)"


@pytest.fixture
def command(tmp_path: Path) -> Callable[[str], ChildCommand]:
    return lambda script: ChildCommand(
        name="helper", arguments=(sys.executable, "-c", script), log=tmp_path / "logs" / "child.log"
    )


def group_of(pid: int) -> list[str]:
    """Processes that still run in the child's process group."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [row[2] for row in rows if row[0] == str(pid) and not row[1].startswith("Z")]


def log_has(command: ChildCommand, text: str) -> bool:
    return command.log.exists() and text in command.log.read_text()


def test_leaving_the_block_ends_children_and_grandchildren(command) -> None:
    sleeper = command(SLEEPER)
    with Children() as children:
        child = children.start(sleeper)
        children.wait_until(child, lambda: log_has(sleeper, "up"), 20)
        assert len(group_of(child.process.pid)) == 2
    assert child.process.poll() is not None
    assert group_of(child.process.pid) == []


def test_a_child_that_ignores_sigterm_is_killed(command, monkeypatch) -> None:
    monkeypatch.setattr(module, "GRACE_SECONDS", 0.5)
    stubborn = command(
        "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    )
    with Children() as children:
        child = children.start(stubborn)
        children.wait_until(child, lambda: log_has(stubborn, "up"), 20)
    assert child.process.returncode == -signal.SIGKILL


def test_a_child_that_ends_at_once_is_told_with_its_last_words(command) -> None:
    broken = command("import sys; sys.exit('no such setting: colour')")
    with Children() as children:
        child = children.start(broken)
        with pytest.raises(ChildError, match="no such setting: colour"):
            children.wait_until(child, lambda: False, 20)


def test_a_child_that_never_answers_is_given_up(command) -> None:
    with Children() as children:
        child = children.start(command("import time; time.sleep(60)"))
        with pytest.raises(ChildError, match=r"did not answer within 0\.3 s"):
            children.wait_until(child, lambda: False, 0.3)


def test_a_child_that_keeps_ending_is_started_again_five_times(command, monkeypatch, capsys) -> None:
    monkeypatch.setattr(module, "RESTART_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)
    with Children() as children:
        children.start(command("import sys; sys.exit('gone')"))
        with pytest.raises(ChildError, match="ended 6 times: gone"):
            children.watch()
    assert capsys.readouterr().err.count("started again") == 5


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom flows.children import ChildCommand, Children\n"
        "sleep = (sys.executable, '-c', 'import time; time.sleep(60)')\n"
        f"command = ChildCommand(name='sleeper', arguments=sleep, log=Path({str(tmp_path / 'log')!r}))\n"
        "print(Children().start(command).process.pid, flush=True)\ntime.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 5
    while group_of(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert group_of(pid) == []


def test_a_port_in_use_is_said_with_the_option_that_chooses_another(server) -> None:
    with pytest.raises(PortError, match=rf"port {server.port} at 127\.0\.0\.1 is in use.*--port"):
        ensure_free(Address(host="127.0.0.1", port=server.port), "the dashboard", "--port")


def test_a_free_port_is_free(free_port) -> None:
    ensure_free(Address(port=free_port), "the dashboard", "--port")
    assert not answers(f"http://127.0.0.1:{free_port}/")


def test_up_says_a_port_in_use_before_it_does_anything(vlm_atlas, server, tmp_path) -> None:
    finished = vlm_atlas("up", "--port", server.port, "--host", "127.0.0.1")
    assert (finished.returncode, finished.stderr.count("\n")) == (1, 1)
    assert f"port {server.port}" in finished.stderr
    assert not (tmp_path / "data").exists()


def test_up_serves_the_last_release_when_its_ingest_fails(tmp_path, free_port, monkeypatch, capsys) -> None:
    """A service that starts while a source is away serves what it has; with nothing to serve it fails."""
    (tmp_path / "seeds" / "reference").mkdir(parents=True)
    (tmp_path / "seeds" / "sources.toml").write_text('[[sources]]\nid = "one"\npath = "one.md"\n')
    served: list[object] = []
    monkeypatch.setattr("flows.house.serve_all", lambda *given: served.append(given))
    monkeypatch.chdir(tmp_path)
    options = {"host": "127.0.0.1", "port": free_port, "no_schedule": True, "cron": "0 6 * * *", "timezone": "UTC"}

    def up() -> None:
        up_command.callback(warehouse=tmp_path / "atlas.duckdb", prefect_port=4200, **options)

    with pytest.raises(FetchError, match=r"one\.md"):
        up()
    assert served == []
    (tmp_path / "seeds" / "one.md").write_text("# Alpha 2B\n")
    up()
    (tmp_path / "seeds" / "one.md").unlink()
    capsys.readouterr()
    up()
    assert len(served) == 2
    said = capsys.readouterr().err.splitlines()
    assert "one.md" in said[0]
    assert said[-1] == "vlm-atlas: serving the last release, which is unchanged"


@pytest.mark.slow
def test_up_without_schedule_serves_the_dashboard_until_ctrl_c(vlm_atlas_path, tmp_path, free_port) -> None:
    words = [vlm_atlas_path, "up", "--no-schedule", "--port", str(free_port)]
    process = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    killer = threading.Timer(120, process.kill)
    killer.start()
    try:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "Ctrl-C" in line:
                break
        assert any(f"dashboard: http://localhost:{free_port}" in line for line in lines), lines
        assert answers(f"http://localhost:{free_port}/_stcore/health")
        os.kill(process.pid, signal.SIGINT)
        rest, _ = process.communicate(timeout=20)
    finally:
        killer.cancel()
        process.kill()
    assert process.returncode == 0, rest
    assert "Traceback" not in rest
    assert not answers(f"http://localhost:{free_port}/_stcore/health")
