"""Results of the document's own model with a benchmark a row and a metric a column, and what only looks like them."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "metrics head the columns of a captioner": (
        """
# Okapi-Cap 7B

A captioner of videos.

## Evaluation

| Benchmark | BLEU-4 | METEOR | CIDEr |
|---|---|---|---|
| MSR-VTT | 44.1 | 29.7 | 52.2 |
| Okapi-Clips | 54.2 | 35.3 | 95.5 |
""",
        """
0.1 Okapi-Cap 7B: MSR-VTT Captions {BLEU-4} = 44.1; MSR-VTT Captions {METEOR} = 29.7; MSR-VTT Captions {CIDEr} = 52.2
0.2 Okapi-Cap 7B: Okapi-Clips {BLEU-4} = 54.2; Okapi-Clips {METEOR} = 35.3; Okapi-Clips {CIDEr} = 95.5
""",
    ),
    "one bare column of scores of benchmarks that nobody knows": (
        """
# Okapi-Cap 7B

## Evaluation

| Benchmark | Score |
|---|---|
| Okapi-Sounds | 83.4% |
| Okapi-Clips | 81.3% |
""",
        """
0.1 Okapi-Cap 7B: Okapi-Sounds = 83.4
0.2 Okapi-Cap 7B: Okapi-Clips = 81.3
""",
    ),
    "models head the columns": (
        """
# Okapi-Cap 7B

## Evaluation

| Benchmark | Gnu-VL 4B | Okapi-Cap 7B |
|---|---|---|
| MMBench | 71.1 | 74.2 |
| DocVQA | 80.3 | 82.4 |
""",
        """
0.1 Gnu-VL 4B: MMBench = 71.1
0.1 Okapi-Cap 7B: MMBench = 74.2
0.2 Gnu-VL 4B: DocVQA = 80.3
0.2 Okapi-Cap 7B: DocVQA = 82.4
""",
    ),
    "a part of the parameters is no size of the model": (
        """
# Okapi-Cap 7B

## Architecture

| Component | Specification |
|---|---|
| Parameters (total) | 7.4B |
| Parameters (non-embedding) | 6.9B |
""",
        """
0.1 Okapi-Cap 7B: size = 7.4B
""",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_a_card_or_an_advice_says(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    lines = facts.lines_of(understand(text)[1].claims)
    assert sorted(lines) == sorted(expected.strip().splitlines())


def test_a_card_with_parts_states_its_size_and_a_title_with_a_blank_names_it(understand: Understand) -> None:
    _, understanding = understand(
        "# Curlew-VL 12B\n\nCurlew-VL is an open multimodal model.\n\n| Property | Value |\n|---|---|\n"
        "| Parameters | 12.4B |\n| Vision encoder | SigLIP |\n| Language model | Qwen2.5-7B |\n"
        "| Minimum VRAM (bf16) | 28 GB |\n"
    )
    said = {(c.model, c.attribute, c.value_text, c.condition) for c in understanding.claims}
    assert said >= {
        ("Curlew-VL 12B", "params_total_b", "12.4B", ""),
        ("Curlew-VL 12B", "vision_encoder", "SigLIP", ""),
        ("Curlew-VL 12B", "min_gpu_ram_gb", "28 GB", "bf16"),
    }
