"""Sources and quality: documents and their freshness, what was read of them, issues, conflicts, accounting of cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboard.accounting_chart import accounting_chart
from dashboard.answers import answer
from dashboard.charts import actions, chart
from dashboard.choices import document_labels, go_model, note_unknown, place_values
from dashboard.claim_words import in_words
from dashboard.document_view import draw_place, draw_table, table_label
from dashboard.empty_states import empty
from dashboard.evidence import quote, web_link
from dashboard.page import run_page
from dashboard.permalinks import accept_ids, go
from dashboard.plain_text import quoted
from dashboard.release import ShownRelease
from dashboard.tables import table
from warehouse import questions

DOCUMENT_COLUMNS = (
    "document", "status", "fetched_at", "tables", "claims", "issues", "media_type", "byte_count", "is_truncated",
    "licence", "title", "upstream_url", "uri",
)  # fmt: skip
SEVERITIES = ("error", "warning", "info")


def draw_page(shown: ShownRelease) -> None:
    """The whole page."""
    st.title("Sources and quality", anchor=False)
    documents = answer(shown, questions.documents)
    if documents.is_empty():
        empty("No document was read yet.", "List sources in `seeds/sources.toml`, then run `vlm-atlas ingest`.")
        return
    names = ["Documents", "One document", "Issues", "Conflicts", "Accounting"]
    note_unknown("section", names)
    asked = "One document" if {"document", "claim"} & set(st.query_params) else "Documents"
    tabs = st.tabs(names, key="section", bind="query-params", default=asked)
    draws: tuple[Callable[[], None], ...] = (
        lambda: _draw_documents(shown, documents),
        lambda: _draw_document(shown, documents),
        lambda: _draw_issues(shown),
        lambda: _draw_conflicts(shown),
        lambda: _draw_accounting(shown),
    )
    for tab, draw in zip(tabs, draws, strict=True):
        if tab.open:  # only the tab that is looked at asks its questions
            with tab:
                draw()


def _draw_documents(shown: ShownRelease, documents: pl.DataFrame) -> None:
    st.caption("Choose a document to see what was read from it. Times are UTC.")
    chosen = table(
        documents,
        key="documents",
        columns=DOCUMENT_COLUMNS,
        pinned=("document",),
        pick=True,
        alt="Documents, with freshness",
        config={"byte_count": st.column_config.NumberColumn("bytes", format="localized")},
    )
    actions(documents, name="documents", sql=questions.written_out("documents"))
    if chosen is not None:
        go("sources", place_values(shown, str(documents["document_id"][chosen])))


def _draw_document(shown: ShownRelease, documents: pl.DataFrame) -> None:
    labels = document_labels(shown)
    note_unknown("document", labels)
    accept_ids("document", labels)
    document_id = st.selectbox(
        "Document", list(labels), key="document", bind="query-params", format_func=lambda each: labels.get(each, each)
    )
    row = documents.filter(pl.col("document_id") == document_id).row(0, named=True)
    st.text(
        quoted(f"{row['title'] or row['document']} · {row['status']} · fetched {row['fetched_at']:%Y-%m-%d %H:%M} UTC")
    )
    web_link(row["upstream_url"])
    marked = _draw_claim(shown, row)
    _draw_tables(shown, row, marked)
    _draw_claims(shown, row)


def _draw_claim(shown: ShownRelease, row: dict[str, Any]) -> str | None:
    """The place of the claim that the address names; gives the table in which it stands."""
    claim_id = st.query_params.get("claim")
    if not claim_id:
        return None
    place = answer(shown, questions.claim_place, claim_id)
    if place.is_empty():
        st.warning("The address asks for a claim that this release does not have.")
    elif place["document_id"][0] == row["document_id"]:
        draw_place(shown, place.row(0, named=True), str(row["document"]))
        table_id: str | None = place["table_id"][0]
        return table_id
    return None


def _draw_tables(shown: ShownRelease, row: dict[str, Any], marked: str | None) -> None:
    """The document's tables, one at a time; first none where `marked` is already shown with its cell marked."""
    tables = answer(shown, questions.document_tables, row["document_id"])
    st.subheader(f"Tables: {tables.height}", anchor=False)
    if tables.is_empty():
        st.text("This document has no table; what it says stands in lists or running text.")
        return
    labels = {each["table_id"]: table_label(each) for each in tables.to_dicts()}
    if "table" not in st.session_state:  # later it may be a table of the document that was shown before
        note_unknown("table", labels)
    accept_ids("table", labels)
    chosen = st.selectbox(
        "Table",
        list(labels),
        index=0 if marked is None else None,
        format_func=lambda each: labels.get(each, each),
        key="table",
        bind="query-params",
        placeholder="choose one; the table of the number is above",
    )
    if chosen is not None:
        draw_table(shown, chosen)


def _draw_claims(shown: ShownRelease, row: dict[str, Any]) -> None:
    claims = answer(shown, questions.document_claims, row["document_id"])
    st.subheader(f"What it says: {claims.height:,} claims", anchor=False)
    if claims.is_empty():
        empty("Nothing was read from this document.", "See Issues and Accounting for what became of its text.")
        return
    columns = (
        "line_start", "model", "attribute", "qualifier", "comparator", "value_number", "unit", "value_text", "status",
        "quote",
    )  # fmt: skip
    chosen = table(in_words(claims), key="claims", columns=columns, pick=True, alt="Claims in reading order")
    actions(claims, name="claims", sql=questions.written_out("document_claims", {"document_id": row["document_id"]}))
    if chosen is not None:
        go("sources", place_values(shown, str(row["document_id"]), str(claims["claim_id"][chosen])))


def _draw_issues(shown: ShownRelease) -> None:
    issues = answer(shown, questions.issues)
    if issues.is_empty():
        st.text("There is no issue to work through.")
        return
    kinds = sorted(issues["kind"].unique().to_list())
    note_unknown("kind", kinds)
    note_unknown("severity", SEVERITIES)
    with st.container(horizontal=True):
        severity = st.pills("Severity", SEVERITIES, selection_mode="multi", key="severity", bind="query-params")
        kind = st.multiselect("Kind", kinds, key="kind", bind="query-params", width=360)
    found = issues.filter(
        pl.col("severity").is_in(severity) if severity else pl.lit(True),
        pl.col("kind").is_in(kind) if kind else pl.lit(True),
    )
    st.caption(
        f"{found.height:,} of {issues.height:,} issues. What is not understood ends here, with the text as it stood."
    )
    chosen = table(
        found, key="issues", columns=("severity", "kind", "action", "document", "line", "original_text", "message"),
        pinned=("severity",), pick=True, stay=True, alt="Issues to work through, the gravest first",
    )  # fmt: skip
    actions(found, name="issues", sql=questions.written_out("issues"))
    if chosen is not None:
        row = found.row(chosen, named=True)
        quote(row["original_text"])
        st.text(quoted(row["message"]))


def _draw_conflicts(shown: ShownRelease) -> None:
    conflicts = answer(shown, questions.conflicts)
    if conflicts.is_empty():
        st.text("The documents do not contradict one another.")
        return
    ranges = conflicts.group_by("model", "attribute", "qualifier", "model_id", maintain_order=True).agg(
        pl.col("number").min().alias("from"), pl.col("number").max().alias("to"), pl.col("unit").first(),
        pl.len().alias("places"),
    )  # fmt: skip
    st.caption(f"{ranges.height:,} facts with {conflicts.height:,} places. Choose a model to open it.")
    columns = ("model", "attribute", "qualifier", "from", "to", "unit", "places")
    chosen = table(in_words(ranges), key="ranges", columns=columns, pick=True, alt="Conflicts as ranges")
    table(
        in_words(conflicts), key="conflicts", alt="Every value that disagrees, with its place",
        columns=("model", "attribute", "qualifier", "value", "number", "unit", "status", "document", "line"),
    )  # fmt: skip
    actions(conflicts, name="conflicts", sql=questions.written_out("conflicts"))
    if chosen is not None:
        go_model(shown, str(ranges["model_id"][chosen]), part="Conflicts")


def _draw_accounting(shown: ShownRelease) -> None:
    rows = answer(shown, questions.accounting)
    if rows.is_empty():
        st.text("No table was read.")
        return
    total = int(rows["cells"].sum())
    lost = int(rows.filter(pl.col("fate") == "not accounted for")["cells"].sum())
    st.caption(
        f"Every non-empty body cell of every table ends as a claim, as an issue, or ignored with a reason: "
        f"{total - lost:,} of {total:,} cells are accounted for."
    )
    chart(
        accounting_chart(rows), name="accounting", twin=rows, sql=questions.written_out("accounting"),
        alt_text=f"Cells of each document by fate; {total:,} cells in all",
    )  # fmt: skip


run_page(draw_page)
