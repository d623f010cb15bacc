"""What only a browser shows: marks, clicks, addresses, downloads, themes, narrow screens, requests, accessibility."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

pytestmark = pytest.mark.browser

PAGES = {
    "": "Which model fits",
    "compare": "Compare models",
    "model?model=SmolVLM": "One model",
    "leaderboard": "Leaderboard",
    "memory": "GPU memory",
    "architectures": "Architectures",
    "sources": "Sources and quality",
    "changes": "What changed",
    "sql": "Ask in SQL",
}
MARK = '[data-testid=stVegaLiteChart] path[aria-roledescription="point"]'
DOCVQA = "benchmark=DocVQA+%28test%29"
NO_OVERFLOW = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
MAIN_FITS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth <= m.clientWidth }"

Start = Callable[..., Any]


LOOKS = [
    pytest.param({}, id="light"),
    pytest.param({"dark": True}, id="dark", marks=pytest.mark.slow),
    pytest.param({"width": 390}, id="390 px", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("look", LOOKS)
def test_every_page_in_every_look(visit: Start, path: str, look: dict[str, Any]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    seen = visit(**look)
    page = seen.open(path)
    assert PAGES[path] in page.inner_text("h1")
    page.wait_for_timeout(500)
    assert page.evaluate(NO_OVERFLOW)
    assert page.evaluate(MAIN_FITS)
    assert seen.outside == []
    assert seen.complaints == []
    serious = [
        (found["id"], found["nodes"][0]["html"][:200])
        for found in Axe().run(page).response["violations"]
        if found["impact"] in ("serious", "critical")
    ]
    assert serious == []


def marks(page: Any) -> dict[str, Any]:
    """The marks of the page's first chart by the model that their label names."""
    page.wait_for_selector(MARK, state="attached")
    found = page.locator("[data-testid=stVegaLiteChart]").first.locator('path[aria-roledescription="point"]').all()
    return {_field(mark.get_attribute("aria-label"), "model"): mark for mark in found}


def _field(label: str, name: str) -> str:
    return next(part.split(": ", 1)[1] for part in label.split("; ") if part.startswith(f"{name}: "))


def arrived(page: Any, path: str) -> None:
    """Wait until the address names that page; Streamlit changes it without loading anew."""
    page.wait_for_function("path => location.pathname === path", arg=path)


def test_find_draws_a_mark_for_each_model_with_size_and_score(visit: Start) -> None:
    page = visit().open(f"?gpu=any&{DOCVQA}")
    assert set(marks(page)) == {"SmolVLM", "Qwen2-VL 2B", "InternVL2 2B", "PaliGemma 3B 448px", "MM1.5 1B"}


def test_find_draws_a_mark_whose_memory_is_not_known_too(visit: Start) -> None:
    page = visit().open(f"?gpu=8+GB&precision=int4&{DOCVQA}")
    assert {"Qwen2-VL 2B", "InternVL2 2B"} <= set(marks(page))


def test_memory_draws_exactly_the_four_models_with_all_three_values(visit: Start) -> None:
    page = visit().open(f"memory?{DOCVQA}")
    assert set(marks(page)) == {"SmolVLM", "Qwen2-VL 2B", "InternVL2 2B", "PaliGemma 3B 448px"}


def test_a_click_on_a_mark_opens_the_model_under_its_own_address_and_back_returns(visit: Start) -> None:
    seen = visit()
    page = seen.open(f"?gpu=any&{DOCVQA}")
    marks(page)["PaliGemma 3B 448px"].click()
    arrived(page, "/model")
    seen.settle()
    assert "PaliGemma 3B 448px" in page.inner_text("[data-testid=stMain]")
    page.wait_for_function("() => location.search.includes('model=PaliGemma')")
    page.go_back()
    page.get_by_text("Which model fits").wait_for()


def click_name(page: Any, row: int) -> None:
    """Click on the name of a row of the page's first table, which is drawn on a canvas."""
    grid = page.locator("[data-testid=stDataFrame]").first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # until the page no longer moves
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 70, box["y"] + 52 + 33 * row)


def test_a_click_on_a_name_in_a_table_opens_the_model(visit: Start) -> None:
    seen = visit()
    page = seen.open("leaderboard")
    click_name(page, 0)
    arrived(page, "/model")
    page.wait_for_function("() => location.search.includes('model=Qwen2')")


def test_a_click_on_a_fact_shows_its_line_on_the_same_page(visit: Start) -> None:
    seen = visit()
    page = seen.open("model?model=SmolVLM")
    click_name(page, 2)
    page.get_by_text("score MMStar (val)", exact=True).wait_for()
    assert "/model" in page.url


def test_on_a_telephone_compare_names_every_benchmark(visit: Start) -> None:
    page = visit(width=390).open("compare")
    chart = page.locator("[data-testid=stVegaLiteChart]").first
    chart.locator("[aria-roledescription=axis]").first.wait_for(state="attached")
    labels = chart.locator("g.role-axis-label text").all()
    named = [label.text_content() for label in labels if label.get_attribute("opacity") != "0"]
    assert {"DocVQA (test)", "MMMU (val)", "MMStar (val)", "MathVista (testmini)", "TextVQA (val)"} <= set(named)


def test_filters_go_into_the_address_and_the_address_restores_them(visit: Start) -> None:
    seen = visit()
    page = seen.open()
    page.get_by_text("24 GB", exact=True).first.click()
    seen.settle()
    page.get_by_text("MMMU (val)", exact=True).first.click()
    seen.settle()
    page.get_by_text("int8", exact=True).first.click()
    seen.settle()
    page.get_by_text("Best on MMMU (val) that fits 24 GB").wait_for()
    drawn = set(marks(page))
    address = page.url
    assert all(part in address for part in ("gpu=24", "MMMU", "int8"))
    other = visit().open(address.removeprefix(seen.address).lstrip("/"))
    other.get_by_text("Best on MMMU (val) that fits 24 GB").wait_for()
    assert set(marks(other)) == drawn


def save(page: Any, name: str) -> bytes:
    """What the download button of that name in the first Download menu saves."""
    if not page.get_by_role("button", name=name, exact=True).is_visible():
        page.locator("[data-testid=stPopover] button").filter(has_text="Download").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return bytes(Path(waiting.value.path()).read_bytes())


def test_downloads_hold_the_drawn_values_and_pictures(visit: Start) -> None:
    page = visit().open(f"?gpu=any&{DOCVQA}")
    marks(page)
    table = pl.read_csv(io.BytesIO(save(page, "CSV")))
    scores = dict(table.select("model", "score").iter_rows())
    assert scores == {
        "SmolVLM": 81.6, "Qwen2-VL 2B": 90.1, "InternVL2 2B": 86.9, "PaliGemma 3B 448px": 32.2, "MM1.5 1B": 81.0,
    }  # fmt: skip
    assert dict(pl.read_parquet(io.BytesIO(save(page, "Parquet"))).select("model", "score").iter_rows()) == scores
    assert {row["model"]: row["score"] for row in json.loads(save(page, "JSON"))} == scores
    assert save(page, "PNG").startswith(b"\x89PNG")
    picture = save(page, "SVG").decode()
    assert picture.startswith("<svg")
    assert "SmolVLM" in picture


def test_a_numbers_place_opens_with_the_cell_marked(visit: Start) -> None:
    seen = visit()
    page = seen.open("model?model=SmolVLM")
    page.get_by_role("link", name="See the place in").first.click()
    arrived(page, "/sources")
    page.get_by_text("Marked: row 1, column 2.").wait_for()
    assert "claim=" in page.url, page.url
    other = visit().open(str(page.url).removeprefix(f"{seen.address}/"))
    other.get_by_text("Marked: row 1, column 2.").wait_for()


def test_open_as_sql_answers_the_same(visit: Start) -> None:
    seen = visit()
    page = seen.open(f"?gpu=8+GB&{DOCVQA}")
    page.get_by_role("link", name="Open as SQL").first.click()
    arrived(page, "/sql")
    seen.settle()
    page.get_by_text("7 rows in").wait_for()


def test_three_clicks_from_the_first_screen_to_the_line_of_the_best_docvqa_model(visit: Start) -> None:
    seen = visit()
    page = seen.open()
    page.get_by_text("8 GB", exact=True).first.click()
    seen.settle()
    page.get_by_text("DocVQA (test)", exact=True).first.click()
    seen.settle()
    page.get_by_role("link", name="Open SmolVLM").click()
    arrived(page, "/model")
    seen.settle()
    said = page.inner_text("[data-testid=stMain]")
    assert "81.6" in said
    assert "003_small_models.md, line 63" in said


def test_the_keyboard_alone_reaches_the_model(visit: Start) -> None:
    seen = visit()
    page = seen.open(f"?gpu=8+GB&{DOCVQA}")
    page.get_by_role("link", name="Open SmolVLM").wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        if "Open SmolVLM" in page.evaluate(
            "() => document.activeElement.matches('a') ? document.activeElement.innerText : ''"
        ):
            break
    page.keyboard.press("Enter")
    arrived(page, "/model")


def test_the_browsers_tab_names_the_page(visit: Start) -> None:
    page = visit().open()
    assert page.title() == "VLM Atlas"
    for path, title in (("memory", "Memory · VLM Atlas"), ("sources", "Sources and quality · VLM Atlas")):
        page = visit().open(path)
        assert page.title() == title
