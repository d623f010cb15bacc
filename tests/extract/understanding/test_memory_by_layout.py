"""Memory of two models under three conditions, laid out by rule, which says whose every amount is, and under what."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

MODELS = ("Zorilla-VL-8B", "Zorilla-VL-26B")
AMOUNTS = {"Zorilla-VL-8B": (18, 11, 7), "Zorilla-VL-26B": (54, 30, 19)}
CONDITIONS = {
    "Precision": ("BF16", "INT8", "INT4"),
    "Quantization": ("Q8_0", "Q5_K_M", "Q4_K_M"),
    "Method": ("Full fine-tuning", "LoRA", "QLoRA"),
    "Context": ("2,048 tokens", "8,192 tokens", "32,768 tokens"),
    "Batch": ("batch size 1", "batch size 4", "batch size 16"),
    "Frames": ("8 frames", "32 frames", "128 frames"),
}
WRITTEN = {
    "GB": ("GPU memory", "{} GB"),
    "GiB": ("VRAM", "{}GiB"),
    "about": ("Memory", "~{} GB"),
    "a range": ("VRAM required", "{0}-{0}.5 GB"),
    "at least": ("Min. VRAM", "{}GB+"),
    "in Chinese": ("显存占用", "约 {} GB"),
    "in Chinese, at least": ("所需显存", "{}GB以上"),
    "bare": ("VRAM (GB)", "{}"),
}


def _pipes(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    return "\n".join((lines[0], "|" + "---|" * len(head), *lines[1:]))


def _html(heads: list[list[str]], rows: list[list[str]]) -> str:
    """A table of cells written as `text`, or `text@colspan=2`."""

    def cell(tag: str, text: str) -> str:
        shown, _, spans = text.partition("@")
        return f"<{tag} {spans}>{shown}</{tag}>"

    tagged = [("th", row) for row in heads] + [("td", row) for row in rows]
    return "<table>" + "".join(f"<tr>{''.join(cell(tag, one) for one in row)}</tr>" for tag, row in tagged) + "</table>"


def _layouts(head: str, ways: tuple[str, ...], memory: str, form: str) -> dict[str, str]:
    def said(model: str, place: int) -> str:
        return form.format(AMOUNTS[model][place])

    by_model = {model: [[way, said(model, place)] for place, way in enumerate(ways)] for model in MODELS}
    by_way = {way: [[model, said(model, place)] for model in MODELS] for place, way in enumerate(ways)}
    return {
        "a bold model above its rows": _pipes(
            [head, memory], [row for model in MODELS for row in ([f"**{model}**", ""], *by_model[model])]
        ),
        "a model over both columns": _html(
            [[head, memory]], [row for model in MODELS for row in ([f"{model}@colspan=2"], *by_model[model])]
        ),
        "a model above rows of three columns": _pipes(
            [head, memory, "Card"],
            [r for model in MODELS for r in ([model, "", ""], *([*row, "A100"] for row in by_model[model]))],
        ),
        "a bold condition above its rows": _pipes(
            ["Model", memory], [row for way in ways for row in ([f"**{way}**", ""], *by_way[way])]
        ),
        "a condition over three columns": _html(
            [["Model", memory, "Card"]],
            [r for way in ways for r in ([f"{way}@colspan=3"], *([*row, "A100"] for row in by_way[way]))],
        ),
        "models below the memory": _html(
            [[f"{head}@rowspan=2", f"{memory}@colspan=2"], list(MODELS)],
            [[way, *(said(model, place) for model in MODELS)] for place, way in enumerate(ways)],
        ),
        "a section each": "\n\n".join(f"### {way}\n\n{_pipes(['Model', memory], by_way[way])}" for way in ways),
        "a caption each": "\n\n".join(
            f"**GPU memory with {way}**\n\n{_pipes(['Model', memory], by_way[way])}" for way in ways
        ),
        "a line of the cell each": _pipes(
            ["Model", memory], [[m, "<br>".join(f"{way}: {amount}" for way, amount in by_model[m])] for m in MODELS]
        ),
        "brackets behind the amounts": _pipes(
            ["Model", memory], [[m, ", ".join(f"{amount} ({way})" for way, amount in by_model[m])] for m in MODELS]
        ),
        "brackets behind the names": _pipes(
            ["Model", memory], [[f"{m} ({way})", amount] for m in MODELS for way, amount in by_model[m]]
        ),
    }


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("head", CONDITIONS)
def test_every_amount_is_its_models_under_its_condition(head: str, written: str, understand: Understand) -> None:
    ways = CONDITIONS[head]
    expected = {(model, float(AMOUNTS[model][place]), way) for model in MODELS for place, way in enumerate(ways)}
    for name, table in _layouts(head, ways, *WRITTEN[written]).items():
        claims = understand(f"# Zorilla-VL\n\n## Requirements\n\n{table}\n")[1].claims
        memory = [one for one in claims if one.attribute == "min_gpu_ram_gb"]
        found = {(one.model, one.value_number, _way(one.condition, ways)) for one in memory}
        assert len(memory) == len(expected), name
        assert found == expected, name


def _way(condition: str, ways: tuple[str, ...]) -> str:
    """The longest of the ways that a condition states, which may leave the comma of thousands out."""
    stated = [way for way in ways if way.replace(",", "") in condition.replace(",", "")]
    return max(stated, key=len, default=condition)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "| model | GGUF | VRAM | notes |\n|---|---|---|---|\n"
            "| Zorilla-VL-8B | Q8_0 · 8.7 GB | ~11 GB | fast |\n| Zorilla-VL-8B | Q4_K_M · 5.0 GB | ~7 GB | small |",
            [(11.0, "Q8_0"), (7.0, "Q4_K_M")],
        ),
        (
            "| 任务 | 配置 | 显存占用 |\n|---|---|---|\n"
            "| Zorilla-VL-8B 推理 | 4bit (NF4) | ~5.5–6 G |\n| Zorilla-VL-8B 微调 | fp16, batch 8 | ~9.5 G |",
            [(5.5, "4bit (NF4); 推理"), (9.5, "fp16, batch 8; 微调")],
        ),
        (
            "| Provider | Models | VRAM/Requirements |\n|---|---|---|\n"
            "| `Local` | Zorilla-VL-8B | ~8GB VRAM (4-bit) |\n| `Cloud` | gnu-5 | API key required |",
            [(8.0, "4-bit")],
        ),
        (
            "| Model | VRAM | Quality |\n|---|---|---|\n| **Zorilla-VL-8B** ← **this project** | ~7 GB | good |\n"
            "| Gnu-VL-2B | ~5 GB | poor |",
            [(7.0, "")],
        ),
        (
            "| 項目 | 内容 |\n|---|---|\n| モデル名 | Zorilla-VL-8B |\n| パラメータ数 | 8B |\n"
            "| 必要VRAM目安 | 約7GB以上（Q4_K_M, 全レイヤーGPU時） |",
            [(7.0, "Q4_K_M, 全レイヤーGPU時")],
        ),
        (
            "| Specification | Value |\n|---|---|\n| Model | Zorilla-VL-8B |\n"
            "| Precision | BF16, INT8, INT4 supported |\n| GPU Memory Required | 20-40 GB |",
            [(20.0, "")],
        ),
    ],
    ids=["sizes of files", "ways of running", "VRAM or else", "an arrow", "in Japanese", "what is offered"],
)
def test_columns_that_say_how_a_model_was_run(
    table: str, expected: list[tuple[float, str]], understand: Understand
) -> None:
    claims = understand(f"# Local models\n\n## Technical details\n\n{table}\n")[1].claims
    memory = [one for one in claims if one.attribute == "min_gpu_ram_gb" and one.model == "Zorilla-VL-8B"]
    assert [(one.value_number, one.condition) for one in memory] == expected


def test_amounts_beside_listed_sizes_are_one_a_size(understand: Understand) -> None:
    head = "| Model | Parameters | Memory Required |\n|---|---|---|\n"
    table = f"{head}| Gnu-VL | 7B, 13B | 8GB, 16GB |\n| Okapi-VL | 7B | 9GB |"
    claims = understand(f"# Tuner\n\n## Supported models\n\n{table}\n")[1].claims
    assert [(one.model, one.value_number) for one in claims if one.attribute == "min_gpu_ram_gb"] == [
        ("Gnu-VL 7B", 8.0), ("Gnu-VL 13B", 16.0), ("Okapi-VL", 9.0),
    ]  # fmt: skip


def test_advised_memory_is_told_from_the_least(understand: Understand) -> None:
    table = "| 模型名称 | 默认量化 | 最低显存 | 推荐显存 |\n|---|---|---|---|\n| Gnu-VL-8B | Q4_K_M | 6GB | 8GB |"
    claims = understand(f"# 部署参考指南\n\n{table}\n")[1].claims
    assert [(one.value_number, one.condition) for one in claims if one.attribute == "min_gpu_ram_gb"] == [
        (6.0, "Q4_K_M"), (8.0, "推荐; Q4_K_M"),
    ]  # fmt: skip


def _memory(page: str, understand: Understand) -> list[tuple[str, float | None, str]]:
    claims = understand(page)[1].claims
    return [(one.model, one.value_number, one.condition) for one in claims if one.attribute == "min_gpu_ram_gb"]


@pytest.mark.parametrize("label", ["GPU VRAM", "GPU memory", "显存"])
@pytest.mark.parametrize(
    "grades",
    [("Minimum", "Recommended"), ("最低", "推荐"), ("Minimum (INT4)", "Recommended (FP16)"), ("Min", "Recommended")],
)
def test_the_least_beside_what_is_advised(grades: tuple[str, str], label: str, understand: Understand) -> None:
    rows = [
        ["CPU", "8 cores", "16 cores"],
        ["RAM", "32 GB", "64 GB"],
        [label, "8 GB", "18 GB"],
        ["Disk", "5 GB", "9 GB"],
    ]
    page = f"# Zorilla-VL-8B\n\n## Hardware requirements\n\n{_pipes(['Component', *grades], rows)}\n"
    assert _memory(page, understand) == [("Zorilla-VL-8B", 8.0, grades[0]), ("Zorilla-VL-8B", 18.0, grades[1])]


@pytest.mark.parametrize("head", ["GPUs", "GPU config", "Hardware", "最低配置"])
@pytest.mark.parametrize("card", ["1x A100 80GB", "A100 80G * 1"])
def test_cards_below_requirements_are_required(card: str, head: str, understand: Understand) -> None:
    table = _pipes(["Model", head], [[model, card] for model in MODELS])
    required = _memory(f"# Zorilla-VL\n\n## Hardware requirements\n\n{table}\n", understand)
    assert [(model, number) for model, number, _ in required] == [(model, 80.0) for model in MODELS]
    assert not _memory(f"# Zorilla-VL\n\n## How it was tested\n\n{table}\n", understand) or head == "最低配置"


def test_ways_above_times_and_amounts_of_the_trained_model(understand: Understand) -> None:
    table = _pipes(
        ["Metric", "LoRA", "QLoRA", "Full Fine-Tune"],
        [["Total Time", "2m 25s", "4m 59s", "2m 44s"], ["Peak GPU Memory", "83.3 GB", "12.8 GB", "90.9 GB"],
         ["Final Loss", "1.83", "1.88", "1.57"]],
    )  # fmt: skip
    page = f"# Runs\n\n## Results\n\nAll methods trained **Zorilla-VL-8B** for 5 steps.\n\n### Speed\n\n{table}\n"
    found = _memory(page, understand)
    assert [(model, number) for model, number, _ in found] == [
        ("Zorilla-VL-8B", number) for number in (83.3, 12.8, 90.9)
    ]
    assert all(way in said for way, (_, _, said) in zip(("LoRA", "QLoRA", "Full"), found, strict=True))


LENGTHS = ("1", "6144", "14336")
FORMATS = ("BF16", "GPTQ-Int8", "AWQ")


def _grid(length: str, memory: str) -> dict[str, str]:
    """Amounts by model, length and format: 16 GB, 30 more for the larger model, 2 a length, 3 less a format."""

    def said(model: int, at: int, way: int) -> str:
        return f"{16 + 30 * model + 2 * at - 3 * way}"

    every = [(model, at, way) for model in range(2) for at in range(3) for way in range(3)]
    return {
        "rows": _pipes(
            ["Model", length, "Quantization", memory],
            [[MODELS[model], LENGTHS[at], FORMATS[way], said(model, at, way)] for model, at, way in every],
        ),
        "a section each": "\n\n".join(
            f"### {name} (Transformers)\n\n"
            + _pipes(
                [length, "Quantization", memory],
                [[LENGTHS[at], FORMATS[way], said(model, at, way)] for one, at, way in every if one == model],
            )
            for model, name in enumerate(MODELS)
        ),
        "lengths below the memory": _html(
            [["Model@rowspan=2", "Quantization@rowspan=2", f"{memory} by input length@colspan=3"],
             [f"{at} tokens" for at in LENGTHS]],
            [[name, FORMATS[way], *(said(model, at, way) for at in range(3))] for model, name in enumerate(MODELS)
             for way in range(3)],
        ),
        "columns of models with formats": _pipes(
            [length, *(f"{name} ({way})" for name in MODELS for way in FORMATS)],
            [[LENGTHS[at], *(said(model, at, way) for model in range(2) for way in range(3))] for at in range(3)],
        ),
    }  # fmt: skip


@pytest.mark.parametrize("length", ["Input Length", "Sequence length", "输入长度", "シーケンス長", "입력 길이"])
@pytest.mark.parametrize("memory", ["GPU Memory(GB)", "显存占用（GB）"])
def test_amounts_by_length_and_format(length: str, memory: str, understand: Understand) -> None:
    for name, table in _grid(length, memory).items():
        found = _memory(f"# Zorilla-VL\n\n## Memory usage (GB)\n\nOn one A100 80GB.\n\n{table}\n", understand)
        assert len(found) == 18, name
        for model, number, said in found:
            told = [at for at in LENGTHS if re.search(rf"(?<!\d){at}(?!\d)", said)]
            ways = [way for way in FORMATS if way in said]
            assert len(told) == len(ways) == 1, (name, said)
            at, way = LENGTHS.index(told[0]), FORMATS.index(ways[0])
            assert number == 16 + 30 * MODELS.index(model) + 2 * at - 3 * way, (name, said)


@pytest.mark.parametrize("lead", ["We profile the GPU memory of fine-tuning {}:", "Peak memory when training {}:"])
def test_a_line_that_says_what_is_trained_names_the_model(lead: str, understand: Understand) -> None:
    table = _pipes(["Method", "Memory"], [["LoRA", "20 GB"], ["Full fine-tuning", "60 GB"]])
    page = f"# Zorilla docs\n\n### Fine-tuning memory\n\n{lead.format(MODELS[0])}\n\n{table}\n"
    assert [(model, number) for model, number, _ in _memory(page, understand)] == [(MODELS[0], 20.0), (MODELS[0], 60.0)]


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("显存需求", ["约3GB（0.6B）、约6GB（1.7B）", "约2GB"], [(3.0, "0.6B"), (6.0, "1.7B"), (2.0, "")]),
        ("VRAM", ["~4 GB INT4", "~8 GB"], [(4.0, "INT4"), (8.0, "")]),
        ("Hardware Minimum", ["8GB VRAM (INT4)", "16GB VRAM (INT4)"], [(8.0, "INT4"), (16.0, "INT4")]),
        ("Hardware Minimum", ["8GB VRAM (INT4)", "a laptop"], []),
    ],
)
def test_amounts_with_their_formats(
    head: str, cells: list[str], expected: list[tuple[float, str]], understand: Understand
) -> None:
    table = _pipes(["Variant", head, "Best for"], [[m, c, "daily use"] for m, c in zip(MODELS, cells, strict=True)])
    assert [told[1:] for told in _memory(f"# Zorilla-VL\n\n{table}\n", understand)] == expected


def test_a_card_is_of_the_model_that_its_id_names(understand: Understand) -> None:
    table = _pipes(
        ["特性", "说明"], [["模型ID", "`acme/Zorilla-OCR-Nano-2512`"], ["参数量", "~800M"], ["显存需求", "约 3-4GB"]]
    )
    found = _memory(f"# 识别工具\n\n## 配置说明\n\n{table}\n", understand)
    assert [told[:2] for told in found] == [("Zorilla-OCR-Nano-2512", 3.0)]


@pytest.mark.parametrize("size", ["30-34B", "70B+", "70B+ Quantized", "70B+ (dense)"])
def test_ranges_of_sizes_are_no_models(size: str, understand: Understand) -> None:
    table = _pipes(["Model Size", "GPU Memory Needed"], [[size, "~40-70GB"], ["1-7B", "~16GB"]])
    assert not _memory(f"## GPU sizing guide\n\nUse this guide to choose a configuration:\n\n{table}\n", understand)
