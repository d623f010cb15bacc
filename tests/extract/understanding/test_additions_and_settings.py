"""Rows that add something to a model, stages of training, ways tried on one model, and figures out of a maximum."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def scores(understand: Understand, text: str) -> list[tuple[str, str, str, str]]:
    """Model, benchmark with its split, condition and figure of each score."""
    claims = [one for one in understand(text)[1].claims if one.attribute == "score"]
    return [(one.model, f"{one.benchmark} {one.split}".strip(), one.condition, one.value_text) for one in claims]


def test_what_is_added_stands_below_the_model_under_a_heading_of_settings(understand: Understand) -> None:
    rows = "| Heron-7B | 51.2 |\n| + SFT | 52.2 |\n| + RL | 53.2 |\n"
    text = f"# Wren\n\n## Ablation\n\n| Setting | MMMU |\n|---|---|\n{rows}"
    assert scores(understand, text) == [
        ("Heron-7B", "MMMU", "", "51.2"),
        ("Heron-7B + SFT", "MMMU", "", "52.2"),
        ("Heron-7B + RL", "MMMU", "", "53.2"),
    ]


@pytest.mark.parametrize("line", ["### LoRA on Heron-7B", "**Results of Heron-7B with visual tokens pruned**"])
def test_what_ways_are_tried_on_is_named_above(understand: Understand, line: str) -> None:
    rows = "| Baseline | 51.2 |\n| rank 8 | 52.2 |\n"
    text = f"# Wren\n\nWren prunes tokens.\n\n{line}\n\n| Setting | MMMU |\n|---|---|\n{rows}"
    assert scores(understand, text) == [
        ("Heron-7B", "MMMU", "Baseline", "51.2"),
        ("Heron-7B", "MMMU", "rank 8", "52.2"),
    ]


def test_a_stage_of_training_is_no_model(understand: Understand) -> None:
    text = (
        "# Wren: what each stage adds\n\n| Stage | MMMU |\n|---|---|\n| Pretraining only | 41.0 |\n| + SFT | 54.9 |\n"
    )
    assert scores(understand, text) == []


def test_a_most_behind_a_benchmark_is_no_part_of_its_name(understand: Understand) -> None:
    rows = "| Heron-7B | 812 | 51.2 |\n| Wren-7B | 745 | 50.2 |\n"
    text = f"## Results\n\n| Model | OCRBench / 1000 | MMMU |\n|---|---|---|\n{rows}"
    assert scores(understand, text)[:2] == [("Heron-7B", "OCRBench", "", "812"), ("Wren-7B", "OCRBench", "", "745")]


def test_a_second_header_row_that_lists_splits_names_both_figures(understand: Understand) -> None:
    text = (
        "# Wren\n\n| Model | ChartQA | PlotQA | TabFact |\n|---|---|---|---|\n|  | human | v1 / v2 | test |\n"
        "| Heron-13B | 67.6 | 66.6 / 42.2 | 71.0 |\n| Wren-3B | 75.2 | 71.0 / 55.3 | 78.4 |\n"
    )
    plots = [score for score in scores(understand, text) if score[1].startswith("PlotQA")]
    assert plots == [
        ("Heron-13B", "PlotQA v1", "", "66.6"),
        ("Heron-13B", "PlotQA v2", "", "42.2"),
        ("Wren-3B", "PlotQA v1", "", "71.0"),
        ("Wren-3B", "PlotQA v2", "", "55.3"),
    ]


def test_a_recovery_is_a_share_and_no_score(understand: Understand) -> None:
    text = (
        "# Quantized Wren-VL-8B\n\n| Precision | MMMU (val) | Recovery |\n|---|---|---|\n"
        "| BF16 | 52.7 | 100% |\n| W4A16 (GPTQ) | 50.8 | 97.3% |\n"
    )
    assert {benchmark for _, benchmark, *_ in scores(understand, text)} == {"MMMU val"}
