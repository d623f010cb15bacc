"""Memory in brackets behind names, below labels and tags, of the sentence before; titles and limits without any."""

from __future__ import annotations

import pytest

from tests.extract.narrative.conftest import Understand

Needs = list[tuple[str, float | None]]


def _needs(understand: Understand, document: str) -> Needs:
    claims = understand(document).claims
    return [(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"]


def test_each_bracket_is_of_the_name_before_it(understand: Understand) -> None:
    lines = "`acme/Heron-VL-4B-Instruct` (Requires 16GB VRAM)\n`acme/Wren-VL-8B` (needs ~30 GB of VRAM)\n"
    told = _needs(understand, f"# Configuration\n\nOther models can be served, too:\n{lines}")
    assert told == [("Heron-VL-4B-Instruct", 16), ("Wren-VL-8B", 30)]


def test_a_bracket_with_a_download_is_no_need(understand: Understand) -> None:
    assert _needs(understand, "# Guide\n\nPull Heron-VL-4B (about 6GB download) and Wren-VL-8B (16GB file).\n") == []


@pytest.mark.parametrize("label", ["VRAM-behov", "VRAM-Bedarf", "VRAM needed", "VRAM"])
def test_a_label_of_video_memory_below_a_tagged_name(understand: Understand, label: str) -> None:
    items = "".join(
        f"{place}. **{name}** ({size} GB file)\n   - {label}: ~{need} GB\n"
        for place, name, size, need in ((1, "Heron2-VL:8b", 6.1, 8), (2, "Wren R1:7b", 4.7, 6))
    )
    assert _needs(understand, f"# VRAM\n\n## Models\n\n{items}") == [("Heron2-VL:8b", 8), ("Wren R1:7b", 6)]


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("We run Qwen3-VL-2B-Instruct. Requires 8GB of VRAM.", [("Qwen3-VL-2B-Instruct", 8)]),
        ("We run Qwen3-VL-2B-Instruct and InternVL3-8B. Requires 8GB of VRAM.", []),
    ],
)
def test_a_sentence_without_a_subject_is_of_the_one_model_before(
    understand: Understand, text: str, need: Needs
) -> None:
    assert _needs(understand, f"# Guide\n\n{text}\n") == need


@pytest.mark.parametrize("title", ["QLoRA-Powered Captioning of X-Rays", "VLMInference", "HeronVLM-Toolkit"])
def test_what_is_done_with_models_in_a_title_is_no_model(understand: Understand, title: str) -> None:
    assert _needs(understand, f"# {title}\n\n## Summary\n\nInference consumes only 1.5 GB of VRAM.\n") == []


@pytest.mark.parametrize(
    ("text", "gigabytes"),
    [
        ("The challenge was a hard VRAM limit of 4 GB on a laptop GPU.", []),
        ("We keep to a memory budget of 6 GB of VRAM.", []),
        ("推理需要 14G 显存，也可以选择 32G 的V100。", [14]),
        ("SFT takes 75 GB of VRAM.", [75]),
    ],
)
def test_limits_and_cards_are_no_needs(understand: Understand, text: str, gigabytes: list[float]) -> None:
    told = _needs(understand, f"# Heron-VL-8B\n\nHeron-VL-8B is a vision-language model.\n\n{text}\n")
    assert [amount for _, amount in told] == gigabytes
