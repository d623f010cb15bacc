"""Who measured a figure, defences in columns, metrics of attacks, a model in the brackets of a Japanese heading."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "who measured tells rows apart, and is no part of a name": (
        """
# Shortlist

| Model | Src | POPE | MMStar |
|---|---|---|---|
| Okapi-VL-500M | OC | 84.1 | 38.0 |
| Okapi-VL-500M | self [card](https://example.org/card) | – | 38.4 |
| Gnu-VL-1B | OC | 88.9 | 51.7 |
""",
        """
0.1 Okapi-VL-500M: POPE [OC] = 84.1; MMStar [OC] = 38.0
0.2 Okapi-VL-500M: MMStar [self card] = 38.4
0.3 Gnu-VL-1B: POPE [OC] = 88.9; MMStar [OC] = 51.7
""",
    ),
    "what was done against attacks is no benchmark, and how often they succeed no model": (
        """
# ShieldSteer

## Main results

| Model | Metric | ShieldSteer | OLDSHIELD (prev. SOTA) | Undefended |
|------|------|-----------|---------------|--------|
| MiniGPT-4 (unconstrained) | Toxicity ↓ | **2.75%** | 4.61% | 51.98% |
| Qwen2-VL (eps=32) | ASR ↓ | **4.72%** | 5.20% | 69.83% |

| Configuration | Toxicity ↓ | ASR ↓ | Utility ↑ | Explanation |
|------|-----------|-------|-----------|------|
| Undefended | 30.41% | 34.72% | 35.80 | Baseline |
| All three terms | **2.75%** | **7.51%** | **36.10** | Complementary |

| Model | MM-Vet | MMBench |
|------|--------|---------|
| Qwen2-VL ShieldSteer | 48.91 | 78.70 |
""",
        """
2.1 Qwen2-VL ShieldSteer: MM-Vet = 48.91; MMBench = 78.70
""",
    ),
    "a heading without blanks names the model in brackets": (
        """
# モデル一覧

## 13. Janus / Janus-Pro

### ベンチマーク（Janus-Pro-7B）
| ベンチマーク | スコア |
|------------|--------|
| DPG-Bench | 84.0% |
| MMBench | 79.1% |
""",
        """
0.1 Janus-Pro-7B: DPG-Bench = 84.0
0.2 Janus-Pro-7B: MMBench = 79.1
""",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_who_measured_what(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    lines = facts.lines_of(understand(text)[1].claims)
    assert sorted(lines) == sorted(expected.strip().splitlines())
