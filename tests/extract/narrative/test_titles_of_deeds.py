"""A title that says what is done to a model names that model, and says what the amounts below are for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def needs(understand: Understand, text: str) -> list[tuple[str, str, str, str]]:
    """Model, amount, comparator and condition of every amount of memory."""
    claims = understand(text).claims
    found = [claim for claim in claims if claim.attribute == "min_gpu_ram_gb"]
    return [(claim.model, claim.value_text, claim.comparator, claim.condition) for claim in found]


@pytest.mark.parametrize("title", ["Fine-tuning Zebu2", "Zebu2 fine-tuning guide", "微调 Zebu2 模型", "Zebu2 微调指南"])
def test_what_is_tuned_is_named_by_the_title_and_its_memory_is_for_that(understand: Understand, title: str) -> None:
    said = "- 每张显卡不少于 57GB 显存" if "微" in title else "- Each card needs 57GB of GPU memory"
    assert needs(understand, f"# {title}\n\n## Setup\n\n{said}\n") == [("Zebu2", "57GB", "=", "fine-tuning")]


def test_an_amount_that_says_what_it_is_for_keeps_to_that(understand: Understand) -> None:
    text = "# Fine-tuning Zebu2\n\n- Inference with Zebu2 needs 12 GB of GPU memory.\n"
    assert needs(understand, text) == [("Zebu2", "12 GB", "=", "inference")]


def test_a_subtitle_is_no_deed(understand: Understand) -> None:
    text = (
        "# Zebu2: Efficient Fine-tuning of Cameras\n\nZebu2 is a vision-language model. It needs 12 GB of GPU memory.\n"
    )
    assert needs(understand, text) == [("Zebu2", "12 GB", "=", "")]


@pytest.mark.parametrize(("said", "comparator"), [("不少于", "="), ("不小于", "="), ("小于", "<")])
def test_no_less_than_is_the_least(understand: Understand, said: str, comparator: str) -> None:
    text = f"# Zebu2\n\nZebu2 是一个视觉语言模型。\n\n- 推理需要显存{said} 16GB\n"
    assert [(amount, sign) for _, amount, sign, _ in needs(understand, text)] == [("16GB", comparator)]


def of(understand: Understand, text: str, attribute: str) -> Mapping[str, str]:
    """Value of one attribute by model."""
    return {claim.model: claim.value_text for claim in understand(text).claims if claim.attribute == attribute}


@pytest.mark.parametrize("said", ["根据 Acme Open License 许可", "遵守 Acme Open License 协议"])
def test_a_chinese_licence_is_told(understand: Understand, said: str) -> None:
    text = f"# Zebu2\n\nZebu2 是一个视觉语言模型。\n\nZebu2 模型{said}发布。\n"
    assert of(understand, text, "licence") == {"Zebu2": "Acme Open License"}


def test_an_open_model_is_no_licence(understand: Understand) -> None:
    text = "# Zebu2\n\nZebu2 是一个视觉语言模型。\n\n本模型基于 Quagga-3-8B 开源模型训练。\n"
    assert of(understand, text, "licence") == {}


def test_a_length_of_text_is_a_context(understand: Understand) -> None:
    text = "# Zebu2\n\nZebu2 是一个视觉语言模型。\n\n- 支持 8K 文本长度。\n"
    assert of(understand, text, "context_length_tokens") == {"Zebu2": "8K"}
