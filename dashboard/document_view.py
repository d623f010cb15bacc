"""One document on the page: its tables with a cell marked, the lines around a place, what was read from it."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
import streamlit as st

from dashboard.answers import answer
from dashboard.claim_words import attribute_words, value_words
from dashboard.evidence import box, place_words, quote
from dashboard.plain_text import LABEL_CHARACTERS, quoted, shortened, shown
from dashboard.release import ShownRelease
from warehouse import questions

AROUND: Final = 6  # lines shown before and after a place
WIDE: Final = 40  # columns of a table that a page shows
TALL: Final = 200
LINE_CHARACTERS: Final = 600
_MARK: Final = "background-color: rgba(230, 159, 0, 0.45); font-weight: bold"


def draw_place(release: ShownRelease, place: dict[str, Any], document: str) -> None:
    """The place of one claim: in the lines of the document, and in its table."""
    with st.container(border=True):
        st.text(
            quoted(
                f"{place['model']} · {attribute_words(place['attribute'])} {place['qualifier']}: {value_words(place)}"
            )
        )
        st.caption("The place that was read:")
        st.text(quoted(place_words(document, place["line_start"], place["line_end"])))
        draw_lines(release, str(place["document_id"]), place["line_start"], place["line_end"], str(place["quote"]))
        if place["table_id"]:
            draw_table(release, str(place["table_id"]), (place["row_index"], place["column_index"]))


def draw_lines(release: ShownRelease, document_id: str, first: int, last: int, text: str) -> None:
    """The lines around a place, the place marked with ▶; only the quote where the document is not at hand."""
    lines, why = questions.document_lines(release.path, document_id)
    if lines.is_empty():
        st.caption(f"Only the quote is shown: {why}.")
        quote(text)
        return
    near = lines.filter(pl.col("line").is_between(first - AROUND, min(last, first + 40) + AROUND))
    box("\n".join(_numbered(row, first, last) for row in near.to_dicts()))


def _numbered(row: dict[str, Any], first: int, last: int) -> str:
    mark = "▶" if first <= row["line"] <= last else " "
    return f"{mark} {row['line']:>5} │ {shortened(quoted(row['text']), LINE_CHARACTERS)}"


def draw_table(release: ShownRelease, table_id: str, marked: tuple[int, int] | None = None) -> None:
    """A table as it stands in the document, one cell marked."""
    cells = answer(release, questions.table_cells, table_id)
    if cells.is_empty():
        st.text("This table has no cells.")
        return
    cells = cells.filter((pl.col("row_index") < TALL) & (pl.col("column_index") < WIDE))
    grid = cells.pivot("column_index", index="row_index", values="text", aggregate_function="first").sort("row_index")
    order = sorted((name for name in grid.columns if name != "row_index"), key=int)
    named = shown(grid.select("row_index", *order)).rename({name: f"column {int(name) + 1}" for name in order})
    frame: Any = named.rename({"row_index": "row"}).to_pandas()
    styled = frame if marked is None else frame.style.apply(_mark_cell, axis=None, marked=marked)
    st.dataframe(
        styled,
        key=f"cells_{table_id}_{marked}",
        hide_index=True,
        height="content" if named.height <= 15 else 540,
        placeholder="",
        column_config={"row": st.column_config.NumberColumn("row", pinned=True, width="small")},
        alt=f"Table with {named.height} rows" + (", the cell that was read is marked" if marked else ""),
    )
    if marked:
        st.caption(f"Marked: row {marked[0]}, column {marked[1] + 1}.")


def _mark_cell(frame: Any, *, marked: tuple[int, int]) -> Any:
    styles = frame.astype(str)
    styles.loc[:, :] = ""
    styles.loc[frame["row"] == marked[0], f"column {marked[1] + 1}"] = _MARK
    return styles


def table_label(row: dict[str, Any]) -> str:
    """'table 1 · results · lines 62–70 · 8 × 7'."""
    size = f"{row['row_count']} × {row['column_count']}"
    words = f"table {row['table_index'] + 1} · {row['role']} · lines {row['line_start']}–{row['line_end']} · {size}"
    return shortened(words, LABEL_CHARACTERS)
