"""The answers on screen are those of the SQL cookbook, over the documents in seeds/."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.claim_words import attribute_words
from warehouse.fence import run_fenced

Tables = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def cookbook(root: Path, seed_warehouse: Path) -> Callable[[str], pl.DataFrame]:
    """A function that answers the cookbook's question with these words in its heading."""
    text = (root / "docs" / "cookbook.md").read_text(encoding="utf-8")
    queries = re.findall(r"^## \d+\. ([^\n]+)\n.*?```sql\n(.*?)```", text, re.MULTILINE | re.DOTALL)

    def answer(words: str) -> pl.DataFrame:
        sql = next(sql for heading, sql in queries if words in heading)
        return run_fenced(seed_warehouse.resolve(), sql).frame

    return answer


@pytest.fixture
def on_screen(root: Path, seed_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """A function that opens a page over the seeds, with an address's parameters; the parts in `unfold` are open."""

    def opened(page: str = "find", unfold: Sequence[str] = (), **values: str | list[str]) -> AppTest:
        monkeypatch.setenv("VLM_ATLAS_WAREHOUSE", str(seed_warehouse))
        app = AppTest.from_file(str(root / "dashboard" / "app.py"), default_timeout=60)
        app.query_params.update(values)
        app.run()
        if page != "find":
            app.switch_page(f"views/{page}.py")
            app.query_params.update(values)
            app.run()
        for part in unfold:
            app.session_state[f"open_{part}"] = True
        if unfold:
            app.run()
        assert not app.exception
        return app

    return opened


def table(app: AppTest, *columns: str) -> Any:
    """The page's first table with these columns, as a pandas frame."""
    return next(each.value for each in app.dataframe if set(columns) <= set(each.value.columns))


def test_the_shortlist_below_8_gb_is_the_cookbooks(cookbook: Any, on_screen: Any) -> None:
    expected = cookbook("best on DocVQA among those that fit below 8 GB")
    shown = table(on_screen(gpu="8 GB", benchmark="DocVQA (test)"), "rank", "needs_basis")
    stated = shown[(shown["needs_basis"] == "stated") & shown["verdict"].str.contains("fits|tight")]
    columns = ["model", "score", "needs_gb", "document", "line"]
    assert [tuple(row) for row in stated[columns].to_numpy()] == expected.rows()


def test_the_leaders_and_means_are_the_cookbooks(cookbook: Any, on_screen: Any) -> None:
    leaders, means = cookbook("Who leads each benchmark"), cookbook("mean score of each benchmark")
    shown = table(on_screen("leaderboard"), "model", "coverage")
    mean_of = {row["benchmark"]: (row["mean"], row["models"]) for row in means.to_dicts()}
    for row in leaders.to_dicts():
        column = shown[f"{row['benchmark']} ({row['split']})"]
        assert shown["model"][column.idxmax()] == row["leader"]
        assert column.max() == row["score"]
        assert (round(column.mean(), 3), column.count()) == mean_of[row["benchmark"]]


def test_what_is_drawn_and_what_is_not_are_the_cookbooks(cookbook: Any, on_screen: Any) -> None:
    app = on_screen("memory", unfold=("not_drawn", "twin_memory_and_score"), benchmark="DocVQA (test)")
    drawn = table(app, "stated_gb", "score", "parameters_basis")
    assert set(drawn["model"]) == set(cookbook("drawn by size, DocVQA score and GPU memory")["model"])
    missing = table(app, "why")
    expected = {
        row["model"]: row["missing"].replace("GPU memory", "memory")
        for row in cookbook("keeps the others from being drawn").to_dicts()
    }
    assert dict(zip(missing["model"], missing["why"], strict=True)) == expected


def test_the_memory_figures_are_the_cookbooks(cookbook: Any, on_screen: Any) -> None:
    expected = {row["model"]: (row["min_gb"], row["place_count"]) for row in cookbook("How much GPU memory").to_dicts()}
    shown = table(on_screen("memory", benchmark="DocVQA (test)"), "places", "quote")
    assert {row.model: (row.stated_gb, row.places) for row in shown.itertuples()} == expected


def test_the_conflicts_are_the_cookbooks(cookbook: Any, on_screen: Any) -> None:
    expected = cookbook("Which numbers do documents disagree about")
    shown = table(on_screen("sources", section="Conflicts"), "from", "to", "places")
    said = {(model, attribute_words(attribute)) for model, attribute in expected["model", "attribute"].rows()}
    assert set(zip(shown["model"], shown["attribute"], strict=True)) == said


def test_the_data_sets_are_the_cookbooks(cookbook: Any, on_screen: Any) -> None:
    expected = dict(cookbook("Which data sets are used by most models").rows())
    shown = table(on_screen("architectures", unfold=["twin_datasets"]), "dataset", "names")
    counts = dict(zip(shown["dataset"], shown["models"], strict=True))
    assert {name: counts.get(name) for name in expected} == expected


def test_the_accounting_is_the_cookbooks(cookbook: Any, on_screen: Any) -> None:
    expected = {row["fate"]: row["cells"] for row in cookbook("Does every table cell end").to_dicts()}
    shown = table(on_screen("sources", unfold=["twin_accounting"], section="Accounting"), "fate", "cells")
    assert shown.groupby("fate")["cells"].sum().to_dict() == expected
