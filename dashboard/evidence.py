"""Where a value stands: document, line, and the text as it stood, always shown as plain text."""

from __future__ import annotations

import html
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st

from dashboard.answers import answer
from dashboard.choices import place_values
from dashboard.claim_words import value_words
from dashboard.permalinks import link
from dashboard.plain_text import escaped, label, quoted
from dashboard.release import ShownRelease
from warehouse import questions

_BOX: Final = (
    "white-space:pre-wrap;overflow-wrap:anywhere;font-family:monospace;font-size:0.85rem;line-height:1.5;margin:0;"
    "padding:0.6rem 0.8rem;border-radius:0.3rem;background:rgba(128,128,128,0.12)"
)


def place_words(document: str | None, line: int | None, line_end: int | None = None) -> str:
    """'003_small_models.md, line 63'."""
    if document is None:
        return "place not known"
    lines = f"lines {line}–{line_end}" if line_end and line and line_end > line else f"line {line}"
    return f"{document}, {lines}"


def quote(text: str | None) -> None:
    """The text as it stood, in a box that interprets nothing."""
    box(quoted(text or ""))


def box(text: str) -> None:
    """A box of fixed-width text. Not `st.code`, whose highlighter alone weighs 1.6 MB on the page."""
    st.html(f"<pre style='{_BOX}'>{html.escape(text)}</pre>")


def source_line(shown: ShownRelease, claim_id: str | None, text: str | None) -> None:
    """The line that a value was read from: the table's row below its header, otherwise the quote."""
    rows = answer(shown, questions.claim_row, claim_id) if claim_id else None
    quote(text if rows is None or rows.is_empty() else "\n".join(rows["text"]))


def claim(shown: ShownRelease, row: dict[str, Any]) -> None:
    """One claim: value, status, place, quote, and ways on."""
    value = value_words(row) or "(nothing)"
    standing = "the fact is concluded from this" if row["is_current"] else str(row["status"]).replace("_", " ")
    st.html(
        f"<div><b>{escaped(value)}</b> <span style='opacity:.75'>· {escaped(standing)} · "
        f"{escaped(place_words(row['document'], row['line_start'], row['line_end']))}"
        f"{_cell_words(row)}</span></div>"
    )
    source_line(shown, row["claim_id"], row["quote"])


def _cell_words(row: dict[str, Any]) -> str:
    if row.get("table_index") is None:
        return ""
    return f", table {row['table_index'] + 1}, row {row['row_index']}, column {row['column_index'] + 1}"


def document_link(shown: ShownRelease, row: dict[str, Any]) -> None:
    """A link to the document on the Sources page, with the claim's place marked."""
    values = place_values(shown, row["document_id"], row["claim_id"])
    link("sources", f"See the place in {label(row['document'])}", values, icon=":material/find_in_page:")


def value_link(row: dict[str, Any]) -> None:
    """The address that a claim states (of a paper, a repository, a figure) as a link; nothing for other values."""
    value = str(row["value_text"] or "")
    if is_web_address(value):
        web_link(value)


def web_link(address: str | None) -> None:
    """An address from a document; a link only when it is plainly one to the web."""
    if not address:
        return
    if is_web_address(address):
        safe = html.escape(address, quote=True)
        st.html(f'<a href="{safe}" target="_blank" rel="noopener noreferrer nofollow">{escaped(address)}</a>')
    else:
        st.text(quoted(address))


def is_web_address(address: str) -> bool:
    """Whether an address is http or https with a host and nothing hidden in it."""
    if any(character.isspace() or ord(character) < 32 for character in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
