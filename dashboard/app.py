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
from dashboard.release import DEFAULT, shown_release, warehouse_path
from warehouse.questions import AtlasError

PRODUCT = "VLM Atlas"
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
    _configure(PRODUCT)
    st.html(Path(__file__).with_name("style.css"))
    require_access()
    pages = [
        st.Page(PAGES[name], title=title, icon=icon, default=name == "find", url_path=name)
        for name, (title, icon) in TITLES.items()
    ]
    page = st.navigation(pages, position="top")
    _configure(PRODUCT if page.title == TITLES["find"][0] else f"{page.title} · {PRODUCT}")
    try:
        shown = shown_release()
        if shown is None:
            path = warehouse_path()
            no_warehouse(path, is_default=path.absolute() == DEFAULT.absolute())
            return
        draw_header(shown)
        note_lost_release()
        page.run()
    except AtlasError as error:
        broken_warehouse(str(error))


def _configure(title: str) -> None:
    """Title and icon of the browser's tab; asked for twice, since who may not look is not told the page."""
    st.set_page_config(page_title=title, page_icon=str(Path(__file__).with_name("icon.png")), layout="wide")


if __name__ == "__main__":  # as Streamlit runs it; a process started from here imports it under another name
    main()
