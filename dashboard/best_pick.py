"""The answer in one card: the best model that fits, what it needs, and the line that its score was read from."""

from __future__ import annotations

import streamlit as st

from dashboard.choices import model_value
from dashboard.evidence import place_words, source_line
from dashboard.memory import needs_words
from dashboard.permalinks import link
from dashboard.plain_text import escaped, label
from dashboard.release import ShownRelease
from dashboard.shortlist_view import ShortlistView


def draw_best_pick(shown: ShownRelease, view: ShortlistView) -> None:
    """The first row of the shortlist that fits, or why there is none."""
    filters, title, fitting = view.filters, view.title, view.within_budget(view.rows)
    if fitting.is_empty():
        st.info(
            f"**No model with this score is known to fit {filters.card}.** Choose a larger card or a smaller precision."
        )
        return
    best = fitting.row(0, named=True)
    where = "" if filters.gpu_gb is None else f" that fits {filters.gpu_gb:g} GB"
    place = escaped(place_words(best["document"], best["line"]))
    with st.container(border=True):
        st.html(
            f"<div style='opacity:.75'>Best on {escaped(title)}{where}</div>"
            f"<div style='font-size:1.5rem;font-weight:600'>{escaped(best['model'])} — {best['score']:g}</div>"
            f"<div>Needs {escaped(needs_words(best))}. Score read from {place}:</div>"
        )
        source_line(shown, best["claim_id"], best["quote"])
        link(
            "model",
            f"Open {label(best['model'])}",
            {"model": model_value(shown, best["model_id"])},
            icon=":material/open_in_new:",
        )
        if best["verdict"] == "tight":
            st.caption("It is tight: little memory is left for long prompts and large pictures.")
