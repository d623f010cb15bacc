"""Heads and names in other languages and other words: names, ranks, bits, owners of data sets, metrics behind names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def _scores(understanding: Understanding) -> set[tuple[str, str, float | None]]:
    return {
        (one.model, one.benchmark, one.value_number)
        for one in understanding.claims
        if one.attribute == "score" and one.status == "ok"
    }


EXPECTED = {
    ("Okapi-7B", "GQA", 61.2),
    ("Okapi-7B", "POPE", 85.1),
    ("Zebra-7B", "GQA", 60.0),
    ("Zebra-7B", "POPE", 80.0),
}


def _table(name_head: str, column: str = "", cells: tuple[str, str] = ("", "")) -> str:
    head = f"| {name_head} | GQA | POPE |{column}\n|---|---|---|{'---|' * column.count('|')}\n"
    return f"# Page\n\n{head}| Okapi-7B | 61.2 | 85.1 |{cells[0]}\n| Zebra-7B | 60.0 | 80.0 |{cells[1]}\n"


@pytest.mark.parametrize(
    "head", ["Modelo", "Modelos", "Modèle", "Modello", "Modell", "Modelle", "Модель", "Модели", "Mô hình", "Método"]
)
def test_heads_of_names_in_other_languages(head: str, understand: Understand) -> None:
    assert _scores(understand(_table(head))[1]) == EXPECTED


COLUMNS = (
    "排名",
    "平均排名",
    "名次",
    "순위",
    "Avg. Rank",
    "Media",
    "Promedio",
    "Moyenne",
    "Среднее",
    "Out-of-Domain Avg",
    "In-Domain Avg",
    "OOD Avg",
    "Bits/peso",
    "Bits per weight",
    "bpw",
    "s/muestra",
    "s/image",
)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("cells", [("1.5", "3.5"), ("1", "2")])
def test_columns_that_hold_no_scores(column: str, cells: tuple[str, str], understand: Understand) -> None:
    page = _table("Model", f" {column} |", (f" {cells[0]} |", f" {cells[1]} |"))
    assert _scores(understand(page)[1]) == EXPECTED


@pytest.mark.parametrize("remark", ["参考", "备选", "仅供参考", "自研", "开源"])
@pytest.mark.parametrize("brackets", ["({})", " ({})", "（{}）"])
def test_remarks_behind_names(remark: str, brackets: str, understand: Understand) -> None:
    page = _table("模型").replace("Zebra-7B", "Zebra-7B" + brackets.format(remark))
    assert _scores(understand(page)[1]) == EXPECTED


@pytest.mark.parametrize("owner", ["acme", "Doe-Lab", "m-a-p", "acme42"])
@pytest.mark.parametrize(("name", "benchmark"), [("MMStar", "MMStar"), ("FooBench", "FooBench"), ("GQA", "GQA")])
@pytest.mark.parametrize("head", ["Dataset name", "Benchmark", "Dataset"])
def test_owners_of_data_sets(owner: str, name: str, benchmark: str, head: str, understand: Understand) -> None:
    rows = f"| Okapi-7B | {owner}/{name} | 61.2 |\n| Zebra-7B | {owner}/{name} | 60.0 |\n"
    page = f"# Page\n\n| Model | {head} | Accuracy |\n|---|---|---|\n{rows}"
    assert _scores(understand(page)[1]) == {("Okapi-7B", benchmark, 61.2), ("Zebra-7B", benchmark, 60.0)}


@pytest.mark.parametrize("metric", ["SR", "Acc", "Accuracy", "mIoU", "CIDEr"])
def test_metric_behind_every_name_of_a_header(metric: str, understand: Understand) -> None:
    head = f"| Task | OpenVLA {metric} | Okapi Robot {metric} |\n|---|---|---|\n"
    page = f"# Okapi Robot\n\n## LIBERO-Long\n\n{head}| Soup-Sauce | 0.46 | 0.67 |\n| Mug-Mug | 0.44 | 0.63 |\n"
    said = {(model, number) for model, _, number in _scores(understand(page)[1])}
    assert said == {("OpenVLA", 0.46), ("OpenVLA", 0.44), ("Okapi Robot", 0.67), ("Okapi Robot", 0.63)}


@pytest.mark.parametrize("head", ["Version", "version"])
def test_versions_that_are_language_models(head: str, understand: Understand) -> None:
    rows = (
        "| 1 | [LLaVA](https://a.example) | [Vicuna-13B](https://b.example) | 61.2 |\n"
        "| 2 | BLIP-2 | FlanT5xxl | 60.0 |\n| 3 | Okapi-VL | LLaMA2-7B | 59.0 |\n"
    )
    page = f"# List\n\n| Rank | Model | {head} | GQA |\n|---|---|---|---|\n{rows}"
    said = [(one.model, one.value_text) for one in understand(page)[1].claims if one.attribute == "language_model"]
    assert said == [("LLaVA", "Vicuna-13B"), ("BLIP-2", "FlanT5xxl"), ("Okapi-VL", "LLaMA2-7B")]


@pytest.mark.parametrize("versions", [("v1.5", "v1.6", "v2"), ("7B", "13B", "34B")])
def test_versions_that_are_none(versions: tuple[str, str, str], understand: Understand) -> None:
    rows = "".join(f"| Okapi-VL | {version} | {61 + place} |\n" for place, version in enumerate(versions))
    page = f"# Okapi-VL\n\n| Model | Version | GQA |\n|---|---|---|\n{rows}"
    assert not [one for one in understand(page)[1].claims if one.attribute == "language_model"]


@pytest.mark.parametrize("own", ["Este modelo", "This model", "Ce modèle", "本模型", "我们的方法", "Ours"])
@pytest.mark.parametrize("other", ["Stock MLX 4-bit", "Zebra-7B", "FP16"])
def test_words_for_the_page_s_own_model(own: str, other: str, understand: Understand) -> None:
    rows = f"| {other} | 60.0 | 80.0 |\n| **{own}** | 61.2 | 85.1 |\n"
    page = f"# Okapi-VL-3B-MLX\n\n## Benchmarks\n\n| Model | GQA | POPE |\n|---|---|---|\n{rows}"
    said = _scores(understand(page)[1])
    assert {("Okapi-VL-3B-MLX", "GQA", 61.2), ("Okapi-VL-3B-MLX", "POPE", 85.1)} <= said


@pytest.mark.parametrize(
    "heads", [("VRAM Load", "VRAM Peak"), ("VRAM (load)", "VRAM (peak)"), ("Load VRAM", "Peak VRAM")]
)
def test_memory_on_loading_and_at_the_peak(heads: tuple[str, str], understand: Understand) -> None:
    rows = "| BF16 | 20.89 GB | 21.5 GB |\n| INT4 | 7.63 GB | 10.44 GB |\n| 1.58-bit | 2.5 GB | 4 GB |\n"
    page = f"# Okapi-VL-10B\n\n## Benchmark\n\n| Model | {heads[0]} | {heads[1]} |\n|---|---|---|\n{rows}"
    said = {(one.model, one.value_number) for one in understand(page)[1].claims if one.attribute == "min_gpu_ram_gb"}
    assert said == {("Okapi-VL-10B", number) for number in (20.89, 21.5, 7.63, 10.44, 2.5, 4.0)}


@pytest.mark.parametrize("head", ["Storlek", "Størrelse", "Rozmiar", "Boyut", "Размер", "Tamaño", "Größe", "Ukuran"])
def test_sizes_in_other_languages(head: str, understand: Understand) -> None:
    page = f"# Page\n\n| Modell | {head} | GQA |\n|---|---|---|\n| Okapi | 3.8B | 61.2 |\n| Zebra | 7B | 60.0 |\n"
    said = [(one.model, one.value_number) for one in understand(page)[1].claims if one.attribute == "params_total_b"]
    assert said == [("Okapi", 3.8), ("Zebra", 7.0)]


@pytest.mark.parametrize("head", ["Retain↑", "Retain", "Acc. Retention", "Rel. Acc.", "Retain (%)"])
@pytest.mark.parametrize("metric", ["Acc↑", "Accuracy", "Acc."])
def test_shares_kept_below_names_of_benchmarks(head: str, metric: str, understand: Understand) -> None:
    rows = "| Okapi-7B | 61.2 | 100.0% | 85.1 | 100.0% |\n| Zebra-7B | 60.0 | 98.1% | 80.0 | 95.5% |\n"
    heads = (
        f"| Method | GQA | GQA | POPE | POPE |\n|---|---|---|---|---|\n| | {metric} | {head} | {metric} | {head} |\n"
    )
    assert _scores(understand(f"# Page\n\n{heads}{rows}")[1]) == EXPECTED


WAYS = (
    ("15 steps", "50 steps", ("condition", "condition")),
    ("val", "test", ("split", "split")),
    ("8 frames", "64 frames", ("condition", "condition")),
    ("zero-shot", "fine-tuned", ("condition", "condition")),
    ("w/o CoT", "w/ CoT", ("condition", "condition")),
)


@pytest.mark.parametrize(("first", "second", "fields"), WAYS)
@pytest.mark.parametrize("between", [" / ", "; ", ", ", "<br>", " "])
def test_figures_with_brackets_of_their_own(
    first: str, second: str, fields: tuple[str, str], between: str, understand: Understand
) -> None:
    cell = f"14.9 ({first}){between}22.0 ({second})"
    page = f"# Page\n\n| Model | OSWorld |\n|---|---|\n| Okapi-7B | {cell} |\n| Zebra-7B | 10.3 |\n"
    said = [one for one in understand(page)[1].claims if one.attribute == "score" and one.model == "Okapi-7B"]
    assert [(one.value_number, getattr(one, field)) for one, field in zip(said, fields, strict=True)] == [
        (14.9, first),
        (22.0, second),
    ]


@pytest.mark.parametrize("words", [("Acme", "Doe"), ("see below", "our run"), ("ours", "theirs")])
def test_figures_with_brackets_that_say_something_else(words: tuple[str, str], understand: Understand) -> None:
    cell = f"14.9 ({words[0]}) / 22.0 ({words[1]})"
    page = f"# Page\n\n| Model | OSWorld |\n|---|---|\n| Okapi-7B | {cell} |\n| Zebra-7B | 10.3 |\n"
    assert _scores(understand(page)[1]) == {("Zebra-7B", "OSWorld", 10.3)}


@pytest.mark.parametrize("heading", ["Vision Arena", "Video-Arena", "GenAI-Arena", "OkapiArena results"])
@pytest.mark.parametrize("head", ["Elo", "Elo rating", "Elo score"])
def test_ratings_below_an_arena(heading: str, head: str, understand: Understand) -> None:
    rows = "| Okapi-7B | 1152 |\n| Zebra-7B | 1098 |\n"
    page = f"# Page\n\n## {heading}\n\n| Model | {head} |\n|---|---|\n{rows}"
    said = [one for one in understand(page)[1].claims if one.attribute == "score"]
    assert [(one.model, one.value_number, one.unit) for one in said] == [
        ("Okapi-7B", 1152.0, "points"), ("Zebra-7B", 1098.0, "points"),
    ]  # fmt: skip
    assert {one.benchmark for one in said} == {heading.removesuffix(" results")}


@pytest.mark.parametrize("heading", ["Elo ranking", "Our ranking", "Leaderboard"])
def test_ratings_of_nothing_named_are_asked_for(heading: str, understand: Understand) -> None:
    rows = "| 1 | Okapi-7B | 1252 | 1200 |\n| 2 | Zebra-7B | 1198 | 1300 |\n"
    page = f"# Page\n\n## {heading}\n\n| Rank | Model | Elo score | Votes |\n|---|---|---|---|\n{rows}"
    understanding = understand(page)[1]
    assert not _scores(understanding)
    assert [issue.kind for issue in understanding.issues] == ["no_benchmark", "no_benchmark"]
