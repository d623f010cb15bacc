"""Two frames of one section in, the one in which the subjects are models out, with the evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.stated_conditions import states_condition
from extract.understanding.layout.frames import Frame
from extract.understanding.lines.lines import read_lines
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.lines.metric_heads import heads_are_metrics
from extract.understanding.lines.named import huggingface_id
from extract.understanding.lines.views import View
from extract.understanding.names.names import name_key, text_looks_like_model
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import plain, visible

_LABEL_HEADS = frozenset(("benchmark", "metric", "split"))


DECISIVE = 1.7
"""Evidence from which models in rows are certain: nearly all headings known and nearly all names like models'."""


def choose_view(upright: Frame, turn: Callable[[], Frame | None], context: Context, vocabulary: Vocabulary) -> View:
    """Weigh both ways a section can lie; models in rows wins a tie. `turn` gives the frame with models in columns."""
    rows = _weigh(upright, context, vocabulary)
    chosen = _turned_or(rows, turn, context, vocabulary)
    return rows if chosen is rows else replace(chosen, upright=rows)


def _turned_or(rows: View, turn: Callable[[], Frame | None], context: Context, vocabulary: Vocabulary) -> View:
    card = turn() if context.subject and _lists_parts(rows, vocabulary) else None
    if card is not None and len(card.subjects) == 1:
        return _weigh(_of_subject(card, rows, context, vocabulary), context, vocabulary)
    is_certain = rows.weight >= DECISIVE or _names_levels(rows.frame) or _has_column_of_models(rows, vocabulary)
    is_certain = is_certain or _has_column_of_weights(rows) or heads_are_metrics(rows)
    are_sizes = _heads_are_sizes(rows)
    is_certain = is_certain or any(line.is_held for line in rows.lines)
    is_certain = is_certain or ((_heads_are_costs(rows) or _lists_ways(rows)) and not are_sizes)
    is_certain = is_certain or (
        (_labels_parts(rows) or _lists_measures(rows)) and not _heads_are_models(rows, vocabulary)
    )
    is_certain = is_certain or _heads_are_parts(rows, vocabulary) or _heads_are_benchmarks(rows, vocabulary)
    is_certain = is_certain or (_heads_are_attributes(rows, vocabulary) and not _heads_are_models(rows, vocabulary))
    transposed = None if is_certain else turn()
    if transposed is None or not transposed.subjects:
        return rows
    columns = _weigh(transposed, context, vocabulary)
    if (are_sizes or _grades_memory(rows, vocabulary)) and columns.says_something:
        return columns
    is_card = len(transposed.subjects) == 1 and (columns.first("score") is None or _is_card(rows))
    says_less = not rows.says_something or (is_card and _is_card(rows))
    if columns.says_something and says_less and (is_card or columns.weight >= rows.weight - LEEWAY):
        return columns
    if rows.says_something and not columns.says_something and rows.weight >= columns.weight - LEEWAY:
        return rows
    return columns if columns.weight > rows.weight + 0.05 else rows


LEEWAY = 0.3
"""Evidence by which the way that says something may fall short of the one that says nothing at all. A card of two
columns, a field and its value a line, may fall short by any."""


def _of_subject(card: Frame, rows: View, context: Context, vocabulary: Vocabulary) -> Frame:
    """A card without what heads its values, where that names no model: `Component | Choice` is the document's."""
    path = rows.lines[1].item.path
    head = path[-1].text if path else ""
    first = name_key(context.subject).split(" ")[0]
    if name_key(head).startswith(first) or text_looks_like_model(head, vocabulary) >= SURE_OF_NAMES:
        return card
    return replace(card, items=tuple(item for item in card.items if not item.is_header_level))


_PARTS = frozenset(("vision_encoder", "language_model", "connector", "pooling", "total_size", "context_length"))


def _lists_parts(view: View, vocabulary: Vocabulary) -> bool:
    """Whether two columns list parts of one model, whatever heads them: `Part | Name`, `Module | Params`."""
    if len(view.lines) != len(("Part", "Name")):
        return False
    labels = [plain(visible(cell)) for cell in view.frame.cells(view.lines[0].item)]
    parts = [meaning for meaning in (read_heading(label, vocabulary).meaning for label in labels) if meaning in _PARTS]
    return len(set(parts)) > 1 and len(parts) * 2 > len(labels)


def _has_column_of_models(view: View, vocabulary: Vocabulary) -> bool:
    """Whether a column behind the first is headed Model and holds words: Dataset, Model, Performance."""
    line = view.first("model")
    if line is None or line.item.index == 0 or line.reading.meaning != "model":
        return False
    if not line.profile.is_wordy or line.likeness <= 0:
        return False
    behind = [other.item.path[-1].text for other in view.lines[line.item.index + 1 :] if other.item.path]
    sure = sum(text_looks_like_model(text, vocabulary) >= SURE_OF_NAMES for text in behind)
    if line.likeness < SURE_OF_NAMES and sure >= LEAST_MODELS and sure == len(behind):
        return False
    heads = [read_heading(text, vocabulary).kind for cell in view.frame.cells(line.item) if (text := cell.text.strip())]
    return heads.count("benchmark") * 2 <= len(heads)


def _has_column_of_weights(view: View) -> bool:
    """Whether every row of a column of benchmarks links weights behind it: Task, Score, Trained Model."""
    if view.first("benchmark") is None or view.first("benchmark") != view.lines[0]:
        return False
    return any(
        all(huggingface_id(view.frame.cell(subject, line.item).links) for subject in view.frame.subjects)
        for line in view.all("checkpoint", "huggingface_url")
    )


def _labels_parts(view: View) -> bool:
    """Whether the first column, without a header, names the parts of one benchmark: the others measure them."""
    line = view.first("split")
    return line is not None and line.item.index == 0 and line.profile.is_wordy


def _heads_are_parts(view: View, vocabulary: Vocabulary) -> bool:
    """Whether every column of figures stands below a benchmark's name, one level higher: its parts are no models."""
    measured = [line for line in view.lines if line.profile.figures and line.item.index > 0]
    are_below = all(
        len(line.item.path) > 1 and line.reading.benchmark is not None and line.reading.benchmark.is_known
        for line in measured
    )
    heads = [line.item.path[-1].text for line in measured if line.item.path]
    return are_below and len(measured) > 1 and max(text_looks_like_model(text, vocabulary) for text in heads) < SURE


def _lists_measures(view: View) -> bool:
    """Whether every row names a benchmark and a metric before a bare Value, and more is no model: Version, Stderr."""
    bare = any(line.reading.benchmark is None and line.profile.figures for line in view.all("split"))
    more = any(line.profile.filled for line in view.all("ignored"))
    return (
        bare
        and more
        and all(line is not None and line.profile.is_wordy for line in (view.first("benchmark"), view.first("metric")))
    )


def _names_levels(upright: Frame) -> bool:
    """Whether first cells of several header rows say what the rows hold (Dataset, Split, Metric): so do the columns."""
    return any(label.hint in _LABEL_HEADS for item in upright.items for label in item.path)


def _heads_are_attributes(view: View, vocabulary: Vocabulary) -> bool:
    """Whether every column is headed by a known word and the first by none that heads benchmarks or settings."""
    if not view.lines or not all(_is_headed_by_known(line) for line in view.lines):
        return False
    meaning = read_heading(view.frame.corner, vocabulary).meaning
    is_open = meaning not in _LABEL_HEADS and meaning not in ("", "hyper_parameter", "group", "condition")
    return is_open and not _is_card(view) and not _grades_memory(view, vocabulary)


def _grades_memory(view: View, vocabulary: Vocabulary) -> bool:
    """Whether the columns are how generous a requirement is, and a row is the memory of the graphics card."""
    grades = all(line.reading.meaning == "grade" for line in view.lines[1:])
    labels = (plain(visible(cell)) for cell in view.frame.cells(view.lines[0].item))
    return grades and any(read_heading(label, vocabulary).meaning == "gpu_memory" for label in labels)


def _is_headed_by_known(line: Line) -> bool:
    benchmark = line.reading.benchmark
    return line.reading.kind not in ("unknown", "empty") and (benchmark is None or benchmark.is_known)


def _is_card(view: View) -> bool:
    """Whether two columns are headed like `Feature | Value`, `Component | Details`: one field of a model a row."""
    meanings = [line.reading.meaning for line in view.lines]
    is_pair = len(meanings) == len(("Feature", "Value")) and meanings[1] == "description"
    return is_pair and meanings[0] in ("description", "components_prose")


_COSTS = frozenset(("latency", "throughput", "data_size", "host_memory", "gpu_memory", "download_size", "tokens"))


def _heads_are_costs(view: View) -> bool:
    """Whether every column of figures is headed by a time, a speed, an amount or a count: no column is a model's."""
    measured = [line for line in view.lines if line.profile.figures and line.item.index > 0]
    return len(measured) > 1 and all(line.meaning in _COSTS for line in measured)


_SIZE = re.compile(r"\d+(?:\.\d+)?[- ]?[Bb]")


def _heads_are_sizes(view: View) -> bool:
    """Whether sizes alone head the amounts of rows that name no model: each column is one member of a family."""
    if view.first("model", "checkpoint") is not None or not view.all("gpu_memory"):
        return False
    heads = [line.item.path[-1].text.strip() for line in view.lines if line.item.path and line.item.index > 0]
    return len(heads) > 1 and all(map(_SIZE.fullmatch, heads))


def _lists_ways(view: View) -> bool:
    """Whether every row begins with how a model was run, `batch size 4`, before a column of memory."""
    first = view.lines[0] if view.lines else None
    if first is None or view.first("gpu_memory") in (None, first):
        return False
    texts = [text for cell in view.frame.cells(first.item) if (text := plain(visible(cell)).strip())]
    return bool(texts) and all(map(states_condition, texts))


SURE = 0.6
"""Likeness from which a heading is sure to be a model's name; capitals alone have less."""


LEAST_BENCHMARKS = 3
"""Columns of figures that known benchmarks head, from which no column is a model's."""


def _heads_are_benchmarks(view: View, vocabulary: Vocabulary) -> bool:
    """Whether known benchmarks head most columns of figures: whatever the rows are, these columns are no models."""
    measured = [line for line in view.lines if line.profile.figures and line.item.index > 0]
    known = [any(vocabulary.benchmark(label.text) is not None for label in line.item.path) for line in measured]
    if sum(known) >= LEAST_BENCHMARKS and sum(known) * 2 > len(measured):
        return True
    kinds = [read_heading(line.item.path[-1].text, vocabulary).kind if line.item.path else "" for line in measured]
    parts = kinds.count("split") + kinds.count("average")
    named = kinds.count("benchmark")
    return named >= LEAST_BESIDE_PARTS and named + parts == len(measured) >= LEAST_BENCHMARKS


LEAST_BESIDE_PARTS = 2
"""Columns of known benchmarks that are enough where all others are headed by parts: Foo Short, Medium, Long, Bar."""


LEAST_MODELS = 2
"""Headers that are sure to name models, from which the columns are models'."""


def _heads_are_models(view: View, vocabulary: Vocabulary) -> bool:
    """Whether the columns of figures are headed by names of models, and no column holds any."""
    if view.first("model", "checkpoint") is not None:
        return False
    heads = [line.item.path[-1].text for line in view.lines if line.item.path and line.profile.figures]
    sure = sum(text_looks_like_model(text, vocabulary) >= SURE_OF_NAMES for text in heads)
    return sure >= LEAST_MODELS and sure * 2 > len(heads)


def _weigh(frame: Frame, context: Context, vocabulary: Vocabulary) -> View:
    lines = read_lines(frame, context, vocabulary)
    known = _known_share(frame, lines)
    names = max((line.likeness for line in lines if _names_subjects(line, frame)), default=0.0)
    corner = _corner(frame, names, vocabulary)
    where = "columns" if frame.is_transposed else "rows"
    reasons = (
        f"models in {where}: {known:.0%} of the other headings are known, names look like models {names:.0%}"
        + (f", the corner says so ({frame.corner})" if corner > 0 else ""),
    )
    ours = OF_OURS if frame.is_transposed and _marks_ours(frame) else 0.0
    return View(frame=frame, lines=lines, weight=known + names + corner + ours, reasons=reasons)


OF_OURS = 0.5
"""Evidence for models in columns where a header says of one that it is the authors': "Foo (ours)"."""
_OURS = re.compile(r"(?:^|[(\[])\s*ours?\b", re.I)


def _marks_ours(frame: Frame) -> bool:
    levels = [item for item in frame.items if item.is_header_level]
    return any(_OURS.search(cell.text) for item in levels for cell in frame.cells(item))


def _names_subjects(line: Line, frame: Frame) -> bool:
    """Whether a line may hold the subjects' names: a header level of a transposed frame, else the line of names."""
    return line.item.is_header_level if frame.is_transposed else line.meaning in ("model", "checkpoint")


def _known_share(frame: Frame, lines: Sequence[Line]) -> float:
    """Share of the headings that name a benchmark, a metric or an attribute on their own."""
    counted = [line for line in lines if not line.item.is_header_level]
    counted = counted if frame.is_transposed else [line for line in counted if line.item.index > 0]
    if not counted:
        return 0.0
    points = 0.0
    for line in counted:
        benchmark = line.reading.benchmark
        is_benchmark = benchmark is not None and (benchmark.is_known or line.reading.is_placed)
        if is_benchmark and benchmark is not None and not benchmark.is_known:
            points += 0.5
        elif line.reading.kind == "attribute" or (is_benchmark and line.meaning in ("score", "empty")):
            points += 1.0
        elif line.reading.kind in ("split", "average"):
            points += 0.8
    return points / len(counted)


def _corner(frame: Frame, names: float, vocabulary: Vocabulary) -> float:
    """What the corner says of the first column; that it heads names counts only where something looks like one."""
    meaning = read_heading(frame.corner, vocabulary).meaning
    if frame.is_transposed:
        return 0.5 if meaning in _LABEL_HEADS or meaning == "hyper_parameter" else 0.0
    return 0.5 if meaning in ("model", "checkpoint") and names > 0 else 0.0
