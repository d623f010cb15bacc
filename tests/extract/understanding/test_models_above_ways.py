"""One or two models above columns, or rows, of what was done to them: scores are the model's, with what was added."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

WAYS = (
    ("Original", "+ Foo", "+ Foo + Bar"),
    ("Vanilla", "+ Foo", "+ Bar (Ours)"),
    ("Base", "LoRA", "QLoRA"),
    ("BF16", "AWQ", "GPTQ"),
)
BENCHMARKS = ("MMMU", "DocVQA", "ChartQA")
SCORES = ((41.1, 74.9, 62.6), (42.2, 75.1, 63.6), (43.3, 76.5, 64.2))
NOTHING = ("Original", "Vanilla", "Base")


def _of(model: str, way: str) -> tuple[str, str]:
    if way.startswith("+"):
        return f"{model} {way.removesuffix(' (Ours)')}", ""
    return model, "" if way in NOTHING else way


def _columns(models: tuple[str, ...], ways: tuple[str, ...], corner: str) -> str:
    upper = "".join(f"<th colspan=3>{model}</th>" for model in models)
    lower = "".join(f"<th>{way}</th>" for _ in models for way in ways)
    rows = "".join(
        f"<tr><td>{benchmark}</td>{''.join(f'<td>{scores[place]}</td>' for _ in models for scores in SCORES)}</tr>"
        for place, benchmark in enumerate(BENCHMARKS)
    )
    return f"<table><tr><th rowspan=2>{corner}</th>{upper}</tr><tr>{lower}</tr>{rows}</table>"


def _groups(models: tuple[str, ...], ways: tuple[str, ...]) -> str:
    lines = ["| Method | " + " | ".join(BENCHMARKS) + " |", "|---|---|---|---|"]
    for model in models:
        lines.append(f"| **{model}** | | | |")
        lines += [f"| {way} | {' | '.join(map(str, scores))} |" for way, scores in zip(ways, SCORES, strict=True)]
    return "\n".join(lines)


@pytest.mark.parametrize("models", [("Qwen2-VL-7B",), ("Zorilla-VL-7B",), ("Qwen2-VL-7B", "Zorilla-VL-13B")])
@pytest.mark.parametrize("ways", WAYS)
@pytest.mark.parametrize("layout", ["columns", "columns without a corner", "groups of rows"])
def test_scores_are_those_of_the_model_above(
    layout: str, ways: tuple[str, ...], models: tuple[str, ...], understand: Understand
) -> None:
    corner = "" if "without" in layout else "Benchmark"
    table = _groups(models, ways) if layout.startswith("groups") else _columns(models, ways, corner)
    claims = understand(f"# Sparse tokens\n\n## Results\n\n{table}\n")[1].claims
    scores = {(one.model, one.benchmark, one.value_number) for one in claims if one.attribute == "score"}
    told = [(one.condition or "").casefold() for one in claims if one.attribute == "score"]
    expected = {
        (_of(model, way)[0], benchmark, value)
        for model in models
        for way, values in zip(ways, SCORES, strict=True)
        for benchmark, value in zip(BENCHMARKS, values, strict=True)
    }
    bare = {(name.removesuffix(" LoRA").removesuffix(" QLoRA"), *rest) for name, *rest in scores}
    if ways[0] == "BF16":
        bare = {(name.rpartition(" ")[0] if name.endswith(ways) else name, *rest) for name, *rest in scores}
    assert bare == expected
    assert len(told) == len(models) * 9
    said = [f"{one.model} {one.condition}" for one in claims if one.attribute == "score"]
    assert all(sum(way in text for text in said) >= len(models) * 3 for way in map(_way, ways) if way)


def _way(way: str) -> str:
    return "" if way in NOTHING else way.removesuffix(" (Ours)")


def test_a_figure_over_two_columns_of_one_name_is_one(understand: Understand) -> None:
    table = (
        "<table><tr><th>Benchmark</th><th colspan=2>Zorilla-VL-7B</th><th>Gnu-VL-9B</th></tr>"
        "<tr><td>MMMU</td><td colspan=2>77.7 ✅</td><td>72.2</td></tr>"
        "<tr><td>MathVista</td><td colspan=2>81.5 👑</td><td>79.0</td></tr></table>"
    )
    claims = [one for one in understand(f"# Results\n\n{table}\n")[1].claims if one.attribute == "score"]
    assert [(one.model, one.value_number) for one in claims] == [
        ("Zorilla-VL-7B", 77.7), ("Gnu-VL-9B", 72.2), ("Zorilla-VL-7B", 81.5), ("Gnu-VL-9B", 79.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("449/999 (44.94%)", [44.94]),
        ("44.94% (449/999)", [44.94]),
        ("618/851 (72.62%) / 620 (72.86%)", []),
        ("618/851 (72.62%) / 620/851 (72.86%)", [72.62, 72.86]),
        ("449/999 (54.94%)", []),
    ],
)
def test_a_share_beside_its_counts_is_the_score_if_they_agree(
    cell: str, values: list[float], understand: Understand
) -> None:
    table = f"| Model | POPE | MMStar |\n|---|---|---|\n| Zorilla-VL-7B | {cell} | 61.2 |\n| Gnu-VL-9B | 88.1 | 62.3 |"
    claims = understand(f"# Results\n\n{table}\n")[1].claims
    found = [one.value_number for one in claims if one.attribute == "score" and one.model == "Zorilla-VL-7B"]
    assert [value for value in found if value != 61.2] == values


@pytest.mark.parametrize("heading", ["Main results (Zorilla-VL-7B, 20 epochs)", "主实验（Zorilla-VL-7B, 20 epochs）"])
@pytest.mark.parametrize("first", ["Base", "Vanilla", "Original"])
def test_columns_of_the_model_in_the_heading_and_what_was_added(
    first: str, heading: str, understand: Understand
) -> None:
    table = f"| Benchmark | {first} | + Foo | Gain |\n|---|---|---|---|\n| MathVision | 25.0 | 30.9 | +5.9 |"
    claims = understand(f"# Foo\n\n## {heading}\n\n{table}\n")[1].claims
    assert [(one.model, one.value_number) for one in claims if one.attribute == "score"] == [
        ("Zorilla-VL-7B", 25.0), ("Zorilla-VL-7B + Foo", 30.9),
    ]  # fmt: skip


@pytest.mark.parametrize("group", ["▼ Modular models (Instruct-{})", "{} models", "**Size {}**"])
def test_models_below_two_sizes_are_two(group: str, understand: Understand) -> None:
    rows = "".join(
        f"| {group.format(size)} | | |\n| Gnu-VL | {score} | 80.1 |\n| Okapi-VL | {score + 1} | 81.3 |\n"
        for size, score in (("2B", 41.1), ("8B", 54.1))
    )
    claims = understand(f"# Results\n\n| Model | MMMU | POPE |\n|---|---|---|\n{rows}")[1].claims
    found = [(one.model, one.value_number) for one in claims if one.benchmark == "MMMU"]
    assert found == [("Gnu-VL 2B", 41.1), ("Okapi-VL 2B", 42.1), ("Gnu-VL 8B", 54.1), ("Okapi-VL 8B", 55.1)]


@pytest.mark.parametrize(
    ("table", "models"),
    [
        ("| Model | POPE |\n|---|---|\n| Gnu-VL-7B (base) | 80.1 |\n| Okapi-VL | 81.2 |", ["Gnu-VL-7B", "Okapi-VL"]),
        ("| 模型 | POPE |\n|---|---|\n| Gnu-VL-7B | 80.1 |\n| **跨模型平均** | 81.2 |", ["Gnu-VL-7B"]),
        ("**Gain over base model Gnu-VL-7B**\n\n| Metric | POPE | MMMU |\n|---|---|---|\n| Gain | +5.0 | +3.7 |", []),
        ("| Model | POPE Base | + Foo |\n|---|---|---|\n| Gnu-VL-7B | 80.1 | 81.2 |", ["Gnu-VL-7B"]),
    ],
    ids=["a remark", "an average in Chinese", "gains alone", "what was added is no benchmark"],
)
def test_rows_and_columns_that_are_no_models(table: str, models: list[str], understand: Understand) -> None:
    claims = understand(f"# Results\n\n## Main results\n\n{table}\n")[1].claims
    assert [one.model for one in claims if one.attribute == "score"] == models
