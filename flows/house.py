"""The whole system under one roof: dashboard, Prefect's server and the schedule as children of one command."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extract.errors import AtlasError
from flows.children import ChildCommand, Children
from flows.interruptions import Terminated
from flows.ports import Address, answers, ensure_free
from flows.prefect_settings import SERVER, SILENCE, configured_api_url
from flows.settings import WAREHOUSE_VARIABLE, logs_folder, prefect_folder

DASHBOARD_SECONDS = 60.0
SERVER_SECONDS = 120.0
"""Prefect's server makes its database on a fresh home, which took 25 s of CPU on 2 cores."""


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When to ingest again, and where Prefect's own server listens when none is configured."""

    cron: str
    timezone: str = "UTC"
    server: Address


def serve_dashboard(warehouse: Path, address: Address) -> None:
    """Serve the dashboard until interrupted."""
    ensure_free(address, "the dashboard", "--port")
    with Children() as children:
        _until_interrupted(children, lambda: _start_dashboard(children, warehouse, address))


def serve_schedule(warehouse: Path, schedule: Schedule) -> None:
    """Serve the schedule, on the configured Prefect server or one of our own, until interrupted."""
    _ensure_server_port(schedule)
    with Children() as children:
        _until_interrupted(children, lambda: _start_schedule(children, warehouse, schedule))


def serve_all(warehouse: Path, address: Address, schedule: Schedule | None) -> None:
    """Serve the dashboard first, then the schedule if there is one, until interrupted."""

    def start() -> None:
        _start_dashboard(children, warehouse, address)
        if schedule is not None:
            _start_schedule(children, warehouse, schedule)
        print("Ctrl-C ends it all", flush=True)

    with Children() as children:
        _until_interrupted(children, start)


def ensure_ports(address: Address, schedule: Schedule | None) -> None:
    """Raise PortError now, before any work is done, when a port is taken."""
    ensure_free(address, "the dashboard", "--port")
    if schedule is not None:
        _ensure_server_port(schedule)


def _ensure_server_port(schedule: Schedule) -> None:
    if not configured_api_url():
        ensure_free(schedule.server, "Prefect's server", "--prefect-port, or name a running server in PREFECT_API_URL")


def _until_interrupted(children: Children, start: Callable[[], None]) -> None:
    try:
        start()
        children.watch()
    except (KeyboardInterrupt, Terminated):
        print("\nstopping …", file=sys.stderr)


def _start_dashboard(children: Children, warehouse: Path, address: Address) -> None:
    script = _dashboard_script()
    command = ChildCommand(
        name="dashboard",
        arguments=(
            sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(address.port),
            "--server.address", address.host, "--server.headless", "true", "--browser.gatherUsageStats", "false",
            "--server.fileWatcherType", "none",
        ),
        log=logs_folder(warehouse) / "dashboard.log",
        environment={WAREHOUSE_VARIABLE: str(warehouse), "PYTHONSAFEPATH": "1"},
    )  # fmt: skip
    child = children.start(command)
    children.wait_until(child, lambda: answers(address.url("/_stcore/health")), DASHBOARD_SECONDS)
    print(f"dashboard: {address.url()}", flush=True)


def _dashboard_script() -> Path:
    """The dashboard's entry page, found without importing its room."""
    spec = importlib.util.find_spec("dashboard")
    for location in spec.submodule_search_locations or () if spec is not None else ():
        if (script := Path(location) / "app.py").is_file():
            return script
    raise AtlasError("the dashboard is not installed; install vlm-atlas again")


def _start_schedule(children: Children, warehouse: Path, schedule: Schedule) -> None:
    api_url = configured_api_url() or _start_server(children, warehouse, schedule.server)
    environment = {**SILENCE, "PREFECT_API_URL": api_url, "PREFECT_HOME": str(_prefect_home(warehouse))}
    command = ChildCommand(
        name="schedule",
        arguments=(
            sys.executable, "-m", "flows.schedule_service", "--cron", schedule.cron, "--timezone", schedule.timezone,
            "--warehouse", str(warehouse), "--folder", str(Path.cwd()),
        ),
        log=logs_folder(warehouse) / "schedule.log",
        environment=environment,
    )  # fmt: skip
    log_end = command.log.stat().st_size if command.log.exists() else 0
    child = children.start(command)
    children.wait_until(child, lambda: _is_served(command.log, log_end), SERVER_SECONDS)
    print(f"schedule: {schedule.cron!r} ({schedule.timezone}), at Prefect's {api_url.removesuffix('/api')}", flush=True)


def _is_served(log: Path, start: int) -> bool:
    with log.open("rb") as file:
        file.seek(start)
        return SERVED_MARK.encode() in file.read()


SERVED_MARK = "deployment served"
"""Written by the schedule's process once the server knows the deployment."""


def _start_server(children: Children, warehouse: Path, address: Address) -> str:
    """Start Prefect's server with its database beside the warehouse; its API's URL."""
    home = _prefect_home(warehouse)
    home.mkdir(parents=True, exist_ok=True)
    command = ChildCommand(
        name="Prefect server",
        arguments=(
            sys.executable, "-m", "prefect", "server", "start", "--host", address.host, "--port", str(address.port),
        ),
        log=logs_folder(warehouse) / "prefect.log",
        environment={
            **SERVER,
            "PREFECT_HOME": str(home),
            "PREFECT_API_URL": "",
            # Where browsers find the API; behind a reverse proxy only its operator knows.
            "PREFECT_UI_API_URL": os.environ.get("PREFECT_UI_API_URL") or f"{address.url()}/api",
        },
    )  # fmt: skip
    print("Prefect's server: starting …", flush=True)
    child = children.start(command)
    children.wait_until(child, lambda: answers(address.url("/api/health")), SERVER_SECONDS)
    return address.url("/api")


def _prefect_home(warehouse: Path) -> Path:
    """The configured home, else one beside the warehouse: a fresh or read-only home directory is no hindrance."""
    chosen = os.environ.get("PREFECT_HOME")
    return Path(chosen) if chosen else prefect_folder(warehouse)
