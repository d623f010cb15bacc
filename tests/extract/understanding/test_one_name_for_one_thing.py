"""Spellings and remarks that would make two keys of one thing; each case states every fact of the fragment."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding
from extract.understanding.accounting import account

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a name for one number of a pair is the same key as the pair's part": (
        """
# Zebra-VL

## Results

| Model | MME-P | MME-C | MME |
|---|---|---|---|
| Zebra-VL-7B | 1519 | 332 | - |
| Gnu-VL-7B | - | - | 1604/301 |
| Kudu-VL-3B | - | - | 1440.5 (P) |
""",
        """
0.1 Zebra-VL-7B: MME (perception) = 1519; MME (cognition) = 332
0.2 Gnu-VL-7B: MME (perception) = 1604; MME (cognition) = 301
0.3 Kudu-VL-3B: MME (perception) = 1440.5
""",
    ),
    "the language that a name implies and the spelling of subtitles are no splits of their own": (
        """
# Zebra-VL

## Results

| Model | MMB dev(en) | MMBench (dev-en) | MMB dev(zh) | Video-MME (w/o sub.) | Video-MME w/ subtitles |
|---|---|---|---|---|---|
| Zebra-VL-7B | 69.6 | 69.7 | 68.1 | 55.1 | 57.2 |
""",
        """
0.1 Zebra-VL-7B: MMBench (dev) = 69.6; MMBench (dev) = 69.7; MMBench-CN (dev) = 68.1; \
Video-MME (w/o subs) = 55.1; Video-MME (w/ subs) = 57.2
""",
    ),
    "brackets behind a name that say how it was measured, or of what sort it is, are no part of it": (
        """
# Zebra-VL

## Results

| Model | TextVQA | DocVQA |
|---|---|---|
| Okapi-55B (Single-task FT) (Without OCR Pipeline) | 71.4 | 80.0 |
| Gnu-H (Specialist SOTA) | 70.1 | 79.0 |
| Kudu-7B (baseline) | 60.1 | 69.0 |
""",
        """
0.1 Okapi-55B: TextVQA [Single-task FT; Without OCR Pipeline] = 71.4; \
DocVQA [Single-task FT; Without OCR Pipeline] = 80.0
0.2 Gnu-H: TextVQA [Specialist SOTA] = 70.1; DocVQA [Specialist SOTA] = 79.0
0.3 Kudu-7B (baseline): TextVQA = 60.1; DocVQA = 69.0
""",
    ),
    "of two columns below one header the one that tells rows apart names the models": (
        """
# Zebra-VL

## Evaluation

<table>
  <tr><td rowspan="2" colspan="2">Model</td><td rowspan="2">LLM</td><td colspan="2">VQA</td></tr>
  <tr><td>GQA</td><td>VQAv2</td></tr>
  <tr><td rowspan="2">English Model</td><td>Okapi-Chat</td><td>Vicuna-13B</td><td>61.0</td><td>77.3</td></tr>
  <tr><td>Gnu-Chat</td><td>Vicuna-7B</td><td>60.0</td><td>76.6</td></tr>
  <tr><td rowspan="2">Bilingual Model</td><td>Kudu-Chat</td><td>LLaMA-7B</td><td>59.6</td><td>75.7</td></tr>
  <tr><td>Zebra-VL</td><td>LLaMA-13B</td><td>62.7</td><td>79.9</td></tr>
</table>
""",
        """
0.2 Okapi-Chat: GQA = 61.0; VQAv2 = 77.3
0.3 Gnu-Chat: GQA = 60.0; VQAv2 = 76.6
0.4 Kudu-Chat: GQA = 59.6; VQAv2 = 75.7
0.5 Zebra-VL: GQA = 62.7; VQAv2 = 79.9
""",
    ),
    "the words of a paper's title say nothing of what a table measures": (
        """
# Zebra-VL: Improving Large Multi-modal Models with Better Captions

Zebra-VL sees. Zebra-VL reads.

## Model Zoo

| Name | MM-Vet | VizWiz |
|---|---|---|
| Zebra-VL-7B | 37.6 | 57.2 |
""",
        """
0.1 Zebra-VL-7B: MM-Vet = 37.6; VizWiz = 57.2
""",
    ),
    "a part of other benchmarks between names that nobody knows is one of them": (
        """
# Zebra-VL

## Performance

| Model | Average | General Knowledge | OCR | Chart |
|---|---|---|---|---|
| Zebra-VL-7B | 53.8 | 68.7 | 51.6 | 47.1 |
| Gnu-VL-7B | 40.4 | 64.7 | 45.2 | 20.8 |
""",
        """
0.1 Zebra-VL-7B: General Knowledge = 68.7; OCR = 51.6; Chart = 47.1
0.2 Gnu-VL-7B: General Knowledge = 64.7; OCR = 45.2; Chart = 20.8
""",
    ),
    "files of data are no models, whatever their size": (
        """
# Zebra-VL

Zebra-VL is a vision-language model. Zebra-VL reads.

## Preparation

| Data file name | Size |
| --- | ---: |
| [zebra_558k.json](https://huggingface.co/datasets/zebra/Zebra-Pretrain/blob/main/zebra_558k.json) | 181M |
| [zebra_mix.json](https://huggingface.co/datasets/zebra/Zebra-Instruct/blob/main/zebra_mix.json) | 1.03G |
""",
        "",
    ),
    "rows that name nobody belong to the relative of the document's model that the section speaks of": (
        """
## Qwen-VL-Max

Qwen-VL-Max is the largest.

## Quantization

### Usage

We release an Int4 model for Qwen-VL-Chat, Qwen-VL-Chat-Int4.

### GPU Memory Usage

The peak memory of both is shown below.

| Quantization | Peak Usage for Encoding 2048 Tokens |
| --- | :---: |
| BF16 | 22.60GB |
| Int4 | 11.82GB |
""",
        """
0.1 Qwen-VL-Chat: memory [Peak Usage for Encoding 2048 Tokens; BF16] = 22.60GB
0.2 Qwen-VL-Chat: memory [Peak Usage for Encoding 2048 Tokens; Int4] = 11.82GB
""",
    ),
    'two repositories of one name are two models; list marks and "ours" are no part of a name': (
        """
# Zebra

## Results

| Model | MMMU | Flickr30K test R@1 |
|---|---|---|
| plain/Okapi | 45.1 | 61.2 |
| hill/Okapi | 47.1 | 63.2 |
| (a) Gnu-7B | 40.1 | 60.2 |
| Kudu-v1 (3B, ours) | 41.1 | 60.4 |
""",
        """
0.1 plain/Okapi: MMMU = 45.1; Flickr30K (test) {R@1} = 61.2
0.2 hill/Okapi: MMMU = 47.1; Flickr30K (test) {R@1} = 63.2
0.3 Gnu-7B: MMMU = 40.1; Flickr30K (test) {R@1} = 60.2
0.4 Kudu-v1 (3B): MMMU = 41.1; Flickr30K (test) {R@1} = 60.4
""",
    ),
    "sizes under Total and Active, and lengths under Context, are what a list of models says": (
        """
# Zebra

## Models

| Model | Total | Active | Context |
|---|---|---|---|
| Zebra-Lite | 16B | 2.4B | 128K |

| Model | #Params (All) | Backbone (I) | #Params (I) | #Params (T) |
|---|---|---|---|---|
| Zebra-CLIP | 188M | ViT-B/16 | 86M | 102M |
""",
        """
0.1 Zebra-Lite: size = 16B; activated = 2.4B
1.1 Zebra-CLIP: size = 188M; encoder = 86M
""",
    ),
    "headings of pictures' classes are benchmarks, so that the rows below Task are models": (
        """
# Zebra-CLIP

## Image Classification

| Task | CIFAR10 | CIFAR100 | DTD | EuroSAT | FER | MNIST |
|---|---|---|---|---|---|---|
| GNU | 88.5 | 61.1 | 42.9 | 43.4 | 41.4 | 68.9 |
| Okapi | 95.4 | 77.1 | 40.9 | 50.3 | - | - |
""",
        """
0.1 GNU: CIFAR-10 = 88.5; CIFAR-100 = 61.1; DTD = 42.9; EuroSAT = 43.4; FER2013 = 41.4; MNIST = 68.9
0.2 Okapi: CIFAR-10 = 95.4; CIFAR-100 = 77.1; DTD = 40.9; EuroSAT = 50.3
""",
    ),
    "who is cited and in what detail pictures were seen is no part of a name": (
        """
# Zebra-VL

## MMMU Scores

| Model | Overall<br>(Val) | Overall<br>(Dev) |
|---|---|---|
| Okapi-4v (detail: low) | 53.8 | 52.7 |
| Gnu-VL (Plain, 2023) | 48.4 | 54.0 |
| Kudu-VL (Hill et al., 2023; Marten et al., 2024b) | 37.6 | 30.0 |
| Eland-VL (May, 2024) | 36.6 | 31.0 |

## Video-MME

| Model | Short Video | Long Video | Overall |
|---|---|---|---|
| Zebra-VL | 70.5 | 53.5 | 59.9 |
""",
        """
0.1 Okapi-4v: MMMU (Val) [detail: low] = 53.8; MMMU (Dev) [detail: low] = 52.7
0.2 Gnu-VL: MMMU (Val) = 48.4; MMMU (Dev) = 54.0
0.3 Kudu-VL: MMMU (Val) = 37.6; MMMU (Dev) = 30.0
0.4 Eland-VL (May, 2024): MMMU (Val) = 36.6; MMMU (Dev) = 31.0
1.1 Zebra-VL: Video-MME (Short) = 70.5; Video-MME (Long) = 53.5; Video-MME (Overall) = 59.9
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_a_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    reading, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.replace("\\\n", "").strip().splitlines()
    assert account(reading.tables, understanding.fates).is_balanced


def test_a_table_of_encoders_says_no_encoder_of_an_encoder(understand: Understand) -> None:
    document = """
# Zebra-VL

## Support Models

| Vision Encoders | Download Link |
| --- | --- |
| clip-vit-large-patch14 | [openai/clip-vit-large-patch14](https://huggingface.co/openai/clip-vit-large-patch14) |
"""
    _, understanding = understand(document)
    assert not [claim for claim in understanding.claims if claim.attribute == "vision_encoder"]
