"""Tables of compressed models, of encoders and of surveys: every fact of the fragment, row by row, and no other."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "settings in every row name the data set, and ways of tuning are conditions": (
        """
# OkapiViT-6B for Semantic Segmentation

## Evaluation

| type | backbone | head | mIoU | config | download |
|---|---|---|---|---|---|
| linear probing | OkapiViT-6B (frozen) | Linear | 47.2 | [config](./c/linear_okapi_80k_ade20k_bs16.py) | \
[ckpt](https://huggingface.co/org/Okapi/resolve/main/linear_okapi_80k_ade20k.pth) |
| full tuning | OkapiViT-6B | UperNet | 58.9 | [config](./c/upernet_okapi_80k_ade20k_bs16.py) | \
[log](https://huggingface.co/org/Okapi/raw/main/upernet_okapi_80k_ade20k.log) |
""",
        """
0.1 OkapiViT-6B: ADE20K {mIoU} [linear probing] = 47.2
0.2 OkapiViT-6B: ADE20K {mIoU} [full tuning] = 58.9
""",
    ),
    "settings that name two data sets tell nothing": (
        """
# OkapiViT-6B for Semantic Segmentation

## Evaluation

| type | mIoU | config |
|---|---|---|
| linear probing | 47.2 | [config](./c/linear_okapi_80k_ade20k_bs16.py) |
| full tuning | 58.9 | [config](./c/upernet_okapi_80k_flickr30k_bs16.py) |
""",
        "",
    ),
    "the corner names the model above its number formats, whatever the paragraph above speaks of": (
        """
# AWQ

## Results on Vision-Language Models

AWQ also supports large multi-modal models (LMMs).

| VILA-1.5-3B | VQA-v2 | GQA |
|---|---|---|
| FP16 | 80.4 | 61.5 |
| AWQ-INT4 | 80.0 | 61.1 |
""",
        """
0.1 VILA-1.5-3B: VQAv2 [FP16] = 80.4; GQA [FP16] = 61.5
0.2 VILA-1.5-3B: VQAv2 [AWQ-INT4] = 80.0; GQA [AWQ-INT4] = 61.1
""",
    ),
    "seconds a query are time, a reduction is no model, and the configuration is the condition": (
        """
# Moondream 3 4-Bit

## VRAM & Time Savings

| Configuration | Model Size | VRAM usage | s/query* |
|---|---|---|---|
| FP16 (original) | 18.5 GB | 19,594 MiB | 4.19 |
| INT4 (this one) | 6.18 GB | 7,332 MiB | 2.65 |
| Reduction | 66 % | 62 % | 37 % |

(* averaged over CountBenchQA on an L40S GPU)

## Evaluation Results

| Test | time (4-bit) | accuracy (4-bit) | accuracy (base) |
|---|---|---|---|
| okapi-checkup | 156 s | 42.8 % | 47.2 % |
| CountBenchQA | 22.9 min | 91.2 % | 93.2 % |
""",
        """
0.1 Moondream 3: memory [VRAM & Time Savings; FP16 (original)] = 19,594 MiB
0.2 Moondream 3: memory [VRAM & Time Savings; INT4 (this one)] = 7,332 MiB
1.1 Moondream 3: okapi-checkup {accuracy} [4-bit] = 42.8; okapi-checkup {accuracy} [base] = 47.2
1.2 Moondream 3: CountBench {accuracy} [4-bit] = 91.2; CountBench {accuracy} [base] = 93.2
""",
    ),
    "sizes of parts in long words, and a name of one letter with a power": (
        """
# Survey

### Summary

| Model | Vision Encoder | Vision Encoder Parameter Size | LLM | LLM Parameter Size |
|---|---|---|---|---|
| TinyLLaVA | SigLIP-SO | 0.4B | Phi-2 | 2.7B |

## COCO Captions

| Model | CIDEr |
|---|---|
| BLIP | 136.7 |
| M^2 | 131.2 |
""",
        """
0.1 TinyLLaVA: encoder = 0.4B; language model = 2.7B
1.1 BLIP: COCO captions {CIDEr} = 136.7
1.2 M^2: COCO captions {CIDEr} = 131.2
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
