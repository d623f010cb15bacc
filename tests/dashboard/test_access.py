"""Who may look: with a password, nobody without it sees any data."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture
def app(root: Path, small_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The dashboard with a password set."""
    monkeypatch.setenv("VLM_ATLAS_WAREHOUSE", str(small_warehouse))
    monkeypatch.setenv("VLM_ATLAS_PASSWORD", "open sesame")
    return AppTest.from_file(str(root / "dashboard" / "app.py"), default_timeout=30)


def test_without_the_password_nothing_is_shown(app: AppTest) -> None:
    app.run()
    assert not app.dataframe
    assert app.text_input[0].label == "Password"


def test_a_wrong_password_shows_nothing(app: AppTest) -> None:
    app.run()
    app.text_input[0].set_value("open barley")
    app.button[0].click().run()
    assert not app.dataframe
    assert "not the password" in app.error[0].value


def test_the_right_password_opens_the_page_for_the_session(app: AppTest) -> None:
    app.run()
    app.text_input[0].set_value("open sesame")
    app.button[0].click().run()
    assert app.dataframe
    app.run()
    assert app.dataframe


def test_a_request_without_the_proxys_header_is_refused(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VLM_ATLAS_PASSWORD")
    monkeypatch.setenv("VLM_ATLAS_USER_HEADER", "X-Forwarded-User")
    monkeypatch.setenv("VLM_ATLAS_PROXY_TOKEN", "shared")
    app.run()
    assert not app.dataframe
    assert "came another way" in app.error[0].value
