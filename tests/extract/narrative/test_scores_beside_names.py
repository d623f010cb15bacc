"""Posts that compare models named in a table: what their sentences say of each, the number beside its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_ABOVE = """\
# Which one to start with

| Model | Params |
|---|---|
| Wren-8B | 8.3B |
| Rook-V 2 | 4.1B |
| Finch-Mini | 0.6B |

## Compared

"""
_WREN, _ROOK, _FINCH = "Wren-8B", "Rook-V 2", "Finch-Mini"

SAID = {
    "ranked, behind a sentence with the benchmark": (
        "On MMMU the order is clear. Wren-8B leads with 66.0, followed by Rook-V 2 (61.7) and Finch-Mini at 33.9.",
        {(_WREN, "MMMU", 66.0), (_ROOK, "MMMU", 61.7), (_FINCH, "MMMU", 33.9)},
    ),
    "numbers for names": (
        "DocVQA is nearly solved: 96.2 for Wren-8B, 95.7 for Rook-V 2.",
        {(_WREN, "DocVQA", 96.2), (_ROOK, "DocVQA", 95.7)},
    ),
    "two lists": (
        "OCRBench separates them better, with Wren-8B and Rook-V 2 at 864 and 880, Finch-Mini at 571.",
        {(_WREN, "OCRBench", 864.0), (_ROOK, "OCRBench", 880.0), (_FINCH, "OCRBench", 571.0)},
    ),
    "a range with names": (
        "POPE scores range from 84.1 (Finch-Mini) to 89.6 (Wren-8B).",
        {(_FINCH, "POPE", 84.1), (_WREN, "POPE", 89.6)},
    ),
    "whose it is": (
        "On HallusionBench Rook-V 2 falls behind: 47.2, less than Wren-8B's 52.9.",
        {(_ROOK, "HallusionBench", 47.2), (_WREN, "HallusionBench", 52.9)},
    ),
    "hours": ("Wren-8B gains on TextVQA, and trains for 23 hours, compared with 26 for Rook-V 2.", set()),
    "a gain": ("On MMMU, Wren-8B leads Rook-V 2 by 3.2 points.", set()),
    "a year": ("MMMU is older than Wren-8B (2024).", set()),
    "layers": ("Wren-8B has 32 layers, and MMMU 900 questions.", set()),
}


@pytest.mark.parametrize(("text", "scores"), SAID.values(), ids=SAID)
def test_a_number_beside_a_name_is_its_score(
    understand: Understand, text: str, scores: set[tuple[str, str, float]]
) -> None:
    claims = understand(_ABOVE + text + "\n").claims
    assert {(c.model, c.benchmark, c.value_number) for c in claims if c.attribute == "score"} == scores
