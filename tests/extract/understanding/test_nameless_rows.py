"""Tables whose rows name no model, or name it column by column; each case states every fact of the fragment."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding
from extract.understanding.accounting import account

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "rows below the header name whose figures stand below them": (
        """
# Zebra-VL

Zebra-VL sees. Zebra-VL reads.

## Compared with previous bests

|        | MMMU        | DocVQA   | ChartQA     |
|--------|-------------|----------|-------------|
|        | LLaVA-1.6   | GLM-4V   | InternVL1.5 |
|        | 34B         | 9B       | 26B         |
|        | 51.1        | 89.1     | 83.8        |
|        |             |          |             |
| GPT-4V | 56.8        | 88.4     | ---         |
| Ours   | 58.0        | 90.9     | 82.2        |
""",
        """
0.3 GLM-4V: DocVQA = 89.1
0.3 InternVL1.5: ChartQA = 83.8
0.3 LLaVA-1.6: MMMU = 51.1
0.5 GPT-4V: MMMU = 56.8; DocVQA = 88.4
0.6 Zebra-VL: MMMU = 58.0; DocVQA = 90.9; ChartQA = 82.2
""",
    ),
    "the line above names a benchmark with its split": (
        """
# Rankings

LLaVA-1.5 leads both.

MMBench-test

| Rank | Model | Score |
|---|---|---|
| 1 | Okapi-VL-7B | 74.4 |
| 2 | Gnu-VL-2B | 74.1 |

MMBench-CN-test

| Rank | Model | Score |
|---|---|---|
| 1 | Okapi-VL-7B | 72.4 |
| 2 | Gnu-VL-2B | 56.3 |
""",
        """
0.1 Okapi-VL-7B: MMBench (test) = 74.4
0.2 Gnu-VL-2B: MMBench (test) = 74.1
1.1 Okapi-VL-7B: MMBench-CN (test) = 72.4
1.2 Gnu-VL-2B: MMBench-CN (test) = 56.3
""",
    ),
    "one row of figures under parts belongs to the model that the page evaluates": (
        """
# Evaluation

With Qwen-VL-2 we evaluate on several benchmarks.

## MathVista

| test | testmini |
|---|---|
| 57.93 | 57.6 |

MathVista, MathVista, MathVista.

## HallusionBench

| aAcc | fAcc | qAcc |
|---|---|---|
| 60.3 | 30.01 | 32.97 |
""",
        """
0.1 Qwen-VL-2: MathVista (test) = 57.93; MathVista (testmini) = 57.6
1.1 Qwen-VL-2: HallusionBench (aAcc) = 60.3; HallusionBench (fAcc) = 30.01; HallusionBench (qAcc) = 32.97
""",
    ),
    "a date behind a benchmark is a condition, joined splits stay together": (
        """
# Zebra-VL

## Results

| | Okapi-VL-7B | Gnu-VL-2B |
|---|---|---|
| OpenCompass 2024/05 | 53.7 | 58.8 |
| FooTTS test-zh | 61.1 | 62.2 |
| MMMU | 41.1 | 42.2 |
""",
        """
0.1 Gnu-VL-2B: OpenCompass [2024/05] = 58.8
0.1 Okapi-VL-7B: OpenCompass [2024/05] = 53.7
0.2 Gnu-VL-2B: FooTTS (test-zh) = 62.2
0.2 Okapi-VL-7B: FooTTS (test-zh) = 61.1
0.3 Gnu-VL-2B: MMMU = 42.2
0.3 Okapi-VL-7B: MMMU = 41.1
""",
    ),
    "a name alone above all headings is the page's title": (
        """
<p align="center"><b><font size="6">Qwen-VL-9</font></b></p>

## Qwen-VL-9-Omni is out

See its page.

## Results

| Model | MMMU |
|---|---|
| Okapi-VL-7B | 53.7 |
| Ours | 58.8 |
""",
        """
0.1 Okapi-VL-7B: MMMU = 53.7
0.2 Qwen-VL-9: MMMU = 58.8
""",
    ),
    "rows that name parts of a benchmark measure the model of the page": (
        """
# Evaluation

With Qwen-VL-2 we evaluate on several benchmarks.

## LLaVA-Bench-in-the-Wild

|  | Answer/GPT4 | GPT4 score |
|---|---|---|
| llava_bench_complex | 92.3 | 83.9 |
| llava_bench_conv | 67.6 | 87.1 |
| all | 81.8 | 84.7 |
""",
        """
0.1 Qwen-VL-2: LLaVA-Bench (In-the-Wild) (Answer/GPT4 complex) = 92.3; \
LLaVA-Bench (In-the-Wild) (complex) {GPT4 score} = 83.9
0.2 Qwen-VL-2: LLaVA-Bench (In-the-Wild) (Answer/GPT4 conv) = 67.6; \
LLaVA-Bench (In-the-Wild) (conv) {GPT4 score} = 87.1
0.3 Qwen-VL-2: LLaVA-Bench (In-the-Wild) (Answer/GPT4 all) = 81.8; \
LLaVA-Bench (In-the-Wild) (all) {GPT4 score} = 84.7
""",
    ),
    "a page opens with the benchmark it is about": (
        """
**TOUCHSTONE** is a broad assessment of models that see and talk.

## Evaluation

#### Evaluation in English

| Model | Score |
|---|---|
| Okapi-VL-7B | 488.5 |
| Gnu-VL-2B | 531.7 |
""",
        """
0.1 Okapi-VL-7B: TouchStone (English) = 488.5
0.2 Gnu-VL-2B: TouchStone (English) = 531.7
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_figures_find_their_model(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    reading, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
    assert account(reading.tables, understanding.fates).is_balanced
