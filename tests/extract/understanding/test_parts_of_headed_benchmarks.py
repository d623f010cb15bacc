"""Tables below the name of one benchmark: codes between words as its parts, lengths of texts, titles in capitals."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a code above the same headings as words is a part like them": (
        """
# Okapi-GUI-7B

## ScreenSpot-Pro

<table>
<tr><th rowspan="2">Model</th><th colspan="2">CAD</th><th colspan="2">Creative</th>
<th colspan="2">Scientific</th><th colspan="2">Office</th></tr>
<tr><th>Text</th><th>Icon</th><th>Text</th><th>Icon</th>
<th>Text</th><th>Icon</th><th>Text</th><th>Icon</th></tr>
<tr><td>Okapi-GUI-7B</td><td>33.1</td><td>14.1</td><td>44.9</td><td>7.5</td>
<td>58.3</td><td>20.1</td><td>65.5</td><td>28.3</td></tr>
<tr><td>Kudu-GUI-3B</td><td>17.8</td><td>4.7</td><td>42.9</td><td>6.3</td>
<td>56.9</td><td>17.3</td><td>50.3</td><td>17.1</td></tr>
</table>
""",
        """
0.2 Okapi-GUI-7B: ScreenSpot-Pro (CAD Text) = 33.1; ScreenSpot-Pro (CAD Icon) = 14.1; \
ScreenSpot-Pro (Creative Text) = 44.9; ScreenSpot-Pro (Creative Icon) = 7.5; \
ScreenSpot-Pro (Scientific Text) = 58.3; ScreenSpot-Pro (Scientific Icon) = 20.1; \
ScreenSpot-Pro (Office Text) = 65.5; ScreenSpot-Pro (Office Icon) = 28.3
0.3 Kudu-GUI-3B: ScreenSpot-Pro (CAD Text) = 17.8; ScreenSpot-Pro (CAD Icon) = 4.7; \
ScreenSpot-Pro (Creative Text) = 42.9; ScreenSpot-Pro (Creative Icon) = 6.3; \
ScreenSpot-Pro (Scientific Text) = 56.9; ScreenSpot-Pro (Scientific Icon) = 17.3; \
ScreenSpot-Pro (Office Text) = 50.3; ScreenSpot-Pro (Office Icon) = 17.1
""",
    ),
    "lengths of a text alone name no benchmark, and a title in small letters names one in capitals": (
        """
# Results

**Needles in stacks**

| Model | 4k | 8k | 16k | 32k |
|---|---|---|---|---|
| Okapi-7B | 97.0 | 92.1 | 80.0 | 70.3 |
| Kudu-7B | 96.0 | 91.1 | 81.0 | 72.3 |

**Ruler**

| Model | 4k | 8k | 512k | 1M |
|---|---|---|---|---|
| Okapi-7B | 97.1 | 92.2 | 80.1 | 70.4 |
| Kudu-7B | 96.1 | 91.2 | 81.1 | 72.4 |
""",
        """
1.1 Okapi-7B: RULER (4k) [4k] = 97.1; RULER (8k) [8k] = 92.2; RULER (512k) [512k] = 80.1; RULER (1M) = 70.4
1.2 Kudu-7B: RULER (4k) [4k] = 96.1; RULER (8k) [8k] = 91.2; RULER (512k) [512k] = 81.1; RULER (1M) = 72.4
""",
    ),
    "what is asked for and VQA are parts of the benchmark that a page is about": (
        """
# Savanna-Vision-Bench

Savanna Vision Bench is a benchmark of business documents.

## Leaderboard

| Model | Overall | img→text | Grounding | VQA |
|---|---|---|---|---|
| Okapi-VL-7B | 0.682 | 0.836 | 0.084 | 0.853 |
| Kudu-VL-3B | 0.644 | 0.796 | 0.067 | 0.833 |
""",
        """
0.1 Okapi-VL-7B: Savanna-Vision-Bench (Overall) = 0.682; Savanna-Vision-Bench (img→text) = 0.836; \
Savanna-Vision-Bench (Grounding) = 0.084; Savanna-Vision-Bench (VQA) = 0.853
0.2 Kudu-VL-3B: Savanna-Vision-Bench (Overall) = 0.644; Savanna-Vision-Bench (img→text) = 0.796; \
Savanna-Vision-Bench (Grounding) = 0.067; Savanna-Vision-Bench (VQA) = 0.833
""",
    ),
    "a name and what it assesses is no title of a paper": (
        """
# Okapi-VL-4B

**Video-MME**: comprehensively assess the abilities of models in processing video over a wide range of lengths.

| Benchmark | Okapi-VL-4B | Kudu-VL-7B |
|---|---|---|
| short (<2min) | 60.8 | 62.3 |
| medium (4-15min) | 47.7 | 47.1 |
""",
        """
0.1 Kudu-VL-7B: Video-MME (short) [<2min] = 62.3
0.1 Okapi-VL-4B: Video-MME (short) [<2min] = 60.8
0.2 Kudu-VL-7B: Video-MME (medium) [4-15min] = 47.1
0.2 Okapi-VL-4B: Video-MME (medium) [4-15min] = 47.7
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
