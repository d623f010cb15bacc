"""Keys made from names: two names that differ in what they say are two, in whatever script they are written."""

from __future__ import annotations

import duckdb
import pytest
from editions import Ingests, Said
from hypothesis import given
from hypothesis import strategies as st

from warehouse.empty import apply_schema
from warehouse.query import run_query
from warehouse.staged_rows import slug


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    apply_schema(connection)
    return connection


@given(words=st.text(alphabet=st.sampled_from("aZ9 .+-_/()@éŁßđ中文한국हिΣ²"), max_size=12))
def test_the_macro_and_the_worker_make_the_same_key(empty: duckdb.DuckDBPyConnection, words: str) -> None:
    assert empty.execute("SELECT slug(?)", [words]).fetchall() == [(slug(words),)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("RefCOCO", "RefCOCO+"), ("C-Eval", "C++-Eval"), ("中文问答", "中文识别"), ("Ω-Bench", "Φ-Bench")],
)
def test_benchmarks_of_two_names_are_two(ingests: Ingests, one: str, other: str) -> None:
    ingests.ingest({"a": [Said("Alpha", "73.4", one), Said("Alpha", "68.3", other)]})
    rows = run_query(ingests.warehouse, "SELECT benchmark, score, status FROM leaderboard ORDER BY score DESC").rows()
    assert rows == [(one, 73.4, "ok"), (other, 68.3, "ok")]


def test_authors_keep_names_of_any_script(ingests: Ingests) -> None:
    names = ("李明", "Łukasz Nowak", "André Dupont")
    ingests.ingest({"a": [Said("Alpha", name, attribute="author") for name in names]})
    assert set(run_query(ingests.warehouse, "SELECT name FROM authors")["name"]) == set(names)
