"""Addresses of pages with their filters: from names and identifiers to query parameters, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NoReturn

import streamlit as st

from dashboard.release import NEWEST, asked_release

PAGES: Final = {
    "find": "views/find.py",
    "compare": "views/compare.py",
    "model": "views/model.py",
    "leaderboard": "views/leaderboard.py",
    "memory": "views/memory.py",
    "architectures": "views/architectures.py",
    "sources": "views/sources.py",
    "changes": "views/changes.py",
    "sql": "views/sql.py",
}
_ADDRESS_CHARACTERS: Final = 7_000  # longer addresses are cut by some servers and chat programs

Values = Mapping[str, str | Sequence[str]]


def with_release(values: Values) -> dict[str, str | list[str]]:
    """The query parameters with the pinned release, where one is pinned, added."""
    chosen: dict[str, str | list[str]] = {
        key: value if isinstance(value, str) else list(value) for key, value in values.items()
    }
    release = asked_release()
    return chosen if release == NEWEST else {**chosen, "release": release}


def link(page: str, text: str, values: Values, *, icon: str | None = None, help: str | None = None) -> None:
    """A link to a page of ours. `text` is read as Markdown: give names through `plain_text.label`."""
    st.page_link(PAGES[page], label=text, query_params=with_release(values), icon=icon, help=help)


def go(page: str, values: Values) -> NoReturn:
    """Open a page of ours now."""
    st.switch_page(PAGES[page], query_params=with_release(values))


def fits_address(text: str) -> bool:
    """Whether a text can travel in an address."""
    return len(text.encode()) <= _ADDRESS_CHARACTERS


def accept_ids(key: str, labels: Mapping[str, str]) -> None:
    """Let the address name models by identifier as well as by label; call before the widget `key` is made.

    `labels`: identifier → the label that the widget shows.
    """
    asked = st.query_params.get_all(key)
    known = [each for each in asked if each in labels and each not in labels.values()]
    if known and key not in st.session_state:
        st.session_state[key] = known if len(asked) > 1 else known[0]


def unknown_values(key: str, known: Sequence[str] | Mapping[str, str]) -> list[str]:
    """What the address asks for under `key` that this release does not have."""
    labels = set(known.values()) | set(known) if isinstance(known, Mapping) else set(known)
    return [each for each in st.query_params.get_all(key) if each and each not in labels]
