"""Child processes that serve until we end: started with a log of their own, watched, restarted, ended together.

Each child leads its own process group, so that a Ctrl-C reaches only us and we end them in order, grandchildren
included. On Linux the kernel ends them too when we are killed.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import AtlasError

RESTARTS = 5
"""A child that ends by itself is started again so many times in a row; then the whole system ends and says so."""
RESTART_PAUSE_SECONDS = 1.0
"""Before the first of them; doubles with each, so that a server that restarts has half a minute to come back."""
LONG_LIFE_SECONDS = 600.0
"""A child that ran for so long begins to count anew."""
GRACE_SECONDS = 10.0
"""From SIGTERM to SIGKILL: Prefect's server takes up to 3 s to close its database."""
LOOK_SECONDS = 0.5
_PR_SET_PDEATHSIG = 1


class ChildError(AtlasError):
    """A child process could not be started, or ended and cannot be kept running."""


@dataclass(frozen=True, kw_only=True)
class ChildCommand:
    """What to run: a name for people, the command, further environment, where its output goes."""

    name: str
    arguments: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Child:
    """A running child."""

    command: ChildCommand
    process: subprocess.Popen[bytes]
    restarts: int = 0
    started: float = field(default_factory=time.monotonic)


class Children:
    """The children of this process; a context manager that ends all of them, the youngest first."""

    def __init__(self) -> None:
        self._children: list[Child] = []

    def __enter__(self) -> Children:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.end()

    def start(self, command: ChildCommand) -> Child:
        """Start a child. Raises ChildError when there is no such program."""
        child = Child(command, _spawn(command))
        self._children.append(child)
        return child

    def wait_until(self, child: Child, is_ready: Callable[[], bool], seconds: float) -> None:
        """Wait until the child serves. Raises ChildError with the end of its log when it ends or takes too long."""
        deadline = time.monotonic() + seconds
        while not is_ready():
            if child.process.poll() is not None:
                raise ChildError(f"the {child.command.name} ended at once: {_last_words(child.command.log)}")
            if time.monotonic() > deadline:
                raise ChildError(
                    f"the {child.command.name} did not answer within {seconds:g} s; see {child.command.log}"
                )
            time.sleep(0.1)

    def watch(self) -> None:
        """Keep all children running until this process is interrupted.

        Raises ChildError when one of them has ended more than `RESTARTS` times.
        """
        while True:
            for child in self._children:
                if child.process.poll() is not None:
                    _restart(child)
            time.sleep(LOOK_SECONDS)

    def end(self) -> None:
        """End every child and its own children: SIGTERM, and after a grace SIGKILL."""
        deadline = time.monotonic() + GRACE_SECONDS
        for child in reversed(self._children):
            _signal_group(child, signal.SIGTERM)
        for child in reversed(self._children):
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.0, deadline - time.monotonic()))
            _signal_group(child, signal.SIGKILL)
            child.process.wait()
        self._children.clear()


def _spawn(command: ChildCommand) -> subprocess.Popen[bytes]:
    command.log.parent.mkdir(parents=True, exist_ok=True)
    with command.log.open("ab") as log:
        try:
            return subprocess.Popen(
                list(command.arguments),
                env={**os.environ, **command.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            )
        except OSError as error:
            raise ChildError(f"the {command.name} cannot be started: {error}") from error


def _end_with_parent() -> None:
    """In the child before exec: ask the kernel for SIGTERM when the parent dies, however it dies."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _restart(child: Child) -> None:
    name, log = child.command.name, child.command.log
    if time.monotonic() - child.started > LONG_LIFE_SECONDS:
        child.restarts = 0
    if child.restarts >= RESTARTS:
        raise ChildError(f"the {name} ended {RESTARTS + 1} times: {_last_words(log)}")
    pause = RESTART_PAUSE_SECONDS * 2**child.restarts
    child.restarts += 1
    print(f"the {name} ended (code {child.process.returncode}); started again, see {log}", file=sys.stderr)
    _signal_group(child, signal.SIGKILL)
    time.sleep(pause)
    child.process, child.started = _spawn(child.command), time.monotonic()


def _signal_group(child: Child, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.process.pid, number)


def _last_words(log: Path) -> str:
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return f"{lines[-1][:300]} (see {log})" if lines else f"see {log}"
