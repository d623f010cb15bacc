"""Tables as evaluation harnesses, training logs and guides to hardware print them: every fact, and no other."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a harness prints the version of a task, blank names, fractions and how far they scatter": (
        """
# okapi-vl-0.5b

## Evaluation

|    Tasks    |Version|Filter|n-shot|       Metric       |   |  Value  |   |Stderr|
|-------------|-------|------|-----:|--------------------|---|--------:|---|------|
|ai2d         |Yaml   |none  |     0|exact_match         |↑  |   0.5421|±  |0.0090|
|mme          |Yaml   |none  |     0|mme_cognition_score |↑  | 240.3571|±  |   N/A|
|             |       |none  |     0|mme_perception_score|↑  |1238.0213|±  |   N/A|
|mmmu_val     |Yaml   |none  |     0|mmmu_acc            |↑  |   0.3144|±  |   N/A|
|pope         |Yaml   |none  |     0|pope_f1_score       |↑  |   0.8521|±  |   N/A|
""",
        """
0.1 okapi-vl-0.5b: AI2D {exact_match} [n-shot 0] = 0.5421
0.2 okapi-vl-0.5b: MME (cognition) {score} [n-shot 0] = 240.3571
0.3 okapi-vl-0.5b: MME (perception) {score} [n-shot 0] = 1238.0213
0.4 okapi-vl-0.5b: MMMU (val) {acc} [n-shot 0] = 0.3144
0.5 okapi-vl-0.5b: POPE {f1_score} [n-shot 0] = 0.8521
""",
    ),
    "columns name the benchmarks, so the column of data sets says what was trained on": (
        """
# Benchmark of tuners

| exp | model_type | dataset | mix ratio | memory | train speed(samples/s) | gsm8k weighted acc | ceval weighted acc |
|---|---|---|---|---|---|---|---|
| adalora | qwen-7b-chat | okapi-agent | 2.0 | 32.55GiB | 0.92 | 0.391 | 0.569 |
""",
        """
0.1 qwen-7b-chat: memory [training] = 32.55GiB; speed [training; train] = 0.92; \
GSM8K {weighted acc} = 0.391; C-Eval {weighted acc} = 0.569
""",
    ),
    "memory said card by card is no need of the whole, and modules to tune name no model": (
        """
# Benchmark

## LoRA

| Model Type | LoRA Rank | LoRA Target Modules | Speed (samples/s) | GPU Memory (GiB) | Trainable Params (M) |
|---|---|---|---|---|---|
| qwen-7b-chat | 8 | DEFAULT | 4.31 | 27.74 | 4.19 |
| qwen-7b-chat | 8 | ALL (all linear) | 3.22 | 27.87 | 17.89 |
| qwen-72b-chat | 8 | DEFAULT | 0.59 | 73.71+78.54 | 33.2 |
""",
        """
0.1 qwen-7b-chat: speed [fine-tuning; LoRA; LoRA Rank 8; DEFAULT] = 4.31; \
memory [fine-tuning; LoRA; LoRA Rank 8; DEFAULT] = 27.74
0.2 qwen-7b-chat: speed [fine-tuning; LoRA; LoRA Rank 8; ALL (all linear)] = \
3.22; memory [fine-tuning; LoRA; LoRA Rank 8; ALL (all linear)] = 27.87
0.3 qwen-72b-chat: speed [fine-tuning; LoRA; LoRA Rank 8; DEFAULT] = 0.59
""",
    ),
    "what a picture adds to memory belongs to no model": (
        """
# Okapi-VL at home

## How pictures use VRAM

| Image resolution | Visual tokens | Extra VRAM |
|---|---|---|
| 448x448 | 256 | ~0.2 GB |
| 1024x1024 | 1,369 | ~0.8 GB |
""",
        "",
    ),
    "names with their sizes under a heading of sizes": (
        """
# Gemma 3 model card

### Memory requirements

| Parameters | BF16 (16-bit) | Q4_0 (4-bit) |
|---|---|---|
| Gemma 3 1B (*text only*) | 1.5 GB | 892 MB |
| Gemma 3 12B | 20 GB | 8.7 GB |
""",
        """
0.1 Gemma 3 1B (text only): memory [BF16 (16-bit)] = 1.5 GB; memory [Q4_0 (4-bit)] = 892 MB
0.2 Gemma 3 12B: memory [BF16 (16-bit)] = 20 GB; memory [Q4_0 (4-bit)] = 8.7 GB
""",
    ),
    "a table of words and costs about two models holds no score": (
        """
# Okapi guide

## Local against cloud

| Task | Local (Qwen2.5-VL 7B) | Cloud (GPT-4o) |
|---|---|---|
| OCR on clean documents | Excellent | Excellent |
| Cost per 1,000 images | $0.02 | $7.65 |
| Privacy | 100% | 0% |
""",
        "",
    ),
    "gigabytes in the plural, on a page about one model": (
        """
# StableLM 2

## Estimating GPU Requirements

| type | deepspeed | batch size | vRAM GPU (GBs) |
|---|---|---|---|
| full finetune | zero2 | 1 | ~20GBs |
| lora | N/A | 1 | ~16.6GBs |
""",
        """
0.1 StableLM 2: memory [full finetune; batch size 1] = ~20GBs
0.2 StableLM 2: memory [lora; batch size 1] = ~16.6GBs
""",
    ),
    "the page says below links to other languages which benchmark it is about": (
        """
<p align="center"><a href="README_CN.md">中文</a> | English</p>

**TOUCHSTONE** is a comprehensive assessment of multimodal language models.

### Evaluation

#### Evaluation in English-based Multimodal Dialogue

| Model | Score |
|---|---|
| PandaGPT | 488.5 |
| Qwen-VL-Chat | 645.2 |
""",
        """
0.1 PandaGPT: TouchStone (English) = 488.5
0.2 Qwen-VL-Chat: TouchStone (English) = 645.2
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()


def test_a_table_of_one_model_in_fractions_is_none_of_percents(understand: Understand) -> None:
    _, understanding = understand(
        "# okapi-vl-0.5b\n\n## Evaluation\n\n| Benchmark | Score |\n|---|---|\n| MMMU (val) | 0.314 |\n"
        "| AI2D | 0.542 |\n| ScienceQA | 0.673 |\n| MME | 1238.0 |\n"
    )
    assert {(c.benchmark, c.unit) for c in understanding.claims if c.attribute == "score"} == {
        ("MMMU", "ratio"),
        ("AI2D", "ratio"),
        ("ScienceQA", "ratio"),
        ("MME", "points"),
    }
