"""Progress of long work: phases and steps in, bars on a terminal out; silent where there is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

Advance = Callable[[int], None]


class Progress(Protocol):
    """Where a run tells how far it is."""

    def phase(self, name: str, total: int) -> AbstractContextManager[Advance]:
        """A context that gives the function to call with the steps just done; `total` may be 0."""
        ...


class NoProgress:
    """Says nothing."""

    @contextmanager
    def phase(self, name: str, total: int) -> Iterator[Advance]:  # noqa: ARG002 (the protocol's signature)
        """Nothing is shown."""
        yield _ignore


class BarProgress:
    """One bar a phase on standard error, drawn by rich."""

    @contextmanager
    def phase(self, name: str, total: int) -> Iterator[Advance]:
        """A bar that stays when the phase ends; none for an empty phase."""
        if total == 0:
            yield _ignore
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        columns = (
            TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            TimeRemainingColumn(compact=True),
        )  # fmt: skip
        with Bars(*columns, console=Console(stderr=True)) as bars:
            task = bars.add_task(name, total=total)
            yield lambda steps: bars.advance(task, steps)


def terminal_progress() -> Progress:
    """Bars when both standard output and standard error are terminals, else silence."""
    return BarProgress() if sys.stdout.isatty() and sys.stderr.isatty() else NoProgress()


def _ignore(_steps: int) -> None:
    return
