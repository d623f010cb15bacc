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
0.1 Qwen-VL-Chat: memory [GPU Memory Usage; Peak Usage for Encoding 2048 Tokens; BF16] = 22.60GB
0.2 Qwen-VL-Chat: memory [GPU Memory Usage; Peak Usage for Encoding 2048 Tokens; Int4] = 11.82GB
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
