"""A row named by a number format, a way of training or "base" in, whose it is out: the section's model, or nobody."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.understanding.context import Context
from extract.understanding.memory_headings import is_condition
from extract.understanding.named import Named

_TUNING = re.compile(
    r"(?:q-?lora|lora|full(?:[ -]?param\w*)?(?: fine-?tun\w+| tuning)?|freeze\w*|ft|sft|p-?tuning.*|"
    r"全参数?|全量|冻结|(?:全参数?|全量|冻结|q?lora) ?(?:微调|训练))(?: ?\+.*|"
    r" ?\(.*\)| ?\[.*\])?",
    re.I,
)
_WAY = re.compile(
    r"(?:zero|one|few|\d+)-?shots?(?: cot)?|(?:sft ?(?:\+|→|->) ?)?"
    r"(?:grpo|dpo|ppo|dapo|gspo|rloo|remax|kto|orpo|simpo|rlhf|rlvr|rl)"
    r"|(?:direct|cot|standard)(?: prompting)?",
    re.I,
)
"""How a model was trained or asked."""
_BASE = re.compile(
    r"(?:the )?(?:base|baseline|backbone|vanilla|original|pre-?trained)(?: (?:[vl]lm|vlm|models?))?", re.I
)
_BASE_MODEL = re.compile(r"(?:base|baseline|backbone|foundation) models?|(?:基座|基础|基线)模型", re.I)
_SIZE_AND_FORMAT = re.compile(r"\d+(?:\.\d+)?[BM]\s+(?P<format>\S.*)", re.I)


def is_base(text: str) -> bool:
    """Whether a name says no more than that it is the base of others."""
    return _BASE.fullmatch(text) is not None


def without_name(named: Named, text: str, context: Context) -> Named | None:
    """The subject of a row that says what was done and to no model; None for a row that may name one."""
    if context.base and _BASE.fullmatch(text):
        return replace(named, name=context.base, reason="the model that heads the column of names")
    if _BASE_MODEL.fullmatch(text):
        return replace(named, kind="nobody", reason=f"{text!r} is no name, and no heading says of which model")
    subject = "" if _WAY.fullmatch(context.subject) else context.subject
    is_way = bool(_TUNING.fullmatch(text) or _WAY.fullmatch(text)) or (_is_row(named) and is_condition(text))
    if subject and is_way:
        reason = "a way of running or tuning the section's model"
        return replace(named, name=subject, condition=text, cell=None, reason=reason)
    if is_way or (not subject and _is_row(named) and _is_size_in_format(text)):
        return replace(named, kind="nobody", reason=f"{text!r} names no model, and nothing says of which it is told")
    return None


def _is_row(named: Named) -> bool:
    """Formats that head columns are variants of one model, told apart by their names."""
    return named.cell is None or not named.cell.is_header


def _is_size_in_format(text: str) -> bool:
    sized = _SIZE_AND_FORMAT.fullmatch(text)
    return sized is not None and is_condition(sized["format"])
