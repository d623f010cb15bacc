"""Signing in at a real server behind a real proxy: forged headers are refused on the WebSocket, where data travel."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

TOKEN = "a token that only the proxy knows"
SETTINGS = {"VLM_ATLAS_USER_HEADER": "X-Forwarded-User", "VLM_ATLAS_PROXY_TOKEN": TOKEN}
SIGNED = {"X-Forwarded-User": "ada", "X-Atlas-Proxy-Token": TOKEN}
FORGED = {"X-Forwarded-User": "mallory", "X-Atlas-Proxy-Token": "guessed"}


@contextmanager
def proxying(address: str, headers: dict[str, str]) -> Iterator[str]:
    """A reverse proxy that signs with these headers; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script, target = Path(__file__).with_name("reverse_proxy.py"), address.rpartition(":")[2]
    command = [sys.executable, str(script), str(port), target, *(f"{name}={value}" for name, value in headers.items())]
    process = subprocess.Popen(command)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="module")
def guarded(root: Path, small_warehouse: Path, tmp_path_factory: pytest.TempPathFactory, dashboard_tools: Any) -> Any:
    """The address of a dashboard that only a signing proxy may reach."""
    log = tmp_path_factory.mktemp("guarded") / "log"
    with dashboard_tools.serving(root, small_warehouse, log, SETTINGS) as address:
        yield address


def said(address: str, headers: dict[str, str]) -> tuple[bool, str]:
    """(whether any table or chart came, all words) of the first page over the WebSocket."""
    host = address.removeprefix("http://")
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    words, has_data = [], False
    with connect(
        f"ws://{host}/_stcore/stream",
        subprotocols=["streamlit"],
        additional_headers=headers,
        origin=address,
        max_size=None,
    ) as channel:
        channel.send(ask.SerializeToString())
        while True:
            message = ForwardMsg.FromString(channel.recv(timeout=60))
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                return has_data, "\n".join(words)
            if kind == "delta":
                element = message.delta.new_element
                words.append(str(element))
                has_data |= element.WhichOneof("type") in (
                    "dataframe",
                    "arrow_data_frame",
                    "vega_lite_chart",
                    "arrow_vega_lite_chart",
                )


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        pytest.param({}, "came another way", id="no header"),
        pytest.param({"X-Forwarded-User": "mallory"}, "came another way", id="a user without the token"),
        pytest.param(FORGED, "came another way", id="a guessed token"),
        pytest.param({"X-Atlas-Proxy-Token": TOKEN}, "your request has none", id="the token without a user"),
    ],
)
def test_a_forged_header_without_the_proxy_is_refused(guarded: str, headers: dict[str, str], reason: str) -> None:
    has_data, words = said(guarded, headers)
    assert not has_data
    assert reason in words
    assert "SmolVLM" not in words


def test_through_the_proxy_the_page_is_served_over_the_websocket(guarded: str) -> None:
    with proxying(guarded, SIGNED) as address:
        has_data, words = said(address, {})
    assert has_data
    assert "SmolVLM" in words


def test_what_a_visitor_forges_the_proxy_replaces(guarded: str) -> None:
    nobody = {**SIGNED, "X-Forwarded-User": ""}
    with proxying(guarded, nobody) as address:
        has_data, words = said(address, FORGED)
    assert not has_data
    assert "your request has none" in words


def test_a_header_without_a_token_set_lets_nobody_in(
    root: Path, small_warehouse: Path, tmp_path: Path, dashboard_tools: Any
) -> None:
    settings = {"VLM_ATLAS_USER_HEADER": "X-Forwarded-User"}
    with dashboard_tools.serving(root, small_warehouse, tmp_path / "log", settings) as address:
        has_data, words = said(address, {"X-Forwarded-User": "ada"})
    assert not has_data
    assert "VLM_ATLAS_PROXY_TOKEN" in words


@pytest.mark.browser
def test_behind_a_proxy_the_password_opens_the_page_for_a_visitor(
    root: Path, small_warehouse: Path, tmp_path: Path, dashboard_tools: Any, visit: Callable[..., Any]
) -> None:
    settings = {**SETTINGS, "VLM_ATLAS_PASSWORD": "open sesame"}
    with (
        dashboard_tools.serving(root, small_warehouse, tmp_path / "log", settings) as address,
        proxying(address, SIGNED) as outside,
    ):
        seen = visit(address=outside)
        page = seen.open("?gpu=8+GB")
        assert "SmolVLM" not in page.inner_text("[data-testid=stMain]")
        page.get_by_label("Password", exact=True).fill("open sesame")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="Open SmolVLM").wait_for()
        assert seen.complaints == []
