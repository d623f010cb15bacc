"""Whether a Prefect API is configured, without importing Prefect (which takes 2 to 4 s)."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

SILENCE = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
"""Set before Prefect is imported, here and in every child: its server reports nothing to anyone."""

SERVER = {
    **SILENCE,
    # In memory, by default, the leases of concurrency slots are lost with the server, and the slots stay taken.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
}
"""Environment of a Prefect server that we start."""


def configured_api_url() -> str:
    """PREFECT_API_URL of the environment or of the active Prefect profile; empty when neither names one."""
    return os.environ.get("PREFECT_API_URL") or _profile_api_url(_prefect_home() / "profiles.toml")


def keep_prefect_silent() -> None:
    """Turn the analytics off for this process and its children; call before the first import of Prefect."""
    os.environ.update(SILENCE)
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "90")  # a fresh home takes 25 s of CPU


def keep_prefect_quiet() -> None:
    """Keep Prefect's log off this terminal, where errors are one line; its server holds the log of each run."""
    keep_prefect_silent()
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")


def _prefect_home() -> Path:
    return Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser()


def _profile_api_url(path: Path) -> str:
    try:
        profiles = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active", "")
    profile = profiles.get("profiles", {}).get(active, {})
    return str(profile.get("PREFECT_API_URL", "")) if isinstance(profile, dict) else ""
