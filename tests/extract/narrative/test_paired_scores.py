"""Lists of models and numbers below the name of one benchmark: scores; below two, or below training, none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_LIST = "- Wren-VL-7B: 55.1\n- Rook-8B: 52.3\n"
_BOTH = {("Wren-VL-7B", "MMMU", "", 55.1), ("Rook-8B", "MMMU", "", 52.3)}
CASES: dict[str, tuple[str, set[tuple[str, str, str, float]]]] = {
    "a heading": (f"## Results on MMMU\n\n{_LIST}", _BOTH),
    "a line that leads the list, with a split": (
        "On the bench:\n\nResults on MMMU (val):\n\n- **Wren-VL-7B**: 55.1%\n- **Rook-8B**: 52.3%\n",
        {("Wren-VL-7B", "MMMU", "val", 55.1), ("Rook-8B", "MMMU", "val", 52.3)},
    ),
    "two benchmarks": (f"## MMMU and DocVQA\n\n{_LIST}", set()),
    "training": (f"## Fine-tuning on MMMU\n\n{_LIST}", set()),
    "a line of something else": (f"## MMMU\n\nSizes:\n\n{_LIST}", set()),
    "metrics, not models": ("## MMMU\n\n- Accuracy: 55.1\n- F1: 52.3\n", set()),
    "counts": ("## MMMU\n\n- Wren-VL-7B: 12\n- Rook-8B: 14\n", set()),
}


@pytest.mark.parametrize(("text", "scores"), CASES.values(), ids=CASES)
def test_a_list_below_a_benchmark(understand: Understand, text: str, scores: set[tuple[str, str, str, float]]) -> None:
    claims = understand(f"# Notes\n\n{text}").claims
    assert {(c.model, c.benchmark, c.split, c.value_number) for c in claims if c.attribute == "score"} == scores
