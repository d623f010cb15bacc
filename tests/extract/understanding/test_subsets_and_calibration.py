"""Cards with known benchmarks under a heading of subsets, beside chance and calibration; lengths of a training."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def test_only_the_accuracy_is_the_models_and_the_model_is_not_the_one_in_brackets(understand: Understand) -> None:
    _, understanding = understand("""
# Okapi Vision (SmolVLM-256M, more data)

Okapi Vision is a vision-language model.

## Results

| Dataset | Question type | Chance | n | Accuracy | ECE raw → calibrated |
|---|---|---|---|---|---|
| A-OKVQA (val) | 4-way `choice` | 25% | 1,138 | 60.0% | 0.302 → 0.161 |
| ScienceQA (val) | 2-5-way `choice` | ~36% | 2,097 | 82.8% | 0.113 → 0.038 |

| Subset | Type | n | Accuracy | ECE raw → calibrated |
|---|---|---|---|---|
| AI2D | `choice` | 282 | 78.0% | 0.155 → 0.059 |
| IconQA | `choice` | 606 | 93.7% | 0.045 → 0.031 |
""")
    scores = {(c.model, c.benchmark, c.value_number) for c in understanding.claims if c.attribute == "score"}
    assert scores == {
        ("Okapi Vision", "A-OKVQA", 60.0),
        ("Okapi Vision", "ScienceQA", 82.8),
        ("Okapi Vision", "AI2D", 78.0),
        ("Okapi Vision", "IconQA", 93.7),
    }


def test_a_length_among_settings_of_a_training_is_no_context_of_the_model(understand: Understand) -> None:
    _, understanding = understand("""
# Okapi-VL-7B-Tuned

Okapi-VL-7B-Tuned is a vision-language model.

| Item | Value |
|---|---|
| Base model | `acme/Okapi-VL-7B` |
| LoRA rank | 8 |
| Training epochs | 3 |
| Learning rate | 1.0e-4 |
| Maximum sequence length | 2,048 |
""")
    said = {c.attribute for c in understanding.claims}
    assert "base_model" in said
    assert "context_length_tokens" not in said
