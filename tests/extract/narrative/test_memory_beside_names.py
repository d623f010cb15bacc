"""Amounts of memory beside the names of the models that need them, and items that go on about the one above."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_ABOVE = """\
# Which one to start with

| Model | Params |
|---|---|
| Wren-8B | 8.3B |
| Rook-V 2 | 4.1B |
| Finch-Mini | 0.6B |

## What they cost to run

"""
_WREN, _ROOK, _FINCH = "Wren-8B", "Rook-V 2", "Finch-Mini"

SAID = {
    "the verb left out": (
        "We loaded each in bf16. Wren-8B took 18.1 GB, Rook-V 2 9.6 GB, Finch-Mini just 1.5 GB.",
        {(_WREN, 18.1), (_ROOK, 9.6), (_FINCH, 1.5)},
    ),
    "in their order": (
        "Wren-8B and Rook-V 2 need 21 GB and 10 GB in bf16. With FP8 the requirements fall to 12 GB and 6 GB.",
        {(_WREN, 21.0), (_ROOK, 10.0), (_WREN, 12.0), (_ROOK, 6.0)},
    ),
    "a name short": ("On the GPU, Wren-8B and Rook-V 2 need 21 GB, 10 GB and 4 GB.", set()),
    "files": ("Wren-8B and Rook-V 2 take 21 GB and 10 GB on disk.", set()),
}


@pytest.mark.parametrize(("text", "needs"), SAID.values(), ids=SAID)
def test_an_amount_beside_a_name_is_its_need(understand: Understand, text: str, needs: set[tuple[str, float]]) -> None:
    claims = understand(_ABOVE + text + "\n").claims
    assert {(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"} == needs


_RELEASES = """\
# Changes

## 2.0.0

- **Wren-2-7B**. 8.1B parameters in total: InternViT-300M (0.3B) and Qwen2.5-7B (7.6B).
- It runs on 17 GB of GPU memory and scores 91.4 on DocVQA.
- Training data: 2.5M charts.

### Fixed

- It no longer crashes.
- Wren-1 needs 9 GB of GPU memory.
"""


def test_items_go_on_about_the_model_above(understand: Understand) -> None:
    said = {(c.model, c.attribute, c.value_number) for c in understand(_RELEASES).claims if c.value_number}
    assert said >= {
        ("Wren-2-7B", "params_total_b", 8.1),
        ("Wren-2-7B", "min_gpu_ram_gb", 17.0),
        ("Wren-2-7B", "score", 91.4),
        ("Wren-2-7B", "dataset_size", 2.5e6),
    }
    assert ("Wren-2-7B", "min_gpu_ram_gb", 9.0) not in said


_TOGETHER = """\
# Changes

- **Wren-3-4B** and **Wren-3-12B**, replacing the 2.x line.
  - Encoder: SigLIP2-So400m in both.
  - Language model: Qwen3-4B and Qwen3-8B, respectively.
  - It scores 50.1 on MMMU.
- New scores: Wren-3-12B reaches 95.6 on DocVQA and 61.2 on MMMU.
"""


def test_notes_below_two_models_are_shared_or_nobodys(understand: Understand) -> None:
    read = understand(_TOGETHER)
    parts = {(c.model, c.attribute, c.value_text) for c in read.claims if c.attribute.endswith(("encoder", "model"))}
    assert parts == {
        ("Wren-3-4B", "vision_encoder", "SigLIP2-So400m"),
        ("Wren-3-12B", "vision_encoder", "SigLIP2-So400m"),
        ("Wren-3-4B", "language_model", "Qwen3-4B"),
        ("Wren-3-12B", "language_model", "Qwen3-8B"),
    }
    scores = {(c.model, c.benchmark, c.value_number) for c in read.claims if c.attribute == "score"}
    assert scores == {("Wren-3-12B", "DocVQA", 95.6), ("Wren-3-12B", "MMMU", 61.2)}
    assert any(issue.kind == "claim_of_several" for issue in read.issues)
