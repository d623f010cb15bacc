"""A name with remarks in brackets behind it in, the bare name and how its figures were measured out."""

from __future__ import annotations

import re

_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)$")
_SETTING = re.compile(
    r"(?:\d+|zero|one|few|k)[- ]?shots?|(?:w/ ?|with )?cot|(?:single|multi)[- ]?task(?: ft| fine-?tun\w+)?|"
    r"(?:w/o|w/|with|without|no) ?(?:external )?(?:ocr|cot|tools?|thinking|subs|subtitles|search|rag)\b.*|"
    r"(?:previous |current )?(?:specialist|generalist|expert)s?(?: sota| models?)?|sota",
    re.I,
)


def without_settings(text: str) -> tuple[str, str]:
    """`Foo-9B (32-shot)`, `Foo-9B (single-task FT) (without OCR)`, `Foo-9B (Specialist SOTA)` are Foo-9B."""
    said: list[str] = []
    while (found := _IN_BRACKETS.search(text)) and found.start() and _SETTING.fullmatch(found.group(1)):
        text = text[: found.start()]
        said.insert(0, found.group(1))
    return text, "; ".join(said)
