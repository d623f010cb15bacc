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
_POWERS = re.compile(
    r"(?:(?:total |model )?(?:params?|parameters?|parameter count)|number of (?:model )?parameters)[*_ ]*[:=]\W*"
    r"(?P<text>(?P<number>\d{1,3}(?:\.\d+)?)\s?[*x×·]\s?10\s?\^?\s?(?P<power>[6-9]|1[0-2]))\s*\.?",
    re.IGNORECASE,
)
"""A size as a power of ten: "Number of model parameters: 8.3*10^9"."""


def claim_labelled_size(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the size of a line that is nothing but its label, unit and number."""
    if not (analysis.has_digit and context.subject.model):
        return
    power = _POWERS.fullmatch(_raw(scribe, analysis)) if "10" in analysis.text else None
    if power is not None:
        scribe.claim(
            context.subject.model, "params_total_b", power["text"], analysis.sentence,
            value_number=round(float(power["number"]) * 10.0 ** (int(power["power"]) - 9), 9), unit="billion",
            rule="power of ten behind a label",
        )  # fmt: skip
        return
    told = _LABELLED.fullmatch(analysis.text.rstrip(" *_"))
    if told is not None:
        scribe.claim(
            context.subject.model, "params_total_b", told["text"], analysis.sentence,
            value_number=round(float(told["text"]) * (1.0 if told["billions"] else 1e-3), 9), unit="billion",
            rule="number behind a label with its unit",
        )  # fmt: skip


def _raw(scribe: Scribe, analysis: Analysis) -> str:
    """The sentence as it is written: between figures a star is no mark of emphasis."""
    start, end = scribe.passage.place(analysis.sentence.start, analysis.sentence.end)
    return scribe.place.document.text[start:end].strip(" *_")
