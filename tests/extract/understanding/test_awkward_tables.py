"""Small tables that once gave wrong or missing facts; each case states every score that the fragment holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Claim, Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "letters raised by a formula name the split of each number": (
        r"""
# Zebra-VL

## Results

| Model | MMB$`^{\text{T}/\text{D}}`$ | MMB-CN$^{T/D}$ | MMMU$_{\text{val}}$ | SQA$^\text{I}$ |
|---|---|---|---|---|
| Zebra-VL-7B | 60.9/56.8 | 59.5/58.5 | 40.1 | 61.2$^{\dagger}$ |
""",
        """
Zebra-VL-7B | MMBench (test) = 60.9
Zebra-VL-7B | MMBench (dev) = 56.8
Zebra-VL-7B | MMBench-CN (test) = 59.5
Zebra-VL-7B | MMBench-CN (dev) = 58.5
Zebra-VL-7B | MMMU (val) = 40.1
Zebra-VL-7B | ScienceQA Image () = 61.2
""",
    ),
    "a deviation or a raised mark is no digit of the score": (
        r"""
# Zebra-VL

## Results

| Model | MMMU | DocVQA | ChartQA |
|---|---|---|---|
| Zebra-VL-7B | 5$\pm$3 | 89.4$^1$ | 71.2 <sup>2</sup> |
| Zebra-VL-2B | 45.1$_{\pm0.2}$ | 81.3% <sup>3</sup> | 65.5<sup>[4]</sup> |
""",
        """
Zebra-VL-7B | MMMU () = 5
Zebra-VL-2B | MMMU () = 45.1
Zebra-VL-7B | DocVQA () = 89.4
Zebra-VL-2B | DocVQA () = 81.3
Zebra-VL-7B | ChartQA () = 71.2
Zebra-VL-2B | ChartQA () = 65.5
""",
    ),
    "a raised plus belongs to the benchmark": (
        """
# Zebra-VL

## Results

| Model | RefCOCO val | RefCOCO<sup>+</sup> val |
|---|---|---|
| Zebra-VL-7B | 88.1 | 81.9 |
""",
        """
Zebra-VL-7B | RefCOCO (val) = 88.1
Zebra-VL-7B | RefCOCO+ (val) = 81.9
""",
    ),
}


def _said(claim: Claim) -> str:
    metric = f" {claim.metric}" if claim.metric else ""
    condition = f" [{claim.condition}]" if claim.condition else ""
    return f"{claim.model} | {claim.benchmark} ({claim.split}){metric}{condition} = {claim.value_text}"


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_table_gives_exactly_these_scores(document: str, expected: str, understand: Understand) -> None:
    _, understanding = understand(document)
    said = [_said(claim) for claim in understanding.claims if claim.attribute == "score"]
    assert sorted(said) == sorted(expected.strip().splitlines())
