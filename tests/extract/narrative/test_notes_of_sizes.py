"""Notes of a list that say how large a model is with nothing but a size between dashes, bars or brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_ABOVE = "# Awesome VLMs\n\n## Open models\n\n"


@pytest.mark.parametrize(
    ("note", "sizes"),
    [
        ("- **Bar-VL** (Aug 2024) - 8B", {("Bar-VL", "params_total_b", 8.0)}),
        (
            "- **Bar-VL** (Aug 2024) - [Paper](https://arxiv.org/abs/2408.01999) - 8B",
            {("Bar-VL", "params_total_b", 8.0)},
        ),
        ("- **Bar-VL** | 8B | Apache 2.0", {("Bar-VL", "params_total_b", 8.0)}),
        (
            "- [Bar-VL](https://huggingface.co/acme/bar-vl) - 0.5B, 7B, 72B",
            {(f"Bar-VL {size:g}B", "params_total_b", size) for size in (0.5, 7.0, 72.0)},
        ),
        (
            "- [Bar-VL](https://huggingface.co/acme/bar-vl) - 1B to 78B",
            {("Bar-VL", "params_min_b", 1.0), ("Bar-VL", "params_max_b", 78.0)},
        ),
        (
            "- [Bar-VL](https://huggingface.co/acme/bar-vl) (1B-26B): a family of models",
            {("Bar-VL", "params_min_b", 1.0), ("Bar-VL", "params_max_b", 26.0)},
        ),
        (
            "- **Bar-VL** - [weights](https://huggingface.co/acme/Bar-VL-72B-Instruct) - sizes 3B, 7B, 72B",
            {(f"Bar-VL {size:g}B", "params_total_b", size) for size in (3.0, 7.0, 72.0)},
        ),
        ("- **Bar-VL** - Qwen2.5 - 7B", set()),
        ("- **Bar-VL** - SigLIP and Qwen2.5 | 7B", set()),
    ],
)
def test_a_part_of_a_note_is_a_size(understand: Understand, note: str, sizes: set[tuple[str, str, float]]) -> None:
    claims = understand(f"{_ABOVE}{note}\n").claims
    assert {(c.model, c.attribute, c.value_number) for c in claims if c.attribute.startswith("params_")} == sizes


def test_sizes_beside_a_model_named_by_its_size_are_of_its_siblings(understand: Understand) -> None:
    read = understand(
        "# Bar-VL-7B-Instruct\n\nBar-VL-7B-Instruct is one of our models, which come in 2B, 7B and 70B.\n"
    )
    said = {(c.model, c.value_number) for c in read.claims if c.attribute == "params_total_b"}
    assert said == {("Bar-VL-2B-Instruct", 2.0), ("Bar-VL-7B-Instruct", 7.0), ("Bar-VL-70B-Instruct", 70.0)}
