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
    "parts of the memory below a number format, of which the last row is the sum": (
        """
# Okapi-Cap 7B

## Memory Requirements

| Component | BF16 Size |
|---|---|
| Model weights | 14.2 GB |
| KV cache (2K context) | 0.4 GB |
| **Total** | **17.5 GB** |
""",
        """
0.3 Okapi-Cap 7B: memory [BF16 Size] = 17.5 GB
""",
    ),
    "a name with its version alone above all headings, defined below": (
        """
**OKapi 1.5**

> **OKapi 1.5** is a multimodal model. It surpasses OKapi 1 everywhere.

## Results

| | OKapi 1 | **OKapi 1.5** |
|---|---|---|
| Parameters | 4B | 4B |
| MMLU | 71.1 | 84.2 |

## Running it, from OKapi 1 to OKapi 1.5

### Memory

| Precision | VRAM |
|---|---|
| FP8 | 5 GB |
""",
        """
0.1 OKapi 1: size = 4B
0.1 OKapi 1.5: size = 4B
0.2 OKapi 1: MMLU = 71.1
0.2 OKapi 1.5: MMLU = 84.2
1.1 OKapi 1.5: memory [FP8] = 5 GB
""",
    ),
    "shots stand among the metrics": (
        """
# Okapi-Cap 7B

## Results

| Benchmark | Metric | Okapi-Cap 7B | Gnu-VL 4B |
|---|---|---|---|
| HellaSwag | 10-shot | 77.1 | 84.3 |
| BIG-Bench Hard | few-shot | 50.8 | 72.7 |
""",
        """
0.1 Gnu-VL 4B: HellaSwag [10-shot] = 84.3
0.1 Okapi-Cap 7B: HellaSwag [10-shot] = 77.1
0.2 Gnu-VL 4B: BBH [few-shot] = 72.7
0.2 Okapi-Cap 7B: BBH [few-shot] = 50.8
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
def test_what_a_table_says_of_the_documents_model(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    lines = facts.lines_of(understand(text)[1].claims)
    assert sorted(lines) == sorted(expected.strip().splitlines())


def test_a_connector_of_so_many_layers_has_a_name_and_layers_alone_have_none(understand: Understand) -> None:
    _, understanding = understand(
        "# Okapi-Cap 7B\n\n## Architecture\n\n| Component | Specification |\n|---|---|\n| Vision encoder | ViT-L/14 |\n"
        "| Projector | 2-layer MLP |\n| Language model | 32-layer transformer |\n"
    )
    said = {(c.attribute, c.value_text) for c in understanding.claims if c.source_kind == "table"}
    assert said >= {("vision_encoder", "ViT-L/14"), ("connector", "2-layer MLP")}
    assert "language_model" not in {attribute for attribute, _ in said}


@pytest.mark.parametrize(
    ("title", "base", "model"),
    [
        ("Okapi-A1 NVFP4", "acme/Okapi-A1", "Okapi-A1 NVFP4"),
        ("Okapi-V 2.5 int4", "acme/Okapi-V-2_5", "Okapi-V 2.5 int4"),
        ("Okapi-A1-GGUF", "acme/Okapi-A1", "Okapi-A1-GGUF"),
        ("Okapi-A1", "acme/Gnu-A1", "Okapi-A1"),
    ],
)
def test_a_card_of_quantised_weights_is_about_these(title: str, base: str, model: str, understand: Understand) -> None:
    _, understanding = understand(
        f"---\nlicense: mit\nbase_model: {base}\n---\n\n# {title}\n\nOkapi sees.\n\n## Memory\n\n"
        "| Precision | VRAM |\n|---|---|\n| 4-bit | 6 GB |\n"
    )
    assert {c.model for c in understanding.claims if c.attribute == "min_gpu_ram_gb"} == {model}
