"""What says that figures are memory, or scores of a benchmark: a paragraph below, a cell, and no sentence beside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

AMOUNTS = """\
# Hardware guide

## Inference

| Model | FP16 | 4-bit |
|:------|-----:|------:|
| Gnu-VL-3B | 9.0 GB | 4.1 GB |
| Okapi-7B | 17.9 GB | {} |

{}
"""
ALL = {("Gnu-VL-3B", 9.0, "FP16"), ("Gnu-VL-3B", 4.1, "4-bit"), ("Okapi-7B", 17.9, "FP16")}
SAID = {
    "numbers are": (
        "7.3 GB",
        "Numbers are peak VRAM for one image and 512 tokens.",
        {*ALL, ("Okapi-7B", 7.3, "4-bit")},
    ),
    "all values show": ("—", "All values show GPU memory during generation.", ALL),
    "measured with": ("—", "VRAM measured with batch size 1.", ALL),
    "too much for a card": ("OOM", "We used one card.", ALL),
    "nothing said": ("7.3 GB", "We used one card.", set()),
    "of something else": ("7.3 GB", "Numbers are download sizes; VRAM depends on the image.", set()),
}


@pytest.mark.parametrize(("cell", "below", "facts"), SAID.values(), ids=SAID)
def test_gigabytes_are_memory_where_something_says_so(
    understand: Understand, cell: str, below: str, facts: set[tuple[str, float, str]]
) -> None:
    claims = understand(AMOUNTS.format(cell, below))[1].claims
    found = {
        (c.model, c.value_number, c.condition) for c in claims if c.attribute == "min_gpu_ram_gb" and c.value_number
    }
    assert found == facts


def test_a_paragraph_about_its_own_figures_says_nothing_of_the_table_below(understand: Understand) -> None:
    text = (
        "# Two models on one desk\n\n**Okapi-7B** did not fit. 90.7 on DocVQA, says its card; I saw 88%.\n\n"
        "| | Totals read | VRAM | Seconds |\n|---|---|---|---|\n"
        "| Okapi-7B | 88% | 14.5 GB | 2.8 |\n| Gnu-VL-3B | 96% | 9.8 GB | 1.9 |\n"
    )
    scores = [c for c in understand(text)[1].claims if c.attribute == "score" and c.table_index is not None]
    assert {(c.model, c.benchmark, c.value_number) for c in scores} == {
        ("Okapi-7B", "Totals read", 88.0),
        ("Gnu-VL-3B", "Totals read", 96.0),
    }


def test_rows_tuned_in_other_ways_are_other_models_whatever_card_they_were_tuned_on(understand: Understand) -> None:
    text = (
        "| Model | Method | ChartQA | GPU |\n|---|---|---|---|\n| Okapi-7B | – | 87.3 | - |\n"
        "| Okapi-7B | LoRA | 88.9 | 1×A100 |\n| Okapi-7B | QLoRA | 88.1 | 1×4090 |\n"
    )
    scores = [c for c in understand(text)[1].claims if c.attribute == "score"]
    assert [(c.model, c.value_number) for c in scores] == [
        ("Okapi-7B", 87.3),
        ("Okapi-7B LoRA", 88.9),
        ("Okapi-7B QLoRA", 88.1),
    ]
