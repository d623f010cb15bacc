"""A heading, a caption, a group row or a text in brackets in, the condition that it states and nothing else out."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.understanding.headings.memory_headings import (
    CONDITION,
    SIZED_NAME,
    THOUSANDS,
    is_condition,
    memory_with_condition,
)
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import plain

_COUNTED = (
    r"\d+(?:\.\d+)?k?[- ]?(?:ctx|context|tokens?|frames?|images?|pages?|tiles?|px|samples?)(?![a-z])"
    r"|(?:batch(?:[ _]size)?|bs|context(?:[ _]length)?|ctx|seq(?:uence)?(?:[ _]?len(?:gth)?)?|max[ _]len(?:gth)?"
    r"|(?:input|prompt)[ _]length)[ =:]{0,3}\d+k?(?![\w.])"
)
"""A length, a batch or how many pictures went in, with its number."""
_TELLING = re.compile(
    r"(?<![A-Za-z0-9_])(?:b?fp?-?(?:8|16|32)|bfloat16|float(?:16|32)|int-?\d|\d{1,2}(?:\.\d\d?)?[- ]?bits?"
    r"|(?:ud[-_])?i?q\d(?:_\w+)?|nf4|mxfp4|nvfp4|awq|gptq(?:-int\d)?|(?:half|full|mixed)[- ]precision|q-?lora|lora"
    rf"|(?:full )?fine-?tun(?:ing|ed)|inference|training|{_COUNTED})(?![A-Za-z])|推理|微调|训练|量化",
    re.I,
)
_STATED = re.compile(rf"(?:{_COUNTED}|(?:ud[-_])?i?q\d(?:_\w+)?|mxfp4|nvfp4)", re.I)
_NUMBERED = re.compile(r"^(?:(?:table|tab\.|表)\s?[\dA-Z.]{1,4}[:.：]?\s|\d+(?:\.\d+)*\.?\s)", re.I)
_GRADE = re.compile(r"^(?:min(?:imum|imal)?|rec(?:ommended)?|optimal|suggested|最低|推荐|建议)\.?(?=\s*[(（]|\s)", re.I)
"""How generous a requirement is, before the format that it is for: `Minimum (INT4)`."""
_AROUND = " *_`:：.()[]【】"
LONGEST = 80
"""Characters of a text that may be nothing but a condition."""
LONGEST_NUMBER = 20
"""Characters of what may number it: `Table 12: `."""


@lru_cache(maxsize=8192)
def states_condition(text: str) -> bool:
    """Whether a text is nothing but how a model was run or tuned: `BF16`, `LoRA`, `8,192 tokens`, `batch size 4`."""
    bare = _GRADE.sub("", THOUSANDS.sub("", plain(text)).strip(_AROUND)).strip(_AROUND)
    if not bare or len(bare) > LONGEST or not _TELLING.search(bare):
        return False
    return bool(CONDITION.fullmatch(_STATED.sub(" bf16 ", re.sub(r"\s*[(),;+]\s*", " ", bare))))


_BUDGET = re.compile(
    r"(?=.*\d)(?=.*(?:tokens?|ratio|retain|retention|prun|reduc|compress|keep|kept|budget|保留|压缩|剪枝))"
    r"(?:(?:retain(?:ed|ing)?|retention|keep(?:ing)?|kept|remain(?:ing)?|avg\.?|average|token|tokens|visual|vision|image"
    r"|budget|ratio|prun(?:e|ed|ing)|reduc(?:e|ed|tion)|compress(?:ed|ion)?|drop(?:ped)?|rate|about|of|with|only|upper"
    r"|bound|per|frames?|个|保留|压缩比?|剪枝|视觉|率|[\d.,]+k?)(?![a-z])|[\s%↓→()（）:：=×x~≈*/&#-])++",
    re.I,
)


@lru_cache(maxsize=8192)
def states_budget(text: str) -> bool:
    """Whether a text is nothing but how many tokens were kept: `Retain 192 Tokens (↓ 66.7%)`, `Avg Token 64`."""
    return len(text) <= LONGEST and _BUDGET.fullmatch(plain(text).strip(_AROUND)) is not None


def stated_condition(text: str, vocabulary: Vocabulary) -> str:
    """The condition that a heading or caption of a table states: `BF16`, "GPU memory with a batch size of 4"; or ""."""
    known: dict[str, str] = vocabulary.answered("stated condition")
    if text not in known:
        known[text] = _stated_condition(text, vocabulary)
    return known[text]


def _stated_condition(text: str, vocabulary: Vocabulary) -> str:
    whole = plain(text).strip(_AROUND)
    if len(whole) > LONGEST + LONGEST_NUMBER:
        return ""
    if _DEFAULT.fullmatch(whole):
        return ""
    bare = _NUMBERED.sub("", whole, count=1).strip(_AROUND)
    if len(bare) > LONGEST:
        return ""
    if states_condition(whole) or states_condition(bare):
        return whole if states_condition(whole) else bare
    found = memory_with_condition(bare, vocabulary)
    said = _LED.sub("", found[1]) if found is not None else ""
    return said if states_condition(said) else ""


_SIZE = re.compile(r"\s*[·•|,@(（]\s*~?\d[\d.]*\s?[GM]i?B\s*[)）]?$", re.I)


def without_size(text: str) -> str:
    """`Q8_0 · 8.7 GB`, `Q4_K_M (5 GB)`: the format without the size of its file."""
    return _SIZE.sub("", text)


_DEFAULT = re.compile(r"(?:[\d.]+ )?(?:inference|推理)(?: ?(?:requirements?|memory|vram|显存|要求))?", re.I)
"""A heading that says no more than that models are run, as they are wherever nothing is said."""
_LED = re.compile(r"^(?:(?:at|with|for|in|of|during|when|while|using)\s+)+(?:a |an |the )?", re.I)


_NAME_IN_FORMAT = re.compile(
    rf"(?P<name>{SIZED_NAME.pattern})"
    r"(?:\s*[(（]\s*(?P<bracket>[^()（）]+)[)）]"
    r"|\s*[\s+,，@]\s*(?P<format>[A-Za-z0-9][^()]*|推理|训练|(?:全量|全参数?)?微调|量化))"
)


def without_format(name: str) -> tuple[str, str]:
    """`Foo-7B + INT4`, `Foo-7B FP16`, `Foo-7B (LoRA)`: the model, and how it was run or tuned."""
    found = _NAME_IN_FORMAT.fullmatch(name)
    said = (found["bracket"] or found["format"]) if found is not None else ""
    is_open = found is not None and (found["bracket"] is not None or not said.isascii())
    is_said = is_condition(said) or (is_open and states_condition(said))
    return (found["name"], said) if found is not None and is_said else (name, "")
