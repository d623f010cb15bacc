"""SIGTERM in, an exception out: a stopped service leaves the same way as a Ctrl-C, through every cleanup."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Terminated(BaseException):
    """The process was asked to end (SIGTERM); like KeyboardInterrupt, no error of the program."""


@contextmanager
def ends_like_interrupt() -> Iterator[None]:
    """Within this block SIGTERM raises `Terminated` in the main thread; outside it, what was there before."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGTERM, _raise_terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)


def _raise_terminated(_number: int, _frame: FrameType | None) -> None:
    raise Terminated
