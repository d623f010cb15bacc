"""A view of a section in, who each of its subjects is out: the model's name, or why the line is no model."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from extract.records import Cell
from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.memory_headings import SIZED_NAME
from extract.understanding.layout.frames import Frame, Subject
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.lines.named import Named, huggingface_id, new_named, shown_name
from extract.understanding.lines.views import View
from extract.understanding.names.names import (
    OURS,
    clean_name,
    name_key,
    text_looks_like_model,
)
from extract.understanding.subjects.additions import (
    ADDED,
    ADDITION,
    added_to,
    addition_below,
    base_of_columns,
    below_model,
    levels_of_ways,
    upper_model,
)
from extract.understanding.subjects.bare_rows import (
    is_base,
    with_backbones,
    without_name,
)
from extract.understanding.subjects.bare_variants import (
    OF_EXPERTS,
    SIZE_IN_WORDS,
    SIZE_ONLY,
    bare_groups,
    group_of_variants,
    is_variant,
    of_its_model,
)
from extract.understanding.subjects.differences import told_apart
from extract.understanding.subjects.listed_models import members
from extract.understanding.subjects.nameless_rows import (
    AMOUNTS,
    UNMEASURED,
    is_unmeasured,
    name_from_elsewhere,
    tells_only_costs,
)
from extract.understanding.subjects.ours_beside import MARKED_OURS, with_ours_apart
from extract.understanding.subjects.own_figures import holds_differences, holds_names, is_full
from extract.understanding.subjects.own_names import is_of_another, own_of_document, own_of_section, own_variant
from extract.understanding.subjects.remarks import without_makers, without_remarks, without_shared_metric
from extract.understanding.subjects.settings import without_measure, without_settings
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, key, plain, visible


def name_subjects(view: View, context: Context, vocabulary: Vocabulary) -> tuple[Named, ...]:
    """Name every subject of a view; names are unique among rows that say nothing else of themselves."""
    line = view.first("model")
    if line is None:
        named = [name_from_elsewhere(view, subject, context, vocabulary) for subject in view.frame.subjects]
    else:
        named = _from_line(view, line, context, vocabulary)
        is_doubtful = view.frame.is_transposed and line.likeness < SURE_OF_NAMES
        is_doubtful = is_doubtful and (is_unmeasured(view, context) or tells_only_costs(view))
        if is_doubtful and not _is_among(named, context):
            named = [replace(one, kind="nobody", reason=UNMEASURED) for one in named]
    named = without_remarks(without_makers(without_shared_metric(named, vocabulary), vocabulary), vocabulary)
    named = [_with_link(view, one, line) for one in with_backbones(view, named)]
    named = told_apart(view, with_ours_apart(named, context.titled))
    return tuple(member for one in named for member in members(view, one, vocabulary))


def _is_among(named: Collection[Named], context: Context) -> bool:
    """Whether one of the names is that of the model which the document is about."""
    own = name_key(context.document_subject)
    return bool(own) and any(name_key(one.name) == own for one in named)


def _from_line(view: View, line: Line, context: Context, vocabulary: Vocabulary) -> list[Named]:
    named: list[Named] = []
    base = ""
    bare = bare_groups(view, line, vocabulary)
    for subject in view.frame.subjects:
        cell = view.frame.cell(subject, line.item)
        text = without_measure(shown_name(cell)) if view.frame.is_transposed else shown_name(cell)
        place = view.frame.place(subject, line.item)
        is_blank = not text or (view.frame.is_transposed and _DASHES.fullmatch(text))
        if is_blank and named and _has_figures(view.frame, subject, view):
            summed = _summed(view, subject, line, vocabulary)
            if summed:
                named.append(Named(subject=subject, name="", kind="not_model", reason=summed))
                continue
            named.append(replace(named[-1], subject=subject, reason="blank means as above"))
        elif not text:
            named.append(Named(subject=subject, name="", kind="nobody", reason="no name in the row"))
        elif upper := upper_model(view, subject, line, vocabulary):
            named.append(below_model(upper, subject, cell, place, vocabulary))
        elif is_base(text) and (own := base_of_columns(view, line, context)):
            reason = "the model that the table is about, as it is"
            named.append(Named(subject=subject, name=own, cell=None, reason=reason))
        elif ADDITION.match(cell.text.strip()) and (base or context.subject):
            above = group_of_variants(subject, bare, vocabulary) or base or context.subject
            named.append(added_to(subject, cell, place, above, vocabulary))
        elif cell.text.strip().startswith("+"):
            named.append(Named(subject=subject, name="", kind="nobody", reason="something added to no model"))
        else:
            one = _one(subject, text, cell, place, context, vocabulary)
            named.append(_settled(one, view, bare, context, vocabulary))
        if named[-1].kind == "model" and named[-1].reason != ADDED:
            base = named[-1].name
    others = {name_key(one.name) for one in named if one.reason != _OWN and one.cell is not None}
    return [_with_levels(view, _not_another(one, others), line, vocabulary) for one in named]


_OWN = "the document's own model"


def _not_another(one: Named, others: Collection[str]) -> Named:
    """`Ours` below a section about a model that has a row of its own is not that model."""
    if one.reason != _OWN or one.cell is None or name_key(one.name) not in others:
        return one
    return replace(one, name=clean_name(shown_name(one.cell)), reason="the authors' own, which nothing names")


def _summed(view: View, subject: Subject, line: Line, vocabulary: Vocabulary) -> str:
    """Why a row without a name goes on with no model: its first cell says that it sums the rows up; "" if not."""
    if view.frame.is_transposed or line is view.lines[0]:
        return ""
    found = vocabulary.not_model(plain(visible(view.frame.cell(subject, view.lines[0].item))))
    return found.reason if found is not None else ""


_DASHES = re.compile(r"[-–—]+")


def _with_levels(view: View, named: Named, line: Line, vocabulary: Vocabulary) -> Named:
    """Add what other header levels of a transposed table say of the column: a condition, or what was added."""
    if added := addition_below(view, named, line):
        named = replace(named, name=f"{named.name} {added}")
    ways = levels_of_ways(view, line) if named.kind == "model" else []
    texts = [
        plain(view.frame.cell(named.subject, other.item).text)
        for other in view.lines
        if other.item.is_header_level and other is not line and (other.meaning == "condition" or other in ways)
    ]
    texts = [text for text in texts if read_heading(text, vocabulary).meaning != "description"]
    said = [text for text in (named.condition, *texts) if text]
    return replace(named, condition="; ".join(said)) if texts else named


def _has_figures(frame: Frame, subject: Subject, view: View) -> bool:
    return any(
        read_figures(figure_text(frame.cell(subject, line.item))).kind in ("scores", "memory", "missing")
        for line in view.lines
    )


def _one(
    subject: Subject, text: str, cell: Cell, place: tuple[int, int], context: Context, vocabulary: Vocabulary
) -> Named:
    text, setting = without_settings(_without_software(text, vocabulary))
    named = new_named(subject=subject, name=text, cell=cell, place=place, condition=setting)
    if "struck" in cell.marks:
        return replace(named, kind="not_model", reason="struck through, so withdrawn")
    if read_figures(text).kind == "missing":
        return replace(named, kind="nobody", reason="a missing marker for a name")
    bare = without_name(named, text, context, vocabulary)
    if bare is not None:
        return bare
    if cell.is_header and vocabulary.metric(text) is not None:
        return replace(named, kind="not_model", reason="the name of a metric")
    if cell.is_header and read_heading(text, vocabulary).meaning in AMOUNTS:
        return replace(named, kind="not_model", reason="heads amounts, no results")
    unmodel = vocabulary.not_model(text)
    if unmodel is not None and unmodel.reason == _SOFTWARE and context.subject:
        return replace(named, name=context.subject, condition=text, cell=None, reason="runs the section's model")
    if unmodel is not None:
        return replace(named, kind="not_model", reason=unmodel.reason)
    if _is_list(text, vocabulary):
        return replace(named, kind="nobody", reason=f"{text[:60]!r} lists several models")
    document = own_of_document(context)
    if key(text) in OURS and is_of_another(context):
        return replace(named, kind="nobody", reason=f"{text!r} is a way with {context.near_subject} that nothing names")
    if key(text) in OURS and document:
        return replace(named, name=own_of_section(context), reason=_OWN)
    own = own_variant(text, vocabulary)
    if own and not is_of_another(context) and (document or context.subject):
        return replace(
            named, name=f"{document or context.subject} {own}", reason="a variant of the document's own model"
        )
    return named


def _without_software(text: str, vocabulary: Vocabulary) -> str:
    """`llama.cpp + Foo-8B (Q5)`: the model, without the software that it runs on."""
    software, plus, model = text.partition(" + ")
    found = vocabulary.not_model(software) if plus else None
    return model if found is not None and found.reason == _SOFTWARE and " + " not in model else text


def _is_list(text: str, vocabulary: Vocabulary) -> bool:
    """`llava, minicpm-v`, `Foo-V-2.6/Foo-o-2.6`, `Foo 70B + Bar 32B`: several names in one cell."""
    if not _BETWEEN_NAMES.search(text) or _PATCHES.search(text):
        return False
    bare = re.sub(r"\s*\([^()]*\)", "", text)
    together = bare.split(" + ")
    if len(together) > 1 and all(map(SIZED_NAME.fullmatch, together)):
        return True
    pieces = re.split(r"\s*[,;]\s*|(?<=\S)/(?=\S)", bare)
    return len(pieces) > 1 and all(text_looks_like_model(piece, vocabulary) >= SURE_OF_NAMES for piece in pieces)


_BETWEEN_NAMES = re.compile(r"[,;/+]")
_PATCHES = re.compile(r"/\d+@\d+")
"""`ViT-L/14@336px`: the size of patches and of pictures."""
_SOFTWARE = "software that runs models, not a model"
"""The reason that reviewed rows give for PyTorch, vLLM and their like."""


_SIZE_RANGE = re.compile(
    r"\W*\d+(?:\.\d+)?[bm]?\s?[-–]\s?\d+(?:\.\d+)?[bm](?:\s*\([^()]*\))?"
    r"|\W*\d+(?:\.\d+)?b\+(?:\s(?:\([^()]*\)|(?:un)?quanti[sz]ed|models?|dense|moe|class))?",
    re.I,
)


def _settled(
    named: Named, view: View, bare: Mapping[tuple[str, ...], bool], context: Context, vocabulary: Vocabulary
) -> Named:
    """Put bare variants to the model they belong to, and tell names that sort others from models with figures."""
    if named.kind != "model" or named.reason:
        return named
    text = SIZE_IN_WORDS.sub(r"\1", named.name)
    named = replace(named, name=text) if text != named.name else named
    if holds_differences(view, named.subject):
        return replace(named, kind="not_model", reason="its figures are differences")
    if holds_names(view, named, vocabulary):
        return replace(named, kind="not_model", reason="its figures name other models: a line of best results")
    if _SIZE_RANGE.fullmatch(text):
        return replace(named, kind="nobody", reason=f"{text!r} is a range of sizes, not one model")
    if is_variant(text, vocabulary):
        found = of_its_model(named, text, context, vocabulary, is_among_variants=all(bare.values()), bare=bare)
        if found is not named or not SIZE_ONLY.fullmatch(text) or OF_EXPERTS.fullmatch(text):
            return found
        if context.document_subject and named.cell is not None and MARKED_OURS.search(named.cell.text):
            return replace(named, name=f"{context.document_subject} {text}", reason=_OWN)
        return replace(named, kind="nobody", reason=f"{text!r} names no model, and other rows of its column do")
    group = vocabulary.group(text)
    if group is None or read_heading(text, vocabulary).kind != "group":
        return named
    if group.reason == "sorts the benchmarks" and is_full(view, named.subject):
        return named
    if is_full(view, named.subject):
        return replace(
            named, kind="nobody", reason=f"{text!r} reads like a heading over models, yet its line is full of figures"
        )
    return replace(named, kind="not_model", reason=group.reason)


def _with_link(view: View, named: Named, line: Line | None) -> Named:
    if named.kind != "model":
        return named
    lines = [*([line] if line else []), *view.all("huggingface_url", "checkpoint", "link")]
    for candidate in lines:
        found = huggingface_id(view.frame.cell(named.subject, candidate.item).links)
        if found:
            return replace(named, huggingface_id=found)
    return named
