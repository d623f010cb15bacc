"""Headings that are models' names above lists of their parts, and sentences that say how many parameters a name has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

NOTES = """# Notes of the reading group

## Models

### Sanderling-0.9B
- Params: 0.9B
- Vision encoder: InternViT-300M-448px
- Language model: Qwen2.5-0.5B
- SFT data: 1.5M samples; no ShareGPT
- VRAM: 2.6 GB (bf16)
- Scores: DocVQA 78.2, ChartQA 66.5

### Imp-v1-3B
- Vision: SigLIP
- LLM: Phi-2 (2.7B)
- Training data: OpenImages, SAM

### Stage-2
- LLM: frozen
- Data: 1M pairs

## News

Mistral Small 3.1 has 24B parameters and a context window of 128K tokens. It has 24B parameters in every build.
Hanok-VL-12B scores 44.1 on MMMU. MVL-Bench-7B scores 44.1 on MMMU.
"""


@pytest.mark.parametrize(
    ("model", "attribute", "values"),
    [
        ("Sanderling-0.9B", "params_total_b", {0.9}),
        ("Sanderling-0.9B", "min_gpu_ram_gb", {2.6}),
        ("Sanderling-0.9B", "score", {78.2, 66.5}),
        ("Qwen2.5-0.5B", "min_gpu_ram_gb", set()),
        ("Imp-v1-3B", "llm_params_b", {2.7}),
        ("Mistral Small 3.1", "params_total_b", {24.0}),
        ("Mistral Small 3.1", "context_length_tokens", {128000.0}),
        ("Hanok-VL-12B", "score", {44.1}),
        ("Hanok-VL-12B", "params_total_b", {12.0}),
    ],
)
def test_numbers(understand: Understand, model: str, attribute: str, values: set[float]) -> None:
    claims = [claim for claim in understand(NOTES).claims if (claim.model, claim.attribute) == (model, attribute)]
    assert {claim.value_number for claim in claims} == values


@pytest.mark.parametrize(
    ("model", "attribute", "values"),
    [
        ("Sanderling-0.9B", "vision_encoder", {"InternViT-300M-448px"}),
        ("Sanderling-0.9B", "language_model", {"Qwen2.5-0.5B"}),
        ("Sanderling-0.9B", "dataset", set()),
        ("Imp-v1-3B", "vision_encoder", {"SigLIP"}),
    ],
)
def test_parts(understand: Understand, model: str, attribute: str, values: set[str]) -> None:
    claims = [claim for claim in understand(NOTES).claims if (claim.model, claim.attribute) == (model, attribute)]
    assert {claim.value_text for claim in claims} == values


def test_no_model_is_made_of_stages_pronouns_and_benchmarks(understand: Understand) -> None:
    assert not {claim.model for claim in understand(NOTES).claims} & {"Stage-2", "It", "MVL-Bench-7B"}
