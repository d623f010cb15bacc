"""The answer in one card: the best model that fits, what it needs, the line of its score, and the next best."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
import streamlit as st

from dashboard.choices import go_model, model_value
from dashboard.doubts import doubt_words
from dashboard.evidence import place_words, source_line
from dashboard.memory import COMMON_CARDS, needs_words, rules
from dashboard.palette import VERDICT_WORDS
from dashboard.permalinks import link
from dashboard.plain_text import escaped, label, visible
from dashboard.release import ShownRelease
from dashboard.score_words import score_words
from dashboard.shortlist_view import ShortlistView
from dashboard.tables import table
from warehouse.questions import PRECISIONS

NEXT: Final = 5
NAMED: Final = 6  # benchmarks of a mean that the card names


def draw_best_pick(shown: ShownRelease, view: ShortlistView) -> None:
    """The first row of the shortlist that fits and those after it, or why there is none and what to try."""
    fitting = view.fitting
    if fitting.is_empty():
        _draw_none(view)
    elif view.higher_is_better is None:
        st.markdown(f"**No best on {label(view.names[0])}**: no source says whether more is better there.")
        _draw_others(shown, view, fitting[:NEXT], f"Some{_that_fit(view) or ' of them'}")
    else:
        _draw_best(shown, view, fitting.row(0, named=True))
        _draw_others(shown, view, fitting[1 : NEXT + 1], f"The next best{_that_fit(view)}")
    with st.popover("How is memory known?", icon=":material/calculate:"):
        st.markdown("\n".join(f"- {sentence}" for sentence in rules(view.filters.precision)))


def _that_fit(view: ShortlistView) -> str:
    return "" if view.filters.gpu_gb is None else " that fit"


def _draw_best(shown: ShownRelease, view: ShortlistView, best: dict[str, Any]) -> None:
    filters = view.filters
    where = "" if filters.gpu_gb is None else f" that fits {filters.gpu_gb:g} GB"
    place = escaped(place_words(best["document"], best["line"]))
    which = "Score read from" if len(filters.benchmark_ids) == 1 else "One of its scores read from"
    with st.container(border=True):
        st.html(
            f"<div style='opacity:.75'>Best on {escaped(view.title)}{where}</div>"
            f"<div style='font-size:1.5rem;font-weight:600;overflow-wrap:anywhere'>"
            f"{escaped(best['model'])} — {score_words(best['score'], view.scale)}</div>"
            f"<div>Needs {escaped(needs_words(best))}. {which} {place}:</div>"
        )
        source_line(shown, best["claim_id"], best["quote"])
        link(
            "model",
            f"Open {label(best['model'])}",
            {"model": model_value(shown, best["model_id"]), "claim": str(best["claim_id"])},
            icon=":material/open_in_new:",
        )
        for caveat in _caveats(view, best):
            st.caption(caveat)


def _caveats(view: ShortlistView, best: dict[str, Any]) -> list[str]:
    found = []
    if best["verdict"] == "tight":
        found.append(_tight_words(best, view.filters.gpu_gb))
    if best["parameters_b"] is None and (view.filters.min_b, view.filters.max_b) != (None, None):
        found.append("Its size is not known: it may lie outside the range that you ask for.")
    statuses = best["score_status"].split(", ")
    if "conflict" in statuses:
        found.append("The documents do not agree on this score; its page has every value under Conflicts.")
    if "outlier" in statuses:
        found.append("This score lies far from all others of its benchmark in the document: look at its line.")
    if len(view.filters.benchmark_ids) > 1:
        names = ", ".join(label(name) for name in view.names[:NAMED])
        more = f" and {len(view.names) - NAMED:,} more" if len(view.names) > NAMED else ""
        found.append(f"Mean of {names}{more}, each in percent of its scale, only for models that have all.")
    return found


def _tight_words(best: dict[str, Any], gpu_gb: float | None) -> str:
    if best["needs_basis"] == "stated" or not gpu_gb:
        return "It is tight: little memory is left for long prompts and large pictures."
    share = f"{best['needs_gb'] / gpu_gb:.0%}".replace("%", " %")
    return (
        f"It is tight: the weights alone take {share} of the card, and running the model takes more than its weights."
    )


def _draw_others(shown: ShownRelease, view: ShortlistView, rows: pl.DataFrame, title: str) -> None:
    if rows.is_empty():
        return
    tied = view.is_tied(rows["score"])
    legend = f" · ≈ tied: within {view.tie:g} of the best" if tied.any() else ""
    st.caption(f"**{title}** · choose one to open it{legend}")
    chosen = table(
        rows.with_columns(_notes(rows, tied)),
        key="next_best",
        columns=("model", "score", "needs_gb", "needs_basis", "note"),
        pick=True,
        alt=title,
    )
    if chosen is not None:
        go_model(shown, str(rows["model_id"][chosen]))


def _notes(rows: pl.DataFrame, tied: pl.Series) -> pl.Series:
    """What the score and the memory alone do not say."""
    notes = []
    for verdict, status, is_tied in zip(rows["verdict"], rows["score_status"], tied, strict=True):
        words = ("≈ tied" if is_tied else "", VERDICT_WORDS["tight"] if verdict == "tight" else "", doubt_words(status))
        notes.append(", ".join(word for word in words if word))
    return pl.Series("note", notes, dtype=pl.String)


def _draw_none(view: ShortlistView) -> None:
    filters = view.filters
    scored = view.rows.drop_nulls("score")
    known = scored.drop_nulls("needs_gb").sort("needs_gb")
    with st.container(border=True):
        st.markdown(f"**No model with this score is known to fit {label(filters.card)}** at {filters.precision.name}.")
        if scored.is_empty():
            st.caption(_why_no_mean(view))
            return
        if known.height:
            least = known.row(0, named=True)
            st.text(visible(f"The least that is known: {least['model']} needs {needs_words(least)}."))
        if known.height < scored.height:
            st.caption(f"Of {scored.height - known.height:,} more neither memory nor size is known at this precision.")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("Try:", width="content")
            for words, values in _ways_out(view, known):
                link("find", words, values, icon=":material/arrow_forward:")


def _why_no_mean(view: ShortlistView) -> str:
    if view.unscaled:
        names = ", ".join(label(name) for name in view.unscaled[:NAMED])
        return f"There is no mean with {names}: the scale, or which way is better, is not known. Leave that out."
    return "No model has all of these scores; choose fewer benchmarks."


def _ways_out(view: ShortlistView, known: pl.DataFrame) -> list[tuple[str, dict[str, list[str]]]]:
    """(words, query parameters) of filters under which at least one model may fit; the other filters stay."""
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    cardless = {key: values for key, values in asked.items() if key not in ("gb", "card")}
    ways: list[tuple[str, dict[str, list[str]]]] = []
    larger = [size for size in COMMON_CARDS if known.height and size >= float(known["needs_gb"][0])]
    if larger:
        ways.append((f"{larger[0]} GB", {**cardless, "gpu": [f"{larger[0]} GB"]}))
    smallest = known["parameters_b"].drop_nulls().min() if known.height else None
    for precision in PRECISIONS:
        is_smaller = precision.bytes_per_parameter < view.filters.precision.bytes_per_parameter
        budget = view.filters.gpu_gb or 0.0
        if is_smaller and isinstance(smallest, float) and smallest * precision.bytes_per_parameter <= budget:
            ways.append((precision.name, {**asked, "precision": [precision.name]}))
    ways.append(("any card", {**cardless, "gpu": ["any"]}))
    return ways
