"""Tables as cards, posts and guides lay them out; each case states every score, size and gigabyte of its fragment."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
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
0.2 Okapi-VL 7B: DocVQA = 90.1; ChartQA = 81.0; memory [Q4] = ~5.5 GB (QAT)
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
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_a_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()


def test_a_bound_is_kept_as_one(understand: Understand) -> None:
    _, understanding = understand(CASES["a bound is a figure with its comparator"][0])
    bounds = {claim.value_text: claim.comparator for claim in understanding.claims if claim.attribute == "score"}
    assert (bounds["94"], bounds["87.5"]) == (">", "=")
