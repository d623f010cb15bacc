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
