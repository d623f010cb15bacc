"""A row named by a number format, a way of training or "base" in, whose it is out: the section's model, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.headings.memory_headings import SIZED_NAME, is_condition
from extract.understanding.headings.stated_conditions import states_condition
from extract.understanding.layout.frames import Subject
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.names.names import clean_name, text_looks_like_model
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import AS_IT_IS, plain

_TUNING = re.compile(
    r"(?:q-?lora|lora|full(?:[ -]?param\w*)?(?: fine-?tun\w+| tuning)?|freeze\w*|ft|sft|p-?tuning.*|"
    r"全参数?|全量|冻结|(?:全参数?|全量|冻结|q?lora) ?(?:微调|训练))(?: ?\+.*|"
    r" ?\(.*\)| ?\[.*\])?",
    re.I,
)
_WAY = re.compile(
    r"(?:zero|one|few|\d+)-?shots?(?: cot)?|(?:sft ?(?:\+|→|->) ?)?"
    r"(?:grpo|dpo|ppo|dapo|gspo|rloo|remax|kto|orpo|simpo|rlhf|rlvr|rl)"
    r"|(?:direct|cot|standard)(?: prompting)?"
    r"|(?:(?:fine-?|instruction[- ])?(?:tuned|trained)) (?:on|with) .{2,60}",
    re.I,
)
"""How a model was trained or asked."""
_BASE = re.compile(
    r"(?:the )?(?:base|baseline|backbone|vanilla|original|pre-?trained)(?: (?:[vl]lm|vlm|models?))?", re.I
)
_BASE_MODEL = re.compile(r"(?:base|baseline|backbone|foundation) models?|(?:基座|基础|基线)模型", re.I)
_SIZE_AND_FORMAT = re.compile(r"\d+(?:\.\d+)?[BM]\s+(?P<format>\S.*)", re.I)


def is_way(text: str) -> bool:
    """Whether a text says no more than how a model was trained or asked."""
    return bool(_TUNING.fullmatch(text) or _WAY.fullmatch(text))


def is_base(text: str) -> bool:
    """Whether a text says that nothing was done to a model: `Base`, `vanilla`."""
    return _BASE.fullmatch(text) is not None


def is_plain_way(text: str) -> bool:
    """Whether a text says no more than how a model was run, tuned or asked, or that it was not: `INT4`, `Base`."""
    return is_base(text) or is_way(text) or states_condition(text)


def is_level_of_ways(view: View, line: Line) -> bool:
    """Whether a header level says of every column how a model was run or tuned, or what was added: `Base`, `+ Foo`."""
    texts = [text for one in view.frame.subjects if (text := plain(view.frame.cell(one, line.item).text).strip())]
    are_ways = all(text.startswith("+") or AS_IT_IS.fullmatch(text) or is_plain_way(text) for text in texts)
    return line.item.is_header_level and bool(texts) and are_ways


def without_name(named: Named, text: str, context: Context, vocabulary: Vocabulary) -> Named | None:
    """The subject of a row that says what was done and to no model; None for a row that may name one."""
    if context.base and not _is_row(named) and text_looks_like_model(text, vocabulary) < SURE_OF_NAMES:
        reason = "a way of running the model that heads the table"
        return replace(named, name=context.base, condition=text, cell=None, reason=reason)
    if AS_IT_IS.fullmatch(text):
        return _as_it_is(named, text, context, vocabulary)
    if is_base(text) and _is_row(named) and (group := model_of_group(named.subject, vocabulary)):
        return replace(named, name=group, reason="the model that heads the group of rows, as it is")
    if context.base and _BASE.fullmatch(text):
        return replace(named, name=context.base, reason="the model that heads the column of names")
    if _BASE_MODEL.fullmatch(text) or (_is_row(named) and is_base(text)):
        if context.measured:
            return replace(named, name=context.measured, reason="the model that the experiments use, as it is")
        return replace(named, kind="nobody", reason=f"{text!r} is no name, and no heading says of which model")
    subject = "" if _WAY.fullmatch(context.subject) else context.subject
    is_named_way = is_way(text) or (_is_row(named) and (is_condition(text) or states_condition(text)))
    if is_named_way and (group := model_of_group(named.subject, vocabulary)):
        reason = "a way of running or tuning the model that heads the group of rows"
        return replace(named, name=group, condition=text, cell=None, reason=reason)
    if subject and is_named_way:
        reason = "a way of running or tuning the section's model"
        return replace(named, name=subject, condition=text, cell=None, reason=reason)
    if is_named_way or (not subject and _is_row(named) and _is_size_in_format(text)):
        return replace(named, kind="nobody", reason=f"{text!r} names no model, and nothing says of which it is told")
    return None


def model_of_group(subject: Subject, vocabulary: Vocabulary) -> str:
    """The sized model that the nearest group row above a row names, if it names one."""
    group = subject.groups[-1] if subject.groups else ""
    is_name = SIZED_NAME.fullmatch(plain(group).strip()) and text_looks_like_model(group, vocabulary) >= SURE_OF_NAMES
    return clean_name(group) if is_name else ""


def _as_it_is(named: Named, text: str, context: Context, vocabulary: Vocabulary) -> Named | None:
    """`Original`: the model that heads the rows, or that the table's own words name beside the document's."""
    group = named.subject.groups[-1] if named.subject.groups else ""
    if group and text_looks_like_model(group, vocabulary) >= SURE_OF_NAMES:
        return replace(named, name=clean_name(group), reason="the group's model as it is")
    is_tried_on = context.subject != "" and context.heading.endswith(f" on {context.subject}")
    if context.near_subject or is_tried_on or (context.subject and context.subject != context.document_subject):
        return replace(named, name=context.subject, reason="the model that the table is about, as it is")
    if context.measured:
        return replace(named, name=context.measured, reason="the model that the experiments use, as it is")
    return replace(named, kind="nobody", reason=f"{text!r} names no model, and nothing says of which it is told")


def with_backbones(view: View, named: Sequence[Named]) -> list[Named]:
    """`Foo-7B | Original`: nothing was done to the model in the column of language models."""
    line = view.first("language_model", "base_model")
    if line is None or view.frame.is_transposed:
        return list(named)
    names = view.filled_down(line)
    return [
        replace(one, kind="model", name=clean_name(names[one.subject.index]), reason="the backbone as it is")
        if one.kind == "nobody" and one.cell and AS_IT_IS.fullmatch(one.name) and names.get(one.subject.index)
        else one
        for one in named
    ]


def _is_row(named: Named) -> bool:
    """Formats that head columns are variants of one model, told apart by their names."""
    return named.cell is None or not named.cell.is_header


def _is_size_in_format(text: str) -> bool:
    sized = _SIZE_AND_FORMAT.fullmatch(text)
    return sized is not None and is_condition(sized["format"])
