"""Parts of a page that stay folded until someone opens them: made, and sent to the browser, only while open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from dashboard.gaps import gap_sentence
from dashboard.tables import table


def folded(title: str, draw: Callable[[], object], *, key: str, icon: str) -> None:
    """A part that `draw` fills while it is open. `title` is read as Markdown: give names through `plain_text.label`."""
    part = st.expander(title, icon=icon, key=f"open_{key}", on_change="rerun")
    if part.open:
        with part:
            draw()


def not_drawn(missing: pl.DataFrame, total: int, columns: Sequence[str]) -> None:
    """How many of `total` rows a chart leaves out and why; opened, each of them. Nothing when none is missing."""
    if missing.is_empty():
        return
    sentence = gap_sentence(missing, total)
    folded(
        sentence,
        lambda: table(missing, key="not_drawn", columns=columns, alt=sentence),
        key="not_drawn",
        icon=":material/visibility_off:",
    )
