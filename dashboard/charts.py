"""A chart in; on the page: the chart with an alternative text, its table twin, downloads, and its question as SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import altair as alt
import polars as pl
import streamlit as st
from altair.utils.schemapi import disable_debug_mode

from dashboard.downloads import download_menu
from dashboard.folded import folded
from dashboard.mark_names import NAME_GAP, NARROW, SWITCH, WIDE, place_names
from dashboard.palette import on_ground
from dashboard.permalinks import fits_address, link
from dashboard.tables import table

# Checking each chart against the schema takes half of a rerun; the tests check every chart once instead.
disable_debug_mode()

PICK: Final = "pick"
_SIDES: Final[tuple[tuple[str, Literal["left", "right"], int], ...]] = (
    ("right", "left", NAME_GAP),
    ("left", "right", -NAME_GAP),
)
_ROOMS: Final = ((WIDE, f"width >= {SWITCH}"), (NARROW, f"width < {SWITCH}"))  # width: the plot's, in the browser

Drawing = alt.Chart | alt.LayerChart | alt.FacetChart | alt.HConcatChart | alt.VConcatChart


Spec = dict[str, Any]
"""A chart's Vega-Lite specification; it must not be changed in place."""


def spec_of(drawing: Drawing) -> Spec:
    """The specification of a drawing, its data within."""
    return drawing.to_dict(validate=False)


def pick_selection() -> alt.Parameter:
    """The selection that a click on a mark makes; `clicked_model` reads it."""
    return alt.selection_point(name=PICK, fields=["model_id"], empty=False)


def chart(
    drawing: Drawing | Spec,
    *,
    name: str,
    twin: pl.DataFrame,
    alt_text: str,
    sql: str = "",
    note: str = "",
    pick: bool = False,
) -> str | None:
    """Draw a chart with all that belongs to it; with `pick`, the model_id of the mark that was clicked, or None."""
    spec = drawing if isinstance(drawing, dict) else spec_of(drawing)
    drawn = on_this_ground(spec)
    if pick:
        event: Any = st.vega_lite_chart(
            spec=drawn, width="stretch", key=f"chart_{name}", alt=alt_text, on_select="rerun", selection_mode=PICK
        )
    else:
        st.vega_lite_chart(spec=drawn, width="stretch", key=f"chart_{name}", alt=alt_text)
    if note:
        st.caption(note)
    folded(
        "The same as a table",
        lambda: table(twin, key=f"twin_{name}", alt=f"Table of the same values: {alt_text}"),
        key=f"twin_{name}",
        icon=":material/table:",
    )
    actions(twin, name=name, sql=sql, spec=spec)
    return clicked_model(event) if pick else None


def on_this_ground(spec: Spec) -> Spec:
    """The specification with the words that the visitor's theme, light or dark, makes legible."""
    return on_ground(spec, st.context.theme.type or "light")


def actions(frame: pl.DataFrame, *, name: str, sql: str = "", spec: Spec | None = None) -> None:
    """Download and open-as-SQL, in one line."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        download_menu(frame, name, spec)
        if sql and fits_address(sql):
            link("sql", "Open as SQL", {"q": sql}, icon=":material/terminal:")


def clicked_model(event: Mapping[str, Any]) -> str | None:
    """The model_id in a selection event."""
    picked = event["selection"].get(PICK) or []
    if not picked:
        return None
    first = picked[0].get("model_id")
    return str(first) if first is not None else None


def row_legend(title: str | None, *, orient: Literal["top", "bottom"] = "top", **more: Any) -> alt.Legend:
    """A legend in one row above or below the marks, where it takes little height; two on one side leave a telephone."""
    return alt.Legend(
        orient=orient, direction="horizontal", titleOrient="left", title=title, offset=6, labelLimit=260, **more
    )


def name_layers(
    marks: pl.DataFrame, *, across: str, x: alt.X, y: alt.Y, at_most: int, first: Sequence[str] = ()
) -> list[alt.Chart]:
    """The names of marks at (`across`, score), those of `first` before the others, where there is room for them.

    On a narrow screen there is less room, so these are two sets; the browser draws the one for its width.
    """
    layers = []
    for width, is_drawn in _ROOMS:
        named = place_names(marks, x=across, y="score", first=list(first), at_most=at_most, width=width)
        for side, align, shift in _SIDES:
            rows = named.filter(pl.col("side") == side)
            if rows.height:
                text = alt.Chart(rows).mark_text(align=align, dx=shift, dy=-10, fontSize=12, limit=230)
                layers.append(text.encode(x=x, y=y, text="model:N").transform_filter(is_drawn))
    return layers


def axis_title(text: str, characters: int = 60) -> str:
    """A title that a chart shows as it is; Vega reads no markup there."""
    return text if len(text) <= characters else f"{text[:characters]}…"
