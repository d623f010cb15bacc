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
BENCHMARKS = (
    ("docvqa-test", "DocVQA", "test"),
    ("hostile", "![pixel](https://example.org/pixel.png) :red[red] :material/delete:", "**val**"),
    ("script", "<img src=x onerror=window.hit=5>", "[split](https://example.org/tracker)"),
)
DOCUMENT = "[a](https://example.org/tracker) :smile: `x` | ![p](https://example.org/pixel.png).md"


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
    for index, model in enumerate(models):
        model.scores |= {"hostile": 10.0 + index, "script": 20.0 + index}
    models.append(dashboard_tools.Model(name="huge", size_b=9, scores={"docvqa-test": 1.0}, quote="x" * 1_000_000))
    folder = tmp_path_factory.mktemp("hostile")
    warehouse = dashboard_tools.publish(root, folder, models, benchmarks=BENCHMARKS, document=DOCUMENT)
    with dashboard_tools.serving(root, warehouse, folder / "log") as address:
        yield address


PAGES = (
    "", "?benchmark=hostile&gpu=any", "?several=hostile&several=script&gpu=any", "?benchmark=script&gb=0.5",
    "?benchmark=%21%5Bx%5D%28https%3A%2F%2Fexample.org%2Fpixel.png%29", "compare", "model", "model?model=huge",
    "model?part=Family", "leaderboard", "leaderboard?search=%3Cscript%3E", "memory", "memory?benchmark=hostile",
    "architectures", "sources", "sources?document=small-models&claim=claim-3", "sources?section=Issues",
    "sources?section=Conflicts", "sources?section=Accounting", "changes", "sql?q=FROM+evidence",
    "sql?q=FROM+evidence&view=Chart",
    "sql?view=Chart&q=SELECT+1+AS+%22%21%5Bx%5D%28https%3A%2F%2Fexample.org%2Fpixel.png%29%22+UNION+ALL+SELECT+NULL",
)  # fmt: skip
ICON = "[data-testid=stMain] [data-testid=stIconMaterial]"


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
    assert "delete" not in page.locator(ICON).all_inner_texts()
    assert seen.outside == []
    assert seen.complaints == []
    assert "\u202e" not in page.inner_text("[data-testid=stMain]")
    assert len(page.content()) < 3_000_000


@pytest.mark.browser
@pytest.mark.parametrize("name", HOSTILE[:5])
def test_a_hostile_name_is_shown_letter_by_letter(hostile_dashboard: str, visit: Callable[..., Any], name: str) -> None:
    from urllib.parse import quote

    page = visit(address=hostile_dashboard).open(f"model?model={quote(name)}")
    page.locator("[data-testid=stMain]").get_by_text(name, exact=True).first.wait_for()


@pytest.mark.browser
@pytest.mark.slow
def test_a_column_called_image_is_no_picture_in_a_charts_tooltip(
    hostile_dashboard: str, visit: Callable[..., Any]
) -> None:
    from urllib.parse import urlencode

    query = "SELECT 'https://example.org/pixel.png' AS image, 1 AS n"
    seen = visit(address=hostile_dashboard)
    page = seen.open("sql?" + urlencode({"q": query, "view": "Chart"}))
    page.locator("[data-testid=stVegaLiteChart] path[aria-roledescription=bar]").hover()
    page.locator("#vg-tooltip-element").wait_for()
    assert "example.org/pixel.png" in page.inner_text("#vg-tooltip-element")
    assert page.locator("#vg-tooltip-element img").count() == 0
    assert seen.outside == []
