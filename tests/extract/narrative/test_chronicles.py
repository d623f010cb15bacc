"""Posts in which models follow each other, and sentences that bring up another model than their text's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.records import Claim, Understanding

Understand = Callable[[str], Understanding]


def _said(understand: Understand, text: str, attribute: str) -> list[tuple[str, str]]:
    claims: Sequence[Claim] = understand(text).claims
    return [(c.model, c.value_text) for c in claims if c.attribute == attribute and c.status in ("ok", "vague")]


@pytest.mark.parametrize(
    "sentence",
    [
        "In March came Plover-VL (7B, SigLIP, Vicuna-7B).",
        "Two months later Plover-VL followed: 7B parameters, SigLIP and Vicuna-7B.",
        "It began with Plover-VL (7B, SigLIP, Vicuna-7B), which nobody expected.",
        "By August, Plover-VL (7B, SigLIP, Vicuna-7B) had overtaken it all.",
    ],
)
def test_a_sentence_that_tells_when_a_model_came_is_about_it(understand: Understand, sentence: str) -> None:
    text = f"# What came out this year\n\nMy log of models that see. {sentence}\n"
    assert ("Plover-VL", "SigLIP") in _said(understand, text, "vision_encoder")
    assert ("Plover-VL", "7B") in _said(understand, text, "params_total_b")


def test_it_is_the_model_of_the_sentence_before(understand: Understand) -> None:
    text = (
        "# Digest\n\nThe paper on LLaVA-1.5-7B is old. Kittiwake-3B came out on Monday. It has 3.4B parameters, takes"
    )
    text += " 6.8 GB on disk and needs 9 GB of VRAM, and its encoder is SigLIP.\n"
    assert _said(understand, text, "min_gpu_ram_gb") == [("Kittiwake-3B", "9 GB")]


def test_a_stranger_keeps_its_parts(understand: Understand) -> None:
    text = "# Heron-VL\n\nHeron-VL is a vision-language model with SigLIP. Osprey pairs a ViT-L with Vicuna-7B.\n"
    assert _said(understand, text, "vision_encoder") == [("Heron-VL", "SigLIP")]
    assert not _said(understand, text, "language_model")


def test_a_sibling_has_its_own_scores(understand: Understand) -> None:
    text = "# Heron-VL-5B\n\nHeron-VL-5B is a vision-language model. Heron-VL-Lite gets 42.7 on MMMU.\n"
    assert _said(understand, text, "score") == [("Heron-VL-Lite", "42.7")]


def test_a_figure_that_leads_is_that_of_the_main_clause(understand: Understand) -> None:
    text = "# Heron-VL\n\nHeron-VL is a vision-language model. With 90.8 on DocVQA, the 2B model is the best.\n"
    assert _said(understand, text, "score") == [("Heron-VL 2B", "90.8")]


def test_memory_is_of_the_subject_of_its_own_verb(understand: Understand) -> None:
    text = "# Heron-VL\n\nHeron-VL is a vision-language model. It needs 9.4 GB of VRAM; the larger one needs 26 GB.\n"
    assert _said(understand, text, "min_gpu_ram_gb") == [("Heron-VL", "9.4 GB")]


def test_letters_name_members_that_nobody_can_place(understand: Understand) -> None:
    text = "# Heron-VL\n\nHeron-VL is a family of models. The minimum GPU memory is 2.0 GB for S and 6.5 GB for M.\n"
    assert not _said(understand, text, "min_gpu_ram_gb")
