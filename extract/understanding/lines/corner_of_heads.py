"""Lines of a frame in, the first one named for its rows out where the corner speaks of the heads beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.headings.headings import read_heading
from extract.understanding.layout.frames import Frame
from extract.understanding.lines.meanings import Line
from extract.understanding.vocabulary import Vocabulary

LEAST_HEADS = 3
"""Columns that name different known benchmarks, from which a corner Task or Dataset may speak of them."""


def with_corner_of_heads(frame: Frame, lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """`Task | CIFAR10 | DTD | …` above rows that are no tasks: the rows are models, and the columns are the tasks."""
    first = lines[0] if lines and not frame.is_transposed else None
    if first is None or first.meaning != "benchmark" or not first.profile.is_wordy:
        return lines
    if any(line.meaning in ("model", "checkpoint") for line in lines) or len(_heads(lines)) < LEAST_HEADS:
        return lines
    texts = [cell.text for cell in frame.cells(first.item) if cell.text.strip()]
    if any(read_heading(text, vocabulary).kind != "unknown" or vocabulary.not_model(text) for text in texts):
        return lines
    return [replace(first, meaning="model", reason=_REASON), *lines[1:]]


_REASON = "the corner speaks of the columns, so the rows are models"


def _heads(lines: Sequence[Line]) -> set[str]:
    return {
        line.reading.benchmark.name
        for line in lines
        if line.meaning == "score" and line.reading.benchmark is not None and line.reading.benchmark.is_known
    }
