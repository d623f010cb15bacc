"""Lines read on their own in, lines settled by what stands around them out: tasks, memory, lengths, mere places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.layout.frames import Frame
from extract.understanding.lines.meanings import SIZES, SURE_OF_NAMES, TYPED, Line
from extract.understanding.lines.task_benchmarks import settled_benchmark
from extract.understanding.lines.total_memory import is_memory_by_surroundings, unit_of_memory
from extract.understanding.surroundings.context import Context
from extract.understanding.surroundings.noted_splits import split_of
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key


def without_placed(frame: Frame, lines: list[Line], context: Context) -> list[Line]:
    """Names in a column headed Dataset or Task are benchmarks only where models or results are to be seen."""
    names = max((line.likeness for line in lines if line.item.is_header_level), default=0.0)
    known = any(line.meaning == "score" and not is_placed_unknown(line) for line in lines)
    if frame.is_transposed and not known and _are_mostly_words(lines):
        return _without_unknown(lines)
    if (
        not frame.is_transposed
        or known
        or names >= SURE_OF_NAMES
        or (context.is_evaluation and context.subject and names)
    ):
        return lines
    return _without_unknown(lines)


def _are_mostly_words(lines: Sequence[Line]) -> bool:
    """Whether most lines below the header are words or costs: excellent, yes, $0.02 an image."""
    below = [line for line in lines if not line.item.is_header_level and line.profile.filled]
    is_worded = any(line.profile.is_wordy for line in below)
    return is_worded and sum(line.meaning == "score" for line in below) * 2 < len(below)


def _without_unknown(lines: list[Line]) -> list[Line]:
    reason = "a name in a table that shows no sign of results"
    return [replace(line, meaning="ignored", reason=reason) if is_placed_unknown(line) else line for line in lines]


_CONTEXT = re.compile(r"(?:context|ctx|max(?:imum)?tokens?)")
_LENGTHS = ("tokens", "ignored", "unknown", "condition")


def _is_in_words(line: Line) -> bool:
    return line.profile.filled > 0 and not line.profile.figures


_LONGEST = re.compile(r"max(?:imum)?len(?:gth)?")
"""In a list of models with their parts, in thousands (`128K`); bare figures may be a setting of the training."""
_FEW = 2
_SEQUENCE = re.compile(r"(?:max(?:imum)? )?(?:seq(?:uence)?\.?|context|input) ?(?:length|len|size)s?", re.I)


def with_context_length(lines: list[Line]) -> list[Line]:
    """A sequence length beside models, with nothing measured, is how much the models take."""
    meanings = {line.meaning for line in lines}
    if sum(line.meaning == "hyper_parameter" for line in lines) >= _FEW:
        reason = "a length among the settings of a training"
        return [
            replace(line, meaning="hyper_parameter", reason=reason)
            if line.meaning == "context_length" and _SEQUENCE.fullmatch(line.reading.label)
            else line
            for line in lines
        ]
    names = {"model", "checkpoint", "huggingface_url"}
    if not meanings & names or meanings & {"score", "gpu_memory", "throughput", "latency"}:
        return lines
    is_zoo = bool(meanings & (TYPED | SIZES))
    return [
        replace(line, meaning="context_length", reason="a length in a table that measures nothing")
        if (line.meaning == "condition" and _SEQUENCE.fullmatch(line.reading.label))
        or (line.meaning in _LENGTHS and _CONTEXT.fullmatch(key(line.reading.label)))
        or (is_zoo and line.meaning in _LENGTHS and _LONGEST.fullmatch(key(line.reading.label)) and _is_in_words(line))
        else line
        for line in lines
    ]


def with_frameworks(lines: list[Line]) -> list[Line]:
    """A framework beside models whose speed or memory was measured is what ran them, and no model itself."""
    costs = {"gpu_memory", "throughput", "latency"}
    meanings = {line.meaning for line in lines}
    if "model" not in meanings or not costs & meanings:
        return lines
    return [
        replace(line, meaning="condition", reason="what ran the models")
        if line.meaning == "schedule" and _FRAMEWORK.fullmatch(line.reading.label.strip())
        else line
        for line in lines
    ]


_FRAMEWORK = re.compile(r"(?:inference |serving )?frameworks?", re.I)


def settled(line: Line, context: Context, vocabulary: Vocabulary) -> Line:
    """Put the task to a data set's name, and say what is measured on a machine that heads a line."""
    reading = line.reading
    if line.meaning == "score" and reading.benchmark is not None:
        is_open = bool(context.splits) and not reading.split and not reading.parts
        if is_open and (noted := split_of(reading.benchmark, context.splits)):
            return replace(line, reading=replace(reading, split=noted))
        header = " · ".join(label.text for label in line.item.path[:-1])
        part = vocabulary.benchmark(f"{reading.benchmark.name} {reading.split}") if reading.split else None
        if part is not None and part.name != reading.benchmark.name and not key(reading.split).isdigit():
            return replace(line, reading=replace(reading, benchmark=part, split=""))
        split = reading.split or next((part.split for part in reading.parts), "")
        benchmark = settled_benchmark(reading.benchmark, reading.metric, header, context, vocabulary, split)
        return (
            replace(line, reading=replace(reading, benchmark=benchmark)) if benchmark is not reading.benchmark else line
        )
    if is_memory_by_surroundings(line, context):
        reason = "gigabytes in a table that is about memory"
        return replace(line, meaning="gpu_memory", reason=reason, reading=replace(reading, condition=reading.label))
    if line.meaning == "gpu_memory" and context.memory_unit and not unit_of_memory(line):
        return replace(line, reading=replace(reading, unit=context.memory_unit))
    if _is_bare_memory(line, context):
        said = replace(reading, condition=reading.label, unit=context.memory_unit)
        return replace(line, meaning="gpu_memory", reason="memory in the unit that the heading states", reading=said)
    if line.meaning == "on_device":
        meaning = {"speed": "throughput", "both": "throughput", "memory": "gpu_memory"}.get(context.measures, "ignored")
        unit = next(iter(re.findall(r"\(([^()]*)\)", context.heading)), "")
        return replace(line, meaning=meaning, reading=replace(reading, condition=reading.label, unit=unit.strip()))
    return line


def _is_bare_memory(line: Line, context: Context) -> bool:
    """Bare figures under a length or a number of requests, below a heading `Peak memory (GB)`."""
    is_open = line.meaning in ("condition", "unknown", "quantization", "split") and line.reading.benchmark is None
    is_numeric = line.profile.figures > 0 and line.profile.is_numeric and line.item.index > 0
    return context.measures == "memory" and bool(context.memory_unit) and is_open and is_numeric


def is_placed_unknown(line: Line) -> bool:
    """A text that only its place in a column of benchmarks made one."""
    benchmark = line.reading.benchmark
    return line.meaning == "score" and line.reading.is_placed and benchmark is not None and not benchmark.is_known
