"""A sentence in; the models of which a relative clause or an apposition goes on, and where that ends, out."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, is_component
from extract.narrative.lexicon import Found

_WHICH = re.compile(
    r",\s+which\s+(?:\w+ly\s+)?[a-z]+"
    r"|,\s+an?\s+(?:[\w.-]+\s+){0,4}(?:model|m?vlm|mllm|lmm|mixture of experts|moe)\s+(?:that|which|with|of|by)\b",
    re.IGNORECASE,
)
_RELATIVE_END = re.compile(
    r";|,\s+(?:and|but)\s+(?!(?:which|then|was|is|has)\b)"
    r"|,\s+(?=(?:it|we|(?:the|our|this) model"
    r"|[A-Z][\w.+-]*(?: [A-Z\d][\w.]*)?)\s+(?:\w+ly\s+)?(?:[a-z]{2,}(?:s|ed)|has|is)\b)"
)


def relative_heads(analysis: Analysis) -> list[Found]:
    """Models of which a relative clause goes on: "… released Foo-VL, which joins …", "…, a 24B model that …"."""
    items = (item for item in analysis.of_kind("model") if not is_component(item))
    return [item for item in items if _WHICH.match(analysis.text, item.end)]


def end_of_relative(text: str, start: int) -> int:
    stop = _RELATIVE_END.search(text, start)
    return stop.start() if stop else len(text)
