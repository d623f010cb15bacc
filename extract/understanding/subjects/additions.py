"""Columns and rows that say what was done to a model in, whose they are out: `+ Foo`, `Base`, `LoRA` below Foo-7B."""

from __future__ import annotations

import re
from functools import partial

from extract.records import Cell
from extract.understanding.headings.memory_headings import SIZED_NAME
from extract.understanding.layout.frames import Subject
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.lines.named import Named, SubjectKind, shown_name
from extract.understanding.lines.views import View
from extract.understanding.names.names import clean_name, text_looks_like_model
from extract.understanding.subjects.bare_rows import is_base, is_level_of_ways, is_plain_way
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import AS_IT_IS, plain, visible


def base_of_columns(view: View, line: Line, context: Context) -> str:
    """The sized model that the words by the table name, where columns are it, `Base`, and what was done: `+ Foo`."""
    own = context.near_subject or context.subject
    if not view.frame.is_transposed or not SIZED_NAME.fullmatch(own):
        return ""
    texts = [view.frame.cell(one, line.item).text.strip(" *") for one in view.frame.subjects]
    are_ways = all(text.startswith(_SIGNS) or is_plain_way(text) for text in texts[:LEAST_WAYS])
    return own if are_ways and len(texts) >= LEAST_WAYS else ""


LEAST_WAYS = 2
"""Columns that must be a model and what was done to it; a third may say how much was gained."""


def upper_model(view: View, subject: Subject, line: Line, vocabulary: Vocabulary) -> str:
    """The sized model one header level above a column that says no more than what was done: `Foo-7B` over `+ Bar`."""
    if not view.frame.is_transposed:
        return ""
    cell = view.frame.cell(subject, line.item)
    text = shown_name(cell)
    if not (ADDITION.match(cell.text.strip()) or AS_IT_IS.fullmatch(text) or is_plain_way(text)):
        return ""
    levels = [other for other in view.lines if other.item.is_header_level and other.item.index < line.item.index]
    for other in reversed(levels):
        upper = shown_name(view.frame.cell(subject, other.item))
        if SIZED_NAME.fullmatch(upper) and text_looks_like_model(upper, vocabulary) >= SURE_OF_NAMES:
            return clean_name(upper)
    return ""


def below_model(upper: str, subject: Subject, cell: Cell, place: tuple[int, int], vocabulary: Vocabulary) -> Named:
    """A column below its model: the model as it is, the model with something added, or run or tuned some way."""
    if cell.text.strip().startswith(_SIGNS):
        return added_to(subject, cell, place, upper, vocabulary)
    text = shown_name(cell)
    condition = "" if AS_IT_IS.fullmatch(text) or is_base(text) else text
    reason = "the model that heads the columns"
    return Named(subject=subject, name=upper, condition=condition, reason=reason)


ADDED = "the model above with something added"
ADDITION = re.compile(r"(?:\+|w\.?/o?\.?\s|&\s)\s*\S")
_BASELINE = re.compile(r"\s*\((?:our |the )?(?:baseline|base|original|vanilla|reproduced|reported)\)\s*$", re.I)


def added_to(subject: Subject, cell: Cell, place: tuple[int, int], base: str, vocabulary: Vocabulary) -> Named:
    """`+ DPO`: the model of the row above with something added; of `X (baseline)` only X goes on."""
    base = _BASELINE.sub("", base) or base
    text = _addition(cell)
    words = text.lstrip("+& ")
    unmodel = vocabulary.not_model(words)
    kind: SubjectKind = "not_model" if unmodel is not None else "model"
    return Named(
        subject=subject, name=f"{base} {text}", kind=kind, cell=cell, place=place,
        reason=unmodel.reason if unmodel is not None else ADDED,
    )  # fmt: skip


def addition_below(view: View, named: Named, line: Line) -> str:
    """What a header level below the name adds to the model: `Foo-7B` over `+ Bar`."""
    if not view.frame.is_transposed or not line.item.is_header_level or named.kind != "model":
        return ""
    cells = (view.frame.cell(named.subject, other.item) for other in _levels_below(view, line))
    return next((_addition(cell) for cell in cells if cell.text.strip().startswith(_SIGNS)), "")


_SIGNS = ("+", "&")
"""What an addition to a model begins with; "w/ CoT" is how it was asked."""


def _addition(cell: Cell) -> str:
    """What is added, with its sign: `+ Foo (Ours)` is `+ Foo`."""
    text = re.sub(r"\s+", " ", plain(visible(cell))).strip()
    words = text.lstrip("+& ")
    return text.removesuffix(words) + clean_name(words)


def _levels_below(view: View, line: Line) -> list[Line]:
    return [one for one in view.lines if one.item.is_header_level and one.item.index > line.item.index]


def levels_of_ways(view: View, line: Line) -> list[Line]:
    """Header levels below the names that say of every column how the model was run or tuned, or that it was not."""
    if not view.frame.is_transposed or not line.item.is_header_level:
        return []
    return view.once("levels of ways", line, partial(_levels_of_ways, view, line))


def _levels_of_ways(view: View, line: Line) -> list[Line]:
    return [one for one in _levels_below(view, line) if is_level_of_ways(view, one)]
