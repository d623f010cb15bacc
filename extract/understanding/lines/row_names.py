"""Lines of a frame in, the same lines out where columns say what the rows are: benchmarks, versions, training data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.headings.headings import read_heading
from extract.understanding.layout.frames import Frame
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.names.names import looks_like_model
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key


def without_version_of_task(line: Line, lines: Sequence[Line]) -> Line:
    """Beside a column of benchmarks and one of metrics a Version without names is the task's, as harnesses write it."""
    is_version = line.meaning == "model" and line.reading.label.casefold().startswith("version")
    if (
        not is_version
        or line.likeness >= SURE_OF_NAMES
        or not {"benchmark", "metric"} <= {one.meaning for one in lines}
    ):
        return line
    return replace(line, meaning="ignored", reason="the version of a task")


def with_named_rows(frame: Frame, lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """Where no line names models or benchmarks and some hold metrics, first cells that are benchmarks name the rows."""
    first = lines[0] if lines and not frame.is_transposed else None
    meanings = {line.meaning for line in lines}
    measured = any(line.meaning == "split" and line.reading.metric and line.profile.figures for line in lines)
    if first is None or first.meaning != "ignored" or not measured or meanings & {"model", "benchmark", "score"}:
        return lines
    texts = [cell.text for cell in frame.cells(first.item) if cell.text.strip()]
    known = sum(read_heading(text, vocabulary).kind == "benchmark" for text in texts)
    if known * 2 < len(texts) or not known:
        return lines
    return [replace(first, meaning="benchmark", reason="its cells name benchmarks"), *lines[1:]]


LEAST_OF_THEIR_OWN = 2
"""Columns that name known benchmarks, beside which a column Dataset says what the models were trained on."""


def without_data_of_training(
    frame: Frame, line: Line, lines: Sequence[Line], context: Context, vocabulary: Vocabulary
) -> Line:
    """Where columns or the words above name benchmarks of their own, a column headed Dataset names none.

    The words above do so for a column that holds nothing but known training data.
    """
    if frame.is_transposed or line.meaning != "benchmark" or not any(other.meaning == "model" for other in lines):
        return line
    own = {
        other.reading.benchmark.name
        for other in lines
        if other.meaning == "score"
        and other.profile.figures
        and other.reading.benchmark is not None
        and other.reading.benchmark.is_known
    }
    if len(own) < LEAST_OF_THEIR_OWN and not (_has_one(context) and _is_training_data(frame, line, vocabulary)):
        return line
    return replace(line, meaning="group", reason="what the rows were trained on: others name the benchmarks")


def _has_one(context: Context) -> bool:
    return context.benchmark is not None or len(context.far_benchmarks) == 1


def _is_training_data(frame: Frame, line: Line, vocabulary: Vocabulary) -> bool:
    texts = [cell.text for cell in frame.cells(line.item) if cell.text.strip()]
    return bool(texts) and all(key(text) in vocabulary.training_data for text in texts)


def is_led_by_model(frame: Frame, line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a first column of settings begins with a model and goes on with what it is given: `+ pruning 50%`."""
    if frame.is_transposed or line.meaning != "condition":
        return False
    cells = [cell for cell in frame.cells(line.item) if cell.text.strip()]
    if len(cells) < 2 or looks_like_model(cells[0], vocabulary) < SURE_OF_NAMES:
        return False
    return all(_GIVEN.match(cell.text) or looks_like_model(cell, vocabulary) >= SURE_OF_NAMES for cell in cells[1:])


_GIVEN = re.compile(r"\W*(?:\+|w/|w/o\b|with\b|without\b|↳|└|→)", re.IGNORECASE)
"""Begins a row that says what the model of a row above is given or lacks."""


def without_makers(frame: Frame, lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """Below a corner that says Developer a header level names who made the models, and no model."""
    pattern = vocabulary.column(frame.corner) if frame.is_transposed and frame.corner else None
    if pattern is None or pattern.meaning != "venue":
        return lines
    reason = "who made the models, as the corner says"
    return [
        replace(line, meaning="venue", likeness=0.0, reason=reason) if line.item.is_header_level else line
        for line in lines
    ]


LEAST_BENCHMARKS = 2
"""Known benchmarks below a heading of models, and nearly nothing else, that the rows are then about."""


def with_benchmark_rows(frame: Frame, lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """A column headed Model whose cells are known benchmarks says what was measured, where no other one does."""
    line = next((one for one in lines if one.meaning == "model" and not one.item.is_header_level), None)
    named = (one.reading.benchmark for one in lines if one.meaning == "score")
    is_said = any(one.meaning == "benchmark" for one in lines) or any(one is not None and one.is_known for one in named)
    if line is None or is_said:
        return lines
    texts = [cell.text for cell in frame.cells(line.item) if cell.text.strip()]
    headings = [read_heading(text, vocabulary) for text in texts]
    known = sum(one.benchmark is not None and one.benchmark.is_known and not one.condition for one in headings)
    if known < LEAST_BENCHMARKS or known * 4 < len(texts) * 3:
        return lines
    reason = "its cells name benchmarks, whatever heads them"
    return [replace(one, meaning="benchmark", reason=reason) if one is line else one for one in lines]
