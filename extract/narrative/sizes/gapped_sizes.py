"""A sentence that gives several models' sizes with one verb in; the sizes of those whose verb is left out, out.

"Foo-Nano has 480M parameters, Foo-Base 3.1B and Bar 11B."
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, is_component
from extract.narrative.scribe import Scribe

_FIRST = re.compile(
    r"\b(?:has|have|with|counts?|holds?|at)\s+(?:about |only |just |around )?\d+(?:\.\d+)?\s?[BM] (?:total )?param\w*"
)
"""What says of the first model that parameters are counted."""
_LED = re.compile(r"(?:,|;|\band|,\s+and|;\s+and|\bwhile|,\s+while)\s+(?:the\s+)?[*_`]*$")
_SIZE = re.compile(
    r"[*_`]*\s+(?:with |at |has )?(?:about |only |just |around |roughly |approximately "
    r"|some )?(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[BM]))"
    r"(?=[,;.)]|\s+(?:and|while|across|over|in|with)\b|\s*$)"
)


def claim_gapped_sizes(scribe: Scribe, analysis: Analysis) -> frozenset[int]:
    """Claim the size right behind each further model's name, in a sentence that counts the first one's parameters.

    Gives where these sizes begin: they are nobody else's.
    """
    if analysis.hedged or not analysis.has_digit:
        return frozenset()
    first = _FIRST.search(analysis.text) if "param" in analysis.small else None
    taken = _claim_bracketed(scribe, analysis)
    if first is None:
        return frozenset(taken)
    for item in analysis.of_kind("model"):
        bare = _without_size(item.text)
        size = _SIZE.match(analysis.text, item.end) or _SIZE.match(analysis.text, item.start + len(bare))
        is_further = item.start > first.end() and _LED.search(analysis.text, first.end(), item.start) is not None
        if is_component(item) or size is None or not is_further or analysis.is_compared(item.start, item.end):
            continue
        taken.add(size.start("text"))
        _claim(scribe, analysis, item.text.strip() if size.start() >= item.end else bare, size)
    return frozenset(taken)


_SIZE_BEHIND = re.compile(r"(?<=[A-Za-z])\s\d+(?:\.\d+)?\s?[BM]$")


def _without_size(name: str) -> str:
    """A name without the size that stands behind it with a blank: "Foo Pro 3.6B"."""
    return _SIZE_BEHIND.sub("", name.strip())


_BRACKETED = re.compile(r"[*_`]*\s\((?:about |~)?(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[BM]))(?: param\w*)?\)")
_JOINED = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+|;\s+)[*_`]*")


def _claim_bracketed(scribe: Scribe, analysis: Analysis) -> set[int]:
    """ "Foo Tiny (0.9B), Foo Base (3.4B) and Foo Large (10.2B)": a list of two at least, each with its size."""
    models = [item for item in analysis.of_kind("model") if not is_component(item)]
    sized = [(item, size) for item in models if (size := _BRACKETED.match(analysis.text, item.end)) is not None]
    listed = [
        any(_JOINED.fullmatch(analysis.text, other.end(), item.start) for _, other in sized)
        or any(_JOINED.fullmatch(analysis.text, size.end(), other.start) for other, _ in sized)
        for item, size in sized
    ]
    taken = set()
    for (item, size), is_listed in zip(sized, listed, strict=True):
        if is_listed and not analysis.is_compared(item.start, item.end):
            taken.add(size.start("text"))
            _claim(scribe, analysis, item.text.strip(), size)
    return taken


def _claim(scribe: Scribe, analysis: Analysis, model: str, size: re.Match[str]) -> None:
    billions = float(size["number"]) / (1 if size["unit"] == "B" else 1000)
    scribe.claim(
        model, "params_total_b", size["text"], analysis.sentence,
        value_number=round(billions, 9), unit="billion", rule="size behind a name, the verb left out",
    )  # fmt: skip
