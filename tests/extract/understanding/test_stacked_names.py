"""Headers of two levels: a family above its sizes, among whole names; sizes below a family are names of models."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

_TABLE = """
# {title}

<table>
<thead><tr><th rowspan="2">Benchmark</th><th colspan="2">{family}</th><th colspan="2">{others}</th></tr>
<tr><th>{small}</th><th>{large}</th><th>Okapi-VL-7B</th><th>GPT-4o</th></tr></thead>
<tbody>
<tr><td>MMMU</td><td>51.2</td><td>66.8</td><td>58.6</td><td>69.1</td></tr>
<tr><td>ChartQA</td><td>80.2</td><td>87.0</td><td>87.3</td><td>85.7</td></tr>
</tbody>
</table>
"""
HEADERS: dict[str, tuple[str, str, str, str, str, tuple[str, str]]] = {
    "a family nobody knows": (
        "Gnu-VL 2", "Gnu-VL 2", "Other models", "4B", "27B", ("Gnu-VL 2 4B", "Gnu-VL 2 27B"),
    ),
    "a family that is not the page's": (
        "Gnu-VL 2", "Kudu-VL", "Open models", "2B", "9B", ("Kudu-VL 2B", "Kudu-VL 9B"),
    ),
    "our own": ("Gnu-VL 2", "Ours", "Baselines", "4B", "27B", ("Gnu-VL 2 4B", "Gnu-VL 2 27B")),
    "words for sizes": (
        "Gnu-VL 2", "Gnu-VL 2 (ours)", "Baselines", "Small", "Large", ("Gnu-VL 2 Small", "Gnu-VL 2 Large"),
    ),
    "sizes and ways of tuning": (
        "Gnu-VL 2", "Gnu-VL 2", "Others", "4B-Instruct", "27B-Thinking",
        ("Gnu-VL 2 4B-Instruct", "Gnu-VL 2 27B-Thinking"),
    ),
    "groups above whole names": (
        "Gnu-VL 2", "Open", "Closed", "Gnu-VL 2 4B", "Gnu-VL 2 27B", ("Gnu-VL 2 4B", "Gnu-VL 2 27B"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HEADERS)
def test_every_column_is_the_model_that_both_levels_name(case: str, understand: Understand, facts: ModuleType) -> None:
    title, family, others, small, large, names = HEADERS[case]
    text = _TABLE.format(title=title, family=family, others=others, small=small, large=large)
    lines = facts.lines_of(claim for claim in understand(text)[1].claims if claim.attribute == "score")
    rows = {(2, "MMMU"): ("51.2", "66.8", "58.6", "69.1"), (3, "ChartQA"): ("80.2", "87.0", "87.3", "85.7")}
    assert sorted(lines) == sorted(
        f"0.{row} {name}: {benchmark} = {value}"
        for (row, benchmark), values in rows.items()
        for name, value in zip((*names, "Okapi-VL-7B", "GPT-4o"), values, strict=True)
    )


def test_sizes_below_a_word_that_names_nobody_stay_nobodys(understand: Understand, facts: ModuleType) -> None:
    text = _TABLE.format(title="Results", family="Small models", others="Others", small="4B", large="27B")
    lines = facts.lines_of(claim for claim in understand(text)[1].claims if claim.attribute == "score")
    assert {line.split()[1].rstrip(":") for line in lines} == {"Okapi-VL-7B", "GPT-4o"}


CASES: dict[str, tuple[str, str]] = {
    "formats below a heading of requirements are memory": (
        """
# Gnu-VL

## Hardware Requirements

| Variant | BF16 | INT4 |
|---|---|---|
| Gnu-VL-2B | ~6 GB | 3 GB |
| Gnu-VL-7B | 16GB | 6.5GB |

## Downloads

| Variant | BF16 | INT4 |
|---|---|---|
| Gnu-VL-2B | 4.4 GB | 1.5 GB |
""",
        """
0.1 Gnu-VL-2B: memory [BF16] = ~6 GB; memory [INT4] = 3 GB
0.2 Gnu-VL-7B: memory [BF16] = 16GB; memory [INT4] = 6.5GB
""",
    ),
    "a note below says of whom the figures are": (
        """
# Gnu: Grazing Pictures

<details>
<summary>Few-shot results</summary>

| Shots | VQAv2 | OKVQA |
|---|---|---|
| 0 | 62.1 | 44.0 |
| 4 | 66.2 | 48.5 |

Results are for Gnu-7B.
</details>

## 微调

| 方法 | 显存 |
|---|---|
| LoRA | 32 GB |
| QLoRA | 16 GB |

以上为 Gnu-13B 的显存占用。
""",
        """
0.1 Gnu-7B: VQAv2 [Few-shot; Shots 0] = 62.1; OK-VQA [Few-shot; Shots 0] = 44.0
0.2 Gnu-7B: VQAv2 [Few-shot; Shots 4] = 66.2; OK-VQA [Few-shot; Shots 4] = 48.5
1.1 Gnu-13B: memory [微调; LoRA] = 32 GB
1.2 Gnu-13B: memory [微调; QLoRA] = 16 GB
""",
    ),
    "an overall score beside the parts that a benchmark has": (
        """
# Gnu-OCR

## Results on OmniDocBench v1.5

| Methods | Overall↑ | TextEdit↓ | FormulaCDM↑ | Reading OrderEdit↓ |
|---|---|---|---|---|
| GPT-4o | 75.02 | 0.217 | 79.70 | 0.148 |
| Gnu-OCR | 92.86 | 0.035 | 91.22 | 0.043 |
""",
        """
0.1 GPT-4o: OmniDocBench (Overall) = 75.02; OmniDocBench (TextEdit) = 0.217; OmniDocBench (FormulaCDM) = 79.70; \
OmniDocBench (Reading OrderEdit) = 0.148
0.2 Gnu-OCR: OmniDocBench (Overall) = 92.86; OmniDocBench (TextEdit) = 0.035; OmniDocBench (FormulaCDM) = 91.22; \
OmniDocBench (Reading OrderEdit) = 0.043
""",
    ),
    "lengths below Context": (
        """
# Gnu

## Checkpoints

| Checkpoint | Params | Context | GPU RAM (bf16) |
|---|---|---|---|
| Gnu-500M | 507M | 8k | 1.23 GB |
| Gnu-2B | 2.2B | 16k | 4.9 GB |
""",
        """
0.1 Gnu-500M: size = 507M; memory [bf16] = 1.23 GB
0.2 Gnu-2B: size = 2.2B; memory [bf16] = 4.9 GB
""",
    ),
    "a card's title names the model of rows without names": (
        """
# Model Card for Gnu-8B

## Efficiency

| Precision | Memory (GB) | Throughput (tok/s) |
|---|---|---|
| bf16 | 17.2 | 41.0 |
| int4 | 7.1 | 55.2 |

## Training data

| Category | Data Ratio |
|---|---|
| OCR | 27.2% |
| Math | 7.2% |
""",
        """
0.1 Gnu-8B: memory [bf16] = 17.2; speed [bf16] = 41.0
0.2 Gnu-8B: memory [int4] = 7.1; speed [int4] = 55.2
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_page_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    assert facts.lines_of(understand(document)[1].claims) == expected.strip().splitlines()


def test_lengths_below_context_are_context_lengths(understand: Understand) -> None:
    claims = understand(CASES["lengths below Context"][0])[1].claims
    found = [(claim.model, claim.value_number) for claim in claims if claim.attribute == "context_length_tokens"]
    assert found == [("Gnu-500M", 8000), ("Gnu-2B", 16000)]
