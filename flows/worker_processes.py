"""Where worker processes come from: forked off a server that is made for it, or spawned where there is none.

Imports nothing of ours, so that the server can be started first and import what workers need while we do the same.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.forkserver
import sys
from multiprocessing.context import BaseContext

WORK = ("flows.reading_work", "extract.extraction")


def start_early() -> None:
    """Begin to start the server now, for a run that is going to need workers; it takes most of a second."""
    if sys.platform == "linux":
        worker_context()
        multiprocessing.forkserver.ensure_running()


def worker_context() -> BaseContext:
    """Workers that share no thread with us: forked from a clean server where there is one, else spawned."""
    if sys.platform == "linux":
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(WORK))
        return context
    return multiprocessing.get_context("spawn")
