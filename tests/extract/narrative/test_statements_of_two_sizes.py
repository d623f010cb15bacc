"""What a text on a model in two sizes says of each: its memory, its score, its language model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

OPENING = "# Zebu\n\nZebu is a family of vision-language models in two sizes, Zebu-2B and Zebu-8B.\n\n"


def told(understand: Understand, text: str, attribute: str) -> set[tuple[str, str]]:
    """Model, with a hyphen before its size, and value of the claims about one attribute."""
    claims = [claim for claim in understand(OPENING + text).claims if claim.attribute == attribute]
    return {(claim.model.replace(" ", "-"), claim.value_text) for claim in claims}


@pytest.mark.parametrize(
    "text",
    [
        "Zebu-2B needs 6 GB of VRAM and Zebu-8B needs 18 GB.",
        "- Zebu-2B: 6 GB VRAM\n- Zebu-8B: 18 GB VRAM",
        "- 2B: 6 GB of VRAM\n- 8B: 18 GB of VRAM",
        "The 2B model needs 6 GB of VRAM, the 8B model 18 GB.",
        "GPU memory: 6 GB (2B), 18 GB (8B)",
        "Inference takes 6 GB / 18 GB of VRAM for the 2B / 8B models.",
        "Zebu-2B and Zebu-8B need 6 GB and 18 GB of VRAM, respectively.",
        "While Zebu-8B requires 18 GB of GPU memory, Zebu-2B runs in 6 GB.",
        "### Zebu-2B\n\nIt needs 6 GB of VRAM.\n\n### Zebu-8B\n\nIt needs 18 GB of VRAM.",
        "### 2B\n\nRequires 6 GB of VRAM.\n\n### 8B\n\nRequires 18 GB of VRAM.",
        "You need 6 GB of VRAM for the 2B and 18 GB for the 8B version.",
        "You can run Zebu-2B with 6 GB of VRAM; for Zebu-8B you need 18 GB.",
    ],
)
def test_memory_of_each_size(understand: Understand, text: str) -> None:
    assert told(understand, text, "min_gpu_ram_gb") == {("Zebu-2B", "6 GB"), ("Zebu-8B", "18 GB")}


@pytest.mark.parametrize(
    "text",
    [
        "Zebu-2B scores 40.1 on MMMU and Zebu-8B 52.3.",
        "- Zebu-2B: 40.1 on MMMU\n- Zebu-8B: 52.3 on MMMU",
        "On MMMU, Zebu-2B and Zebu-8B reach 40.1 and 52.3, respectively.",
        "The 2B model reaches 40.1 on MMMU, the 8B model 52.3.",
        "On MMMU, the 2B model scores 40.1 and the 8B model 52.3.",
        "Zebu-8B achieves 52.3 on MMMU, while Zebu-2B achieves 40.1.",
        "MMMU: 40.1 (Zebu-2B), 52.3 (Zebu-8B)",
        "Zebu-2B (MMMU 40.1) and Zebu-8B (MMMU 52.3) are out.",
        "With 52.3 on MMMU, Zebu-8B beats Zebu-2B (40.1).",
        "Zebu-8B gets 52.3 on MMMU, compared to 40.1 for Zebu-2B.",
        "- MMMU (2B / 8B): 40.1 / 52.3",
    ],
)
def test_the_score_of_each_size(understand: Understand, text: str) -> None:
    assert told(understand, text, "score") == {("Zebu-2B", "40.1"), ("Zebu-8B", "52.3")}


@pytest.mark.parametrize(
    "text",
    [
        "Zebu-2B uses Qwen2-1.5B and Zebu-8B uses Qwen2-7B as language model.",
        "- Zebu-2B: SigLIP + Qwen2-1.5B\n- Zebu-8B: SigLIP + Qwen2-7B",
        "Zebu-2B and Zebu-8B are built on Qwen2-1.5B and Qwen2-7B, respectively.",
        "The 2B model is based on Qwen2-1.5B and the 8B model on Qwen2-7B.",
        "The language model is Qwen2-1.5B for Zebu-2B and Qwen2-7B for Zebu-8B.",
        "We release Zebu-2B (Qwen2-1.5B) and Zebu-8B (Qwen2-7B).",
        "We use Qwen2-1.5B for the 2B version and Qwen2-7B for the 8B version.",
    ],
)
def test_the_language_model_of_each_size(understand: Understand, text: str) -> None:
    assert told(understand, text, "language_model") == {("Zebu-2B", "Qwen2-1.5B"), ("Zebu-8B", "Qwen2-7B")}
