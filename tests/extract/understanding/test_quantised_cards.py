"""Cards of quantised models and pages of hardware needs: every fact of the fragment, row by row, and no other."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "what is left of the figures is no model, and the programme's name of a measure is one": (
        """
# Okapi-VL-7B-w4a16

## Evaluation

<table>
<thead><tr><th>Category</th><th>Metric</th><th>org/Okapi-VL-7B</th><th>org/Okapi-VL-7B-w4a16</th>
<th>Recovery (%)</th></tr></thead>
<tbody>
<tr><td rowspan="2"><b>Vision</b></td><td>MMMU (val, CoT)<br><i>relaxed_answer_correctness</i></td>
<td>51.00</td><td>50.10</td><td>98.2%</td></tr>
<tr><td>VQAv2 (val)<br><i>vqa_match</i></td><td>75.60</td><td>75.20</td><td>99.5%</td></tr>
</tbody>
</table>
""",
        """
0.1 Okapi-VL-7B: MMMU (val) {relaxed_answer_correctness} [CoT] = 51.00
0.1 Okapi-VL-7B-w4a16: MMMU (val) {relaxed_answer_correctness} [CoT] = 50.10
0.2 Okapi-VL-7B: VQAv2 (val) {vqa_match} = 75.60
0.2 Okapi-VL-7B-w4a16: VQAv2 (val) {vqa_match} = 75.20
""",
    ),
    "queries for a dollar and a second below a use case are no scores": (
        """
# Okapi-VL-7B-w4a16

## Inference Performance

<table>
<thead>
<tr><th></th><th></th><th colspan="3">Visual Reasoning<br>640W x 480H<br>128/128</th></tr>
<tr><th>Hardware</th><th>Model</th><th>Maximum throughput (QPS)</th><th>Queries Per Dollar</th>
<th>Latency (s)</th></tr>
</thead>
<tbody><tr><th>A100x1</th><td>org/Okapi-VL-7B</td><td>0.9</td><td>1805</td><td>3.1</td></tr></tbody>
</table>
""",
        """
0.2 Okapi-VL-7B: speed [A100x1] = 0.9
""",
    ),
    "the cache of keys and values is no need of the model, terabytes are read": (
        """
# Okapi 3: 8B and 405B

Okapi 3 comes in two sizes.

## How much memory does Okapi 3 need?

### Inference Memory Requirements

| Model Size | FP16 | INT4 |
|---|---|---|
| 8B | 16 GB | 4 GB |

In FP16, the KV cache memory requirements are:

| Model Size | 1k tokens | 128k tokens |
|---|---|---|
| 8B | 0.125 GB | 15.62 GB |

### Training Memory Requirements

| Model Size | Full Fine-tuning | LoRA | Q-LoRA |
|---|---|---|---|
| 405B | 3.25 TB | 950 GB | 250 GB |
""",
        """
0.1 Okapi 3 8B: size = 8B; memory [Inference Memory Requirements; FP16] = 16 GB; \
memory [Inference Memory Requirements; INT4] = 4 GB
2.1 Okapi 3 405B: size = 405B; memory [Training Memory Requirements; Full Fine-tuning] = 3.25 TB; \
memory [Training Memory Requirements; LoRA] = 950 GB; memory [Training Memory Requirements; Q-LoRA] = 250 GB
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
