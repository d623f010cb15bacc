"""What a page says when it has nothing to show: why, and what to do."""

from __future__ import annotations

import shlex
from pathlib import Path

import streamlit as st


def empty(why: str, act: str) -> None:
    """An empty state. Both texts are ours, not a document's; they may hold Markdown."""
    st.info(f"**{why}**\n\n{act}", icon=":material/info:")


def no_warehouse(path: Path, *, is_default: bool) -> None:
    """Nothing was published yet; says the command that publishes where the page looks."""
    st.title("VLM Atlas")
    st.info("**There is no data yet.** Read the source documents into a warehouse, then reload this page:")
    where = "" if is_default else f" --warehouse {shlex.quote(str(path))}"
    st.code(f"vlm-atlas ingest{where}", language="bash")
    st.text(f"Looked for: {path}  (set VLM_ATLAS_WAREHOUSE to use another one)")


def broken_warehouse(message: str) -> None:
    """The warehouse cannot be opened; the message is the warehouse's own."""
    st.title("VLM Atlas")
    st.error("**The warehouse cannot be read.** The message below says where and what to do.")
    st.text(message)
