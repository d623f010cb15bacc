"""The original of a table's model, what is no model and no benchmark beside them, and memory in other units."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "the original is the model that the table's lead names, the authors' own is another": (
        """
# Thinning what videos hold

Comparison on LLaVA-OneVision-7B:

| Retention | Method | Prefill FLOPs | MVBench | EgoSchema | 域内Avg | Avg @ 5% | Paper Kudu |
|---|---|---|---|---|---|---|---|
| 100% | Original | 41.4 | 58.3 | 60.4 | 56.3 | 50.1 | 57.1 / 99 |
| 2% | KuduVid | 1.2 | 48.0 | 52.3 | 46.9 | 41.0 | 47.2 / 90 |
| 2% | **Ours** | 1.1 | 52.8 | 57.6 | 50.7 | 45.2 | 51.0 / 91 |
""",
        """
0.1 LLaVA-OneVision-7B: MVBench [100%] = 58.3; EgoSchema [100%] = 60.4
0.2 KuduVid: MVBench [2%] = 48.0; EgoSchema [2%] = 52.3
""",
    ),
    "metrics, amounts of data and chapters are no models": (
        """
# Beats

| Class | F1 | Test Samples | Confusion |
|---|---|---|---|
| Normal | 0.9732 | 584 | strong |
| Early | 0.4242 | 19 | scattered |

| Aspect | Chapter 5 (LoRA) | Chapter 6 (full) |
|---|---|---|
| GPU memory (training) | 9-12 GB | ~32 GB |
""",
        "",
    ),
    "a name beside the benchmark of the heading is no part of it": (
        """
# Reading pages

## Leaderboard (OmniDocBench)

| Rank | Model | OmniDocBench | fooOCR | License |
|---|---|---|---|---|
| 1 | Okapi-OCR-3B | 92.86 | 80.0 | Apache 2.0 |
| 2 | Gnu-OCR-7B | 90.56 | 75.2 | Apache 2.0 |
""",
        """
0.1 Okapi-OCR-3B: OmniDocBench = 92.86; fooOCR = 80.0
0.2 Gnu-OCR-7B: OmniDocBench = 90.56; fooOCR = 75.2
""",
    ),
    "gigabytes in French and Russian": (
        """
# Modèles

| Modèle | VRAM requise |
|---|---|
| Okapi-Mini-3B | ~10 Go |
| Okapi-Small-24B | 48-55 ГБ |
""",
        """
0.1 Okapi-Mini-3B: memory = ~10 Go
0.2 Okapi-Small-24B: memory = 48-55 ГБ
""",
    ),
    "a source behind a figure holds it not, and who is cited is no part of a name": (
        """
# Okapi2-VL

| Benchmark | Previous SoTA | Okapi2-VL-72B | Okapi2-VL-7B |
|---|---|---|---|
| MMMU (Doe et al., 2023) | 66.1 (Acme, 2024b) | 64.5 | 54.1 |
| OCRBench | 852 (Roe et al., 2024) | 877 | 866 |
""",
        """
0.1 Okapi2-VL-72B: MMMU = 64.5
0.1 Okapi2-VL-7B: MMMU = 54.1
0.2 Okapi2-VL-72B: OCRBench = 877
0.2 Okapi2-VL-7B: OCRBench = 866
""",
    ),
    "rows of defences are no benchmarks, and rates of errors are metrics": (
        """
# Guarding

## Results

| Guardrail Configuration | Total Attacks | Bypasses | Blocked |
|---|---|---|---|
| No Guardrails (Baseline) | 100 | 100 | 0 |
| Level 1 only | 100 | 87 | 13 |

| Baseline | FPR | F1 |
|---|---|---|
| No defense | 0% | 0.000 |
""",
        "",
    ),
    "shares of one that a whole line gives in percent": (
        """
# Okapi-Omni

| Benchmark | Okapi-Omni-7B | Gnu-VL-7B |
|---|---|---|
| OmniDocBench<sub>EN/ZH</sub>↓ | 22.8/29.0 | 31.9/24.5 |
""",
        """
0.1 Gnu-VL-7B: OmniDocBench (en) = 31.9 !suspicious; OmniDocBench (zh) = 24.5 !suspicious
0.1 Okapi-Omni-7B: OmniDocBench (en) = 22.8 !suspicious; OmniDocBench (zh) = 29.0 !suspicious
""",
    ),
    "what a card says was tuned needs its memory": (
        """
# Distilling

| Setting | Value |
|---|---|
| Base model | Okapi3.6-27B, bfloat16 |
| Adapter | LoRA, rank 16 |
| Peak GPU memory | 71 GB |
""",
        """
0.3 Okapi3.6-27B: memory [Distilling; Peak GPU memory] = 71 GB
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
