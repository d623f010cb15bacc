"""Models in columns under corners that say something else, beside yardsticks, with groups, sums and rows of parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

EXPECTED = {
    ("Okapi-VL-7B", "DocVQA", 91.2),
    ("Okapi-VL-7B", "MMMU", 50.1),
    ("GnuVL 2.5", "DocVQA", 90.3),
    ("GnuVL 2.5", "MMMU", 51.2),
}


def _scores(understanding: Understanding) -> set[tuple[str, str, float | None]]:
    return {(one.model, one.benchmark, one.value_number) for one in understanding.claims if one.attribute == "score"}


@pytest.mark.parametrize("corner", ["Metric", "Capability", "Model", "Benchmark", "Task", ""])
@pytest.mark.parametrize("part", ["", "| Vision Encoder | SigLIP | CLIP ViT-L/14 |\n"])
def test_a_corner_alone_says_little_of_known_benchmarks(corner: str, part: str, understand: Understand) -> None:
    document = (
        f"# Choices\n\n## Results\n\n| {corner} | Okapi-VL-7B | 🥇 GnuVL 2.5 |\n|---|---|---|\n{part}"
        "| DocVQA test | 91.2 | 90.3 |\n| MMMU | 50.1 | 51.2 |\n| Average | 70.7 | 70.8 |\n"
    )
    assert _scores(understand(document)[1]) == EXPECTED


@pytest.mark.parametrize("corner", ["Metric", "Benchmark"])
def test_names_of_benchmarks_are_no_metrics(corner: str, understand: Understand) -> None:
    document = (
        f"# Choices\n\n## Results\n\n| {corner} | Okapi-VL-7B | GnuVL 2.5 |\n|---|---|---|\n"
        "| HoofBench | 91.2 | 90.3 |\n| Stride457 | 50.1 | 51.2 |\n"
    )
    assert {benchmark for _, benchmark, _ in _scores(understand(document)[1])} == {"HoofBench", "Stride457"}


@pytest.mark.parametrize("head", ["Category | Model", "Category | Benchmark", "Field | Dataset"])
@pytest.mark.parametrize("group", ["Math & Reasoning", "General", ""])
@pytest.mark.parametrize("part", ["", "| LLM | | Vicuna-7B | Qwen2-7B |\n"])
def test_a_column_of_groups_before_the_benchmarks(head: str, group: str, part: str, understand: Understand) -> None:
    document = (
        f"## Results\n\n| {head} | Okapi-VL-7B | GnuVL 2.5 |\n|---|---|---|---|\n{part}"
        f"| OCR & Chart | DocVQA | 91.2 | 90.3 |\n| {group} | MMMU | 50.1 | 51.2 |\n| Average | | 70.7 | 70.8 |\n"
    )
    assert _scores(understand(document)[1]) == EXPECTED


def test_a_mean_below_a_row_that_sorts_is_of_no_benchmark(understand: Understand) -> None:
    document = (
        "## Results\n\n| Dataset | Okapi-VL-7B | GnuVL 2.5 |\n|---|---|---|\n"
        "| **OCR** | | |\n| DocVQA | 91.2 | 90.3 |\n"
        "| **Math & Reasoning** | | |\n| MMMU | 50.1 | 51.2 |\n| Average | 70.7 | 70.8 |\n"
    )
    assert _scores(understand(document)[1]) == EXPECTED


@pytest.mark.parametrize("beside", ["Human", "Random Choice", "Random | Human"])
@pytest.mark.parametrize("title", ["# Open VLM Leaderboard", "# Tiny VLM Zoo", "# Small MLLM Comparison"])
def test_one_model_beside_yardsticks(beside: str, title: str, understand: Understand) -> None:
    others = " | ".join("44.4" for _ in beside.split("|"))
    document = (
        f"{title}\n\n## Results\n\n| Benchmark | {beside} | Okapi (7B) |\n{'|---' * (len(beside.split('|')) + 2)}|\n"
        f"| DocVQA | {others} | 91.2 |\n| MMMU | {others} | 50.1 |\n"
    )
    assert _scores(understand(document)[1]) == {("Okapi (7B)", "DocVQA", 91.2), ("Okapi (7B)", "MMMU", 50.1)}


def test_one_model_below_yardsticks_and_no_head(understand: Understand) -> None:
    rows = "| Human | 93.1 | 88.2 |\n| Random Choice | 25.0 | 26.0 |\n| Okapi (7B) | 91.2 | 50.1 |\n"
    document = f"## Results\n\n| | DocVQA | MMMU |\n|---|---|---|\n{rows}"
    assert _scores(understand(document)[1]) == {("Okapi (7B)", "DocVQA", 91.2), ("Okapi (7B)", "MMMU", 50.1)}


@pytest.mark.parametrize("own", ["Okapi (ours)", "Ours"])
def test_a_head_that_is_ours_is_a_model(own: str, understand: Understand) -> None:
    document = (
        "# Okapi: Reading with Care and Speed\n\n## Results\n\n"
        f"| Capability | Argus | Tundra-VL | {own} |\n|---|---|---|---|\n| HoofQA | 93.7 | 65.0 | 34.0 |\n"
    )
    assert ("Okapi", "HoofQA", 34.0) in _scores(understand(document)[1])


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("# 🦌 Okapi\n\nOfficial code of Okapi.", "Okapi"),
        ("# Okapi-V 2.0", "Okapi-V 2.0"),
        ("# Okapi: Reading with Care and Speed", "Okapi"),
        ("# Okapi", ""),
        ("# Robustness\n\nWe study robustness. Robustness matters.", ""),
        ("# Results", ""),
        ("# Leaderboard: All Models We Know", ""),
        ("# OCRBench: Reading Text in Images", ""),
    ],
)
def test_whose_ours_is(page: str, name: str, understand: Understand) -> None:
    document = f"{page}\n\n## Results\n\n| Method | DocVQA |\n|---|---|\n| Gnu-7B | 60.1 |\n| Ours | 70.2 |\n"
    assert [model for model, _, number in _scores(understand(document)[1]) if number == 70.2] == [name] * bool(name)


@pytest.mark.parametrize("name", ["Okapi-Chat", "OkapiVision", "Okapi-V 2.0-Chat", "Okapi"])
@pytest.mark.parametrize("head", ["Benchmark | Score", "Task | Accuracy", "Benchmark | Split | Score"])
@pytest.mark.parametrize("behind", ["", ": Efficient Multimodal Understanding"])
def test_scores_without_names_are_of_the_page(name: str, head: str, behind: str, understand: Understand) -> None:
    split = " val |" if "Split" in head else ""
    rows = "".join(f"| {benchmark} |{split} {figure} |\n" for benchmark, figure in (("MMMU", 50.1), ("ChartQA", 91.2)))
    table = f"| {head} |\n{'|---' * len(head.split('|'))}|\n{rows}"
    page = f"# {name}{behind}\n\nThis repository holds the code of {name}.\n\n## Results\n\n{table}"
    assert _scores(understand(page)[1]) == {(name, "MMMU", 50.1), (name, "ChartQA", 91.2)}


@pytest.mark.parametrize("title", ["Okapi: A Dataset of Hooves", "Okapi Evaluation Toolkit", "Awesome Okapi"])
def test_scores_without_names_are_of_no_data_set(title: str, understand: Understand) -> None:
    page = f"# {title}\n\nOkapi holds data.\n\n## Results\n\n| Benchmark | Score |\n|---|---|\n| MMMU | 50.1 |\n"
    assert _scores(understand(page)[1]) == set()


@pytest.mark.parametrize(
    ("heads", "name"),
    [("VizWiz | NoCaps | VQAv2", "VizWiz"), ("COCO | VizWiz | NoCaps", "VizWiz Captions"), ("VizWiz | MMMU", "VizWiz")],
)
def test_a_data_set_of_questions_beside_captions(heads: str, name: str, understand: Understand) -> None:
    figures = " | ".join(str(61.5 + place) for place, _ in enumerate(heads.split("|")))
    page = f"| Model | {heads} |\n{'|---' * (len(heads.split('|')) + 1)}|\n| Okapi-7B | {figures} |\n"
    assert [benchmark for _, benchmark, _ in _scores(understand(page)[1]) if "VizWiz" in benchmark] == [name]
