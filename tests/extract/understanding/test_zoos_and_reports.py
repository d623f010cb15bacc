"""Tables as model zoos and reports lay them out: every fact of the fragment, row by row, and no other."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a name set as a formula, and a cross in a name": (
        r"""
# Okapi

## Results

| Model | MMMU |
|---|---|
| $\text{Okapi3}_{s1}$-7B | 41.2 |
| Okapi-1.8B×4-Top2 | 38.0 |
""",
        """
0.1 Okapi3 s1-7B: MMMU = 41.2
0.2 Okapi-1.8B×4-Top2: MMMU = 38.0
""",
    ),
    "the row names the data set, the upper header the direction": (
        """
# Zebra-CLIP

## Image-Text Retrieval

<table>
<tr><td rowspan="2">model</td><td rowspan="2">dataset</td><td colspan="2">image-to-text</td>
<td colspan="2">text-to-image</td></tr>
<tr><td>R@1</td><td>R@5</td><td>R@1</td><td>R@5</td></tr>
<tr><td>Zebra-CLIP</td><td>Flickr30K</td><td>90.1</td><td>98.0</td><td>80.2</td><td>95.1</td></tr>
</table>
""",
        """
0.2 Zebra-CLIP: Flickr30K (image-to-text) {R@1} = 90.1; Flickr30K (image-to-text) {R@5} = 98.0; \
Flickr30K (text-to-image) {R@1} = 80.2; Flickr30K (text-to-image) {R@5} = 95.1
""",
    ),
    "the heading is the name of the data set, the columns hold its metrics": (
        """
# Okapi zoo

## Fine-tuning

### K710

| Model | Setting | Top-1 | Script |
|---|---|---|---|
| Okapi-1B | PT | 80.1 | [run](a.sh) |
| Okapi-6B | PT | 82.3 | [run](b.sh) |

### NewSet V3

| Model | Top-1 | mAP |
|---|---|---|
| Okapi-1B | 70.1 | 72.0 |
""",
        """
0.1 Okapi-1B: Kinetics-710 {Top-1} [PT] = 80.1
0.2 Okapi-6B: Kinetics-710 {Top-1} [PT] = 82.3
1.1 Okapi-1B: NewSet V3 {Top-1} = 70.1; NewSet V3 {mAP} = 72.0
""",
    ),
    "an average beside a column of data sets is one of that data set": (
        """
# Okapi-VL

## Zero-Shot Action Recognition

| Model | Dataset | top-1 | AVG |
|---|---|---|---|
| Okapi-VL-1B | K400 | 73.1 | 82.4 |
| | UCF101 | 88.8 | - |
""",
        """
0.1 Okapi-VL-1B: Kinetics-400 {top-1} [Zero-Shot] = 73.1; Kinetics-400 (AVG) [Zero-Shot] = 82.4
0.2 Okapi-VL-1B: UCF101 {top-1} [Zero-Shot] = 88.8
""",
    ),
    "shares of a data mixture are no scores": (
        """
# Okapi-VL

## Data and evaluation

| Category | Data Ratio |
|---|---|
| OCR | 27.2% |
| Math | 7.2% |
""",
        "",
    ),
    "what only describes a line behind its name is no split": (
        """
# Comparison

## Results

| Benchmark | Okapi-7B | Okapi-13B | Task Category | Notes |
|---|---|---|---|---|
| DocVQA (test) | 88.4 | 90.1 | reading documents | from Table 6 |
| MMMU (val) | 50.7 | 60.3 | college questions | from Table 6 |
""",
        """
0.1 Okapi-13B: DocVQA (test) = 90.1
0.1 Okapi-7B: DocVQA (test) = 88.4
0.2 Okapi-13B: MMMU (val) = 60.3
0.2 Okapi-7B: MMMU (val) = 50.7
""",
    ),
    "a column of gains is none of models": (
        """
# Comparison

## Results

| Benchmark | Okapi-7B | Gnu-7B | Gain |
|---|---|---|---|
| MMBench | 45.7 | 59.1 | +13.4 |
| MM-Vet | 22.4 | 26.2 | +3.8 |
""",
        """
0.1 Gnu-7B: MMBench = 59.1
0.1 Okapi-7B: MMBench = 45.7
0.2 Gnu-7B: MM-Vet = 26.2
0.2 Okapi-7B: MM-Vet = 22.4
""",
    ),
    "figures about benchmarks that no model was measured on": (
        """
# LLaVA-Judge

## Width of intervals (LLaVA-Judge)

| Dataset | Width | Wrong before | Corrected |
|---|---|---|---|
| MM-Vet | 2.18 | 44% | 55% |
| TextVQA | 2.81 | 56% | 70% |
| ChartQA | 3.08 | 62% | 77% |
""",
        "",
    ),
    "raised shapes are footnotes": (
        """
# Okapi-VL

## Results

| Model | MMMU | AI2D |
|---|---|---|
| Okapi-VL-7B | 69.1<sup>♢</sup> | 82.1<sup>△</sup> |
""",
        """
0.1 Okapi-VL-7B: MMMU = 69.1; AI2D = 82.1
""",
    ),
    "decimal commas all over a table, and number formats as variants of the document's model": (
        """
# Qwen-VL-4B

## Results

| Task | Metric | BF16 (reference) | GPTQ W4A16 |
|---|---|---|---|
| MMLU-Pro | exact match | 74,6 | pending |
| GSM8K | exact match | 83,2 | pending |
| OCRBench | score | 86,3 | pending |
""",
        """
0.1 Qwen-VL-4B BF16 (reference): MMLU-Pro {exact match} = 74.6
0.2 Qwen-VL-4B BF16 (reference): GSM8K {exact match} = 83.2
0.3 Qwen-VL-4B BF16 (reference): OCRBench {score} = 86.3
""",
    ),
    "headings in Chinese": (
        """
# Okapi

## 结果

| 方法 | 平均 | MMMU | 显存（MB） |
|---|---|---|---|
| Okapi-7B | 50.0 | 41.2 | 14336 (×1.00) |
| Gnu-7B | 51.0 | 42.2 | 15360 (×1.07) |
""",
        """
0.1 Okapi-7B: MMMU = 41.2; memory = 14336 (x1.00)
0.2 Gnu-7B: MMMU = 42.2; memory = 15360 (x1.07)
""",
    ),
    "a card of fields and values says how large the section's model is and what memory it takes": (
        """
# Candidates

### Qwen-VL-9 ★★★

| Field | Value |
|---|---|
| **Org** | Someone |
| **Parameters** | 8B (SigLIP2-400M + Qwen3-8B) |
| **VRAM** | ~28 GB for video (BF16), ~16 GB for pictures |
| **License** | Apache 2.0 |
""",
        """
0.2 Qwen-VL-9: size = 8B (SigLIP2-400M + Qwen3-8B)
0.3 Qwen-VL-9: memory = ~28 GB for video (BF16); memory = ~16 GB for pictures
""",
    ),
    "machines for rent are no models": (
        """
# Deployment

## Recommended instances for evaluation

| Instance Type | GPUs | GPU Memory | vCPUs | Cost |
|---|---|---|---|---|
| p3.2xlarge | 1x V100 | 16 GB | 8 | $3.06 |
| p4d.24xlarge | 8x A100 | 320 GB | 96 | $32.77 |
""",
        "",
    ),
    "a benchmark named above that has a column of its own is one among several": (
        """
# Okapi-GUI

Gains are largest on ScreenSpot-Pro.

| Model | SSPro | NewGrid-L2 | OSWorld-G | Elsewhere | Avg. |
|---|---|---|---|---|---|
| Qwen-VL-4B | 55.5 | 85.3 | 58.2 | 40.0 | 71.1 |
""",
        """
0.1 Qwen-VL-4B: ScreenSpot-Pro = 55.5; NewGrid-L2 = 85.3; OSWorld-G = 58.2; Elsewhere = 40.0
""",
    ),
    "a patch size is no name of a repository": (
        """
# Okapi connector

## Results

| Model | Vision Encoder | LLM | MMMU |
|---|---|---|---|
| Okapi | ViT-L/336 | Vicuna-7B | 34.8 |
| Okapi | SigLIP-SO | Vicuna-7B | 36.7 |
""",
        """
0.1 Okapi ViT-L/336: MMMU = 34.8
0.2 Okapi SigLIP-SO: MMMU = 36.7
""",
    ),
    "benchmark and model a row, with headings in Chinese": (
        """
# 笔记

| 基准 | 任务类型 | 模型 | 报告分数 |
|---|---|---|---|
| MathVista（testmini） | 数学 | Qwen2.5-VL-72B | 74.8 |
| MMMU（val） | 学科 | InternVL2.5-78B | 70.1 |
""",
        """
0.1 Qwen2.5-VL-72B: MathVista (testmini) = 74.8
0.2 InternVL2.5-78B: MMMU (val) = 70.1
""",
    ),
    "metrics of the data set that the line above names": (
        """
# Okapi

**表1：New-GQA弱监督**

| 方法 | mIoU | IoP@0.5 | Acc@GQA |
|---|---|---|---|
| Okapi-7B | 21.7 | 22.9 | 16.6 |
| Gnu-7B | 20.0 | 36.9 | 24.3 |
""",
        """
0.1 Okapi-7B: New-GQA {mIoU} = 21.7; New-GQA {IoP@0.5} = 22.9; New-GQA {Acc@GQA} = 16.6
0.2 Gnu-7B: New-GQA {mIoU} = 20.0; New-GQA {IoP@0.5} = 36.9; New-GQA {Acc@GQA} = 24.3
""",
    ),
    "what is aimed at was not measured": (
        """
# Okapi

## Benchmarks

| Benchmark | Target (best in class) | Okapi-7B |
|---|---|---|
| MMLU | 70% | 61% |
| HellaSwag | 80% | 71% |
""",
        """
0.1 Okapi-7B: MMLU = 61
0.2 Okapi-7B: HellaSwag = 71
""",
    ),
    "a line of kinds below the header does not hide what the corner says": (
        """
# Okapi

## Performance

| Benchmark | Okapi-7B | Gnu-7B (HD) |
|---|---|---|
| Type | Native | Modular |
| #Activated Params | 7B | 1.8B |
| | | |
| MMVet | 8.3 | 40.1 |
| MMMU<sub>val</sub> | 25.4 | 33.7 |
| CharadesSTA/mIoU | 38.8 | 39.9 |
""",
        """
0.2 Gnu-7B (HD): activated = 1.8B
0.2 Okapi-7B: activated = 7B
0.4 Gnu-7B (HD): MM-Vet = 40.1
0.4 Okapi-7B: MM-Vet = 8.3
0.5 Gnu-7B (HD): MMMU (val) = 33.7
0.5 Okapi-7B: MMMU (val) = 25.4
0.6 Gnu-7B (HD): Charades-STA {mIoU} = 39.9
0.6 Okapi-7B: Charades-STA {mIoU} = 38.8
""",
    ),
    "upper headers that sort: one of them above names that nobody has reviewed": (
        """
# Okapi

## Results

<table>
<tr><th rowspan="2">Model</th><th colspan="2">Math</th><th colspan="2">Shapes</th>
<th colspan="2">Multi-Discipline</th></tr>
<tr><th>MathVista</th><th>MathVerse</th><th>ShapeOne</th><th>Shape3K</th><th>MMMU</th><th>MMMU-Pro</th></tr>
<tr><td>Okapi-7B</td><td>61.1</td><td>50.2</td><td>46.8</td><td>43.5</td><td>69.1</td><td>51.9</td></tr>
</table>
""",
        """
0.2 Okapi-7B: MathVista = 61.1; MathVerse = 50.2; ShapeOne = 46.8; Shape3K = 43.5; MMMU = 69.1; MMMU-Pro = 51.9
""",
    ),
    "file sizes beside a column of memory are no memory": (
        """
# Qwen-VL-27B ladder

## The numbers

VRAM is the served peak.

| rung | size | decode tok/s | VRAM | MMLU | composite |
|---|---|---|---|---|---|
| Q8_0 | 29.0 GB | 52.8 | 27.6 GiB | 86.67 | 92.32 |
| Q4_K_M | 16.8 GB | 80.4 | 16.8 GiB | 84.58 | 91.96 |
""",
        """
0.1 Qwen-VL-27B: speed [The numbers; decode; Q8_0] = 52.8; memory [The numbers; Q8_0] = 27.6 GiB; MMLU [Q8_0] = 86.67
0.2 Qwen-VL-27B: speed [The numbers; decode; Q4_K_M] = 80.4; memory [The numbers; Q4_K_M] = 16.8 GiB; \
MMLU [Q4_K_M] = 84.58
""",
    ),
    "a latency below a benchmark is no split of it": (
        """
# Okapi

## Results

<table><tr><td rowspan="2">Model</td><td colspan="2">MMBench</td><td colspan="2">MME</td></tr>
<tr><td>Acc↑</td><td>Latency↓</td><td>Score↑</td><td>Latency↓</td></tr>
<tr><td>Qwen-VL-8B</td><td>82.55</td><td>62.50</td><td>2219.97</td><td>1226.64</td></tr></table>
""",
        """
0.2 Qwen-VL-8B: MMBench {Acc} = 82.55; MME {Score} = 2219.97
""",
    ),
    "what people and one model made is no score of that model": (
        """
# New-Bench

Comparison of evaluation benchmarks.

| Benchmark | Curation Type | Evaluation Skills | Answer Type |
|---|---|---|---|
| MME | Human | 14 | yes or no |
| MMBench | Human | 20 | choices |
| SEED-Bench | GPT | 12 | choices |
""",
        "",
    ),
    "a metric between an unknown name and its brackets": (
        """
# Okapi

## Evaluation

| Benchmark | Qwen-VL-8B | Okapi-8B |
|---|---|---|
| New-MME-v2 ACC (512f) | 42.4 | 28.5 |
| MMHal-Hallrate↓ | 23.9 | 34.7 |
""",
        """
0.1 Okapi-8B: New-MME-v2 {ACC} [512f] = 28.5
0.1 Qwen-VL-8B: New-MME-v2 {ACC} [512f] = 42.4
0.2 Okapi-8B: MMHal-Bench {Hallrate} = 34.7
0.2 Qwen-VL-8B: MMHal-Bench {Hallrate} = 23.9
""",
    ),
    "a blank header above two rows of headings": (
        r"""
# Okapi

|  |  |  |  |  |  |
|:---|:--:|:--:|:--:|:--:|:--:|
| Model | ViT (Params.) | General |  | RefCOCO |  |
|  |  | $\text{MME}^\text{P}$ | GQA | val | test-A |
|  |  |  |  |  |  |
| Donut [donut](None) | Swin-B (0.1B) | 1510.7 | \- | \- | \- |
| Shikra-7B | CLIP-L (0.3B) | \- | 58.8 | 87.0 | <u>91.1</u> |
""",
        """
0.4 Donut: encoder = 0.1B; MME (perception) = 1510.7
0.5 Shikra-7B: encoder = 0.3B; GQA = 58.8; RefCOCO (val) = 87.0; RefCOCO (test-A) = 91.1
""",
    ),
    "a budget is a condition": (
        """
# Okapi

### Main Results

| Dataset | Model | Pixel Budget | Uniform Sampling | Gain |
|---|---|---|---|---|
| VQAv2 | Qwen2.5-VL | 5% | 59.94 | +22.68% |
| VQAv2 | SmolVLM | 5% | 59.06 | +29.46% |
""",
        """
0.1 Qwen2.5-VL: VQAv2 {Uniform Sampling} [5%] = 59.94
0.2 SmolVLM: VQAv2 {Uniform Sampling} [5%] = 59.06
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()


def test_a_backbone_that_is_an_encoder_is_no_language_model(understand: Understand) -> None:
    _, understanding = understand(
        "# Okapi-Seg\n\n| model | backbone | head | config |\n|---|---|---|---|\n"
        "| Okapi-Seg-A | InternViT-6B (frozen) | UperNet | [config](a.py) |\n"
    )
    said = {(claim.attribute, claim.value_text) for claim in understanding.claims if "ViT" in claim.value_text}
    assert {attribute for attribute, _ in said} == {"vision_encoder"}
