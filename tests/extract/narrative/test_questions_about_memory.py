"""Questions about memory and their answers, lists below a line about memory, and cards in other languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.narrative.memory.answers import is_question, leads_amounts
from extract.records import Understanding

Understand = Callable[[str], Understanding]

FAMILY = "# Heron-VL\n\nHeron-VL is a family of vision-language models: Heron-VL-2B, Heron-VL-7B and Heron-VL-34B.\n\n"


def _needed(understand: Understand, text: str) -> list[tuple[str, float | None]]:
    return [(c.model, c.value_number) for c in understand(text).claims if c.attribute == "min_gpu_ram_gb"]


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        (
            "**Q: How much GPU memory is needed for inference?**\n\nA: About 16GB for the 7B model and 6GB for the 2B "
            "model in BF16. The 34B model needs two A100 80GB.",
            [("Heron-VL 7B", 16), ("Heron-VL 2B", 6)],
        ),
        (
            "**Q: What video memory do I need to run the 2B model in int4?**\nA: 3 GB are enough.",
            [("Heron-VL 2B", 3)],
        ),
        ("### How much VRAM does Heron-VL-34B require?\n\nAround 72 GB in BF16.", [("Heron-VL-34B", 72)]),
        ("**Q: How much VRAM is needed?**\n\nA: We recommend a card with 24 GB.", []),
        ("**Q: How much VRAM is needed?**\n\nA: It depends.\n\nOur server has 80GB.", []),
        ("**Q: Which licence do the models have?**\n\nA: Apache 2.0. The files take 15GB.", []),
    ],
    ids=["several sizes", "one paragraph", "a heading", "advice", "only what follows", "another question"],
)
def test_an_answer_speaks_of_what_was_asked(
    understand: Understand, text: str, needed: list[tuple[str, float | None]]
) -> None:
    assert _needed(understand, f"{FAMILY}## FAQ\n\n{text}\n") == needed


def test_items_below_a_line_about_memory_are_amounts_of_it_and_their_labels_none(understand: Understand) -> None:
    text = (
        "# acme/Garza-VL-9B-GGUF\n\n## Requisitos de hardware\n\n- VRAM estimada para inferencia:\n"
        "  - Q2_K (3,9 GB): ~5-6 GB\n  - Q4_K_M (5,6 GB): ~7,5 GB de VRAM.\n"
        "- GPU recomendadas:\n  - Consumer: RTX 3090 (24 GB).\n"
    )
    claims = [c for c in understand(text).claims if c.attribute == "min_gpu_ram_gb"]
    assert [(c.model, c.value_number, c.comparator, c.condition) for c in claims] == [
        ("Garza-VL-9B-GGUF", 5, "~", "q2_k"),
        ("Garza-VL-9B-GGUF", 7.5, "~", "q4_k_m"),
    ]


def test_a_chinese_question_has_its_answer(understand: Understand) -> None:
    asked = "**问：部署 Egret-VL-7B 需要多少显存？**\n\n答：BF16 推理约需 18GB 显存，INT4 量化后约 9GB。"
    text = f"# Egret-VL-7B\n\n## 常见问题\n\n{asked}\n"
    assert _needed(understand, text) == [("Egret-VL-7B", 18), ("Egret-VL-7B", 9)]


@pytest.mark.parametrize(
    "text", ["How much VRAM do I need?", "Which GPU is required?", "需要多少显存？", "¿Cuánta VRAM necesita?"]
)
def test_these_ask_for_memory(text: str) -> None:
    assert is_question(text)
    assert leads_amounts(text)


@pytest.mark.parametrize("text", ["How much does it cost?", "VRAM", "GPU memory is cheap.", "Which licence?"])
def test_these_do_not(text: str) -> None:
    assert not is_question(text)
    assert not leads_amounts(text)
