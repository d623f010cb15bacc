"""SQL: a schema browser, an editor whose query travels in the address, answers as table, chart and files."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard.answers import answer
from dashboard.choices import note_unknown
from dashboard.folded import folded
from dashboard.page import run_page
from dashboard.permalinks import accept_ids, fits_address, link
from dashboard.plain_text import label
from dashboard.query_view import draw_outcome, outcome
from dashboard.release import ShownRelease
from dashboard.tables import table
from warehouse import questions
from warehouse.fence import ROWS, SECONDS, TEXT_BYTES, warm_up

FIRST = "leaderboard"


def draw_page(shown: ShownRelease) -> None:
    """The whole page."""
    st.title("Ask in SQL", anchor=False)
    _warm_once()
    left, right = st.columns([3, 2], gap="medium")
    with right:
        _draw_examples()
        _draw_schema(shown)
    with left:
        sql = _edit()
        if sql.strip():
            draw_outcome(outcome(shown, sql))
        else:
            st.info("Write a query, or choose an example.")


@st.cache_resource(show_spinner=False)
def _warm_once() -> bool:
    warm_up()
    return True


def _edit() -> str:
    first = questions.examples()[0][1]
    sql = str(
        st.text_area(
            "One SELECT, in DuckDB's SQL",
            value=first,
            height=220,
            key="q",
            bind="query-params",
            help=f"Read-only, at most {SECONDS:g} s and {ROWS:,} rows, in a process of its own. Ctrl+Enter runs it.",
        )
        or ""
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Run", type="primary", icon=":material/play_arrow:")
        if not fits_address(sql):
            st.caption(f"This query is too long for an address: keep it in a file (at most {TEXT_BYTES:,} bytes run).")
        else:
            st.caption("The address of this page holds the query: share or bookmark it.")
    return sql


def _draw_examples() -> None:
    folded("Examples", _draw_example_links, key="examples", icon=":material/lightbulb:")


def _draw_example_links() -> None:
    for title, sql in questions.examples():
        link("sql", label(title), {"q": sql})


def _draw_schema(shown: ShownRelease) -> None:
    st.subheader("Relations", anchor=False)
    schema = answer(shown, questions.schema)
    kinds = dict(schema.select("relation", "kind").unique(maintain_order=True).iter_rows())
    comments = dict(schema.select("relation", "relation_comment").unique(maintain_order=True).iter_rows())
    names = sorted(kinds, key=lambda name: (name != FIRST, kinds[name] != "view", name))
    labels = {name: f"{name} ({kinds[name]})" for name in names}
    note_unknown("relation", labels)
    accept_ids("relation", labels)
    name = st.selectbox(
        "Relation", names, key="relation", bind="query-params", format_func=lambda each: labels.get(each, each)
    )
    if name is None:
        return
    st.text(str(comments.get(name) or ""))
    columns = schema.filter(pl.col("relation") == name).select("column_name", "data_type", "column_comment")
    table(columns, key="schema", pinned=("column_name",), alt=f"Columns of {name}", rows=80)
    link("sql", f"Show rows of {label(name)}", {"q": f"FROM {name} LIMIT 100"}, icon=":material/table_rows:")


run_page(draw_page)
