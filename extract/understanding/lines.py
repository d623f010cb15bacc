"""A frame and its surroundings in, what every line across the models holds out: the table's column meanings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.understanding.context import Context, settled_benchmark
from extract.understanding.figures import read_figures
from extract.understanding.frames import Frame, Item
from extract.understanding.headings import read_heading
from extract.understanding.items import ItemReading, Label, read_path, unreviewed
from extract.understanding.names import looks_like_model
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import figure_text, key


@dataclass(frozen=True, kw_only=True)
class Profile:
    """How many cells of a line are what."""

    counts: Counter[str]

    @cached_property
    def figures(self) -> int:
        """Cells with plain figures."""
        return self.counts["scores"]

    @cached_property
    def filled(self) -> int:
        """Cells that say something: neither empty nor a missing marker."""
        return sum(self.counts[kind] for kind in ("scores", "size", "memory", "mark", "text"))

    @property
    def is_numeric(self) -> bool:
        """Whether plain figures are at least half of what is said, or nothing is said at all."""
        return self.figures * 2 >= self.filled and (self.figures > 0 or self.counts["missing"] > 0)

    @property
    def is_wordy(self) -> bool:
        """Whether words prevail."""
        return self.counts["text"] * 2 > self.filled


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line across the models with its meaning. `meaning` "score" needs `reading.benchmark`."""

    item: Item
    meaning: str
    reading: ItemReading
    profile: Profile
    likeness: float
    reason: str


IGNORED = frozenset(
    ("group", "rank", "link", "description", "language", "licence", "open_source", "date", "venue", "average", "unknown",
     "data_size", "download_size", "host_memory", "hyper_parameter", "training_hardware", "latency", "tokens", "ignored", "empty")
)  # fmt: skip
"""Meanings that give no claim; the reason of the line says why."""
LABELS = frozenset(
    ("model", "checkpoint", "benchmark", "metric", "split", "condition", "quantization", "device", "frames", "resolution",
     "schedule")
)  # fmt: skip
"""Meanings that name or qualify the row."""
TYPED = frozenset(
    ("vision_encoder", "language_model", "connector", "pooling", "architecture", "fine_tuning_method", "flash_attention",
     "dataset", "dataset_purpose", "title", "components_prose", "prose", "huggingface_url", "notebook", "base_model",
     "context_length")
)  # fmt: skip
"""Meanings whose cells the narrative part reads."""
SIZES = frozenset(("total_size", "llm_size", "vision_encoder_size", "activated_size", "trainable_and_total"))


def read_lines(frame: Frame, context: Context, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Decide what every line of a frame holds, from its header, its cells and its neighbours."""
    readings = _readings(frame, vocabulary)
    lines = [_line(frame, item, reading, vocabulary) for item, reading in zip(frame.items, readings, strict=True)]
    lines = _with_model_line(frame, lines)
    lines = _with_shared_benchmark(lines, context)
    lines = [_with_unreviewed(line, lines, context) for line in lines]
    lines = _with_context_length(lines)
    lines = _without_placed(frame, lines, context)
    return tuple(_settled(line, context, vocabulary) for line in lines)


def _without_placed(frame: Frame, lines: list[Line], context: Context) -> list[Line]:
    """Names in a column headed Dataset or Task are benchmarks only where models or results are to be seen."""
    names = max((line.likeness for line in lines if line.item.is_header_level), default=0.0)
    known = any(line.meaning == "score" and not _is_placed_unknown(line) for line in lines)
    if (
        not frame.is_transposed
        or known
        or names >= SURE_OF_NAMES
        or (context.is_evaluation and context.subject and names)
    ):
        return lines
    reason = "a name in a table that shows no sign of results"
    return [replace(line, meaning="ignored", reason=reason) if _is_placed_unknown(line) else line for line in lines]


SURE_OF_NAMES = 0.45
"""Mean likeness from which a line of words counts as names of models."""
_SEQUENCE = re.compile(r"(?:max(?:imum)? )?(?:seq(?:uence)?\.?|context|input) ?(?:length|len|size)s?", re.I)


def _with_context_length(lines: list[Line]) -> list[Line]:
    """A sequence length beside models, with nothing measured, is how much the models take."""
    meanings = {line.meaning for line in lines}
    if "model" not in meanings or meanings & {"score", "gpu_memory", "throughput", "latency"}:
        return lines
    return [
        replace(line, meaning="context_length", reason="a length in a table that measures nothing")
        if line.meaning == "condition" and _SEQUENCE.fullmatch(line.reading.label)
        else line
        for line in lines
    ]


def _settled(line: Line, context: Context, vocabulary: Vocabulary) -> Line:
    """Put the task to a data set's name, and say what is measured on a machine that heads a line."""
    reading = line.reading
    if line.meaning == "score" and reading.benchmark is not None:
        header = " · ".join(label.text for label in line.item.path[:-1])
        part = vocabulary.benchmark(f"{reading.benchmark.name} {reading.split}") if reading.split else None
        if part is not None and part.name != reading.benchmark.name and not key(reading.split).isdigit():
            return replace(line, reading=replace(reading, benchmark=part, split=""))
        benchmark = settled_benchmark(reading.benchmark, reading.metric, header, context, vocabulary)
        return (
            replace(line, reading=replace(reading, benchmark=benchmark)) if benchmark is not reading.benchmark else line
        )
    if line.meaning in ("download_size", "link", "quantization") and context.measures == "memory":
        if line.reading.meaning != "download_size" and line.profile.counts["memory"] * 2 > line.profile.filled:
            reason = "gigabytes in a table that is about memory"
            return replace(line, meaning="gpu_memory", reason=reason, reading=replace(reading, condition=reading.label))
    if line.meaning == "on_device":
        meaning = {"speed": "throughput", "memory": "gpu_memory"}.get(context.measures, "ignored")
        unit = next(iter(re.findall(r"\(([^()]*)\)", context.heading)), "")
        return replace(line, meaning=meaning, reading=replace(reading, condition=reading.label, unit=unit.strip()))
    return line


def profile(frame: Frame, item: Item) -> Profile:
    """Count the kinds of cells of one line."""
    return Profile(
        counts=Counter(read_figures(figure_text(frame.cell(subject, item))).kind for subject in frame.subjects)
    )


def _readings(frame: Frame, vocabulary: Vocabulary) -> list[ItemReading]:
    readings = [read_path(item.path, vocabulary) for item in frame.items]
    sorting = {
        key(label.text)
        for item, reading in zip(frame.items, readings, strict=True)
        if len(item.path) > 1 and reading.benchmark is not None and reading.benchmark.is_known
        for label in item.path[:-1]
        if key(label.text) and not _names(label, reading.benchmark, vocabulary)
    }
    if not sorting:
        return readings
    return [
        read_path(_without(item.path, sorting), vocabulary) if len(item.path) > 1 else reading
        for item, reading in zip(frame.items, readings, strict=True)
    ]


def _names(label: Label, benchmark: Benchmark, vocabulary: Vocabulary) -> bool:
    """Whether an upper header takes part in what the line below it is."""
    upper = read_path((label,), vocabulary)
    return upper.kind != "unknown" or (upper.benchmark is not None and upper.benchmark.name == benchmark.name)


def _without(path: Sequence[Label], sorting: set[str]) -> tuple[Label, ...]:
    return (*(label for label in path[:-1] if key(label.text) not in sorting), path[-1])


def _line(frame: Frame, item: Item, reading: ItemReading, vocabulary: Vocabulary) -> Line:
    cells = profile(frame, item)
    likeness = _likeness(frame, item, vocabulary) if cells.is_wordy else 0.0
    meaning, reason = _meaning(reading, cells, item, frame)
    if item.is_header_level and meaning == "empty" and _are_headings(frame, item, vocabulary):
        meaning, reason, likeness = "condition", "heads the columns with what was measured, not with models", 0.0
    return Line(item=item, meaning=meaning, reading=reading, profile=cells, likeness=likeness, reason=reason)


def _likeness(frame: Frame, item: Item, vocabulary: Vocabulary) -> float:
    values = [
        looks_like_model(cell, vocabulary)
        for subject in frame.subjects
        if (cell := frame.cell(subject, item)).text.strip()
        and read_figures(figure_text(cell)).kind == "text"
        and not vocabulary.not_model(cell.text)
    ]
    return sum(values) / len(values) if values else 0.0


def _are_headings(frame: Frame, item: Item, vocabulary: Vocabulary) -> bool:
    """Whether the cells of a header level name benchmarks, metrics or attributes, so no models."""
    headings = [
        read_heading(cell.text, vocabulary)
        for subject in frame.subjects
        if (cell := frame.cell(subject, item)).text.strip()
    ]
    kinds = ["group" if heading.meaning in ("open_source", "group") else heading.kind for heading in headings]
    return sum(kind in _MEASURED for kind in kinds) * 2 >= len(kinds)


_MEASURED = ("benchmark", "metric", "split", "condition", "average", "attribute")


def _meaning(reading: ItemReading, cells: Profile, item: Item, frame: Frame) -> tuple[str, str]:
    if item.is_header_level or reading.kind == "empty":
        return _meaning_of_content(cells, frame, item)
    if reading.kind == "attribute":
        return _meaning_of_attribute(reading, cells)
    if cells.counts["memory"] * 2 > cells.filled and reading.kind in ("unknown", "split"):
        return "download_size", "gigabytes without saying of what"
    if cells.counts["size"] * 2 > cells.filled and cells.filled:
        return ("total_size", reading.reason) if reading.kind == "empty" else ("ignored", "sizes under another heading")
    if cells.filled and not cells.is_numeric:
        return "ignored", "words or marks, no figures, under a heading of scores"
    if not cells.filled and not cells.counts["missing"]:
        return "empty", "no cell is filled"
    if reading.kind == "average":
        return "average", "a mean over several benchmarks"
    return ("score" if reading.kind == "score" else reading.kind), reading.reason


def _meaning_of_content(cells: Profile, frame: Frame, item: Item) -> tuple[str, str]:
    if cells.counts["size"] * 2 > cells.filled:
        return "total_size", "every cell is a size"
    links = sum(bool(frame.cell(subject, item).links) for subject in frame.subjects)
    if cells.is_wordy:
        return "empty", "words without a header" + (" and links" if links else "")
    return ("empty" if not cells.is_numeric else "unknown"), "no header text"


def _meaning_of_attribute(reading: ItemReading, cells: Profile) -> tuple[str, str]:
    meaning = reading.meaning
    if meaning == "total_size" and cells.counts["memory"] > cells.counts["size"]:
        return "download_size", "gigabytes are bytes on disk, not parameters"
    if meaning == "total_size" and not cells.counts["size"] and "param" not in reading.label.casefold():
        if reading.unit.casefold() not in ("b", "m", "billion", "billions"):
            return _bare_size(cells)
    if meaning == "model" and cells.counts["size"] * 2 > cells.filled:
        return "total_size", "sizes under a heading of names"
    if meaning in _OF_WORDS and cells.is_numeric and cells.figures:
        return "unknown", f"figures under a heading of words ({meaning})"
    if (
        meaning in ("condition", "hyper_parameter", "throughput", "unknown")
        and cells.counts["memory"] * 2 > cells.filled
    ):
        return "gpu_memory", "gigabytes under a condition" if meaning == "condition" else "gigabytes"
    return meaning, reading.reason


_OF_WORDS = frozenset(
    ("model", "description", "language", "link", "group", "benchmark", "split", "metric", "prose", "architecture", "connector",
     "vision_encoder", "language_model", "open_source", "title", "dataset", "components_prose", "base_model", "venue")
)  # fmt: skip
"""Meanings of words: a line of figures under such a heading holds something else, mostly a sub-task."""


def _bare_size(cells: Profile) -> tuple[str, str]:
    if cells.is_wordy or not cells.figures:
        return "group", "sizes in words"
    return "ignored", "sizes without a unit: parameters, pixels or bytes"


def _with_model_line(frame: Frame, lines: list[Line]) -> list[Line]:
    """Exactly one line names the models: the one whose header says so, else the first that looks like names."""
    named = [place for place, line in enumerate(lines) if line.meaning == "model"]
    wordy = [place for place in named if lines[place].profile.is_wordy]
    chosen = _model_by_content(frame, lines) if frame.is_transposed else None
    if chosen is None:
        chosen = next(iter(wordy or named), None)
    if chosen is None:
        chosen = _model_by_content(frame, lines)
    result = []
    for place, line in enumerate(lines):
        if place == chosen:
            reason = line.reason if line.meaning == "model" else "its cells look like names of models"
            line = replace(line, meaning="model", reason=reason)
        elif line.meaning == "model":
            line = replace(line, meaning="schedule", reason="a second column of names tells the rows apart")
        result.append(line)
    return result


def _model_by_content(frame: Frame, lines: Sequence[Line]) -> int | None:
    open_meanings = ("empty", "ignored", "unknown", "group", "benchmark", "schedule")
    candidates = [
        (place, line)
        for place, line in enumerate(lines)
        if line.profile.is_wordy
        and line.meaning in open_meanings
        and line.reading.benchmark is None
        and (place <= 2 or line.item.is_header_level)
    ]
    good = [place for place, line in candidates if line.likeness >= SURE_OF_NAMES]
    if good:
        return good[-1] if frame.is_transposed else good[0]
    blank = [place for place, line in candidates if line.reading.kind == "empty" and line.likeness > 0.15]
    return blank[0] if blank else None


def _with_shared_benchmark(lines: Sequence[Line], context: Context) -> list[Line]:
    """Sub-tasks, splits and metrics belong to the one benchmark that the heading or caption names."""
    shared = context.benchmark
    if shared is None or any(line.meaning == "benchmark" for line in lines):
        return list(lines)
    own = sum(
        line.meaning == "score" and not _is_sub_task(line, shared) and not _is_placed_unknown(line) for line in lines
    )
    foreign = sum(line.meaning in ("unknown", "split") for line in lines)
    result = []
    for line in lines:
        adopted = line.meaning in ("split", "average") or _is_sub_task(line, shared)
        adopted = adopted or (_is_placed_unknown(line) and own == 0)
        adopted = adopted or (line.reading.kind == "attribute" and _is_listed(line, shared))
        adopted = adopted or (line.meaning == "unknown" and key(line.reading.name) in shared.parts)
        adopted = adopted or (line.meaning == "unknown" and own <= foreign and not _has_known(lines, shared))
        if adopted and not (line.meaning == "average" and _has_known(lines, shared)):
            line = _adopt(line, shared, context)
        result.append(line)
    return result


def _is_placed_unknown(line: Line) -> bool:
    """A text that only its place in a column of benchmarks made one."""
    benchmark = line.reading.benchmark
    return line.meaning == "score" and line.reading.is_placed and benchmark is not None and not benchmark.is_known


def _is_listed(line: Line, shared: Benchmark) -> bool:
    """LR is a learning rate, but above figures of a benchmark with a sub-task LR it is that."""
    return line.profile.figures > 0 and line.profile.is_numeric and key(line.reading.label) in shared.parts


def _has_known(lines: Sequence[Line], shared: Benchmark) -> bool:
    """Whether two lines name other benchmarks on their own: then the heading speaks of one among several."""
    others = {
        line.reading.benchmark.name
        for line in lines
        if line.meaning == "score"
        and line.reading.benchmark is not None
        and line.reading.benchmark.name != shared.name
        and not _is_sub_task(line, shared)
        and not _is_placed_unknown(line)
    }
    return len(others) >= 2


def _is_sub_task(line: Line, shared: Benchmark) -> bool:
    """A short code that happens to name another benchmark is a sub-task of this one when listed so."""
    named = line.reading.benchmark
    return (
        line.meaning == "score"
        and named is not None
        and named.name != shared.name
        and len(line.item.path) == 1
        and key(line.reading.label) in shared.parts
    )


def _adopt(line: Line, shared: Benchmark, context: Context) -> Line:
    reading = line.reading
    listed = key(reading.label) in shared.parts
    split = reading.split if line.meaning in ("split", "average") and not listed else reading.label
    metric = "" if listed else reading.metric
    adopted = replace(reading, kind="score", benchmark=shared, split=split, metric=metric)
    where = f"sub-task of {shared.name}, which {context.named_in[:60]!r} names"
    return replace(line, meaning="score", reading=adopted, reason=where)


def _with_unreviewed(line: Line, lines: Sequence[Line], context: Context) -> Line:
    """An unknown heading over figures names a benchmark nobody has reviewed, in a table that is about results."""
    name = line.reading.name or (line.reading.label if line.reading.kind == "attribute" else "")
    if line.meaning != "unknown" or not name or not line.profile.figures:
        return line
    upper = _upper_benchmark(line, lines)
    if upper is not None:
        reading = replace(line.reading, kind="score", benchmark=upper, split=line.item.path[-1].text)
        return replace(line, meaning="score", reading=reading, reason=f"a column of {upper.name} beside others")
    known = any(other.meaning in ("score", "average") for other in lines)
    has_subject = any(other.meaning == "model" for other in lines) or bool(context.subject)
    if name.startswith("#"):
        return replace(line, meaning="ignored", reason="a count, not a score")
    if not has_subject or not (known or context.is_evaluation):
        return replace(line, reason="an unknown heading in a table that shows no sign of results")
    reading = replace(line.reading, kind="score", benchmark=unreviewed(name))
    return replace(
        line, meaning="score", reading=reading, reason="an unknown heading over figures: a benchmark not reviewed"
    )


def _upper_benchmark(line: Line, lines: Sequence[Line]) -> Benchmark | None:
    """The benchmark that an upper header gives to a neighbour under the same upper header."""
    if len(line.item.path) < 2:
        return None
    upper = key(line.item.path[0].text)
    for other in lines:
        benchmark = other.reading.benchmark
        if other.meaning == "score" and benchmark is not None and len(other.item.path) > 1:
            if key(other.item.path[0].text) == upper == key(benchmark.name):
                return benchmark
    return None
