"""Who may look: by default anyone who reaches the port, which is bound to this machine.

With a password, or with a header in which a trusted proxy names the signed-in user, only they.

VLM_ATLAS_PASSWORD      ask for this password once a session
VLM_ATLAS_USER_HEADER   name of the header in which a proxy in front names the signed-in user; no name, no page
"""

from __future__ import annotations

import hmac
import os
import time
from typing import Final

import streamlit as st

PASSWORD: Final = "VLM_ATLAS_PASSWORD"
USER_HEADER: Final = "VLM_ATLAS_USER_HEADER"
_OPEN: Final = "access_open"
_WRONG_SECONDS: Final = 1.0  # slows guessing down to 1 try a second and session


def require_access() -> None:
    """Stop the rerun unless this session may look."""
    header = os.environ.get(USER_HEADER, "")
    if header and not _header_value(header):
        st.title("VLM Atlas")
        st.error(f"This page is reached through a proxy that sets the header `{header}`; your request has none.")
        st.stop()
    password = os.environ.get(PASSWORD, "") or _secret()
    if password and not st.session_state.get(_OPEN, False):
        _ask_password(password)


def _header_value(name: str) -> str:
    return str(st.context.headers.get(name) or "").strip()


def _secret() -> str:
    try:
        return str(st.secrets.get("password", ""))
    except FileNotFoundError:
        return ""


def _ask_password(password: str) -> None:
    st.title("VLM Atlas")
    with st.form("sign_in"):
        given = st.text_input("Password", type="password", autocomplete="current-password")
        sent = st.form_submit_button("Sign in")
    if sent and hmac.compare_digest(str(given).encode(), password.encode()):
        st.session_state[_OPEN] = True
        st.rerun()
    if sent:
        time.sleep(_WRONG_SECONDS)
        st.error("That is not the password.")
    st.stop()
