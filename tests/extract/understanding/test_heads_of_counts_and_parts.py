"""Heads that glue a split to a name, count tokens or papers, say how memory was run, or stand over sizes of parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def _scores(understanding: Understanding) -> list[tuple[str, str, float | None]]:
    return [(one.benchmark, one.split, one.value_number) for one in understanding.claims if one.attribute == "score"]


@pytest.mark.parametrize("name", ["MLVU", "MMMU", "DocVQA", "MathVista"])
@pytest.mark.parametrize("split", ["val", "dev", "test", "testmini", "test-dev"])
@pytest.mark.parametrize("is_html", [False, True], ids=["pipes", "html"])
def test_a_split_right_behind_a_name(name: str, split: str, is_html: bool, understand: Understand) -> None:
    head, row = ("Model", name + split), ("Okapi-VL-7B", "61.5")
    document = f"# Zoo\n\n| {' | '.join(head)} |\n|---|---|\n| {' | '.join(row)} |\n"
    if is_html:
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in (head, row))
        document = f"# Zoo\n\n<table>{body}</table>\n"
    assert _scores(understand(document)[1]) == [(name, split, 61.5)]


COUNTS = ("Max NVtokens", "#Vtokens", "Avg. imgtokens", "视觉 token 预算", "最大视频 token 预算")
COUNTS += ("被使用的论文数", "引用数", "测试样本数", "视频总数")


@pytest.mark.parametrize("head", COUNTS)
def test_counts_are_no_scores(head: str, understand: Understand) -> None:
    document = (
        f"# Zoo\n\n| Model | {head} | DocVQA |\n|---|---|---|\n| Okapi-VL | 1152 | 80.1 |\n| Gnu-VL | 10+ | 70.1 |\n"
    )
    assert _scores(understand(document)[1]) == [("DocVQA", "", 80.1), ("DocVQA", "", 70.1)]


@pytest.mark.parametrize("memory", ["peak VRAM", "GPU memory", "VRAM"])
@pytest.mark.parametrize(("first", "second"), [("stock", "`--elastic`"), ("default", "--load-4bit"), ("eager", "sdpa")])
def test_memory_by_the_way_of_running(memory: str, first: str, second: str, understand: Understand) -> None:
    head = f"| model | {memory} {first} | {memory} {second} | decode {first} |\n|---|---|---|---|\n"
    rows = "| Okapi-VL-2B | 15.5 GiB | 3.2 GiB | 19.3 t/s |\n| Gnu-VL-7B Q4_K_M | 21.5 GiB | 2.7 GiB | 34.2 t/s |\n"
    claims = [one for one in understand(f"# Engine\n\n{head}{rows}")[1].claims if one.attribute == "min_gpu_ram_gb"]
    assert sorted(one.value_number or 0.0 for one in claims) == [2.7, 3.2, 15.5, 21.5]
    said = {one.value_number: one.condition for one in claims}
    assert first in said[15.5]
    assert second.strip("`-") in said[3.2]


@pytest.mark.parametrize(
    ("encoder", "language"), [("Vision Encoder", "LLM"), ("ViT", "Language Model"), ("视觉编码器", "语言模型")]
)
def test_sizes_of_parts_alone(encoder: str, language: str, understand: Understand) -> None:
    head = f"| Model | {encoder} | {language} | Description |\n|---|---|---|---|\n"
    rows = "| Okapi-VL-2B | 675M | 1.5B | The small one. |\n| Okapi-VL-7B | 675M | 7.6B | The larger one. |\n"
    claims = understand(f"# Okapi-VL\n\n{head}{rows}")[1].claims
    kinds = ("vision_encoder_params_b", "llm_params_b")
    said = {(one.model, one.attribute, one.value_number) for one in claims if one.attribute in kinds}
    assert said == {
        (model, kind, size)
        for model, sizes in (("Okapi-VL-2B", (0.675, 1.5)), ("Okapi-VL-7B", (0.675, 7.6)))
        for kind, size in zip(kinds, sizes, strict=True)
    }


@pytest.mark.parametrize("text", ["ViT-G/14 EVA-CLIP", "ViT-G/14 EVA-CLIP (frozen)", "EVA-CLIP ViT-g"])
def test_a_kind_of_encoder_before_or_behind_its_maker(text: str, understand: Understand) -> None:
    document = f"# Zoo\n\n| Model | Vision Encoder | LLM |\n|---|---|---|\n| Okapi-VL | {text} | Vicuna-7B |\n"
    claims = understand(document)[1].claims
    assert [one.value_text for one in claims if one.attribute == "vision_encoder"] == [text.removesuffix(" (frozen)")]
