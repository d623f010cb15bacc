"""A question and a release in, its answer out; remembered under the release's name, so never from another release."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboard.release import ShownRelease

Argument = str | float | int | bool | None | Sequence[str] | Mapping[str, Any]


def answer(shown: ShownRelease, question: Callable[..., pl.DataFrame], *arguments: Argument) -> pl.DataFrame:
    """The answer of `warehouse.questions.<question>` for this release; the frame must not be changed in place."""
    return _answer(shown.release_id, str(shown.path), question.__name__, arguments, question)


@st.cache_resource(max_entries=200, show_spinner=False)
def _answer(
    release_id: str,  # noqa: ARG001 - part of the key
    path: str,
    name: str,  # noqa: ARG001 - part of the key
    arguments: tuple[Argument, ...],
    _question: Callable[..., pl.DataFrame],
) -> pl.DataFrame:
    return _question(Path(path), *arguments)
