"""Items of a list below a name with its size: the memory of their notes is that of the model; and what is none."""

from __future__ import annotations

import pytest

from tests.extract.narrative.conftest import Understand

Needs = list[tuple[str, float | None]]


def _needs(understand: Understand, document: str) -> Needs:
    claims = understand(document).claims
    return [(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"]


@pytest.mark.parametrize(("bullet", "note"), [("1.", "   -"), ("-", "  *"), ("1.", "•"), ("1.", "‣")])
@pytest.mark.parametrize("bracket", ["", " (4-bit)", "（4位量化版）"])
def test_notes_are_of_the_name_above(understand: Understand, bullet: str, note: str, bracket: str) -> None:
    items = (("Heron-VL-4B", "需要 6GB 显存"), ("Wren-Pro-1B", "needs 4 GB VRAM"))
    text = "".join(f"{bullet} {name}{bracket}\n{note} {need}\n" for name, need in items)
    assert _needs(understand, f"# Guide\n\n## Models\n\n{text}") == [("Heron-VL-4B", 6), ("Wren-Pro-1B", 4)]


def test_variants_above_notes_in_a_text_about_their_family(understand: Understand) -> None:
    text = "- Heron-VL-2B\n  - bf16: 6 GB VRAM\n  - int4: 3 GB VRAM\n- Heron-VL-8B\n  - bf16: 18 GB VRAM\n"
    told = _needs(understand, f"# Heron-VL\n\nHeron-VL is a vision-language model.\n\n## Hardware\n\n{text}")
    assert told == [("Heron-VL-2B", 6), ("Heron-VL-2B", 3), ("Heron-VL-8B", 18)]


def test_what_is_no_name_above_notes_changes_nothing(understand: Understand) -> None:
    text = "- With one card\n  - bf16: 18 GB VRAM\n"
    told = _needs(understand, f"# Heron-VL-8B\n\nHeron-VL-8B is a vision-language model.\n\n## Hardware\n\n{text}")
    assert told == [("Heron-VL-8B", 18)]


@pytest.mark.parametrize(
    "share", ["使用 50% 显存（~70GB）", "uses 50% of the GPU memory (about 70GB)", "使用剩余 40% GPU 内存（~56GB）"]
)
def test_a_share_of_a_card_is_no_need(understand: Understand, share: str) -> None:
    assert _needs(understand, f"# Heron-VL-8B\n\n## 显存\n\n- **Server**: {share}\n") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It comes as 1B and 3B text-only models alongside 11B and 90B vision models.", []),
        ("It has a 6B vision model and a 20B language model.", [("vision_encoder_params_b", 6), ("llm_params_b", 20)]),
    ],
)
def test_models_that_see_are_no_encoders(understand: Understand, text: str, parts: Needs) -> None:
    claims = understand(f"# Heron-VL\n\nHeron-VL is a vision-language model. {text}\n").claims
    attributes = ("vision_encoder_params_b", "llm_params_b")
    assert [(c.attribute, c.value_number) for c in claims if c.attribute in attributes] == parts
