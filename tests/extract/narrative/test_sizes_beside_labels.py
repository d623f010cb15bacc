"""Sizes whose unit stands in the label, and sizes in brackets behind a part's name in a cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.reading.body import read_body
from extract.records import Understanding
from extract.reference import Reference
from extract.understanding.tables import understand_tables

Understand = Callable[[str], Understanding]


@pytest.mark.parametrize(
    ("line", "billions"),
    [
        ("- **Parameters (B)**: 8.3", 8.3),
        ("Params (B): 8.3", 8.3),
        ("Parameters (in billions): 8.3", 8.3),
        ("Params (M): 450", 0.45),
    ],
)
def test_the_unit_of_a_number_stands_in_its_label(understand: Understand, line: str, billions: float) -> None:
    claims = understand(f"# Wren-VL\n\nWren-VL is a vision-language model.\n\n{line}\n").claims
    assert [(c.model, c.attribute, c.value_number) for c in claims] == [("Wren-VL", "params_total_b", billions)]


def test_a_size_behind_a_parts_name_in_a_cell_is_the_parts(reference: Reference) -> None:
    text = (
        "# Models\n\n| Model | Params (B) | Vision encoder | LLM |\n|---|---|---|---|\n"
        "| Wren-VL | 8.3 | SigLIP (400M) | Qwen2.5-7B (7.6B) |\n| Rook-VL | 2.2 | CLIP ViT-L (0.3B) | Gemma-2B |\n"
    )
    said = understand_tables(read_body(text.encode(), name="made-up.md"), reference)
    assert {(c.model, c.attribute, c.value_number) for c in said.claims if c.attribute.endswith("params_b")} == {
        ("Wren-VL", "vision_encoder_params_b", 0.4),
        ("Wren-VL", "llm_params_b", 7.6),
        ("Rook-VL", "vision_encoder_params_b", 0.3),
    }
