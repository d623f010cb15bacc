"""Subjects that share a name in, subjects told apart out: by checkpoint, size, language model or schedule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from extract.records import Cell
from extract.understanding.headings.figures import read_figures
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import REPOSITORY, Named, huggingface_id
from extract.understanding.lines.views import View
from extract.understanding.names.names import HUB_BEFORE, name_key
from extract.understanding.wording import AS_IT_IS, key, plain, visible

_DIFFERENCES = ("total_size", "language_model", "llm_size", "schedule", "resolution", "vision_encoder", "base_model",
                "fine_tuning_method", "dataset", "connector", "pooling", "activated_size", "group",
                "open_source")  # fmt: skip
_LAST_DIFFERENCES = ("checkpoint", "ignored")
"""Words of any other column tell rows apart that name a model, where nothing better does."""

_ROUNDED = re.compile(r"(\d+(?:\.\d+)?\s?[BbMm])\s*\(\d+(?:\.\d+)?\s?[BbMm]?\)")
"""A size with its exact figure in brackets, `11B (10.6)`: the first is what names the model."""


def told_apart(view: View, named: Sequence[Named]) -> list[Named]:
    """Give rows of one name the checkpoint's name, or the size, language model or schedule that tells them apart.

    Bare numbers, the stages of training, do so only where something is measured of each.
    """
    result = list(named)
    names = [name_key(one.name) for one in named if one.kind == "model"]
    if len(set(names)) == len(names):
        return result
    result = _apart_by(result, view, _repository, whole=True)
    result = _apart_by(result, view, _group_size, whole=False)
    if not view.frame.is_transposed or view.first("model"):
        result = _apart_by(result, view, lambda one: _checkpoint_name(view, one), whole=True)
    result = _apart_by_encoders(result, view)
    is_component_list = bool(view.first("components_prose")) and not view.first("model", "checkpoint")
    last = _LAST_DIFFERENCES if view.first("model") and view.first("score") else ()
    is_measured = any(view.first(meaning) for meaning in ("score", "gpu_memory", "throughput"))
    for meaning in () if is_component_list else (*_DIFFERENCES, *last):
        lines = [line for line in view.all(meaning) if meaning != "ignored" or line.profile.is_wordy]
        lines = [line for line in lines if is_measured or not line.profile.is_numeric]
        beside = _BESIDE if meaning == "schedule" else (*_BESIDE, "device")
        for line in lines if lines and _doubled(result, view, beside) else ():
            cells = _filled_down(view, line)
            result = _apart_by(result, view, partial(_difference, cells), whole=False, beside=beside)
    return result


def _apart_by_encoders(named: list[Named], view: View) -> list[Named]:
    """Rows that an encoder each heads differ by nothing else than the encoder, whatever else is told of it."""
    first = view.lines[0] if view.lines and not view.frame.is_transposed else None
    if first is None or first.meaning != "vision_encoder" or view.first("model", "checkpoint") is not None:
        return named
    cells = _filled_down(view, first)
    texts = {key(_difference(cells, one)) for one in named}
    return _apart_by(named, view, partial(_difference, cells), whole=False) if len(texts) == len(named) else named


_BESIDE = ("benchmark", "metric", "split", "condition", "quantization", "frames")
"""Columns that tell rows of one model apart without making two of it; a device does not where a schedule does."""


_WORDED = frozenset(("benchmark", "metric", "split"))
"""What only words tell apart: figures below a split are what was measured."""


def _repository(named: Named) -> str:
    """The repository that a row writes for a name: `acme/Foo` is not `rival/Foo`."""
    text = visible(named.cell).strip(" `*") if named.cell is not None else ""
    return text if REPOSITORY.fullmatch(text) else ""


def _group_size(named: Named) -> str:
    """The one size in the row above a group, of a name that holds none: Foo below `Instruct-2B` and `8B models`."""
    sizes = set(_SIZE_IN_GROUP.findall(named.subject.groups[-1])) if named.subject.groups else set()
    return sizes.pop() if len(sizes) == 1 and not _SIZE.search(named.name) else ""


_SIZE_IN_GROUP = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?[BM])(?![A-Za-z0-9])")


def _row_key(view: View, named: Named, beside: Sequence[str]) -> tuple[str, ...]:
    lines = [line for line in view.all(*beside, *ways(view)) if line.meaning not in _WORDED or line.profile.is_wordy]
    texts = (key(view.frame.cell(named.subject, line.item).text) for line in lines)
    return (name_key(named.name), named.condition, *texts)


def ways(view: View) -> tuple[str, ...]:
    """Where memory is measured and nothing scored, how a model is tuned is a condition and no other model."""
    return ("fine_tuning_method",) if view.first("gpu_memory") and not view.first("score") else ()


def _doubled(named: Sequence[Named], view: View, beside: Sequence[str]) -> set[tuple[str, ...]]:
    counts = Counter(_row_key(view, one, beside) for one in named if one.kind == "model")
    return {row for row, count in counts.items() if count > 1}


def _apart_by(
    named: list[Named],
    view: View,
    tell: Callable[[Named], str],
    *,
    whole: bool,
    beside: Sequence[str] = (*_BESIDE, "device"),
) -> list[Named]:
    doubled = _doubled(named, view, beside)
    if not doubled:
        return named
    told = {
        one.subject.index: tell(one) for one in named if one.kind == "model" and _row_key(view, one, beside) in doubled
    }
    groups: dict[tuple[str, ...], list[str]] = {}
    for one in named:
        if one.subject.index in told:
            groups.setdefault(_row_key(view, one, beside), []).append(key(told[one.subject.index]))
    telling = {row for row, texts in groups.items() if _tell_apart(texts, whole=whole)}
    result = []
    for one in named:
        text = told.get(one.subject.index, "")
        useful = bool(text) and _row_key(view, one, beside) in telling
        is_own = whole or one.cell is not None or view.first("score") is not None
        if text and useful and is_own and not _say_the_same(text, one.name):
            name = text if whole else _with_difference(one, text)
            result.append(replace(one, name=name))
        else:
            result.append(one)
    return result


def _say_the_same(text: str, name: str) -> bool:
    """Whether a text adds nothing to a name: it stands in it, or is the name with a remark."""
    return key(text) in key(name) or key(name) == key(re.sub(r"\([^()]*\)", "", text))


def _tell_apart(texts: Sequence[str], *, whole: bool) -> bool:
    """Whether texts tell rows of one name apart: two of them at least, where they are whole names all of them."""
    different = len(set(texts))
    return different > 1 and (different == len(texts) or not whole)


_SIZE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?\s?[BbMm](?![\w.])")


def _with_difference(one: Named, text: str) -> str:
    """The name with what tells it apart; another size takes the place of the size in a page's own name."""
    if one.cell is None and _SIZE.fullmatch(text) and len(_SIZE.findall(one.name)) == 1:
        return _SIZE.sub(text, one.name)
    return f"{one.name} {_OURS.sub('', text)}"


_OURS = re.compile(r"(?<=\w)\s*\((?:ours?|this work|proposed)\)$", re.I)


def _checkpoint_name(view: View, named: Named) -> str:
    for line in view.all("checkpoint", "huggingface_url"):
        found = huggingface_id(view.frame.cell(named.subject, line.item).links)
        if found:
            return found.rpartition("/")[2]
    return ""


def _difference(cells: Mapping[int, Cell], named: Named) -> str:
    text = HUB_BEFORE.sub("", plain(visible(cells[named.subject.index])))
    if AS_IT_IS.fullmatch(text):
        return ""
    repository = REPOSITORY.fullmatch(text)
    is_named = repository is not None and any(map(str.isalpha, repository.group(1)))
    text = repository.group(1) if repository is not None and is_named else _ROUNDED.sub(r"\1", text)
    return "" if read_figures(text).kind in ("missing", "empty") or len(text) > 60 else text


def _filled_down(view: View, line: Line) -> dict[int, Cell]:
    """Each row's own cell; a blank one before the names, as a merged cell leaves it in a pipe table, means as above."""
    names = view.first("model")
    means_above = names is not None and names.item.index >= line.item.index
    above: dict[tuple[str, ...], Cell] = {}
    cells: dict[int, Cell] = {}
    for subject in view.frame.subjects:
        cell = view.frame.cell(subject, line.item)
        if cell.text.strip():
            above[subject.groups] = cell
        elif means_above:
            cell = above.get(subject.groups, cell)
        cells[subject.index] = cell
    return cells
