"""Who may look: by default anyone who reaches the port, which is bound to this machine.

With a password, or with a header in which a trusted proxy names the signed-in user, only they. A header alone proves
nothing, since whoever reaches the port can send one: the proxy must also send the token that it shares with us.

VLM_ATLAS_PASSWORD      ask for this password once a session
VLM_ATLAS_USER_HEADER   name of the header in which a proxy in front names the signed-in user; no name, no page
VLM_ATLAS_PROXY_TOKEN   what that proxy must send in X-Atlas-Proxy-Token; required with VLM_ATLAS_USER_HEADER
"""

from __future__ import annotations

import hmac
import os
import time
from functools import lru_cache
from typing import Final

import streamlit as st

PASSWORD: Final = "VLM_ATLAS_PASSWORD"
USER_HEADER: Final = "VLM_ATLAS_USER_HEADER"
PROXY_TOKEN: Final = "VLM_ATLAS_PROXY_TOKEN"  # the variable's name, no secret
TOKEN_HEADER: Final = "X-Atlas-Proxy-Token"
_OPEN: Final = "access_open"
_WRONG_SECONDS: Final = 1.0  # slows guessing down to 1 try a second and session


def require_access() -> None:
    """Stop the rerun unless this session may look."""
    header = os.environ.get(USER_HEADER, "")
    if header:
        _require_proxy(header)
    password = os.environ.get(PASSWORD, "") or _secret()
    if password and not st.session_state.get(_OPEN, False):
        _ask_password(password)


def _require_proxy(header: str) -> None:
    token = os.environ.get(PROXY_TOKEN, "")
    if not token:
        _refuse(f"`{USER_HEADER}` is set without `{PROXY_TOKEN}`, so nobody may look: set both, here and at the proxy.")
    if not _same(_header_value(TOKEN_HEADER), token):
        _refuse("This page is reached through a proxy that signs its requests; yours came another way.")
    if not _header_value(header):
        _refuse(f"This page is reached through a proxy that sets the header `{header}`; your request has none.")


def _refuse(why: str) -> None:
    st.title("VLM Atlas")
    st.error(why)
    st.stop()


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())


def _header_value(name: str) -> str:
    """The header's value; empty where it is missing, or sent twice so that it is not clear whose it is."""
    values = st.context.headers.get_all(name)
    return str(values[0]).strip() if len(values) == 1 else ""


@lru_cache
def _secret() -> str:
    """The password of Streamlit's secrets, read once: each look at them searches the disk and starts watching it."""
    try:
        return str(st.secrets.get("password", ""))
    except FileNotFoundError:
        return ""


def _ask_password(password: str) -> None:
    st.title("VLM Atlas")
    with st.form("sign_in"):
        given = st.text_input("Password", type="password", autocomplete="current-password")
        sent = st.form_submit_button("Sign in")
    if sent and _same(str(given), password):
        st.session_state[_OPEN] = True
        st.rerun()
    if sent:
        time.sleep(_WRONG_SECONDS)
        st.error("That is not the password.")
    st.stop()
