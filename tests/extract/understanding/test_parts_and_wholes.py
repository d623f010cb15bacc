"""Tables whose columns are parts of something that stands elsewhere; each case states every fact of the fragment."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a heading further up names a benchmark nobody knows, in small letters": (
        """
# zebra.ocr

## Results

### 2. zebra-bench

#### End to end

<table>
<thead><tr><th>Method</th><th>Overall<sup>Edit</sup>↓</th><th>Table<sup>TEDS</sup>↑</th></tr></thead>
<tbody><tr><td>Okapi-VL-7B</td><td>0.48</td><td>50.9</td></tr>
<tr><td>Gnu-VL-2B</td><td>0.29</td><td>71.2</td></tr></tbody>
</table>
""",
        """
0.1 Okapi-VL-7B: zebra-bench (Overall) {Edit} = 0.48; zebra-bench (Table) {TEDS} = 50.9
0.2 Gnu-VL-2B: zebra-bench (Overall) {Edit} = 0.29; zebra-bench (Table) {TEDS} = 71.2
""",
    ),
    "an upper header in plain words is a part, the heading names the whole": (
        """
# Zebra-OCR

## 1. OmniFooBench

<table>
<thead>
<tr><th rowspan="2">Method</th>
<th colspan="2">Text<sup>Edit</sup>↓</th><th colspan="2">Read Order<sup>Edit</sup>↓</th></tr>
<tr><th>EN</th><th>ZH</th><th>EN</th><th>ZH</th></tr>
</thead>
<tbody>
<tr><td>Okapi-VL-7B</td><td>0.15</td><td>0.21</td><td>0.08</td><td>0.29</td></tr>
<tr><td>Gnu-VL-2B</td><td>0.19</td><td>0.31</td><td>0.14</td><td>0.28</td></tr>
</tbody>
</table>
""",
        """
0.2 Okapi-VL-7B: OmniFooBench (Text EN) {Edit} = 0.15; OmniFooBench (Text ZH) {Edit} = 0.21; \
OmniFooBench (Read Order EN) {Edit} = 0.08; OmniFooBench (Read Order ZH) {Edit} = 0.29
0.3 Gnu-VL-2B: OmniFooBench (Text EN) {Edit} = 0.19; OmniFooBench (Text ZH) {Edit} = 0.31; \
OmniFooBench (Read Order EN) {Edit} = 0.14; OmniFooBench (Read Order ZH) {Edit} = 0.28
""",
    ),
    "an upper header written like a name stays a benchmark of its own": (
        """
# Zebra-VL

## Evaluation on FooBench

| Model | QuxSet Easy | QuxSet Hard | Colour | Shape |
|---|---|---|---|---|
| Okapi-VL-7B | 51.0 | 41.0 | 61.0 | 31.0 |
| Gnu-VL-2B | 52.0 | 42.0 | 62.0 | 32.0 |
""",
        """
0.1 Okapi-VL-7B: FooBench (QuxSet Easy) = 51.0; FooBench (QuxSet Hard) = 41.0; FooBench (Colour) = 61.0; \
FooBench (Shape) = 31.0
0.2 Gnu-VL-2B: FooBench (QuxSet Easy) = 52.0; FooBench (QuxSet Hard) = 42.0; FooBench (Colour) = 62.0; \
FooBench (Shape) = 32.0
""",
    ),
    "an upper header leaves the word Bench out": (
        """
# Zebra-VL

## Results on Video-MME and Video-ChatGPT

<table>
<thead>
<tr><th rowspan="2">Model</th><th>Video-MME</th><th colspan="2">Video-ChatGPT</th></tr>
<tr><th>w/o subs</th><th>Correctness</th><th>Context</th></tr>
</thead>
<tbody>
<tr><td>Okapi-VL-7B</td><td>60.0</td><td>3.39</td><td>3.92</td></tr>
<tr><td>Gnu-VL-2B</td><td>59.0</td><td>3.29</td><td>3.83</td></tr>
</tbody>
</table>
""",
        """
0.2 Okapi-VL-7B: Video-MME (w/o subs) = 60.0; VideoChatGPT-Bench (Correctness) = 3.39; \
VideoChatGPT-Bench (Context) = 3.92
0.3 Gnu-VL-2B: Video-MME (w/o subs) = 59.0; VideoChatGPT-Bench (Correctness) = 3.29; \
VideoChatGPT-Bench (Context) = 3.83
""",
    ),
    "a long paragraph at the head of the section says what is measured": (
        f"""
# Zebra-VL

## Chat

TouchStone is a benchmark in which a judge rates answers. {"Many words on how it was made follow. " * 12}

### English evaluation

| Model | Score |
|---|---|
| Okapi-VL-7B | 488.5 |
| Zebra-VL-7B | 645.2 |
""",
        """
0.1 Okapi-VL-7B: TouchStone (English) = 488.5
0.2 Zebra-VL-7B: TouchStone (English) = 645.2
""",
    ),
    "a title over two variants speaks of their family": (
        """
# Qwen-VL-Alpha & Qwen-VL-Beta

## GPU memory usage

| Quantization | Peak usage for encoding 2048 tokens |
|---|---|
| BF16 | 22.60GB |
""",
        """
0.1 Qwen-VL: memory [Peak usage for encoding 2048 tokens; BF16] = 22.60GB
""",
    ),
    "a metric measured below a benchmark is no benchmark beside it": (
        """
# Zebra-VL

## Results

| Model | MMMU | Obj Hal CHAIRs | Obj Hal CHAIRi | Mantis |
|---|---|---|---|---|
| Okapi-VL-7B | 51.0 | 18.3 | 10.8 | 62.7 |
| Gnu-VL-2B | 41.0 | 13.7 | 8.7 | 61.7 |
""",
        """
0.1 Okapi-VL-7B: MMMU = 51.0; Object HalBench {CHAIRs} = 18.3; Object HalBench {CHAIRi} = 10.8; Mantis-Eval = 62.7
0.2 Gnu-VL-2B: MMMU = 41.0; Object HalBench {CHAIRs} = 13.7; Object HalBench {CHAIRi} = 8.7; Mantis-Eval = 61.7
""",
    ),
    "a metric in the row below a benchmark is no benchmark beside it": (
        """
# Zebra-VL

## Results

<table>
<thead><tr><th>Model</th><th>MMMU</th><th colspan="2">Obj Hal</th></tr></thead>
<tbody><tr><td></td><td></td><td>CHAIRs↓</td><td>CHAIRi↓</td></tr>
<tr><td>Okapi-VL-7B</td><td>51.0</td><td>18.3</td><td>10.8</td></tr>
<tr><td>Gnu-VL-2B</td><td>41.0</td><td>13.7</td><td>8.7</td></tr></tbody>
</table>
""",
        """
0.2 Okapi-VL-7B: MMMU = 51.0; Object HalBench {CHAIRs} = 18.3; Object HalBench {CHAIRi} = 10.8
0.3 Gnu-VL-2B: MMMU = 41.0; Object HalBench {CHAIRs} = 13.7; Object HalBench {CHAIRi} = 8.7
""",
    ),
    "a code between languages is a language": (
        """
# Zebra-VL

## MTVQA

| Model | AR | DE | IT | TH |
|---|---|---|---|---|
| Okapi-VL-7B | 20.7 | 36.5 | 42.8 | 17. |
""",
        """
0.1 Okapi-VL-7B: MTVQA (AR) = 20.7; MTVQA (DE) = 36.5; MTVQA (IT) = 42.8; MTVQA (TH) = 17
""",
    ),
    "a page in Chinese heads its columns and sections in Chinese": (
        """
# Zebra-VL

## 性能评估

| 模型 | 参数量 | MMMU | FooBarSet |
|---|---|---|---|
| Okapi-VL-7B | 7B | 51.0 | 61.0 |

## 下载

| 模型 | 设备 | 显存 | 下载链接 |
|---|---|---|---|
| Okapi-VL | GPU | 17 GB | [🤗](https://huggingface.co/zoo/Okapi-VL) |
| Okapi-VL gguf | CPU | 6 GB | [🤗](https://huggingface.co/zoo/Okapi-VL-gguf) |
""",
        """
0.1 Okapi-VL-7B: size = 7B; MMMU = 51.0; FooBarSet = 61.0
1.1 Okapi-VL: memory [GPU] = 17 GB
""",
    ),
    "the sentence above a table of memory names its model with kind and size": (
        """
# FAQ

## GPU Memory Usage

For DeepSeek LLM 7B, we use one card.

<table><thead><tr><th rowspan="2">Batch Size</th><th colspan="2">Sequence Length</th></tr>
<tr><th>256</th><th>512</th></tr></thead>
<tbody><tr><td>1</td><td>13.29 GB</td><td>13.63 GB</td></tr>
<tr><td>2</td><td>14.47 GB</td><td>Out of memory</td></tr></tbody></table>
""",
        """
0.2 DeepSeek LLM 7B: memory [Sequence Length 256; Batch Size 1] = 13.29 GB; \
memory [Sequence Length 512; Batch Size 1] = 13.63 GB
0.3 DeepSeek LLM 7B: memory [Sequence Length 256; Batch Size 2] = 14.47 GB; \
memory [Sequence Length 512; Batch Size 2] = nothing (missing, Out of memory)
""",
    ),
    "a row says below the benchmark's name what each number of its cells is": (
        """
# Zebra-Omni

## Performance

<table>
<thead><tr><th>Datasets</th><th>Model</th><th>Performance</th></tr></thead>
<tbody>
<tr><td rowspan="2">FooSoundBench<br>Speech | Sound Event | Avg</td><td>Okapi</td><td>42.6%|42.2%|46.2%</td></tr>
<tr><td>Gnu_ICL</td><td>-|33.5%|11.3%</td></tr>
<tr><td colspan="3">Voices</td></tr>
<tr><td rowspan="2">VoiceBench<br>OpenBookQA | IFEval</td><td>Okapi</td><td>65.2|66.8</td></tr>
<tr><td>Gnu_ICL</td><td>27.2|62.9</td></tr>
</tbody></table>
""",
        """
0.1 Okapi: FooSoundBench (Speech) = 42.6; FooSoundBench (Sound Event) = 42.2; FooSoundBench (Avg) = 46.2
0.2 Gnu_ICL: FooSoundBench (Sound Event) = 33.5; FooSoundBench (Avg) = 11.3
0.4 Okapi: VoiceBench (OpenBookQA) = 65.2; VoiceBench (IFEval) = 66.8
0.5 Gnu_ICL: VoiceBench (OpenBookQA) = 27.2; VoiceBench (IFEval) = 62.9
""",
    ),
    "a date below a benchmark's name is a condition, and nobody is called other best": (
        """
# Zebra-Omni

## Text

| Dataset | Qwen2.5-7B | Other Best | Gemma2-9B |
|---|---|---|---|
| LiveBench<sub>0831</sub> | 29.6 | 30.0 | 26.7 |
| LiveCodeBench<sub>2305-2409</sub> | 24.6 | 25.0 | 8.3 |
""",
        """
0.1 Gemma2-9B: LiveBench [0831] = 26.7
0.1 Qwen2.5-7B: LiveBench [0831] = 29.6
0.2 Gemma2-9B: LiveCodeBench [2305-2409] = 8.3
0.2 Qwen2.5-7B: LiveCodeBench [2305-2409] = 24.6
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_parts_are_named_after_their_whole(
    document: str, expected: str, understand: Understand, facts: ModuleType
) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
