"""Which benchmarks are offered first: those that can answer what fits a card, one split each, with models in common."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.benchmark_sets import by_task, common_set, leading_splits
from dashboard.release import ShownRelease
from warehouse.questions import is_mean


@pytest.fixture
def release(make_warehouse: Any, dashboard_tools: Any) -> ShownRelease:
    """Many scores on MMMU without memory, few on DocVQA with memory; TextVQA shares models with DocVQA only."""
    models = [dashboard_tools.Model(name=f"unsized {index}", scores={"mmmu-val": 40.0 + index}) for index in range(5)]
    models += [
        dashboard_tools.Model(name=f"small {index}", memory_gb=4.0, scores={"docvqa-test": 80.0, "textvqa-val": 70.0})
        for index in range(2)
    ]
    path: Path = make_warehouse(models).resolve()
    return ShownRelease(release_id=str(path), path=path, created_at=datetime(2026, 1, 1, tzinfo=UTC), is_pinned=False)


def test_benchmarks_with_stated_memory_come_before_those_with_more_scores(release: ShownRelease) -> None:
    assert leading_splits(release) == ["docvqa-test", "textvqa-val", "mmmu-val"]


def test_a_common_set_holds_only_benchmarks_that_its_models_share(release: ShownRelease) -> None:
    assert common_set(release, leading_splits(release), at_most=6) == ["docvqa-test", "textvqa-val"]
    assert common_set(release, [], at_most=6) == []


def test_a_task_names_only_benchmarks_with_scores(release: ShownRelease) -> None:
    assert by_task(release)["Read documents"] == ["docvqa-test"]


@pytest.mark.parametrize(
    ("split", "expected"),
    [("AVG", True), ("Overall", True), ("M-Avg", True), ("val", False), ("CO", False), ("", False)],
)
def test_words_for_a_mean_are_known(split: str, expected: bool) -> None:
    assert is_mean(split) is expected
