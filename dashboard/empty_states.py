"""What a page says when it has nothing to show: why, and what to do."""

from __future__ import annotations

import streamlit as st


def empty(why: str, act: str) -> None:
    """An empty state. Both texts are ours, not a document's; they may hold Markdown."""
    st.info(f"**{why}**\n\n{act}", icon=":material/info:")


def no_warehouse(path: str) -> None:
    """Nothing was published yet."""
    st.title("VLM Atlas")
    st.info("**There is no data yet.** Read the source documents into a warehouse, then reload this page:")
    st.code("vlm-atlas ingest", language="bash")
    st.text(f"Looked for: {path}  (set VLM_ATLAS_WAREHOUSE to use another one)")


def broken_warehouse(message: str) -> None:
    """The warehouse cannot be opened; the message is the warehouse's own."""
    st.title("VLM Atlas")
    st.error("**The warehouse cannot be read.** The message below says where and what to do.")
    st.text(message)
