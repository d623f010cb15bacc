"""SIGTERM or SIGHUP in, an exception out: a stopped service leaves the way a Ctrl-C does, through every cleanup."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Terminated(BaseException):
    """The process was asked to end (SIGTERM, or SIGHUP when its terminal closed); like KeyboardInterrupt, no error."""


@contextmanager
def ends_like_interrupt() -> Iterator[None]:
    """Within this block these signals raise `Terminated` in the main thread; outside it, what was there before."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = {number: signal.signal(number, _raise_terminated) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _raise_terminated(_number: int, _frame: FrameType | None) -> None:
    raise Terminated
