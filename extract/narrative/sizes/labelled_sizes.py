"""A line that is a label with a unit and a number in; the model's size out: "Params (B): 8.3"."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.scribe import Scribe

_LABELLED = re.compile(
    r"\W*(?:(?:total|model) )?(?:params?|parameters?|size|parameter count|参数量?)\s?"
    r"[(（](?:in |单位 ?)?(?:(?P<billions>b|bn|billions?)|(?P<millions>m|millions?))[)）]\W*[:：=]\W*"
    r"(?P<text>\d{1,4}(?:\.\d+)?)\s*\.?",
    re.IGNORECASE,
)


def claim_labelled_size(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the size of a line that is nothing but its label, unit and number."""
    told = _LABELLED.fullmatch(analysis.text.rstrip(" *_")) if analysis.has_digit and context.subject.model else None
    if told is not None:
        scribe.claim(
            context.subject.model, "params_total_b", told["text"], analysis.sentence,
            value_number=round(float(told["text"]) * (1.0 if told["billions"] else 1e-3), 9), unit="billion",
            rule="number behind a label with its unit",
        )  # fmt: skip
