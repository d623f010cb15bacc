"""Tables of what pruning or tuning costs: whose the untouched row is, and which columns are shares of its results."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def _scores(understanding: Understanding) -> list[tuple[str, str, float | None]]:
    return [
        (one.model, one.benchmark, one.value_number)
        for one in understanding.claims
        if one.attribute == "score" and one.status == "ok"
    ]


def _page(heading: str, row: str, columns: str = "", cells: tuple[str, str] = ("", "")) -> str:
    head = f"| Method |{columns} GQA | POPE |\n|---|{'---|' * columns.count('|')}---|---|\n"
    rows = f"| {row} |{cells[0]} 61.9 | 85.9 |\n| OkapiDrop |{cells[1]} 58.5 | 85.1 |\n"
    return f"# OkapiDrop: dropping tokens\n\n## Results\n\n### {heading}\n\n{head}{rows}"


HEADINGS = (
    "Results on LLaVA-1.5-7B",
    "Image understanding: comparison at several ratios on LLaVA-1.5-7B",
    "LLaVA-1.5-7B 图像理解(不同压缩率)",
    "主实验:LLaVA-1.5-7B的结果",
    "基于LLaVA-1.5-7B",
)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("row", ["Original", "Vanilla", "原始模型", "Unpruned model"])
def test_untouched_row_is_the_model_of_the_heading(heading: str, row: str, understand: Understand) -> None:
    said = _scores(understand(_page(heading, row))[1])
    expected = [("LLaVA-1.5-7B", "GQA", 61.9), ("LLaVA-1.5-7B", "POPE", 85.9)]
    assert set(said) == {*expected, ("OkapiDrop", "GQA", 58.5), ("OkapiDrop", "POPE", 85.1)}


@pytest.mark.parametrize("row", ["Original", "原始模型"])
def test_untouched_row_of_no_model(row: str, understand: Understand) -> None:
    assert {model for model, _, _ in _scores(understand(_page("Main results", row))[1])} == {"OkapiDrop"}


COSTS = (
    "保留Token数",
    "视觉token数量",
    "保留的视觉Token数",
    "平均保持率",
    "性能保留率",
    "精度损失",
    "质量损失",
    "准确率下降",
    "Quality loss",
    "Accuracy drop",
)


@pytest.mark.parametrize("column", COSTS)
@pytest.mark.parametrize("cells", [("576", "192"), ("100%", "96.3%"), ("0%", "<1%")])
def test_counts_of_tokens_and_shares_kept_are_no_scores(
    column: str, cells: tuple[str, str], understand: Understand
) -> None:
    page = _page(HEADINGS[0], "Original", f" {column} |", (f" {cells[0]} |", f" {cells[1]} |"))
    assert {benchmark for _, benchmark, _ in _scores(understand(page)[1])} == {"GQA", "POPE"}


@pytest.mark.parametrize(
    "heading", ["Okapi-GUI-7B配置", "Okapi-GUI-7B 显存需求", "Okapi-GUI-7B 的模型部署", "Okapi-GUI-7B"]
)
def test_heading_of_a_sized_name_and_common_words(heading: str, understand: Understand) -> None:
    rows = "| 完整FP16 | ~14GB |\n| AWQ-4bit | ~4GB |\n| GPTQ-4bit | ~5GB |\n"
    page = f"# Okapi-Agent 部署\n\n## {heading}\n\n| 模型版本 | 显存占用 |\n|---|---|\n{rows}"
    said = [(one.model, one.value_number) for one in understand(page)[1].claims if one.attribute == "min_gpu_ram_gb"]
    assert said == [("Okapi-GUI-7B", 14.0), ("Okapi-GUI-7B", 4.0), ("Okapi-GUI-7B", 5.0)]


@pytest.mark.parametrize("head", ["基座", "Backbone", "骨干"])
@pytest.mark.parametrize(
    ("inside", "attribute"),
    [("LLaVA-1.5-7b-lora", "base_model"), ("InternVL2-8B", "base_model"), ("Vicuna-7B", "language_model"),
     ("Qwen2-7B", "language_model"), ("LLaMA-2-13B", "language_model")],
)  # fmt: skip
def test_backbone_that_sees_is_what_a_model_was_made_from(
    head: str, inside: str, attribute: str, understand: Understand
) -> None:
    page = f"# Okapi-VL\n\n| Model | {head} | GQA |\n|---|---|---|\n| Okapi-VL-9B | {inside} | 61.2 |\n"
    said = understand(page)[1].claims
    names = ("base_model", "language_model", "vision_encoder")
    found = [(one.attribute, one.value_text) for one in said if one.attribute in names]
    assert found == [(attribute, inside)]


@pytest.mark.parametrize("mark", ["[@doe2022okapi]", "[@doe2022okapi; @roe2023]", "[-@doe22]", "[Doe et al., 2022]"])
@pytest.mark.parametrize("name", ["Okapi-9B", "**Okapi-9B**", "BLIP-2"])
def test_citations_behind_names(name: str, mark: str, understand: Understand) -> None:
    page = (
        f"# Review\n\n| Model | GQA | POPE |\n|---|---|---|\n| {name} {mark} | 61.2 | 85.1 |\n| Zebra-7B | 60 | 80 |\n"
    )
    assert [model for model, _, _ in _scores(understand(page)[1])][:2] == [name.strip("*"), "Zebra-7B"]


@pytest.mark.parametrize("head", ["POPE-P/R/A", "POPE (P/R/A)", "POPE P / R / A"])
def test_letters_of_the_parts_of_a_benchmark(head: str, understand: Understand) -> None:
    page = f"# Okapi-VL\n\n| Model | {head} | GQA |\n|---|---|---|\n| Okapi-VL-9B | 87.7 / 88.7 / 85.5 | 61.2 |\n"
    said = [(one.split, one.value_number) for one in understand(page)[1].claims if one.benchmark == "POPE"]
    assert said == [("popular", 87.7), ("random", 88.7), ("adversarial", 85.5)]


@pytest.mark.parametrize(("head", "is_score"), [("Count ↓", True), ("Count", False)])
def test_count_that_is_better_or_worse_is_a_score(head: str, is_score: bool, understand: Understand) -> None:
    table = f"| Model | {head} | FrameQA ↑ | Action ↑ |\n|---|---|---|---|\n| Okapi | 3.67 | 61.8 | 74.6 |\n"
    said = _scores(understand(f"# Okapi\n\nPerformance on TGIF-QA dataset:\n\n{table}")[1])
    assert ((3.67 in {number for _, _, number in said}), len(said)) == (is_score, 3 if is_score else 2)
