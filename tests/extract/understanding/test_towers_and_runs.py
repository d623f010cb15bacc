"""Tables of encoders, of pairs in either order and of several runs of one model: every fact, and no other."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "rows of encoders below known benchmarks, and the next table's benchmark in the text": (
        """
# TERN

All towers below were put into LLaVA-NeXT.

| Vision Tower | RoPE2D | ChartQA | DocVQA | OCRBench |
|---|:-:|---|---|---|
| CLIP (ViT-L-14-336px) | × | 66.1 | 75.0 | 525.0 |
| TERN (ViT-L-14-336px) | × | 67.2 | 76.5 | 531.0 |

The ImageNet linear probe gives:

| Model Name | ImageNet Linear Probe |
|---|---|
| TERN-ViT-L-14-336px | 86.3 |
""",
        """
0.1 LLaVA-NeXT CLIP (ViT-L-14-336px): ChartQA = 66.1; DocVQA = 75.0; OCRBench = 525.0
0.2 LLaVA-NeXT TERN (ViT-L-14-336px): ChartQA = 67.2; DocVQA = 76.5; OCRBench = 531.0
1.1 TERN-ViT-L-14-336px: ImageNet-1K [Linear Probe] = 86.3
""",
    ),
    "a figure beyond the scale of its part tells the order of a pair, for the whole line": (
        """
# Gnu-VL

## Results

| Dataset | Split | Gnu-VL-7B | Eland-VL-7B |
|---|---|---|---|
| ChartQA | test | 83.0 | 80.0 |
| MME | test | 578/1603 | 618/780 |
""",
        """
0.1 Gnu-VL-7B: ChartQA (test) = 83.0
0.2 Gnu-VL-7B: MME (cognition) = 578; MME (perception) = 1603
0.1 Eland-VL-7B: ChartQA (test) = 80.0
0.2 Eland-VL-7B: MME (cognition) = 618; MME (perception) = 780
""",
    ),
    "a pair by custom, and one that fits neither order": (
        """
# Gnu-VL

## Results

| Model | MME |
|---|---|
| Gnu-VL-7B | 1603/578 |
| Eland-VL-7B | 780/618 |

| Model | MME |
|---|---|
| Kudu-VL-7B | 1603/1578 |
""",
        """
0.1 Gnu-VL-7B: MME (perception) = 1603; MME (cognition) = 578
0.2 Eland-VL-7B: MME (perception) = 780; MME (cognition) = 618
1.1 Kudu-VL-7B: MME [number 1 of 2, which is not said] = 1603 !vague; MME [number 2 of 2, which is not said] = 1578 !vague
""",  # noqa: E501
    ),
    "a sized model in the corner above benchmarks: its columns are ways of running it": (
        """
# Quickcut

Quickcut drops visual tokens.

| Foo-1.5-7B | Baseline (FLOPS=100%) | Quickcut K=3 R=50% (FLOPS=57%) |
|:-:|:-:|:-:|
| MMMU (acc) | 35.3 | 35.2 |
| MME-Perception | 1510.8 | 1511.7 |
""",
        """
0.1 Foo-1.5-7B: MMMU {acc} [Baseline (FLOPS=100%)] = 35.3; MMMU {acc} [Quickcut K=3 R=50% (FLOPS=57%)] = 35.2
0.2 Foo-1.5-7B: MME (perception) [Baseline (FLOPS=100%)] = 1510.8; MME (perception) [Quickcut K=3 R=50% (FLOPS=57%)] = 1511.7
""",  # noqa: E501
    ),
    "a caption names the benchmark in small letters": (
        """
# Quickcut

## Latency experiment

*aokvqa results*
| Model | Score | latency / first token | GPU Memory |
|---|---|---|---|
| 7B Vanilla Decoding | 76.8 | 0.138s | 18G |
| \\- 13B Quickcut 4Bit (K=2 R=75%) | 80.3 | 0.245s | **9G** |
""",
        """
0.1 7B Vanilla Decoding: A-OKVQA = 76.8; memory = 18G
0.2 13B Quickcut 4Bit (K=2 R=75%): A-OKVQA = 80.3; memory = 9G
""",
    ),
    "parts in two header rows, of which the upper one leaves blanks, name the only benchmark that has them": (
        """
# Results

| Model | LLM Params |  |  | Overall (%) |  | Short Video (%) |  |
|:-:|:-:|:-:|:-:|:-:|:-:|:-:|:-:|
| Model | LLM Params | Frames | Date | w/o subs | w subs | w/o subs | w subs |
| ST-LLM | 7B | 64 | 2031-06-15 | 37.9 | 42.3 | 45.7 | 48.4 |
""",
        """
0.2 ST-LLM: language model = 7B; Video-MME (Overall w/o subs) [Frames 64] = 37.9; Video-MME (Overall w subs) [Frames 64] = 42.3; Video-MME (Short Video w/o subs) [Frames 64] = 45.7; Video-MME (Short Video w subs) [Frames 64] = 48.4
""",  # noqa: E501
    ),
    "parts below a heading that names another split than the usual one": (
        """
# MathVista

### Leaderboard on the test subset

| Model | ALL | FQA | GPS |
|---|---|---|---|
| Okapi-7B | 40.1 | 41.2 | 42.3 |

### Leaderboard on the testmini subset

| Model | ALL | FQA | GPS |
|---|---|---|---|
| Okapi-7B | 43.1 | 44.2 | 45.3 |
""",
        """
0.1 Okapi-7B: MathVista (test ALL) = 40.1; MathVista (test FQA) = 41.2; MathVista (test GPS) = 42.3
1.1 Okapi-7B: MathVista (ALL) = 43.1; MathVista (FQA) = 44.2; MathVista (GPS) = 45.3
""",
    ),
    "counts of a benchmark are no scores of the model in its title": (
        """
# HallusionBench: A Benchmark Challenging for GPT-4V(ision), LLaVA-1.5, and Others

## Download

| Updated on | Figures | Question Count | Figure Count |
|---|---|---|---|
| Oct 27, 2031 | [bench.zip](https://example.org/bench.zip) | 254 | 69 |
""",
        "",
    ),
    "sizes of models with examples need memory, and no example does": (
        """
# How much VRAM

## VRAM chart

| Model size | VRAM needed (Q4) | Example models |
|---|---|---|
| 7-9B | 6-8GB | Qwen3.5-9B, Llama 3.2 7B |

## Mixtures

| Model | Total params | Active params | VRAM needed (Q4) |
|---|---|---|---|
| DeepSeek V3 | 671B | 37B | ~80-100GB |
""",
        """
1.1 DeepSeek V3: size = 671B; activated = 37B; memory [Q4] = ~80-100GB
""",
    ),
    "means over kinds of tasks are no benchmarks": (
        """
# Okapi

## Results

| Model | MMMU | Avg VQA | General Avg. | OCR Average | Avg<sub>multimodal</sub> |
|---|---|---|---|---|---|
| Okapi-7B | 41.2 | 60.1 | 55.0 | 70.2 | 61.0 |
""",
        """
0.1 Okapi-7B: MMMU = 41.2
""",
    ),
    "remarks of lengths are conditions of memory and speed": (
        """
# Oryx

### Oryx-9B-Chat

| Dtype | GPU Memory | Prefilling | Decode Speed | Remarks |
|---|---|---|---|---|
| BF16 | 19456MiB | 0.16s | 27.8 tokens/s | Input length is 1000 |
| BF16 | 20480MiB | 0.82s | 31.9 tokens/s | Input length is 8000 |

### Oryx-9B-Chat-1M

| Dtype | GPU Memory | Prefilling | Decode Speed | Remarks |
|---|---|---|---|---|
| BF16 | 73728MiB | 98.5s | 2.4 tokens/s | 输入长度为 200000 |
""",
        """
0.1 Oryx-9B-Chat: memory [BF16; Input length is 1000] = 19456MiB; speed [BF16; Input length is 1000] = 27.8 tokens/s
0.2 Oryx-9B-Chat: memory [BF16; Input length is 8000] = 20480MiB; speed [BF16; Input length is 8000] = 31.9 tokens/s
1.1 Oryx-9B-Chat-1M: memory [BF16; 输入长度为 200000] = 73728MiB; speed [BF16; 输入长度为 200000] = 2.4 tokens/s
""",
    ),
    "a length, a batch or a note that tells the runs of one model apart, and a note that does not": (
        """
# Foo-VL

## Memory

| Model | Context length | VRAM (GB) |
|---|---|---|
| Foo-VL-7B | 4K | 12.1 |
| Foo-VL-7B | 8K | 14.2 |

| Model | Batch size | Input length | VRAM (GB) |
|---|---|---|---|
| Foo-VL-7B | 1 | 512 | 12.1 |
| Foo-VL-7B | 8 | 512 | 14.2 |
| Foo-VL-7B | 1 | 2048 | 13.1 |

| Model | GPU memory | Notes |
|---|---|---|
| Foo-VL-7B | 18 GB | a single picture |
| Foo-VL-7B | 28 GB | a whole video |

| Model | Precision | GPU memory | Notes |
|---|---|---|---|
| Foo-VL-7B | bf16 | 18 GB | our default |
| Foo-VL-7B | int4 | 8 GB | slower |
""",
        """
0.1 Foo-VL-7B: memory [4K] = 12.1
0.2 Foo-VL-7B: memory [8K] = 14.2
1.1 Foo-VL-7B: memory [Batch size 1; Input length 512] = 12.1
1.2 Foo-VL-7B: memory [Batch size 8; Input length 512] = 14.2
1.3 Foo-VL-7B: memory [Batch size 1; Input length 2048] = 13.1
2.1 Foo-VL-7B: memory [a single picture] = 18 GB
2.2 Foo-VL-7B: memory [a whole video] = 28 GB
3.1 Foo-VL-7B: memory [bf16] = 18 GB
3.2 Foo-VL-7B: memory [int4] = 8 GB
""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_facts_of_a_fragment(understand: Understand, facts: ModuleType, text: str, expected: str) -> None:
    """All facts of the fragment's tables, and no other."""
    _, understanding = understand(text)
    assert sorted(facts.lines_of(understanding.claims)) == sorted(expected.strip().splitlines())


def test_lengths_of_training_and_interpolation_are_context(understand: Understand) -> None:
    """A training context is no score; a remark behind a length leaves it a length."""
    _, found = understand(
        """
# Long-Foo

| Model | LLM Size | Training Context | Training Frames | Weights |
|---|---|---|---|---|
| Long-Foo-16K | 14B | 16,384 | 64 | https://huggingface.co/acme/Long-Foo-16K |
| Long-Foo-1M | 14B | 1,048,576 | 4,096 | https://huggingface.co/acme/Long-Foo-1M |

| Version | Min VRAM | Context |
|---|---|---|
| Bar VL 3B | ~8 GB | 32K |
| Bar VL 72B | ~144 GB | 32K (YaRN to 128K) |

| Model Name | LLM Backbone | Max Length |
|---|---|---|
| Baz-1B | Qwen2.5-0.5B-Instruct | 16K |
"""
    )
    meanings = [[column.meaning for column in table.columns] for table in found.tables]
    assert meanings[0][2] == meanings[1][2] == meanings[2][2] == "context_length"
    assert not [claim for claim in found.claims if claim.attribute == "score"]


def test_a_connector_may_be_headed_by_its_kind(understand: Understand) -> None:
    """`MLP Connector` heads connectors."""
    _, found = understand(
        """
# Foo

| Model | Base LLM | Vision Encoder | MLP Connector |
|---|---|---|---|
| Foo-7B | Mistral-7B | CLIP-MoE | MLP-MoE |
"""
    )
    assert found.tables[0].columns[3].meaning == "connector"
