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
0.1 Qwen-VL: memory [GPU memory usage; Peak usage for encoding 2048 tokens; BF16] = 22.60GB
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_parts_are_named_after_their_whole(
    document: str, expected: str, understand: Understand, facts: ModuleType
) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
