"""A question and a release in, its answer out; remembered under the release's name, so never from another release.

What follows from an answer for every visitor alike (labels, orders) is remembered too: on a page of 10,000 models it
costs more than the question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import polars as pl
import streamlit as st

from dashboard.release import ShownRelease

Result = TypeVar("Result")
Argument = str | float | int | bool | None | Sequence[str] | Mapping[str, Any]


def answer(shown: ShownRelease, question: Callable[..., pl.DataFrame], *arguments: Argument) -> pl.DataFrame:
    """The answer of `warehouse.questions.<question>` for this release; the frame must not be changed in place."""
    return _answer(shown.release_id, str(shown.path), question.__name__, arguments, question)


def per_release(make: Callable[[ShownRelease], Result]) -> Callable[[ShownRelease], Result]:
    """Remember what `make` gives for a release; all sessions share it, so it must not be changed in place."""

    @wraps(make)
    def remembered(shown: ShownRelease) -> Result:
        result: Result = _made(shown.release_id, str(shown.path), f"{make.__module__}.{make.__name__}", make, shown)
        return result

    return remembered


@st.cache_resource(max_entries=100, show_spinner=False)
def _made(
    release_id: str,  # noqa: ARG001 - part of the key
    path: str,  # noqa: ARG001 - part of the key
    name: str,  # noqa: ARG001 - part of the key
    _make: Callable[[ShownRelease], Any],
    _shown: ShownRelease,
) -> Any:
    return _make(_shown)


@st.cache_resource(max_entries=200, show_spinner=False)
def _answer(
    release_id: str,  # noqa: ARG001 - part of the key
    path: str,
    name: str,  # noqa: ARG001 - part of the key
    arguments: tuple[Argument, ...],
    _question: Callable[..., pl.DataFrame],
) -> pl.DataFrame:
    return _question(Path(path), *arguments)
