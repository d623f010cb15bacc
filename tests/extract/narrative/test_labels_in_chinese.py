"""Labels and sentences in Chinese on the page of one model, in a list and in a card: each tells its fact of it."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

OPENING = "# Zebu-VL\n\nZebu-VL 是一个视觉语言模型。\n\n"
LABELS = {
    "params_total_b": ("参数量", "模型大小", "总参数量", "模型规模"),
    "vision_encoder": ("视觉编码器", "图像编码器", "视觉骨干", "视觉塔"),
    "language_model": ("语言模型", "大语言模型", "文本模型"),
    "context_length_tokens": ("上下文长度", "上下文窗口", "最大上下文"),
    "min_gpu_ram_gb": ("显存", "显存需求", "最低显存", "推理显存"),
    "licence": ("许可证", "开源协议", "模型协议"),
    "release_date": ("发布时间", "发布日期"),
    "base_model": ("基础模型", "基于"),
    "author": ("开发者", "机构", "开发团队"),
}
VALUES = {
    "params_total_b": "7.3B", "vision_encoder": "SigLIP", "language_model": "Qwen2-7B", "context_length_tokens": "32K",
    "min_gpu_ram_gb": "16GB", "licence": "Apache 2.0", "release_date": "2031年3月", "base_model": "acme/Heron-VL-7B",
    "author": "Acme AI",
}  # fmt: skip
ITEM = "## 模型信息\n\n- **{}：** {}\n"
CARD = "| 项目 | 内容 |\n|---|---|\n| {} | {} |\n| 语言 | 中文 |\n| 量化 | bf16 |\n{}"


def told(reference: Reference, text: str, attribute: str) -> list[tuple[str, str]]:
    """Model and value of the claims about one attribute."""
    claims = extract_document(text.encode(), name="made-up.md", reference=reference).claims
    return [(claim.model, claim.value_text) for claim in claims if claim.attribute == attribute]


@pytest.mark.parametrize("is_card", [False, True], ids=["item", "card"])
@pytest.mark.parametrize(("attribute", "label"), [(one, label) for one, labels in LABELS.items() for label in labels])
def test_a_label_says_what_stands_behind_it(reference: Reference, attribute: str, label: str, is_card: bool) -> None:
    others = "| 参数量 | 9B |\n" if attribute != "params_total_b" else "| 视觉编码器 | CLIP |\n"
    others += "| 语言模型 | Vicuna-7B |\n" if attribute != "language_model" else "| 视觉编码器 | CLIP |\n"
    row = CARD.format(label, VALUES[attribute], others) if is_card else ITEM.format(label, VALUES[attribute])
    assert (("Zebu-VL", VALUES[attribute])) in told(reference, OPENING + row, attribute)


@pytest.mark.parametrize(
    ("sentence", "attribute", "value"),
    [
        ("Zebu-VL 基于 Apache 2.0 许可证发布。", "licence", "Apache 2.0"),
        ("Zebu-VL 于 2031 年 3 月发布。", "release_date", "2031年3月"),
        ("2031年3月5日，我们发布了 Zebu-VL。", "release_date", "2031年3月5日"),
        ("上下文长度为 32K。", "context_length_tokens", "32K"),
        ("显存要求：16GB", "min_gpu_ram_gb", "16GB"),
    ],
)
def test_a_sentence_tells_it(reference: Reference, sentence: str, attribute: str, value: str) -> None:
    assert told(reference, f"{OPENING}{sentence}\n", attribute) == [("Zebu-VL", value)]


def test_a_release_of_another_model_is_not_the_page_s(reference: Reference) -> None:
    assert told(reference, f"{OPENING}Heron-VL 于 2030 年 1 月发布。\n", "release_date") == []
