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
