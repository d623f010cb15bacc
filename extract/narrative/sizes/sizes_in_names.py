"""The parts that a sentence was found to name in; the sizes that stand in brackets at the end of their names out.

"SigLIP (400M)", "Qwen2.5-7B（7.6B）": the size is the part's, where the sentence names one part of the kind.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.sized_parts import SIZED_PARTS

_AT_END = re.compile(r"[(（][~≈约]?\s?(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[MB]))(?: param\w*|参数)?[)）]$")
_BEHIND = re.compile(r"\s?（[~≈约]?\s?(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[MB]))(?:参数)?）")


def claim_sizes_in_names(scribe: Scribe, analysis: Analysis, context: Context, since: int) -> None:
    """Claim the sizes of the parts that were claimed of the subject from `since` on."""
    made = [claim for claim in scribe.claims[since:] if context.subject.is_exactly(claim.model)]
    for role, attribute in SIZED_PARTS.items():
        parts = [claim for claim in made if claim.attribute == role]
        if len(parts) != 1 or any(claim.attribute == attribute for claim in made):
            continue
        size = size_in_name(parts[0].value_text) or _size_behind(analysis, parts[0].value_text)
        if size is not None:
            scribe.claim(
                parts[0].model, attribute, size["text"], analysis.sentence,
                value_number=billions(size), unit="billion", status=parts[0].status, rule="size behind a part's name",
            )  # fmt: skip


def size_in_name(name: str) -> re.Match[str] | None:
    """The size in brackets that a part's name ends with."""
    return _AT_END.search(name)


def billions(size: re.Match[str]) -> float:
    return round(float(size["number"]) * (1.0 if size["unit"] == "B" else 1e-3), 9)


def _size_behind(analysis: Analysis, name: str) -> re.Match[str] | None:
    place = analysis.text.find(name)
    return _BEHIND.match(analysis.text, place + len(name)) if place >= 0 else None
