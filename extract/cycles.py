"""Work that makes many objects and no cycles, spared the search for cycles that all its new objects would set off."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsearched() -> Iterator[None]:
    """Pause Python's search for cycles; also a decorator.

    Reading a table of 100,000 cells sets it off hundreds of times, for a quarter of the whole time, and never finds
    one: objects go when the last name of them goes, as before.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
