"""A frame or chart in, buttons that save it out; the bytes are made only when a button is pressed."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import polars as pl
import streamlit as st
import vl_convert

from dashboard.palette import on_ground

PICTURE_WIDTH: Final = 900


def download_menu(frame: pl.DataFrame, name: str, spec: Mapping[str, Any] | None = None) -> None:
    """A menu that saves the frame, and the chart where there is one; its buttons are made only while it is open."""
    menu = st.popover("Download", icon=":material/download:", key=f"download_{name}", on_change="rerun")
    if menu.open:
        with menu:
            data_buttons(frame, name)
            if spec is not None:
                picture_buttons(spec, name)


def data_buttons(frame: pl.DataFrame, name: str) -> None:
    """Buttons that save the frame as CSV, Parquet and JSON; all rows, texts as they stood."""
    for label, suffix, mime, make in (
        ("CSV", "csv", "text/csv", csv_bytes),
        ("Parquet", "parquet", "application/vnd.apache.parquet", parquet_bytes),
        ("JSON", "json", "application/json", json_bytes),
    ):
        st.download_button(
            label,
            data=partial(make, frame),
            file_name=f"{name}.{suffix}",
            mime=mime,
            key=f"save_{name}_{suffix}",
            on_click="ignore",
            icon=":material/download:",
        )


def picture_buttons(spec: Mapping[str, Any], name: str) -> None:
    """Buttons that save the chart as PNG and SVG."""
    for label, suffix, mime, make in (
        ("PNG", "png", "image/png", png_bytes),
        ("SVG", "svg", "image/svg+xml", svg_bytes),
    ):
        st.download_button(
            label,
            data=partial(make, spec),
            file_name=f"{name}.{suffix}",
            mime=mime,
            key=f"save_{name}_{suffix}",
            on_click="ignore",
            icon=":material/image:",
        )


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """Comma-separated, UTF-8, NULL empty."""
    return flat(frame).write_csv().encode()


def parquet_bytes(frame: pl.DataFrame) -> bytes:
    """Parquet with the frame's types."""
    body = io.BytesIO()
    frame.write_parquet(body)
    return body.getvalue()


def json_bytes(frame: pl.DataFrame) -> bytes:
    """A JSON array with one object a row."""
    return frame.write_json().encode()


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with lists and structs written as JSON text, which CSV needs."""
    nested = [name for name, kind in frame.schema.items() if kind.is_nested()]
    return frame.with_columns(
        pl.Series(name, [None if value is None else json.dumps(value, default=str) for value in frame[name].to_list()])
        for name in nested
    )


def svg_bytes(spec: Mapping[str, Any]) -> bytes:
    """The chart as SVG on white, drawn without a browser and without the network."""
    return vl_convert.vegalite_to_svg(json.dumps(picture_spec(spec))).encode()


def png_bytes(spec: Mapping[str, Any]) -> bytes:
    """The chart as PNG on white, twice the size of the page's."""
    return bytes(vl_convert.vegalite_to_png(json.dumps(picture_spec(spec)), scale=2))


def picture_spec(spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """The specification with a fixed width and a white ground, as a file needs them."""
    width = spec.get("width", "container")
    fixed = PICTURE_WIDTH if width == "container" else width
    return {"background": "white", **on_ground(spec, "light"), "width": fixed}
