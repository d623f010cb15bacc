"""Frames in, tables on the page out: plain text, an empty cell for NULL, columns named alike everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

import polars as pl
import pyarrow as pa
import streamlit as st

from dashboard import doubts
from dashboard.plain_text import shown

SHOWN_ROWS: Final = 200  # a page stays quick at 10,000 models; the rest is counted and in the download

TALL_ROWS: Final = 15  # a longer table scrolls inside itself

_NUMBERS: Final[dict[str, tuple[str, str, str]]] = {
    "score": ("score", "%.2f", "in the benchmark's unit; of several benchmarks the mean in percent of their scales"),
    "needs_gb": ("needs GB", "%.2f", "the figure that decided: stated where a source says it, otherwise computed"),
    "stated_gb": ("stated GB", "%.2f", "GPU memory as a source states it"),
    "weights_gb": ("weights GB", "%.2f", "computed: parameters × bytes for each"),
    "parameters_b": ("size (B)", "%.2f", "billions of parameters"),
    "points_per_gb": ("points per GB", "%.2f", "score divided by stated memory"),
    "min_gpu_memory_gb": ("stated GB", "%.2f", "GPU memory as a source states it"),
}
_WIDTHS: Final[dict[str, Literal["medium"]]] = {
    "document": "medium",  # a long file name leaves room for the rest
    "dataset": "medium",
}
_HELP: Final = {"score_status": doubts.HELP, "is_truncated": "the document says, or shows, that it is cut off"}
_WORDS: Final = {
    "model": "model",
    "verdict": "fits?",
    "is_current": "fact",
    "is_chosen": "chosen",
    "is_generic": "only a kind of data",
    "is_truncated": "cut",
    "claims_standing": "standing claims",
    "is_for_training": "for training",
    "run_id": "run",
    "needs_basis": "how known",
    "parameters_basis": "size known",
    "score_status": "doubt",
    "line_start": "line",
    "table_index": "table",
    "row_index": "row",
    "column_index": "column",
    "value_text": "value",
    "value_number": "number",
    "score_condition": "score's condition",
    "stated_condition": "memory's condition",
}


def table(
    frame: pl.DataFrame,
    *,
    key: str,
    alt: str,
    columns: Sequence[str] | None = None,
    pinned: Sequence[str] = ("model",),
    rows: int = SHOWN_ROWS,
    pick: bool = False,
    stay: bool = False,
    raw_names: bool = False,
    keep_empty: bool = False,
    config: dict[str, Any] | None = None,
) -> int | None:
    """Draw the first `rows` rows; with `pick`, the index of the row that the reader chose, or None.

    A row is chosen by its box, by a click on its name (the first pinned text), or by Shift and Space; with `stay` the
    page stays open, and the row chosen.

    Columns in which none of these rows has a value are left out unless `keep_empty`. `raw_names` keeps all of them,
    under their own names, as the SQL page needs them.
    """
    top = frame.head(rows)
    names = [name for name in (columns or frame.columns) if name in frame.columns]
    if not (raw_names or keep_empty):
        names = _said(top, names)
    column_config = None if raw_names else {name: _column(name, name in pinned) for name in names} | (config or {})
    named = next((name for name in names if name in pinned and top.schema[name] == pl.String), None)
    if pick and column_config and named:
        column_config[named] = name_button(key, column_config[named]["label"], stay=stay)
    state: Any = st.dataframe(
        arrow_table(shown(top[names])),
        key=key,
        hide_index=True,
        width="stretch",
        height="content" if min(frame.height, rows) <= TALL_ROWS else 540,
        placeholder="",
        column_config=column_config,
        on_select="rerun" if pick else "ignore",
        selection_mode="single-row",
        alt=alt,
    )
    if frame.height > rows:
        st.caption(f"The first {rows:,} of {frame.height:,} rows; all of them are in the download.")
    return chosen_row(key, state) if pick else None


def name_button(key: str, words: str, *, stay: bool = False) -> Any:
    """The column with the rows' names in the table `key`: a click on a name chooses its row; see `chosen_row`."""
    return st.column_config.ButtonColumn(
        words,
        type="tertiary",
        alignment="left",
        pinned=True,
        key=f"{key}_name",
        on_click=_tick_row if stay else None,
        args=(key,),
    )


def _tick_row(key: str) -> None:
    # Not where the page is left: the browser would get one more step in its history.
    st.session_state[key] = {
        "selection": {"rows": [st.session_state[f"{key}_name"]["row"]], "columns": [], "cells": []}
    }


def chosen_row(key: str, state: Any) -> int | None:
    """The row of the table `key` whose name was clicked just now, or whose box is ticked."""
    click = st.session_state.get(f"{key}_name")
    rows = [click["row"]] if click else state["selection"]["rows"]
    return int(rows[0]) if rows else None


def _said(frame: pl.DataFrame, names: list[str]) -> list[str]:
    """The columns that say something in at least one row; all of them where there is no row."""
    return [name for name in names if frame.is_empty() or _says(frame[name])]


def _says(column: pl.Series) -> bool:
    return any(column.to_list()) if column.dtype == pl.String else column.null_count() < column.len()


def arrow_table(frame: pl.DataFrame) -> pa.Table:
    """The frame as the page receives it. Given polars frames, Streamlit makes pandas ones of them first, which costs a
    fifth of a rerun and turns whole numbers with gaps into fractions."""
    table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
    plain = [pa.field(f.name, pa.string() if pa.types.is_large_string(f.type) else f.type) for f in table.schema]
    return table.cast(pa.schema(plain))


def _column(name: str, is_pinned: bool) -> Any:
    if name in _NUMBERS:
        words, pattern, help_text = _NUMBERS[name]
        return st.column_config.NumberColumn(words, format=pattern, help=help_text)
    words = _WORDS.get(name, name.replace("_", " "))
    return st.column_config.Column(words, pinned=is_pinned or None, width=_WIDTHS.get(name), help=_HELP.get(name))
