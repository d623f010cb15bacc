"""The answer of a fenced query on the page: as a table, as a chart, and as files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import altair as alt
import polars as pl
import streamlit as st

from dashboard.charts import Drawing, Spec, on_this_ground, spec_of
from dashboard.choices import note_unknown
from dashboard.downloads import download_menu
from dashboard.evidence import box
from dashboard.palette import BLUE
from dashboard.plain_text import label, shortened, shown, visible
from dashboard.release import ShownRelease
from dashboard.tables import table
from warehouse.fence import ROWS, FenceError, run_fenced

TABS: Final = ("Table", "Chart")
MARKS: Final = {"bars": "bar", "points": "point", "line": "line"}
_CHANNEL_CHARACTERS: Final = 60


@dataclass(frozen=True, kw_only=True)
class QueryOutcome:
    """Either a frame, or the words of what went wrong."""

    frame: pl.DataFrame | None = None
    is_truncated: bool = False
    seconds: float = 0.0
    error: str = ""


def outcome(release: ShownRelease, sql: str) -> QueryOutcome:
    """Run the query in the fence; the same query on the same release is not run twice."""
    return _outcome(release.release_id, str(release.path), sql)


@st.cache_resource(max_entries=40, show_spinner="asking …")
def _outcome(release_id: str, path: str, sql: str) -> QueryOutcome:  # noqa: ARG001 - the release is part of the key
    try:
        found = run_fenced(Path(path), sql)
    except FenceError as error:
        return QueryOutcome(error=str(error))
    return QueryOutcome(frame=found.frame, is_truncated=found.is_truncated, seconds=found.seconds)


def draw_outcome(result: QueryOutcome) -> None:
    """Table, chart and downloads, or the error as plain text."""
    if result.frame is None:
        st.error("The query was not answered:")
        box(visible(result.error))
        return
    frame = result.frame
    more = f"; only the first {ROWS:,} are shown" if result.is_truncated else ""
    st.caption(f"{frame.height:,} rows in {result.seconds:.2f} s{more}.")
    if frame.is_empty():
        st.text("No row matches. The columns are: " + ", ".join(frame.columns))
        return
    note_unknown("view", TABS)
    as_table, as_chart = st.tabs(TABS, key="view", bind="query-params")
    with as_table:
        table(frame, key="answer", pinned=(), rows=ROWS, raw_names=True, alt=f"Answer with {frame.height} rows")
    with as_chart:
        spec = _draw_chart(frame)
    download_menu(frame, "answer", spec)


def _draw_chart(frame: pl.DataFrame) -> Spec | None:
    numbers = [name for name, kind in frame.schema.items() if kind.is_numeric()]
    if not numbers:
        st.text("No column holds numbers, so there is nothing to draw.")
        return None
    others = [name for name in frame.columns if name not in numbers]
    with st.container(horizontal=True):
        mark = st.segmented_control("Mark", list(MARKS), default="bars", required=True, key="mark", bind="query-params")
        x = st.selectbox("Across", [*others, *numbers], key="x", bind="query-params", width=220)
        y = st.selectbox("Up", numbers, key="y", bind="query-params", width=220)
    drawn = frame.drop_nulls([y, x] if x != y else [y])
    if drawn.height < frame.height:
        st.caption(f"{frame.height - drawn.height:,} of {frame.height:,} rows not drawn: no value in {label(str(y))}.")
    spec = spec_of(query_chart(drawn, MARKS[str(mark)], str(x), str(y)))
    said = f"{y} by {x}, {drawn.height} rows; also in the table"
    st.vega_lite_chart(spec=on_this_ground(spec), key="answer_chart", alt=said)
    return spec


def query_chart(frame: pl.DataFrame, mark: str, x: str, y: str) -> Drawing:
    """`y` by `x`. The columns are renamed, because Vega reads dots and brackets in names as paths."""
    plain = shown(pl.DataFrame({"x": frame[x], "y": frame[y]}))
    kind = _kind(plain.schema["x"])
    chart: Any = alt.Chart(plain)
    marked = chart.mark_bar(color=BLUE) if mark == "bar" else getattr(chart, f"mark_{mark}")(color=BLUE)
    drawing: Drawing = marked.encode(
        x=alt.X("x", type=kind, title=_title(x), sort=None),
        y=alt.Y("y", type="quantitative", title=_title(y)),
        tooltip=[
            alt.Tooltip("x", type=kind, title=_tooltip_title(x)),
            alt.Tooltip("y", type="quantitative", title=_tooltip_title(y)),
        ],
    ).properties(height=380)
    return drawing


def _kind(kind: pl.DataType) -> Any:
    return "quantitative" if kind.is_numeric() else "temporal" if kind.is_temporal() else "nominal"


def _tooltip_title(name: str) -> str:
    """The column's name; the tooltip would load the value of one called image as a picture, so that one is quoted."""
    return f'"{name}"' if name.strip().lower() in ("image", "title") else _title(name)


def _title(name: str) -> str:
    return shortened(visible(name), _CHANNEL_CHARACTERS)
