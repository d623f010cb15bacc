"""Facts of a model follow from its own claims: some models at a time come to the same as all at once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from extract.reference import Reference
from flows.seed_files import reference_of
from warehouse.conclusions import fact_queries
from warehouse.database import reader
from warehouse.judgements import load_reference_tables
from warehouse.naming import name_values
from warehouse.query import open_release

PARTS = 7
SCOPED = {name: query for name, query in fact_queries() if re.search("^-- scope: model$", query, re.MULTILINE)}


@pytest.fixture(scope="module")
def reference(root: Path) -> Reference:
    return reference_of(root / "seeds")


def test_what_is_dear_is_concluded_for_touched_models_only() -> None:
    assert {"scores", "model_components", "model_facts", "disputes"} <= set(SCOPED)
    assert all("new_" not in query for query in SCOPED.values()), "a part cannot see the others' new rows"


@pytest.mark.parametrize("relation", SCOPED)
def test_a_few_models_at_a_time_come_to_the_same_as_all_at_once(
    atlas: Path, reference: Reference, relation: str
) -> None:
    with reader(open_release(atlas)) as connection:
        load_reference_tables(connection, reference)
        name_values(connection, reference)
        whole = Counter(map(str, connection.execute(SCOPED[relation]).fetchall()))
        parts: Counter[str] = Counter()
        for part in range(PARTS):
            some = f"(FROM current_claims WHERE hash(model_id) % {PARTS} = {part}) AS current_claims"
            query = re.sub(r"FROM current_claims( AS (\w+))?", lambda m, some=some: _from(some, m[2]), SCOPED[relation])
            parts += Counter(map(str, connection.execute(query).fetchall()))
    assert parts == whole


def _from(some: str, alias: str | None) -> str:
    return "FROM " + (some.replace("AS current_claims", f"AS {alias}") if alias else some)
