"""What a text calls the sizes of a family for short, and titles that name the family only in passing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_FAMILY = """\
# Meet Wren-V: models that see

We share **Wren-V**, an open family of vision-language models.

Wren-V Mini has 1.9B parameters and Wren-V Pro 14B.

"""
_GUIDE = """\
# Deploying Rook-VL in production

This applies to `acme/Rook-VL-2-9B` and `acme/Rook-VL-2-27B`.

Rook-VL is a vision-language model; Rook-VL 1 was its first.

"""

_PAIR = """\
# Finch-VL 2: small models that read

**Finch-VL 2** is a pair of vision-language models, Finch-VL-2-1.6B and Finch-VL-2-5B.

"""
_SMALL, _LARGE = "Finch-VL-2-1.6B", "Finch-VL-2-5B"

SAID = {
    "the smaller and the larger": (
        _PAIR,
        "In bf16 the small model runs in 4.9 GB of GPU memory and the large one in 12.6 GB.",
        {(_SMALL, "min_gpu_ram_gb", 4.9), (_LARGE, "min_gpu_ram_gb", 12.6)},
    ),
    "then in their order": (
        _PAIR,
        "The smaller model needs 4.9 GB of VRAM and the larger 12.6 GB. In int4 they need 2.1 GB and 4.8 GB.",
        {(_SMALL, "min_gpu_ram_gb", gigabytes) for gigabytes in (4.9, 2.1)}
        | {(_LARGE, "min_gpu_ram_gb", gigabytes) for gigabytes in (12.6, 4.8)},
    ),
    "the larger left without a noun": (
        _PAIR,
        "The smaller model scores 38.6 on MMMU, the larger 47.1.",
        {(_SMALL, "score", 38.6), (_LARGE, "score", 47.1)},
    ),
    "the larger of others": (_PAIR, "The larger one of the baselines scores 38.6 on MMMU.", set()),
    "the larger of three": (_PAIR, "Finch-VL-2-9B came later. The larger model needs 9.4 GB of VRAM.", set()),
    "the subject": (_FAMILY, "Mini scores 42.5 on MMMU.", {("Wren-V Mini", "score", 42.5)}),
    "in a list": (
        _FAMILY,
        "- Mini fits on a GPU with 6 GB; Pro needs 40 GB of GPU memory.",
        {("Wren-V Mini", "min_gpu_ram_gb", 6.0), ("Wren-V Pro", "min_gpu_ram_gb", 40.0)},
    ),
    "asked about": (_FAMILY, "### And Mini?\n\nIt gets 33.1 on MMMU.", {("Wren-V Mini", "score", 33.1)}),
    "in the last bracket": (_FAMILY, "- 63.8 on MMMU (Pro)", {("Wren-V Pro", "score", 63.8)}),
    "led by a place": (
        _FAMILY,
        "On our RTX 4060 the Mini produces 61 tokens per second and peaks at 5.1 GB of GPU memory.",
        {("Wren-V Mini", "min_gpu_ram_gb", 5.1)},
    ),
    "sizes in brackets": (
        _FAMILY,
        "There are Wren-V Mini (1.9B) and Wren-V Pro (14B).",
        {("Wren-V Mini", "params_total_b", 1.9), ("Wren-V Pro", "params_total_b", 14.0)},
    ),
    "a length for each": (
        _FAMILY,
        "Context length is 32K tokens for Mini.",
        {("Wren-V Mini", "context_length_tokens", 32000.0)},
    ),
    "a size, its verb left out": (
        _FAMILY,
        "Mini has 1.9B parameters, Pro 14B.",
        {("Wren-V Mini", "params_total_b", 1.9), ("Wren-V Pro", "params_total_b", 14.0)},
    ),
    "the end of a name that leads an item": (
        "# Wren-V2\n\nWren-V2 is a series of vision-language models: Wren-V2-Mini, Wren-V2-Pro and Wren-V2.\n\n",
        "- Note: v2-mini, 3.4B-MoE in total, runs on a single GPU with 24 GB.\n"
        "- v2-pro, 16.1B-MoE in total, activated 2.4B.",
        {
            ("Wren-V2-Mini", "params_total_b", 3.4),
            ("Wren-V2-Mini", "min_gpu_ram_gb", 24.0),
            ("Wren-V2-Pro", "params_total_b", 16.1),
            ("Wren-V2-Pro", "params_activated_b", 2.4),
        },
    ),
    "behind another name": (_FAMILY, "Gemini 2.5 Pro gets 82.0 on MMMU.", {("Gemini 2.5 Pro", "score", 82.0)}),
    "before what it describes": (_FAMILY, "Mini models rarely score 42.5 on MMMU.", set()),
    "sizes of a generation": (
        _GUIDE,
        "- DocVQA (validation): 93.8 with 9B, 95.0 with 27B",
        {("Rook-VL-2-9B", "score", 93.8), ("Rook-VL-2-27B", "score", 95.0)},
    ),
}


@pytest.mark.parametrize(("above", "text", "said"), SAID.values(), ids=SAID)
def test_a_short_name_is_spelt_out(
    understand: Understand, above: str, text: str, said: set[tuple[str, str, float]]
) -> None:
    lines = above.count("\n")
    claims = [claim for claim in understand(above + text + "\n").claims if claim.line_start > lines]
    assert {(c.model, c.attribute, c.value_number) for c in claims if c.value_number and c.status == "ok"} == said


def test_what_is_spelt_out_stands_at_its_place(understand: Understand) -> None:
    text = _FAMILY + "On a laptop, Mini scores 42.5 on MMMU.\n"
    (score,) = (claim for claim in understand(text).claims if claim.attribute == "score")
    assert score.quote == "On a laptop, Mini scores 42.5 on MMMU."
    assert text[score.start : score.end] == score.quote


@pytest.mark.parametrize(
    "title",
    [
        "# Wren-VL — Frequently Asked Questions",
        "# Running Wren-VL locally",
        "# Computer Science > Computation and Language\n\n# Wren-VL: Seeing Far",
        "# 鹪鹩：看得远的多模态大模型",
    ],
)
def test_a_title_names_its_model_whatever_stands_around_it(understand: Understand, title: str) -> None:
    told = (
        "Wren-VL（鹪鹩）是一个多模态大模型。Wren-VL 开源。" if "鹪" in title else "Wren-VL is a vision-language model."
    )
    claims = understand(f"{title}\n\n{told}\n\nThe model scores 54.1 on MMMU.\n\nWe call it Wren-VL.\n").claims
    assert ("Wren-VL", 54.1) in {(claim.model, claim.value_number) for claim in claims}


def test_a_question_about_another_model_is_no_rival(understand: Understand) -> None:
    text = (
        "# Wren-VL\n\nWren-VL is a vision-language model.\n\n## How does it compare with Qwen2.5-VL-3B?\n\nBetter.\n\n"
    )
    claims = understand(text + "## Size\n\nThe model has 3.1B parameters.\n").claims
    assert ("Wren-VL", 3.1) in {(claim.model, claim.value_number) for claim in claims}


def test_languages_of_a_document_are_no_models(understand: Understand) -> None:
    claims = understand("# 鹪鹩\n\n🤗 Hugging Face | English\n\nEnglish has 7B parameters.\n")
    assert not [mention for mention in claims.mentions if mention.name == "English"]
