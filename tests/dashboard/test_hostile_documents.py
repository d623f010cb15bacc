"""Hostile documents on the page: script, links, huge cells and direction overrides stay text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HOSTILE = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=2>",
    "[click me](javascript:window.hit=3)",
    "![pixel](https://example.org/pixel.png)",
    "**bold** :red[red] :material/delete: :smile: $x^2$",
    "\u202egnp.exe\u202c",
    "https://example.org/tracker",
    "<a href='javascript:window.hit=4'>link</a>",
    "=cmd|' /C calc'!A0",
)


@pytest.fixture(scope="module")
def hostile_dashboard(root: Path, tmp_path_factory: pytest.TempPathFactory, dashboard_tools: Any) -> Iterator[str]:
    """A dashboard whose every name, part and quote is hostile, one cell of them huge."""
    models = [
        dashboard_tools.Model(
            name=text, size_b=1.0 + index, memory_gb=2.0 + index, scores={"docvqa-test": 50.0 + index}, family=text,
            encoder=text, language_model=text, quote=text * 3,
        )
        for index, text in enumerate(HOSTILE)
    ]  # fmt: skip
    models.append(dashboard_tools.Model(name="huge", size_b=9, scores={"docvqa-test": 1.0}, quote="x" * 1_000_000))
    folder = tmp_path_factory.mktemp("hostile")
    warehouse = dashboard_tools.publish(root, folder, models)
    with dashboard_tools.serving(root, warehouse, folder / "log") as address:
        yield address


PAGES = (
    "", "compare", "model", "leaderboard", "memory", "architectures", "sources?document=small-models&claim=claim-3",
    "sources?section=Issues", "changes", "sql?q=FROM+evidence", "sql?q=FROM+evidence&view=Chart", "model?model=huge",
)  # fmt: skip


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
def test_nothing_hostile_acts_and_nothing_is_fetched(
    hostile_dashboard: str, visit: Callable[..., Any], path: str
) -> None:
    seen = visit(address=hostile_dashboard)
    page = seen.open(path)
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.hit") is None
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator("img[src*='example.org']").count() == 0
    assert page.locator("[data-testid=stMain] a[href*='example.org/tracker']").count() == 0
    assert page.locator("[data-testid=stMain] script").count() == 0
    assert seen.outside == []
    assert seen.complaints == []
    assert "\u202e" not in page.inner_text("[data-testid=stMain]")
    assert len(page.content()) < 3_000_000


@pytest.mark.browser
@pytest.mark.parametrize("name", HOSTILE[:5])
def test_a_hostile_name_is_shown_letter_by_letter(hostile_dashboard: str, visit: Callable[..., Any], name: str) -> None:
    from urllib.parse import quote

    page = visit(address=hostile_dashboard).open(f"model?model={quote(name)}")
    assert name in page.inner_text("[data-testid=stMain]")
