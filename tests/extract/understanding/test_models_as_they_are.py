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
@pytest.mark.parametrize(
    "row",
    ["Original", "Vanilla", "原始模型", "Unpruned model", "Original-7B", "Vanilla (576 tokens)", "Original (100%)"],
)
def test_untouched_row_is_the_model_of_the_heading(heading: str, row: str, understand: Understand) -> None:
    said = _scores(understand(_page(heading, row))[1])
    expected = [("LLaVA-1.5-7B", "GQA", 61.9), ("LLaVA-1.5-7B", "POPE", 85.9)]
    assert set(said) == {*expected, ("OkapiDrop", "GQA", 58.5), ("OkapiDrop", "POPE", 85.1)}


@pytest.mark.parametrize("row", ["Original", "原始模型"])
def test_untouched_row_of_no_model(row: str, understand: Understand) -> None:
    assert {model for model, _, _ in _scores(understand(_page("Main results", row))[1])} == {"OkapiDrop"}


COSTS = (
    "保留Token数",
    "压缩比",
    "压缩率",
    "加速比",
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


TITLES = (
    ("OkapiDrop: Dropping Tokens by Their Change", "OkapiDrop"),
    ("Okapi2：面向视频的压缩", "Okapi2"),
    ("OkapiCompose", "OkapiCompose"),
    ("OKP", "OKP"),
)


@pytest.mark.parametrize(("title", "name"), TITLES)
@pytest.mark.parametrize("heading", ["Results on LLaVA-1.5-7B", "Results", "主实验:LLaVA-1.5-7B的结果"])
@pytest.mark.parametrize("own", ["Ours", "Ours (w/o merging)", "Ours (无坐标)"])
def test_ours_is_what_the_title_names(title: str, name: str, heading: str, own: str, understand: Understand) -> None:
    table = f"| Method | GQA | POPE |\n|---|---|---|\n| FastV | 52.7 | 64.8 |\n| {own} | 58.5 | 85.1 |\n"
    said = _scores(understand(f"# {title}\n\n## {heading}\n\n{table}")[1])
    bracket = own.removeprefix("Ours")
    assert {model for model, _, _ in said} == {"FastV", name + bracket}


@pytest.mark.parametrize("title", ["MMStar: Are We on the Right Way?", "OkapiBench: a benchmark", "POPE"])
def test_ours_is_no_benchmark(title: str, understand: Understand) -> None:
    table = "| Method | GQA | POPE |\n|---|---|---|\n| FastV | 52.7 | 64.8 |\n| Ours | 58.5 | 85.1 |\n"
    said = _scores(understand(f"# {title}\n\n## Results\n\n{table}")[1])
    assert {model for model, _, _ in said} == {"FastV"}


@pytest.mark.parametrize("title", ["Official implementation of our paper", "Dropping tokens", "README"])
@pytest.mark.parametrize("own", ["Ours", "Our method"])
def test_ours_on_another_model_is_nobody(title: str, own: str, understand: Understand) -> None:
    table = f"| Method | GQA | POPE |\n|---|---|---|\n| FastV | 52.7 | 64.8 |\n| {own} | 58.5 | 85.1 |\n"
    said = _scores(understand(f"# {title}\n\n## Results on LLaVA-1.5-7B\n\n{table}")[1])
    assert "LLaVA-1.5-7B" not in {model for model, _, _ in said}


@pytest.mark.parametrize("title", ["Okapi-VL: a small model", "Okapi-VL-7B", "Okapi-VL"])
def test_ours_is_the_model_of_the_page(title: str, understand: Understand) -> None:
    table = "| Method | GQA | POPE |\n|---|---|---|\n| Zebra-VL | 52.7 | 64.8 |\n| Ours | 58.5 | 85.1 |\n"
    said = _scores(understand(f"# {title}\n\n## Results\n\n{table}")[1])
    assert {model for model, _, _ in said} == {"Zebra-VL", title.partition(":")[0]}


@pytest.mark.parametrize("addition", ["w./ SFT on QAs", "w/ SFT on QAs", "+ SFT on QAs"])
def test_variants_and_additions_below_the_model_of_a_group(addition: str, understand: Understand) -> None:
    rows = (
        "| **Qwen3-VL-4B** | | |\n| Instruct | 45.1 | 28.3 |\n| Thinking | 45.5 | 36.1 |\n"
        f"| {addition} | 43.1 | 53.9 |\n"
        "| **OkapiSpatial-4B** | | |\n| Stage-1 (SFT) | 38.2 | 52.0 |\n"
    )
    page = f"# OkapiSpatial: a harness\n\n| Variants | VSI-Bench | POPE |\n|---|---|---|\n{rows}"
    said = [model for model, benchmark, _ in _scores(understand(page)[1]) if benchmark == "POPE"]
    assert said == [
        "Qwen3-VL-4B Instruct",
        "Qwen3-VL-4B Thinking",
        f"Qwen3-VL-4B {addition}",
        "OkapiSpatial-4B Stage-1 (SFT)",
    ]


@pytest.mark.parametrize("best", ["Prev best (Findings)", "Previous best", "Prior SOTA", "Best other"])
@pytest.mark.parametrize("head", ["Setting", "Settings"])
def test_row_of_the_best_of_others(best: str, head: str, understand: Understand) -> None:
    rows = f"| **OkapiRG (Findings)** | 62.1 | 81.2 |\n| {best} | 61.3 (MedVersa) | 80.1 (ZebraRG) |\n"
    page = f"# OkapiRG-7B\n\n| {head} | VQA-RAD | SLAKE |\n|---|---|---|\n{rows}"
    said = {(model, number) for model, _, number in _scores(understand(page)[1])}
    assert {("MedVersa", 61.3), ("ZebraRG", 80.1)} <= said
    assert not {("OkapiRG-7B", 61.3), ("OkapiRG-7B", 80.1)} & said
