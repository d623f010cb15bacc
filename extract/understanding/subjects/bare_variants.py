"""Names that are no more than a size, a stage or a format in, the model that each is a variant of out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from extract.understanding.headings.figures import read_figures
from extract.understanding.layout.frames import Subject
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named, shown_name
from extract.understanding.lines.views import View
from extract.understanding.names.names import OURS, RUN, clean_name, has_model_word, name_key, text_looks_like_model
from extract.understanding.names.variants import variant_name
from extract.understanding.subjects.additions import ADDITION
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key

_VARIANT = re.compile(
    r"(?:(?:pt|ft|mix|it|sft|dpo|res|px|stage|steps?|ep|epochs?|exp|iter|ckpt|checkpoint|run|rank|phase|level|"
    r"setting|config|version|ver|int|fp|bf|fold)[-_ ]?\d+\S*|seed[-_ ]?\d+|"
    r"[bslhgr][-_/]\d+\S*|base|large|small|tiny|huge|giant|mini|medium|nano|xl|"
    r"xxl|stage.*|v\d.*|\d+(?:[._]\d+)?[bm]?\+?(?:-.*| ?/ ?[A-Z][a-z]+)?|\d+(?:px)?|"
    r"chat|instruct|(?:non-?)?thinking|full|"
    r"lora|qlora|final|default|pretrained?|sft|dpo|\+ ?.*|w\.?/o?\.? .*|without .*|baseline|"
    r"our baseline|ours?[ -].*|(?:gptq|awq|gguf|hqq|bnb|nf4|q\d_\w+|w\d+a\d+)(?:[-_ ]\S++)*+)(?: ?\([^()]*\))?",
    re.I,
)  # fmt: skip
SIZE_ONLY = re.compile(r"\(?\d+(?:[._]\d+)?[bm]?\+?(?:-.*)?\)?(?:\s*\([^()]*\))?", re.I)
OF_EXPERTS = re.compile(r"\d+(?:\.\d+)?B-A\d+(?:\.\d+)?B", re.I)
"""`26B-A4B`: a size with how much of it is active, which names one model of a family."""
SIZE_IN_WORDS = re.compile(r"^(\d+(?:\.\d+)?\s?[BM]\+?)\s*(?:参数量?|级别?|模型|params?|parameters?|models?)$", re.I)
"""`7B models`, `7B 参数`: nothing but a size."""


def bare_groups(view: View, line: Line, vocabulary: Vocabulary) -> dict[tuple[str, ...], bool]:
    """For each group of rows whether all its names are bare variants: `pt-224`, `7B`, `Stage1`."""
    found: dict[tuple[str, ...], bool] = {}
    for subject in view.frame.subjects:
        cell = view.frame.cell(subject, line.item)
        text = SIZE_IN_WORDS.sub(r"\1", shown_name(cell))
        says_nothing = (
            read_figures(text).kind in ("missing", "empty") or vocabulary.not_model(text) or key(text) in OURS
        )
        if not says_nothing and not ADDITION.match(cell.text.strip(" *")):
            found[subject.groups] = found.get(subject.groups, True) and is_variant(text, vocabulary)
    return found


@lru_cache(maxsize=4096)
def _is_written_like_variant(text: str) -> bool:
    return _VARIANT.fullmatch(text) is not None


def is_variant(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is a bare variant: a size, a stage, a checkpoint's number."""
    if not _is_written_like_variant(text):
        return False
    outside = re.sub(r"\s*\([^()]*\)$", "", text)
    words = [
        key(word) for word in re.split(r"[\s\-_/]+", outside if SIZE_ONLY.fullmatch(outside) else text) if key(word)
    ]
    return not any(has_model_word(word, vocabulary) for word in words[:2])


def group_of_variants(subject: Subject, bare: Mapping[tuple[str, ...], bool], vocabulary: Vocabulary) -> str:
    """The model that a group of rows names of which all the others say no more than what was done to it."""
    groups = reversed(subject.groups) if bare.get(subject.groups) else ()
    return next((clean_name(one) for one in groups if text_looks_like_model(one, vocabulary) >= LEAST_OF_GROUP), "")


LEAST_OF_GROUP = 0.6
"""Likeness of the text above a group of bare variants from which it is the model that they are of."""


def of_its_model(
    named: Named,
    text: str,
    context: Context,
    vocabulary: Vocabulary,
    *,
    is_among_variants: bool,
    bare: Mapping[tuple[str, ...], bool],
) -> Named:
    """`pt-224`, `7B`: not a name of its own; the group above or what the document is about goes before it."""
    group = group_of_variants(named.subject, bare, vocabulary)
    if group:
        return replace(named, name=f"{group} {text}", reason="a variant of the group's model")
    subject = context.subject
    if is_among_variants and subject and not name_key(text).startswith(name_key(subject)):
        name = variant_name(subject, text)
        return replace(named, name=name, reason="a variant of the model that the document is about")
    if not subject and (key(text) == "base" or RUN.fullmatch(text)):
        return replace(named, kind="nobody", reason=f"{text!r} is no name, and nothing says of which model")
    return named
