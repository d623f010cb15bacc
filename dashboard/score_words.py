"""A score and its benchmark's scale in, words with the unit out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PERCENT = "percent"


def score_words(score: float, scale: Mapping[str, Any]) -> str:
    """'81.6 %', '852 of 1000', '119.59 points'. `scale`: a row with `unit` and `scale_max`."""
    if scale["unit"] == PERCENT:
        return f"{score:g}\u00a0%"
    if scale["scale_max"] is not None:
        return f"{score:g} of\u00a0{scale['scale_max']:g}"
    return f"{score:g}\u00a0points" if scale["unit"] == "points" else f"{score:g}"


def axis_words(title: str, scale: Mapping[str, Any]) -> str:
    """'DocVQA (test), %', 'OCRBench, 0 to 1000': a benchmark's name as an axis writes it."""
    if scale["unit"] == PERCENT:
        return f"{title}, %"
    if scale["scale_min"] is not None and scale["scale_max"] is not None:
        return f"{title}, {scale['scale_min']:g} to {scale['scale_max']:g}"
    return f"{title}, points" if scale["unit"] == "points" else title
