"""The strip above every page: how fresh the data is, which release is shown, and a way to pin another one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import streamlit as st

from dashboard.answers import answer
from dashboard.plain_text import visible
from dashboard.release import NEWEST, ShownRelease, age_words, kept_releases, note_move
from warehouse import questions

FRESH = timedelta(days=7)
_LOST = "release_lost"


def draw_header(shown: ShownRelease) -> None:
    """Freshness badge, counts, and the choice of the release."""
    note_move(shown)
    facts = answer(shown, questions.summary).row(0, named=True)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        now = datetime.now(UTC)
        moment = (facts["last_finished_at"] or shown.created_at).replace(tzinfo=UTC)
        is_fresh = now - moment <= FRESH
        st.badge(
            f"{'Pinned release, read' if shown.is_pinned else 'Read'} {age_words(moment, now)}",
            icon=":material/push_pin:" if shown.is_pinned else ":material/schedule:",
            color="orange" if shown.is_pinned else "green" if is_fresh else "yellow",
            help=f"Release {shown.release_id}, run finished {moment:%Y-%m-%d %H:%M} UTC",
        )
        nouns = ("model", "score", "document", "issue")
        st.caption(" · ".join(_count(facts[f"{noun}s"], noun) for noun in nouns))
        with st.popover("Release", icon=":material/history:", type="tertiary"):
            choose_release(shown)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def choose_release(shown: ShownRelease) -> None:
    """A picker bound to `release=` in the address; a pinned address keeps showing the same data."""
    kept = list(kept_releases())
    asked = st.query_params.get("release")
    if asked and asked != NEWEST and asked not in kept:
        st.session_state[_LOST] = asked
    chosen = st.selectbox(
        "Show the data of",
        [NEWEST, *kept],
        key="release",
        bind="query-params",
        help="Pin a release and share the address: it keeps showing this data while the release is kept.",
    )
    if chosen != NEWEST:
        st.session_state.pop(_LOST, None)
    st.text(f"Shown: {shown.release_id}")


def note_lost_release() -> None:
    """Say that the address asks for a release that is not kept any more."""
    lost = st.session_state.get(_LOST)
    if lost:
        st.warning("The address pins a release that is not kept any more; this is the newest one instead.")
        st.text(f"Asked for: {visible(str(lost))[:80]}")
