"""What a row says of how its figures were measured, in; one condition text out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.stated_conditions import states_budget, states_condition, without_size
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.subjects.differences import ways
from extract.understanding.wording import key, plain

_QUALIFYING = ("condition", "quantization", "device", "frames")
_SILENT = frozenset(("quantization", "device"))


def row_condition(view: View, named: Named, context_condition: str = "") -> str:
    """The shots, frames, lengths and number formats that a row states, after what the surroundings say."""
    return "; ".join(dict.fromkeys(part for part in (context_condition, named.condition, *_parts(view, named)) if part))


_OFFERED = re.compile(r"\bsupport(?:s|ed)?\b|支持", re.I)
"""`BF16, INT8, INT4 supported`: what can be had, and not what the figure is of."""
_TICK = re.compile(r"✅|✔️?|✓|√|☑️?|yes|y", re.I)


def _ticked(view: View, named: Named) -> Iterable[str]:
    """`Stage 1 ✓ | Stage 2 ✓`: what is ticked of a row that names no model tells it from the rows beside it."""
    for line in view.lines if not view.first("model") and not view.frame.is_transposed else ():
        is_of_marks = line.profile.count("mark") > 0 and line.profile.count("mark") == line.profile.filled
        if is_of_marks and _TICK.fullmatch(plain(view.frame.cell(named.subject, line.item).text)):
            yield plain(line.item.path[-1].text) if line.item.path else ""


def _parts(view: View, named: Named) -> Iterable[str]:
    for group in map(plain, named.subject.groups):
        if states_condition(group) or states_budget(group):
            yield group.strip(" *")
    yield from _ticked(view, named)
    for line in _qualifying(view):
        if line.item.is_header_level:
            continue
        text = view.filled_down(line)[named.subject.index]
        kind = read_figures(text).kind
        if not text or kind == "missing" or (len(key(text)) >= 3 and key(text) in key(named.name)):
            continue
        if kind == "mark" and line.meaning == "quantization":
            yield from [plain(line.reading.label)] if _TICK.fullmatch(text) else []
            continue
        text = without_size(text) if line.meaning == "quantization" else text
        if _OFFERED.search(text) or (line.meaning == "device" and key(line.reading.label) == "cpu"):
            continue
        label = plain(line.reading.label)
        yield (
            text
            if line.meaning in _SILENT or not text.replace("*", "").replace(",", "").isdigit()
            else f"{label} {text}"
        )


def _qualifying(view: View) -> Iterable[Line]:
    """The lines that tell how a row was measured; where no line names models also what its first words say."""
    if view.first("model"):
        return view.all(*_QUALIFYING, *ways(view), *_lengths(view))
    if view.frame.is_transposed and len(view.frame.subjects) == 1 and not view.first("score"):
        return view.all(*_SILENT, "fine_tuning_method")
    first = view.lines[0] if view.lines and not view.frame.is_transposed else None
    unnamed = _UNNAMED if view.first("score") or not view.first("gpu_memory") else _UNNAMED | {"benchmark"}
    labels = [first] if first is not None and first.meaning in unnamed and first.profile.is_wordy else []
    return (*labels, *view.all(*_QUALIFYING, "date", "fine_tuning_method", *_lengths(view)))


def _lengths(view: View) -> tuple[str, ...]:
    """Where memory is measured and nothing scored, the size of the image that it was measured with."""
    return ("resolution",) if view.first("gpu_memory") and not view.first("score") else ()


_UNNAMED = frozenset(("ignored", "empty", "group", "schedule", "description", "unknown", "dataset", "hyper_parameter"))
