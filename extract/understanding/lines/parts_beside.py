"""Lines in, lines out: columns of parts and of their whole belong to the benchmark that stands before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.headings.items import PERCENT
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.new_benchmarks import of_benchmark
from extract.understanding.vocabulary import Benchmark
from extract.understanding.wording import key


def with_parts_behind(lines: Sequence[Line]) -> list[Line]:
    """`Foo-Bench Overall | Counting | Colour`: unknown columns behind a known benchmark, named like its parts."""
    result = list(lines)
    place = 0
    while place < len(result):
        whole = result[place].reading.benchmark if result[place].meaning == "score" else None
        run = place + 1
        while whole is not None and run < len(result) and _is_part_of(result[run], whole):
            run += 1
        if whole is not None and run - place > LEAST_BEHIND:
            for part in range(place + 1, run):
                split = result[part].reading.label.removesuffix(PERCENT)
                line = replace(result[part], reading=replace(result[part].reading, split=split))
                result[part] = of_benchmark(line, whole, f"a part of {whole.name}, behind its column")
        place = run
    return result


LEAST_BEHIND = 2
"""Columns behind a benchmark's own that must all be named like its parts: one such word may be anything."""


def _is_part_of(line: Line, whole: Benchmark) -> bool:
    is_open = line.meaning in ("unknown", "split") and line.profile.figures > 0 and len(line.item.path) == 1
    return is_open and whole.is_known and key(line.reading.label) in whole.parts


def with_parts_at_left(lines: Sequence[Line]) -> list[Line]:
    """`Foo-Bench | Short | Long`: columns of parts behind the column of the benchmark that has such parts."""
    result: list[Line] = []
    benchmark, parts = None, 0
    for line in lines:
        if line.meaning == "split" and benchmark is not None and key(line.reading.split) in benchmark.parts:
            reason = f"a part of {benchmark.name}, whose column stands before it"
            line = of_benchmark(line, benchmark, reason)
        elif line.meaning == "average" and benchmark is not None and parts > LEAST_BEHIND:
            line = of_benchmark(line, benchmark, f"the whole of {benchmark.name}, whose parts stand before it")
        if line.meaning != "split":
            own = line.reading.benchmark if line.meaning == "score" else None
            is_part = own is not None and key(line.reading.split) in own.parts
            parts = (parts if own == benchmark else 0) + 1 if is_part else 0
            benchmark = own
        result.append(line)
    return result


def is_below(line: Line, shared: Benchmark) -> bool:
    """Whether the benchmark heads a line from one level higher, whose part the line is."""
    benchmark = line.reading.benchmark
    is_named = line.meaning == "score" and benchmark is not None and benchmark.name == shared.name
    return is_named and len(line.item.path) > 1


def is_beside(line: Line, shared: Benchmark) -> bool:
    """Whether a name stands beside the column that the benchmark heads with its parts: no part, but another one."""
    is_named = line.meaning in ("score", "unknown") and key(line.reading.label) not in shared.parts
    return is_named and len(line.item.path) == 1
