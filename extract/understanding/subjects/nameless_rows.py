"""A subject without a name of its own in, the model that its weights, its header or the section tell of out."""

from __future__ import annotations

import re
from functools import partial

from extract.records import Cell
from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.memory_headings import SIZED_NAME, is_condition
from extract.understanding.layout.frames import Subject
from extract.understanding.layout.row_cells import is_number
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.lines.metric_heads import heads_are_metrics
from extract.understanding.lines.named import REPOSITORY, Named, file_name, huggingface_id, shown_name
from extract.understanding.lines.views import View
from extract.understanding.names.names import clean_name, name_key, text_looks_like_model
from extract.understanding.names.variants import variant_name
from extract.understanding.subjects.bare_rows import is_way, model_of_group
from extract.understanding.subjects.own_names import own_of_document
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, key, plain, visible


def name_from_elsewhere(view: View, subject: Subject, context: Context, vocabulary: Vocabulary) -> Named:
    """No line of names: the row's checkpoint, else the section's or the document's model."""
    for line in view.all("checkpoint", "huggingface_url", "base_model"):
        cell = view.frame.cell(subject, line.item)
        place = view.frame.place(subject, line.item)
        found = _linked_names(cell)
        is_measured = context.subject != "" and view.first("split", "score") is not None
        if (
            is_measured
            and not view.once("linked", line, partial(_all_linked, view, line))
            and not view.once("kin", line, partial(_all_kin, view, line, context.subject, vocabulary))
        ):
            continue
        if found:
            shown = shown_name(cell)
            is_name = key(shown) == key(found) or (len(cell.links) == 1 and _is_sized_name(shown, vocabulary))
            name = shown if is_name else _as_shown(found, plain(visible(cell)))
            return Named(subject=subject, name=name, cell=cell, place=place, reason="the name of the linked checkpoint")
        is_repository = not context.subject and REPOSITORY.fullmatch(plain(visible(cell)).strip(" `")) is not None
        base = _BASE_NAME.match(plain(visible(cell)).strip()) if not context.subject and _is_card(view) else None
        if base is not None:
            return Named(subject=subject, name=base["name"], cell=cell, place=place, reason="the base of what is tuned")
        is_named = line.meaning == "checkpoint" or is_repository
        if is_named and cell.text.strip() and not cell.links:
            return Named(subject=subject, name=shown_name(cell), cell=cell, place=place, reason="the checkpoint's name")
    heading = _header_condition(view, subject, vocabulary)
    difference = _compared(view, subject, vocabulary)
    if difference:
        return Named(subject=subject, name="", kind="not_model", reason=difference)
    read = read_heading(heading, vocabulary)
    if read.meaning in AMOUNTS:
        return Named(subject=subject, name="", kind="nobody", reason=f"{heading!r} heads amounts, no results")
    is_other = read.kind in ("unknown", "attribute")
    if heading and is_other and context.subject and is_unmeasured(view, context):
        return Named(subject=subject, name="", kind="nobody", reason=f"{heading!r}: {UNMEASURED}")
    if best := _best_of_others(view, subject, vocabulary):
        return Named(subject=subject, name="", kind="not_model", reason=best)
    labelled = _labelled(view, subject, vocabulary)
    if labelled is not None:
        return labelled
    if view.first("title", "components_prose", "prose") and view.frame.table.section:
        return Named(subject=subject, name=clean_name(view.frame.table.section), reason="the section's name")
    if group := model_of_group(subject, vocabulary):
        return Named(subject=subject, name=group, condition=heading, reason="the model that heads the group of rows")
    is_scored = view.first("score") is not None or heads_are_metrics(view)
    if not context.subject and not heading and is_scored and (own := own_of_document(context)):
        return Named(subject=subject, name=own, reason="the name that the page goes by")
    if not context.subject:
        return Named(subject=subject, name="", kind="nobody", reason="nothing says which model this is")
    if _SIZE_HEAD.match(heading):
        return Named(
            subject=subject, name=variant_name(context.subject, heading), reason="a size of the section's model"
        )
    if not view.frame.is_transposed and any(line.profile.is_wordy for line in view.all("venue")):
        return Named(subject=subject, name="", kind="nobody", reason="the rows name teams, not models")
    heading = "" if name_key(heading) == name_key(context.subject) else heading
    if heading and _heads_itself(view, context):
        return Named(subject=subject, name="", kind="nobody", reason=f"{heading!r} stands beside the section's model")
    name = _sized(context.section_subject or context.subject, view, subject)
    return Named(subject=subject, name=name, condition=heading, reason="the model that the section is about")


def _best_of_others(view: View, subject: Subject, vocabulary: Vocabulary) -> str:
    """Why a row of settings (`Setting`) is that of no model: `Prev best (Findings)`; "" for others."""
    first = view.lines[0] if view.lines and not view.frame.is_transposed else None
    if first is None or first.meaning not in _SETTINGS or not first.profile.is_wordy:
        return ""
    found = vocabulary.not_model(plain(visible(view.frame.cell(subject, first.item))).strip())
    return found.reason if found is not None and found.reason.startswith("a line of best") else ""


AMOUNTS = frozenset(("data_size", "download_size", "hyper_parameter", "tokens"))
"""What a column in which models might stand holds instead: `Data Ratio` beside categories."""
_BASE_NAME = re.compile(rf"(?:[\w.-]+/)?(?P<name>{SIZED_NAME.pattern})(?=$|[,;( ])")
"""The sized name that a cell of a card begins with: `Foo-27B, bfloat16`."""


def _is_card(view: View) -> bool:
    return view.frame.is_transposed and len(view.frame.subjects) == 1


_SETTINGS = frozenset(("hyper_parameter", "condition", "ignored", "unknown", "schedule", "group"))


def _labelled(view: View, subject: Subject, vocabulary: Vocabulary) -> Named | None:
    """A row of settings that a sized model heads, `Foo-7B`; a bare way of training beside such a row is nobody's."""
    first = view.lines[0] if view.lines and not view.frame.is_transposed else None
    if first is None or first.meaning not in _SETTINGS or not first.profile.is_wordy:
        return None
    cell, place = view.frame.cell(subject, first.item), view.frame.place(subject, first.item)
    name = _sized_name_in(cell)
    if name and text_looks_like_model(name, vocabulary) >= SURE_OF_NAMES:
        return Named(subject=subject, name=name, cell=cell, place=place, reason="the model that heads the row")
    if is_way(plain(visible(cell)).strip()) and view.once("sized", first, partial(_names_sizes, view, first)):
        return Named(
            subject=subject, name="", kind="nobody", reason="a way of training beside the models of other rows"
        )
    return None


def _sized_name_in(cell: Cell) -> str:
    """The name with a size that a cell is; "" for any other cell."""
    name = shown_name(cell) if _SIZED.search(cell.text) else ""
    return name if SIZED_NAME.fullmatch(name) else ""


def _names_sizes(view: View, line: Line) -> bool:
    return any(_sized_name_in(cell) for cell in view.frame.cells(line.item))


def _heads_itself(view: View, context: Context) -> bool:
    """Whether a column is headed by the section's own model, so that the others are not it: Foo, Baseline."""
    levels = [line for line in view.lines if line.item.is_header_level]
    heads = (view.frame.cell(one, line.item).text for line in levels for one in view.frame.subjects)
    return any(name_key(plain(head)) == name_key(context.subject) for head in heads if head.strip())


def _sized(name: str, view: View, subject: Subject) -> str:
    """The section's model with the size that heads the row: `7B` below a page about Foo is Foo 7B."""
    first = view.lines[0] if view.lines and not view.frame.is_transposed else None
    size = plain(view.frame.cell(subject, first.item).text).strip() if first is not None else ""
    return variant_name(name, size) if _SIZE.fullmatch(size) else name


_SIZE = re.compile(r"\d+(?:\.\d+)?[BM]")
_COMPARED = ("a difference", "what is left", "a yardstick", "how well probabilities")
"""How reviewed reasons begin for columns that compare others, or hold no results of the model beside them."""


def _compared(view: View, subject: Subject, vocabulary: Vocabulary) -> str:
    """Why a column that a header level calls a difference is no model; "" where none does."""
    levels = [line for line in view.lines if line.item.is_header_level] if view.frame.is_transposed else view.lines[:1]
    found = (vocabulary.not_model(view.frame.cell(subject, line.item).text) for line in levels)
    return next((one.reason for one in found if one is not None and one.reason.startswith(_COMPARED)), "")


def _as_shown(found: str, text: str) -> str:
    """A linked name as the cell spells it beside another: `Foo-v1.0-3B/foo-phi-2`, linked as `Foo-v1_0-3B`."""
    alike = (part.strip(" *_`") for part in text.split("/"))
    return next((part for part in alike if key(part) == key(found)), found)


def _linked_names(cell: Cell) -> str:
    """The linked weights; of several repositories below each other all, `foo-v1 / foo-v2`."""
    names = dict.fromkeys(huggingface_id(cell.links[place : place + 1]) for place in range(len(cell.links)))
    several = [name.rpartition("/")[2] for name in names if name]
    return " / ".join(several) if len(several) > 1 and len(names) == len(cell.parts) else _linked_name(cell)


def _linked_name(cell: Cell) -> str:
    return file_name(cell.links) or huggingface_id(cell.links).rpartition("/")[2]


def _all_linked(view: View, line: Line) -> bool:
    """Whether every measured row links weights: where only some do, the weights name none of the rows."""
    return all(_linked_name(cell) for cell in _measured_cells(view, line))


def _all_kin(view: View, line: Line, subject: str, vocabulary: Vocabulary) -> bool:
    """Whether every measured row shows a checkpoint named after the section's model, `Foo-Bar1.5-2B` below Foo."""
    names = [shown_name(cell) for cell in _measured_cells(view, line)] if line.meaning == "checkpoint" else []
    own = name_key(subject)
    return bool(names) and all(
        name_key(name).startswith(own) and text_looks_like_model(name, vocabulary) >= SURE_OF_NAMES for name in names
    )


def _measured_cells(view: View, line: Line) -> list[Cell]:
    figures = view.all("split", "score")
    measured = [
        subject
        for subject in view.frame.subjects
        if any(is_number(view.frame.cell(subject, one.item)) for one in figures)
    ]
    return [view.frame.cell(subject, line.item) for subject in measured or view.frame.subjects]


def _is_sized_name(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a link's own text is a model's name with its size, no word for a link: `StableLM-Alpha-3B`."""
    return bool(_SIZED.search(text)) and text_looks_like_model(text, vocabulary) >= SURE_OF_NAMES


_SIZED = re.compile(r"[A-Za-z].*\d[BM](?![A-Za-z0-9])")
_SIZE_HEAD = re.compile(r"\d+(?:\.\d+)?[BM](?![\w/])")


def is_unmeasured(view: View, context: Context) -> bool:
    """Whether figures stand beside names of data sets, and neither surroundings nor heads tell of results."""
    scores = view.all("score")
    is_said = context.is_evaluation or "bench" in view.frame.corner.casefold() or _is_by_format(view)
    return bool(scores) and not is_said and not any(line.reading.metric or _is_broken(view, line) for line in scores)


def _is_by_format(view: View) -> bool:
    """Whether the columns are ways of running one model: fp16, int4."""
    levels = (line for line in view.lines if line.item.is_header_level and line.meaning == "condition")
    texts = [plain(view.frame.cell(one, line.item).text) for line in levels for one in view.frame.subjects]
    return view.frame.is_transposed and bool(texts) and all(map(is_condition, texts))


def _is_broken(view: View, line: Line) -> bool:
    """Whether a known benchmark has one figure, with a fraction: `91.14` on a card counts no questions."""
    benchmark = line.reading.benchmark
    numbers = (number for cell in view.frame.cells(line.item) for number in read_figures(figure_text(cell)).numbers)
    is_card = len(view.frame.subjects) == 1 and benchmark is not None and benchmark.is_known
    return is_card and not all(number.is_integer() for number in numbers)


def tells_only_costs(view: View) -> bool:
    """Whether rows below words that are no names tell times and memory alone: of programmes, designs, phases."""
    told = [line for line in view.lines if line.profile.figures and not line.item.is_header_level]
    costs = sum(line.meaning in _COSTS for line in told)
    return costs > 0 and len(told) > 1 and all(line.meaning in _COSTS or line.meaning in _BESIDE for line in told)


_COSTS = frozenset(("gpu_memory", "host_memory", "latency", "throughput"))
_BESIDE = frozenset(("ignored", "split"))
"""What may stand beside costs and tells nothing of a model: a part of the total, a share of the machine."""
UNMEASURED = "no name of a model, and nothing speaks of results"


def _header_condition(view: View, subject: Subject, vocabulary: Vocabulary) -> str:
    """What heads a column that is no model: `Flickr30K` in a table of settings is a condition."""
    if not view.frame.is_transposed:
        return ""
    texts = [
        plain(cell.text)
        for line in view.lines
        if line.item.is_header_level and line.meaning != "venue"
        if (cell := view.frame.cell(subject, line.item)).text.strip()
    ]
    said = [(text, read_heading(text, vocabulary)) for text in texts]
    return " ".join(
        text for text, heading in said if heading.kind not in ("metric", "average") and heading.meaning != "description"
    )
