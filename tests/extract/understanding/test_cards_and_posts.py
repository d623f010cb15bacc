"""Tables as cards, posts and guides lay them out; each case states every score, size and gigabyte of its fragment."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "versions of the document's model are told apart by their numbers": (
        """
<h1>Nimbus-V</h1>
<p>Nimbus-V is an open vision-language model for documents.</p>
<table><caption>Releases</caption><tr><th>Version</th><th>Date</th><th>DocVQA</th><th>My rating</th></tr>
<tr><td>1.0</td><td>2024-11-02</td><td>91.0</td><td>7/10</td></tr>
<tr><td>1.1</td><td>2025-01-15</td><td>93.2</td><td>9/10</td></tr></table>
""",
        """
0.1 Nimbus-V 1.0: DocVQA = 91.0
0.2 Nimbus-V 1.1: DocVQA = 93.2
""",
    ),
    "a card in Japanese": (
        """
# Sakura-VL-14B

## モデル詳細

| 項目 | 内容 |
|---|---|
| パラメータ数 | 14.9B |
| 画像エンコーダ | SigLIP-so400m (428M) |
| コンテキスト長 | 32,768 |
| 必要 VRAM | 約 32GB (bf16) |
""",
        """
0.1 Sakura-VL-14B: size = 14.9B
0.2 Sakura-VL-14B: encoder = 428M
0.4 Sakura-VL-14B: memory [bf16] = 約 32GB (bf16)
""",
    ),
    "header rows named by level stand above one row of figures": (
        """
# Results

Gnuvia is a model that sees and writes. Gnuvia was trained on pairs, and Gnuvia is free.

<table>
<tr><th>Task</th><th>Captions</th><th colspan="2">Questions</th></tr>
<tr><td>Dataset</td><td>NoCaps</td><td colspan="2">VQAv2</td></tr>
<tr><td>Split</td><td>val</td><td>test-dev</td><td>test-std</td></tr>
<tr><td>Metric</td><td>CIDEr</td><td colspan="2">Acc.</td></tr>
<tr><td>Score</td><td>120.4</td><td>80.1</td><td>80.3</td></tr>
</table>
""",
        """
0.4 Gnuvia: NoCaps (val) {CIDEr} = 120.4; VQAv2 (test-dev) {Acc.} = 80.1; VQAv2 (test-std) {Acc.} = 80.3
""",
    ),
    "a cell may say in words what its figures are": (
        """
# Zebra

## Tuned checkpoints

| Name | Dataset/Task | Result after transfer |
|---|---|---|
| zebra-3b-ft-vqa | Questions | 84.1 Accuracy on VQAv2 |
| zebra-3b-ft-cap | COCO Captions | 141.2 CIDEr |
| zebra-3b-ft-seg | Segments | 75.1 Mean IoU on RefCOCO 70.2 Mean IoU on RefCOCO+ |
""",
        """
0.1 zebra-3b-ft-vqa: VQAv2 {Accuracy} = 84.1
0.2 zebra-3b-ft-cap: COCO captions {CIDEr} = 141.2
0.3 zebra-3b-ft-seg: RefCOCO {Mean IoU} = 75.1; RefCOCO+ {Mean IoU} = 70.2
""",
    ),
    "blanks part figures that the heading names one by one": (
        """
# Zebra-VL

## Results

| Model | MMMU | POPE (random/popular/adversarial) | GQA |
|---|---|---|---|
| Zebra-VL-7B | 40.1 | 88.0 86.6 85.7 | 61.0 62.0 |
| Okapi-VL-7B | 41.1 | 87.0 85.6 84.7 | 63.0 |
""",
        """
0.1 Zebra-VL-7B: MMMU = 40.1; POPE (random) = 88.0; POPE (popular) = 86.6; POPE (adversarial) = 85.7
0.2 Okapi-VL-7B: MMMU = 41.1; POPE (random) = 87.0; POPE (popular) = 85.6; POPE (adversarial) = 84.7; GQA = 63.0
""",
    ),
    "a bound is a figure with its comparator": (
        """
# Local models

## Benchmarks

| Model | DocVQA | ChartQA | VRAM (Q4) |
|---|---|---|---|
| Zebra-VL 7B | 94+ | 87.5 | ~6 GB |
| Okapi-VL 7B | 90.1 | 81.0 | ~5.5 GB (QAT) |
""",
        """
0.1 Zebra-VL 7B: DocVQA = 94; ChartQA = 87.5; memory [Q4] = ~6 GB
0.2 Okapi-VL 7B: DocVQA = 90.1; ChartQA = 81.0; memory [Q4; QAT] = ~5.5 GB (QAT)
""",
    ),
    "how many examples were shown is no part of a name": (
        """
# Zebra-VL

## Results

| Model | Params | TextVQA (val, unseen) | Avg. Perf. (%) on 12 sets |
|---|---|---|---|
| Zebra-VL (4-shot) | 9B (9.3) | 45.1 | 50.1 |
| Zebra-VL (32-shots) | 9B (9.3) | 47.1 | 52.0 |
""",
        """
0.1 Zebra-VL: size [4-shot] = 9B (9.3); TextVQA (val) [4-shot; unseen] = 45.1
0.2 Zebra-VL: size [32-shots] = 9B (9.3); TextVQA (val) [32-shots; unseen] = 47.1
""",
    ),
    "a length of what was written is no score": (
        """
# Results

## COCO Caption

| Model | BLEU-4 | CIDEr | Word_cnt mean. | Word_cnt std. |
|---|---|---|---|---|
| Zebra-VL-7B | 34 | 98.9 | 10 | 1.7 |
| Okapi-VL-7B | 7.2 | 43.2 | 48.8 | 42.9 |
""",
        """
0.1 Zebra-VL-7B: COCO captions {BLEU-4} = 34; COCO captions {CIDEr} = 98.9
0.2 Okapi-VL-7B: COCO captions {BLEU-4} = 7.2; COCO captions {CIDEr} = 43.2
""",
    ),
    "a heading of memory states its condition before or behind it, and a range begins where it runs": (
        """
# Models for one card

| Model | Released | FP16 VRAM | VRAM INT4 | RTX 3070 (8GB)? |
|---|---|---|---|---|
| **Zebra-VL-3B** | Jan 2025 | 7-8 GB | **3-4 GB** | Yes (int4) |
| Okapi-VL-2B | Feb 2025 | ~4 GB | <1 GB | Yes |
""",
        """
0.1 Zebra-VL-3B: memory [FP16] = 7-8 GB; memory [INT4] = 3-4 GB
0.2 Okapi-VL-2B: memory [FP16] = ~4 GB; memory [INT4] = <1 GB
""",
    ),
    "parts of what a model takes are not what it takes": (
        """
# Zebra-VL-7B

Zebra-VL-7B runs on one card. Zebra-VL-7B was tested with 4-bit weights.

## VRAM budget

| Component | VRAM usage | Why |
|---|---|---|
| Weights | 5.0 GB | 4-bit |
| KV cache | 0.3 GB | 4K tokens |
| Total | ~6 GB | fits a small card |
""",
        """
0.3 Zebra-VL-7B: memory [VRAM budget] = ~6 GB
""",
    ),
    "a tier of memory with a list of models says what none of them needs": (
        """
# Picks

| VRAM | Kind | Models |
|---|---|---|
| 6 GB | Text | llama3.1 8b, mistral7b |
| 6 GB | Vision | llava, minicpm-v |
""",
        "",
    ),
    "settings of training beside a metric of a named benchmark are results all the same": (
        """
# Zebra-ViT

## Model card

### IN-1K fine-tuned Zebra-ViT

| model name | init. ckpt | epochs | image size | batch size | lr | top-1 |
|---|---|---|---|---|---|---|
| zebra_vit_s_ft_in1k | zebra_vit_s | 100 | 336 | 1024 | 1e-4 | 85.8 |
| zebra_vit_b_ft_in1k | zebra_vit_b | 30 | 448 | 1024 | 1e-4 | 88.3 |
""",
        """
0.1 zebra_vit_s_ft_in1k: ImageNet-1K {top-1} [fine-tuned; batch size 1024] = 85.8
0.2 zebra_vit_b_ft_in1k: ImageNet-1K {top-1} [fine-tuned; batch size 1024] = 88.3
""",
    ),
    "shares of cases under a benchmark's title are no scores": (
        """
# Why two tools disagree on MMMU

Out of 900 questions of MMMU, 39 were judged differently.

| Situation | Count | % of 39 | Impact on /900 |
|---|---|---|---|
| False positive of FooEvalKit | 19 | 48.7% | 2.1% |
| Random divergence | 2 | 5.1% | 0.2% |
""",
        "",
    ),
    "a zero beside another number of its cell was measured": (
        """
# Scores

### MME (plain / extracted)

| Model | Perception |
|---|---|
| Zebra-VL-7B | 1684 / 1692 |
| Okapi-VL-7B | 1601 / 1609 |
| Gnu-VL-7B | 1593 / 1594 |
| Eland-VL-7B | 1502 / 1520 |
| Kudu-VL-7B | 0 / 334 |
""",
        """
0.1 Zebra-VL-7B: MME (perception) [number 1 of 2, which is not said] = 1684 !vague; MME (perception) [number 2 of 2, which is not said] = 1692 !vague
0.2 Okapi-VL-7B: MME (perception) [number 1 of 2, which is not said] = 1601 !vague; MME (perception) [number 2 of 2, which is not said] = 1609 !vague
0.3 Gnu-VL-7B: MME (perception) [number 1 of 2, which is not said] = 1593 !vague; MME (perception) [number 2 of 2, which is not said] = 1594 !vague
0.4 Eland-VL-7B: MME (perception) [number 1 of 2, which is not said] = 1502 !vague; MME (perception) [number 2 of 2, which is not said] = 1520 !vague
0.5 Kudu-VL-7B: MME (perception) [number 1 of 2, which is not said] = 0 !vague; MME (perception) [number 2 of 2, which is not said] = 334 !vague
""",  # noqa: E501
    ),
    "models in columns need memory in rows of number formats, and remarks are no model": (
        """
# Basic demo

### Requirements

GPU requirements are listed here.

| Model Name | 19B Series Model | Remarks |
|---|---|---|
| BF16 / FP16 Inference | 42 GB | 2K tokens |
| Int4 Inference | 16 GB | 2K tokens |
| BF16 LoRA tuning (all parts) | > 80 GB | one card |
""",
        """
0.1 19B Series Model: memory [BF16 / FP16 Inference · 2K tokens] = 42 GB
0.2 19B Series Model: memory [Int4 Inference · 2K tokens] = 16 GB
0.3 19B Series Model: memory [BF16 LoRA tuning (all parts) · one card] = > 80 GB
""",
    ),
    "an encoder's patches are no repository, and links of weights name rows that are alike": (
        """
# SigZebra 2

### Checkpoints

| Model | ViT | Res | HF Transformers | HF JAX | INet 0-shot | COCO T→I | COCO I→T |
|---|---|---|---|---|---|---|---|
| SigZebra 2 | B/16 | 224 | [link](https://huggingface.co/zoo/sigzebra2-base-224) | [link](https://huggingface.co/zoo/sigzebra2-base-224-jax) | 78.2 | 52.1 | 68.9 |
| SigZebra 2 | L/16 | 224 | [link](https://huggingface.co/zoo/sigzebra2-large-224) | [link](https://huggingface.co/zoo/sigzebra2-large-224-jax) | 82.5 | 54.7 | 71.5 |
""",  # noqa: E501
        """
0.1 sigzebra2-base-224: ImageNet-1K [0-shot] = 78.2; COCO retrieval (T→I) = 52.1; COCO retrieval (I→T) = 68.9
0.2 sigzebra2-large-224: ImageNet-1K [0-shot] = 82.5; COCO retrieval (T→I) = 54.7; COCO retrieval (I→T) = 71.5
""",
    ),
    "a count of letters and sentences in captions is no score": (
        """
# Zebra 2

You can find the performance on DOCCI below.

|  | #par | #char | #sent | NES↓ |
|---|---|---|---|---|
| LLaVA-1.5 | 7B | 395 | 4.2 | 40.6 |
| **Zebra 2** | **3B** | **529** | **7.7** | **28.4** |
""",
        """
0.1 LLaVA-1.5: size = 7B; DOCCI (NES) = 40.6
0.2 Zebra 2: size = 3B; DOCCI (NES) = 28.4
""",
    ),
    "a cell gives total and activated parameters in words": (
        """
# Zebra 4

| Model Name | Params | Context length |
|---|---|---|
| Zebra 4 Scout | 17B (Activated) 109B (Total) | 10M |
| Zebra 4 Foal | 4.5B (1.0B active) | 1M |
""",
        """
0.1 Zebra 4 Scout: activated = 17B; size = 109B
0.2 Zebra 4 Foal: size = 4.5B; activated = 1.0B
""",
    ),
    "rows of one name are told apart by the weights' tag, and directions part the numbers of a cell": (
        """
# Zebra-CLIP

## Results

| `model_name` | `pretrained` | # of pairs | IN ZS Acc. | COCO (I2T/T2I) |
|---|---|---|---|---|
| `ViT-B-32` | [`zebra_400m`](https://example.org/a.pt) | 12.8B | 65.5 | 60.1/41.2 |
| `ViT-B-32` | [`zebra_2b`](https://example.org/b.pt) | 12.8B | 67.6 | 61.1/42.2 |
""",
        """
0.1 ViT-B-32 zebra_400m: ImageNet-1K {Acc.} = 65.5; COCO retrieval (I2T) = 60.1; COCO retrieval (T2I) = 41.2
0.2 ViT-B-32 zebra_2b: ImageNet-1K {Acc.} = 67.6; COCO retrieval (I2T) = 61.1; COCO retrieval (T2I) = 42.2
""",
    ),
    "software that runs a model is the condition of its figures": (
        """
# Run Zebra-VL-7B with a server

Zebra-VL-7B is served here. Zebra-VL-7B runs on one card.

## GPU memory comparison

|  | GPU Memory (GB) |
|---|---|
| pytorch | 58.6 |
| lmdeploy-4bit | 23.2 |
""",
        """
0.1 Zebra-VL-7B: memory [pytorch] = 58.6
0.2 Zebra-VL-7B: memory [lmdeploy-4bit] = 23.2
""",
    ),
    "first cells that name the levels of the header say nothing of the names below": (
        """
# Results

**XTD Retrieval**:

<table>
<tr><th>Task</th><th>Text-to-Image</th><th>Image-to-Text</th></tr>
<tr><th>Setup</th><th>Zero-shot</th><th>Finetune</th></tr>
<tr><td>Metric</td><td>R@1</td><td>R@5</td></tr>
<tr><td>ZB-CLIP<sub>RN50</sub></td><td>48.1</td><td>81.3</td></tr>
<tr><td>ZB-CLIP<sub>ViT-B/16</sub></td><td>62.2</td><td>86.6</td></tr>
</table>
""",
        """
0.3 ZB-CLIP RN50: XTD (Text-to-Image) {R@1} [Zero-shot] = 48.1; XTD (Image-to-Text) {R@5} [Finetune] = 81.3
0.4 ZB-CLIP ViT-B/16: XTD (Text-to-Image) {R@1} [Zero-shot] = 62.2; XTD (Image-to-Text) {R@5} [Finetune] = 86.6
""",
    ),
    "recalls alone name no benchmark": (
        """
# Results

Shop pictures by query:

| Model | R@1 | R@5 | R@10 |
|---|---|---|---|
| Zebra-CLIP-B | 52.1 | 76.7 | 84.4 |
| Zebra-CLIP-L | 56.3 | 79.8 | 86.2 |
""",
        "",
    ),
    "a heading of memory may name the model": (
        """
# Zebra2

Zebra2 has two sizes. Zebra2 is free.

## Quantization

| Precision | Zebra2-7B GPU Mem (GB) | Zebra2-13B GPU Mem (GB) |
|---|---|---|
| bf16 | 14.0 | 25.9 |
| 4bits | 5.1 | 8.6 |
""",
        """
0.1 Zebra2-13B: memory [Quantization; bf16] = 25.9
0.1 Zebra2-7B: memory [Quantization; bf16] = 14.0
0.2 Zebra2-13B: memory [Quantization; 4bits] = 8.6
0.2 Zebra2-7B: memory [Quantization; 4bits] = 5.1
""",
    ),
    "lengths above gigabytes are conditions, and a metric may hold its benchmark in brackets": (
        """
# ZebraLM-6B

ZebraLM-6B is a chat model. The attention of ZebraLM-6B lowers the GPU memory of a long answer.

| Quantization | Encoding 2048 Tokens | Decoding 8192 Tokens |
|---|---|---|
| BF16 | 13.1 GB | 12.8 GB |
| INT4 | 5.5 GB | 5.1 GB |

Quality suffers little:

| Quantization | Accuracy (MMLU) | Accuracy (C-Eval dev) |
|---|---|---|
| BF16 | 45.47 | 53.57 |
""",
        """
0.1 ZebraLM-6B: memory [Encoding 2048 Tokens; BF16] = 13.1 GB; memory [Decoding 8192 Tokens; BF16] = 12.8 GB
0.2 ZebraLM-6B: memory [Encoding 2048 Tokens; INT4] = 5.5 GB; memory [Decoding 8192 Tokens; INT4] = 5.1 GB
1.1 ZebraLM-6B: MMLU {Accuracy} [BF16] = 45.47; C-Eval (dev) {Accuracy} [BF16] = 53.57
""",
    ),
    "the corner may name the model of rows of number formats": (
        """
# Four bits

| Zebra-13B | branch | group-size | memory(MiB) | Median(s/token) | Concurrent users |
|---|---|---|---|---|---|
| FP16 | main | - | 26634 | 0.0383 | 8 |
| GPTQ | fast | 128 | 8192 | 0.0551 | 8 |
""",
        """
0.1 Zebra-13B: memory [Four bits; FP16; Concurrent users 8] = 26634
0.2 Zebra-13B: memory [Four bits; GPTQ; group-size 128; Concurrent users 8] = 8192
""",
    ),
    "a heading of memory may say at length what was run, and zh is the Chinese benchmark": (
        """
# Zebra

| Model | Minimum GPU Memory Usage of Finetuning (Q-Lora) | Minimum GPU Usage of Generating 2048 Tokens (Int4) |
|---|---|---|
| Zebra-7B | 11.5GB | 8.2GB |

| Model | MMB dev(en) | MMB dev(zh) |
|---|---|---|
| Zebra-7B | 69.6 | 68.1 |
""",
        """
0.1 Zebra-7B: memory [Finetuning Q-Lora] = 11.5GB; memory [Generating 2048 Tokens Int4] = 8.2GB
1.1 Zebra-7B: MMBench (dev) = 69.6; MMBench-CN (dev) = 68.1
""",
    ),
    "weights and cache are parts of the total in memory": (
        """
# What fits

| Model | Weights | KV cache | Total |
|---|---|---|---|
| Zebra-VL-7B | 7.8 GB | 2.6 GB | 10.4 GB |
| Okapi-VL-11B | 11.9 GB | 2.2 GB | 14.1 GB |
""",
        """
0.1 Zebra-VL-7B: memory = 10.4 GB
0.2 Okapi-VL-11B: memory = 14.1 GB
""",
    ),
    "rows of figures tagged as headers are data, and epochs are no scores": (
        """
# Zebra

<table>
<tr><th colspan="2"> </th><th colspan="4">image classification</th></tr>
<tr><th>model</th><th>#param.</th><th>pt ep</th>
<th>IN-1K, e2e ft</th><th>IN-1K, linear</th><th>12 avg. zero-shot</th></tr>
<tr><th>Zebra-g</th><th>1.0B</th><th>150</th><th>89.7</th><th>86.5</th><th>75.7</th></tr>
</table>
""",
        """
0.2 Zebra-g: size = 1.0B; ImageNet-1K [e2e ft] = 89.7; ImageNet-1K [linear] = 86.5
""",
    ),
    "a model called ckpt is called what it links, and parts of one benchmark stand beside others": (
        """
# Zebra-VID

| LLM | Model | MSVD-QA | Correctness | Detail | Context | Temporal | Consistency |
|---|---|---|---|---|---|---|---|
Vicuna-7B | [ckpt](https://huggingface.co/zoo/zebra-vid-7b) | 69.7 | 2.96 | 3.00 | 3.53 | 2.46 | 2.51 |
""",
        """
0.1 zebra-vid-7b: MSVD-QA = 69.7; VideoChatGPT-Bench (Correctness) = 2.96; VideoChatGPT-Bench (Detail) = 3.00; \
VideoChatGPT-Bench (Context) = 3.53; VideoChatGPT-Bench (Temporal) = 2.46; VideoChatGPT-Bench (Consistency) = 2.51
""",
    ),
    "columns headed by sizes are sizes of the section's model": (
        """
# What is InternVL 2.5?

Both sizes in some benchmarks:

|  | 11B | 11B (instruction-tuned) | Metric |
|---|---|---|---|
| MMMU (val) | 41.7 | 50.7 (CoT) | Micro Average Accuracy |
| DocVQA | 62.3 (val) | 88.4 (test) | ANLS |
""",
        """
0.1 InternVL 2.5 11B: MMMU (val) {Micro Average Accuracy} = 41.7
0.1 InternVL 2.5 11B (instruction-tuned): MMMU (val) {Micro Average Accuracy} [CoT] = 50.7
0.2 InternVL 2.5 11B: DocVQA (val) {ANLS} = 62.3
0.2 InternVL 2.5 11B (instruction-tuned): DocVQA (test) {ANLS} = 88.4
""",
    ),
    "dashes in a header go on to the right, and versions of data sets are no models": (
        """
# Cache in few bits

Accuracy of the models:

| - | - | - | zebra2-7b-chat | - | okapi2-7b-chat | - |
|---|---|---|---|---|---|---|
| dataset | version | metric | kv fp16 | kv int8 | kv fp16 | kv int8 |
| ceval | - | naive_average | 28.42 | 27.96 | 60.45 | 60.88 |
| race-high | 9a54b6 | accuracy | 39.65 | 39.77 | 85.33 | 85.31 |
""",
        """
0.2 okapi2-7b-chat: C-Eval {naive_average} [kv fp16] = 60.45; C-Eval {naive_average} [kv int8] = 60.88
0.2 zebra2-7b-chat: C-Eval {naive_average} [kv fp16] = 28.42; C-Eval {naive_average} [kv int8] = 27.96
0.3 okapi2-7b-chat: RACE (high) {accuracy} [kv fp16] = 85.33; RACE (high) {accuracy} [kv int8] = 85.31
0.3 zebra2-7b-chat: RACE (high) {accuracy} [kv fp16] = 39.65; RACE (high) {accuracy} [kv int8] = 39.77
""",
    ),
    "a checkpoint that is called by a sized name keeps it": (
        """
# Zebra

| Date | HF Checkpoint | Tokens | HellaSwag Acc_norm |
|---|---|---|---|
| Baseline | [Pythia-1B-step-50k](https://huggingface.co/EleutherAI/pythia-1b/tree/step50000) | 105B | 42.04 |
""",
        """
0.1 Pythia-1B-step-50k: HellaSwag {Acc_norm} [Baseline] = 42.04
""",
    ),
    "a condition and a metric name no benchmark, nor does the document's own model": (
        """
# ZebraCPM

ZebraCPM draws. ZebraCPM is free.

## ZebraCPM-Paint

| Model | Zero-shot FID |
|---|---|
| GLIDE | 12.2 |
| ZebraCPM-Paint-zh | 9.9 |
""",
        "",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_a_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()


def test_a_bound_is_kept_as_one(understand: Understand) -> None:
    _, understanding = understand(CASES["a bound is a figure with its comparator"][0])
    bounds = {claim.value_text: claim.comparator for claim in understanding.claims if claim.attribute == "score"}
    assert (bounds["94"], bounds["87.5"]) == (">", "=")
