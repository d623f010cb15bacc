"""READMEs of tools and benchmarks: sizes, memory and scores of models in general, and of none of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

TOOL = """# VisServe

VisServe is a serving toolkit for vision-language models. It runs any 7B or 13B model on one 80 GB card.

**Throughput** is measured on an A100. With 7B parameters, a model reaches 40 requests a second.

**LoRA-Adapters** are supported; each adds 20M parameters and 1 GB of VRAM.

**Batch-16** needs 22 GB of VRAM for a 7B model. It reaches 61.0 on MMMU in our smoke test.

**KV-Cache** takes 8 GB at 32K tokens.

## Config-A
- Params: 7B
- VRAM: 16 GB
- LLM: any

## A100-80GB
- VRAM: 80 GB
- Size: 2 slots

## v0.3.1
- Params: new flag
- Data: loader rewritten
- 2B models load faster

## MMBench-Eval
- Size: 3K questions
- Data: MMBench
- Results: see table

## FAQ

You can run a 7B model in 16 GB of VRAM. A100-40B is no card.
Model-X-7B scores higher than Model-Y-3B in our toy example.

GPT-4o scores 69.1 on MMMU. VLMEvalKit-0.2 needs 4 GB. OCR-VQA-200K has 200K samples.
ShareGPT4V-1.2M needs 80 GB of disk.
"""

BENCHMARK = """# ChartLookBench

ChartLookBench is a benchmark of 2,600 charts with 9K questions. Annotators needed 30 seconds a chart.

**ChartQA** has 2.5K test questions; human accuracy is 91.0. **PlotQA-1M** is larger with 28.9M pairs.

**Human-Baseline** reaches 91.0 on ChartLookBench. The best 7B model with 7B parameters reaches 61.2.

## Easy-500
- Size: 500 charts
- Data: from PlotQA
- 0.5M views

## Results

Random guessing scores 25.0 on MMMU. We compare 14 models from 1B to 78B. The best of them scores 72.2 on MMMU.

The judge has 70B parameters. Grading takes 40 GB of VRAM.

## Citation

Roe-12B et al., 2031.
"""


@pytest.mark.parametrize(("text", "models"), [(TOOL, {"GPT-4o"}), (BENCHMARK, set())], ids=["tool", "benchmark"])
def test_nothing_is_said_of_what_is_no_model(understand: Understand, text: str, models: set[str]) -> None:
    assert {claim.model for claim in understand(text).claims} == models


def test_a_chat_interface_runs_models_and_has_none(understand: Understand) -> None:
    text = """# SmallTalk: Quick Chats with Small Weights

We introduce SmallTalk, a new chat interface for small cards. Tested with Llama-2-7B.

For Tern-VL, the gain of SmallTalk is more visible since the model looks at pictures once.

Quantize your weights. We provide results for OPT, Vicuna and Tern-VL.
"""
    assert [claim for claim in understand(text).claims if claim.attribute == "language_model"] == []


THROUGH = """# Small models

**Pebble-0.5B** runs anywhere: 479 MiB of VRAM at int8. **Quorba 2 3B** (SigLIP-SO400M + Gemma 2 2B) was pre-trained at
224px; fine-tuned on DocVQA it gets 73.6.
"""


def test_a_paragraph_goes_through_models_that_its_sentences_begin_with_in_bold(understand: Understand) -> None:
    scores = [claim for claim in understand(THROUGH).claims if claim.attribute in ("score", "language_model")]
    assert {(claim.model, claim.attribute) for claim in scores} == {
        ("Quorba 2 3B", "score"),
        ("Quorba 2 3B", "language_model"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "We compare our model with Quorba-NeXT-7B. It scores 48.8 on MMMU.",
        "Acme's Fenk-4o, with 69.1 on MMMU, remains out of reach.",
    ],
)
def test_an_unknown_model_keeps_its_score(understand: Understand, sentence: str) -> None:
    claims = understand(f"# Pebble\n\nPebble is a vision-language model.\n\n{sentence}\n").claims
    assert "Pebble" not in {claim.model for claim in claims if claim.attribute == "score"}
