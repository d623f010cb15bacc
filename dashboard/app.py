"""The dashboard: `python -m streamlit run dashboard/app.py`, the warehouse named by VLM_ATLAS_WAREHOUSE."""

from __future__ import annotations

from pathlib import Path

# Altair looks for pandas among the loaded modules: two first visitors at once would find it half loaded.
import pandas  # noqa: F401
import streamlit as st

from dashboard.access import require_access
from dashboard.empty_states import broken_warehouse, no_warehouse
from dashboard.header import draw_header, note_lost_release
from dashboard.permalinks import PAGES
from dashboard.release import shown_release, warehouse_path
from warehouse.questions import AtlasError

TITLES = {
    "find": ("Find", ":material/search:"),
    "compare": ("Compare", ":material/compare_arrows:"),
    "model": ("Model", ":material/description:"),
    "leaderboard": ("Leaderboard", ":material/leaderboard:"),
    "memory": ("Memory", ":material/memory:"),
    "architectures": ("Architectures", ":material/account_tree:"),
    "sources": ("Sources and quality", ":material/fact_check:"),
    "changes": ("Changes", ":material/difference:"),
    "sql": ("SQL", ":material/terminal:"),
}


def main() -> None:
    """Draw the navigation, the header and the chosen page, or say why there is nothing to draw."""
    st.set_page_config(page_title="VLM Atlas", page_icon=str(Path(__file__).with_name("icon.png")), layout="wide")
    st.html(Path(__file__).with_name("style.css"))
    require_access()
    pages = [
        st.Page(PAGES[name], title=title, icon=icon, default=name == "find", url_path=name)
        for name, (title, icon) in TITLES.items()
    ]
    page = st.navigation(pages, position="top")
    try:
        shown = shown_release()
        if shown is None:
            no_warehouse(str(warehouse_path()))
            return
        draw_header(shown)
        note_lost_release()
        page.run()
    except AtlasError as error:
        broken_warehouse(str(error))


main()
