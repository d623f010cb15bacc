"""GPU memory in prose and lists: below headings of requirements, of two models, recommended, for training."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def _needed(understand: Understand, heading: str, text: str) -> list[tuple[str, float | None, str]]:
    claims = understand(f"# Heron-VL-8B\n\n## {heading}\n\n{text}\n").claims
    return [(c.model, c.value_number, c.condition) for c in claims if c.attribute == "min_gpu_ram_gb"]


@pytest.mark.parametrize(
    ("item", "gigabytes"),
    [
        ("- GPU: 16GB VRAM", [16]),
        ("- GPU with 16 GB of memory or more", [16]),
        ("- NVIDIA GPU with 16GB+ VRAM (24GB recommended)", [16]),
        ("- VRAM: 16GB minimum, 24GB recommended", [16]),
        ("- 32GB RAM", []),
        ("- 100GB disk space", []),
        ("- RTX 4090 (24GB VRAM)", []),
    ],
)
def test_what_stands_below_requirements_is_needed(understand: Understand, item: str, gigabytes: list[float]) -> None:
    assert _needed(understand, "Requirements", item) == [("Heron-VL-8B", amount, "") for amount in gigabytes]


def test_what_stands_elsewhere_need_not_be(understand: Understand) -> None:
    assert _needed(understand, "Our server", "- GPU: 16GB VRAM") == []


def test_below_a_heading_of_training_it_is_that_of_training(understand: Understand) -> None:
    assert _needed(understand, "Training", "- At least 40GB VRAM") == [("Heron-VL-8B", 40, "training")]


def test_below_a_heading_of_gpu_memory_amounts_are_gpu_memory(understand: Understand) -> None:
    told = _needed(understand, "GPU memory", "In bf16 Heron-VL-8B takes ~18.5GB; in int4 it is 7.5GB.")
    assert told == [("Heron-VL-8B", 18.5, "bf16"), ("Heron-VL-8B", 7.5, "int4")]


def test_each_of_two_models_needs_its_own(understand: Understand) -> None:
    text = "Heron-VL-2B runs on 5 GB of VRAM, while Heron-VL-8B needs 18 GB of VRAM."
    assert _needed(understand, "Hardware", text) == [("Heron-VL-2B", 5, ""), ("Heron-VL-8B", 18, "")]


def test_a_name_in_brackets_behind_an_amount_is_whose_need_it_is(understand: Understand) -> None:
    text = "# Fork\n\n### 必要条件\n\n- 16GB+ VRAM (Okapi2-VL-3B) または 32GB+ VRAM (Okapi3-VL-8B)\n"
    claims = understand(text).claims
    assert [(c.model, c.value_number) for c in claims] == [("Okapi2-VL-3B", 16), ("Okapi3-VL-8B", 32)]


def test_the_one_name_with_a_size_is_whose_need_it_is_where_no_other_is(understand: Understand) -> None:
    text = "# Service\n\nPour utiliser Okapi-Small-24B, changez la variable et prévoyez ~55 Go de VRAM.\n"
    assert [(c.model, c.value_number) for c in understand(text).claims] == [("Okapi-Small-24B", 55)]


@pytest.mark.parametrize("words", ["menos de 12GB de VRAM", "moins de 12GB de VRAM", "weniger als 12GB VRAM"])
def test_less_than_an_amount_in_other_languages(understand: Understand, words: str) -> None:
    claims = understand(f"# Heron-VL-8B\n\n## Hardware\n\n- VRAM: {words} (FP8)\n").claims
    assert [(c.value_number, c.comparator) for c in claims if c.attribute == "min_gpu_ram_gb"] == [(12, "<")]


def test_a_tag_behind_a_name_is_part_of_it(understand: Understand) -> None:
    claims = understand("# Plates\n\n## Performance\n\n- **VRAM Usage**: ~3-4GB (with qwen2.5vl:3b)\n").claims
    assert [(c.model, c.value_number) for c in claims] == [("qwen2.5vl:3b", 3)]


def test_a_target_and_a_maximum_are_no_needs(understand: Understand) -> None:
    assert _needed(understand, "Targets", "- **VRAM Usage**: 12-14GB (target) / 16GB (maximum)") == []


def test_a_wide_comma_parts_amounts(understand: Understand) -> None:
    text = "推理显存占用约 18GB，int4 量化后仅需 7GB 显存。"
    assert _needed(understand, "硬件", text) == [("Heron-VL-8B", 18, "inference"), ("Heron-VL-8B", 7, "int4")]


def test_a_name_before_a_chinese_amount_is_whose_need_it_is(understand: Understand) -> None:
    lead = "# Heron\n\n**`Heron`** is a family of open multimodal models, with `Heron-Chat` and `Heron-Draw`.\n\n"
    text = "## 推理\n\n按照上述步骤推理，Heron-Chat最低显存占用可以降至6G，Heron-Draw最低显存占用可以降至19G。\n"
    claims = [c for c in understand(lead + text).claims if c.attribute == "min_gpu_ram_gb"]
    assert [(c.model, c.value_number) for c in claims] == [("Heron-Chat", 6), ("Heron-Draw", 19)]


def test_an_item_of_a_name_with_its_memory_in_brackets(understand: Understand) -> None:
    items = "Loaded at runtime:\n- `acme/Gnu3-4B` (~2.5 GB VRAM in 4-bit)\n- RTX 4090 (24GB VRAM)\n"
    assert _needed(understand, "Models", items) == [("Gnu3-4B", 2.5, "4-bit")]


TOLD = {
    "one card of a size": ("The AWQ version supports single-card (above 30GB) inference.", [(30, "awq, inference")]),
    "what a card must have": ("Please make sure your GPU has more than 14GB of memory.", [(14, "")]),
    "what a card may have": ("If your GPU has less than 24GB, use the int4 version.", []),
    "a precision in front": (
        "At BF16, it occupies 16.4 GB, while FP8 cuts that to 9.1 GB of VRAM.",
        [(16.4, "bf16"), (9.1, "fp8")],
    ),
}


@pytest.mark.parametrize(("sentence", "amounts"), TOLD.values(), ids=TOLD)
def test_a_sentence_about_cards(understand: Understand, sentence: str, amounts: list[tuple[float, str]]) -> None:
    assert _needed(understand, "Usage", sentence) == [("Heron-VL-8B", *amount) for amount in amounts]


def test_a_second_model_without_a_verb_of_its_own_needs_its_amount(understand: Understand) -> None:
    text = "Heron-VL-2B runs in 5 GB and Heron-VL-8B in 16 GB of VRAM."
    assert _needed(understand, "Hardware", text) == [("Heron-VL-2B", 5, ""), ("Heron-VL-8B", 16, "")]


@pytest.mark.parametrize("name", ["Heron 3.2 11B Vision", "Heron-VL 7B", "Llama 3.2 11B Vision"])
def test_a_name_with_its_size_heads_the_memory_below_it(understand: Understand, name: str) -> None:
    claims = understand(f"# Which card\n\n### {name}\n\nRequires roughly 22 GB of VRAM at FP16.\n").claims
    assert [(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"] == [(name, 22)]


@pytest.mark.parametrize("heading", ["Running Heron 7B", "Fine-tuning Heron 7B"])
def test_a_deed_that_heads_memory_is_no_part_of_the_name(understand: Understand, heading: str) -> None:
    claims = understand(f"# Which card\n\n### {heading}\n\nRequires roughly 22 GB of VRAM.\n").claims
    assert {claim.model for claim in claims} == {"Heron 7B"}


CARDS = {
    "a label of the card": ("- GPU: 16 GB VRAM\n- RAM: 32 GB", [16]),
    "a bold one, with what is better": (
        "- **GPU:** NVIDIA with ≥ 16 GB VRAM (24 GB recommended)\n- **Disk:** 40 GB",
        [16],
    ),
    "a card by its name": ("- GPU: NVIDIA RTX 3090 (24 GB VRAM)", []),
    "only what is better": ("- GPU: 24 GB VRAM recommended", []),
}


@pytest.mark.parametrize(("items", "amounts"), CARDS.values(), ids=CARDS)
def test_a_labelled_item_below_requirements_is_needed(understand: Understand, items: str, amounts: list[float]) -> None:
    assert [amount for _, amount, _ in _needed(understand, "Requirements", items)] == amounts


def test_sizes_that_head_amounts_are_those_of_the_documents_model(understand: Understand) -> None:
    items = "- 2B: 6 GB\n- 8B: 20 GB"
    claims = understand(f"# Heron\n\nHeron is a vision-language model.\n\n## VRAM\n\n{items}\n").claims
    needed = [(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"]
    assert needed == [("Heron 2B", 6), ("Heron 8B", 20)]
    assert not understand(f"# Notes\n\nSome notes.\n\n## VRAM\n\n{items}\n").claims
