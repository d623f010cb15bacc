"""The score lines of a view in, one claim a figure out: model, benchmark, split, metric, condition, value, status."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from extract.understanding.claims.conditions import row_condition
from extract.understanding.claims.ledger import Ledger
from extract.understanding.claims.scale import OK, Spread, is_fraction, judge
from extract.understanding.claims.score_cells import ScoreCell, joined_conditions, not_a_score, read_score_cell, spaced
from extract.understanding.headings.items import ItemReading
from extract.understanding.headings.qualifiers import Part
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.subjects.settings import plain_split
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key


def claim_scores(view: View, named: Sequence[Named], context: Context, vocabulary: Vocabulary, ledger: Ledger) -> None:
    """Record every figure of every score line; what is no score is recorded as an issue or ignored with a reason."""
    conditions = {one.subject.index: row_condition(view, one, context.condition) for one in named}
    of_rows = ("average",) if view.first("benchmark") and not view.frame.is_transposed else ()
    found: list[tuple[Line, list[ScoreCell]]] = []
    for line in view.lines:
        if line.meaning in ("score", "split", "unknown", *of_rows):
            made = (read_score_cell(view, one, line, context, vocabulary, ledger) for one in named)
            found.append((line, [entry for entry in made if entry is not None]))
    fractions = _are_fractions([entry for _, entries in found for entry in entries])
    for line, entries in found:
        _claim_line(line, entries, conditions, ledger, fractions=fractions)


LEAST_FRACTIONS = 3
"""Figures of percent benchmarks, none above one, from which a table of one model is written in fractions."""


def _are_fractions(entries: Sequence[ScoreCell]) -> bool:
    """Whether every figure of a percent benchmark in the table lies below one: a row alone would not tell."""
    numbers = [
        number
        for entry in entries
        if entry.reading.benchmark is not None and entry.reading.benchmark.unit == "percent"
        for number in entry.figures.numbers
    ]
    return len(numbers) >= LEAST_FRACTIONS and all(0 <= number <= 1 for number in numbers) and any(numbers)


def _claim_line(
    line: Line, entries: Sequence[ScoreCell], conditions: Mapping[int, str], ledger: Ledger, *, fractions: bool
) -> None:
    spreads = _spreads(entries)
    pairs = _pairs(entries)
    for entry in entries:
        if entry.reading.benchmark is None:
            _no_benchmark(entry, line, ledger)
            continue
        if entry.figures.is_spaced and len(entry.reading.parts) != len(entry.figures.numbers):
            not_a_score(entry.cell, entry.place, line, entry.named, ledger)
            continue
        condition = conditions[entry.named.subject.index]
        for index, part in enumerate(_parts(entry, pairs)):
            spread = spreads[_spread_key(entry, index)]
            _claim_number(entry, index, part, spread, condition, ledger, fractions=fractions)


def _spread_key(entry: ScoreCell, index: int) -> tuple[str, int, int]:
    """What may be compared: the same benchmark, the same place in cells of as many numbers."""
    name = entry.reading.benchmark.name if entry.reading.benchmark is not None else ""
    return name, len(entry.figures.numbers), index


def _spreads(entries: Sequence[ScoreCell]) -> dict[tuple[str, int, int], Spread]:
    numbers: dict[tuple[str, int, int], list[float]] = {}
    for entry in entries:
        for index, number in enumerate(entry.figures.numbers):
            numbers.setdefault(_spread_key(entry, index), []).append(number)
    return {place: Spread(found) for place, found in numbers.items()}


def _no_benchmark(entry: ScoreCell, line: Line, ledger: Ledger) -> None:
    if line.meaning == "split":
        ledger.issue(
            entry.cell, entry.place, kind="no_benchmark", severity="info",
            message=f"{line.reading.label!r} names no benchmark and nothing around the table does; left out",
        )  # fmt: skip
    else:
        ledger.ignore(entry.place, line.reason)


def _pairs(entries: Sequence[ScoreCell]) -> dict[str, tuple[str, ...]]:
    """The order in which a line's pairs stand: by custom, unless a figure lies beyond the scale of its part."""
    numbers: dict[Benchmark, list[tuple[float, ...]]] = {}
    for entry in entries:
        benchmark = entry.reading.benchmark
        if benchmark is not None and 1 < len(benchmark.pair) == len(entry.figures.numbers):
            numbers.setdefault(benchmark, []).append(entry.figures.numbers)
    return {benchmark.name: _order(benchmark, found) for benchmark, found in numbers.items()}


def _order(benchmark: Benchmark, pairs: Sequence[tuple[float, ...]]) -> tuple[str, ...]:
    """The parts in the custom's order, or turned about where only so every figure has room; else none."""
    for parts, maxima in (
        (benchmark.pair, benchmark.pair_maxima),
        (benchmark.pair[::-1], benchmark.pair_maxima[::-1]),
    ):
        if all(most is None or number <= most for one in pairs for number, most in zip(one, maxima, strict=True)):
            return parts
    return ()


def _parts(entry: ScoreCell, pairs: Mapping[str, tuple[str, ...]]) -> tuple[Part, ...]:
    """What each number of the cell is: said by the heading, by the benchmark's convention, or not said."""
    count = len(entry.figures.numbers)
    reading, benchmark = entry.reading, entry.reading.benchmark
    if entry.figures.is_change:
        return (Part(condition="before"), Part(condition="after"))
    if len(reading.parts) == count:
        return reading.parts
    if count == 1:
        return (_single(reading.parts),)
    if len(entry.models) == count:
        return (Part(),) * count
    pair = pairs.get(benchmark.name, ()) if benchmark is not None else ()
    if benchmark is not None and len(pair) == count and (not reading.split or _is_whole(reading.split, benchmark)):
        return tuple(Part(split=part, condition=_BY_CUSTOM) for part in pair)
    return tuple(Part(condition=f"number {index + 1} of {count}, which is not said") for index in range(count))


def _is_whole(split: str, benchmark: Benchmark) -> bool:
    """Whether a split is the only one that a benchmark has: it says nothing of what two numbers are."""
    return {key(split)} == {key(one) for one in benchmark.splits}


_BY_CUSTOM = "parts by custom"


def _single(parts: Sequence[Part]) -> Part:
    """One number under a heading of several parts: it is for all of them together."""
    return (
        Part(split=", ".join(part.split for part in parts)) if parts and all(part.split for part in parts) else Part()
    )


def _claim_number(
    entry: ScoreCell, index: int, part: Part, spread: Spread, condition: str, ledger: Ledger, *, fractions: bool
) -> None:
    number, written = entry.figures.numbers[index], entry.figures.texts[index]
    benchmark = part.benchmark or entry.reading.benchmark
    if benchmark is None or math.isnan(number):
        return
    metric = part.metric or entry.reading.metric
    fraction = is_fraction(spread, benchmark, metric) or (fractions and benchmark.unit == "percent")
    verdict = judge(number, spread, benchmark, fraction=fraction, metric=metric)
    if verdict.status == "out_of_scale":
        scale = (
            f"{benchmark.scale_minimum:g} to {benchmark.scale_maximum:g}" if benchmark.scale_maximum else "its scale"
        )
        ledger.issue(
            entry.cell, entry.place, kind="score_out_of_scale",
            message=f"{written} of {entry.model} lies outside {scale} of {benchmark.name}; left out of the scores",
        )  # fmt: skip
        return
    is_vague = "which is not said" in part.condition
    if verdict.status == "missing_coded_as_zero" and len(entry.figures.numbers) > 1:
        verdict = OK
    zero = verdict.status == "missing_coded_as_zero"
    said = "" if part.condition == _BY_CUSTOM else part.condition
    ledger.claim(
        entry.cell,
        entry.place,
        model=entry.models[index] if entry.models else entry.model,
        attribute="score",
        value_text=written,
        value_number=None if zero else number,
        comparator=entry.figures.comparator,
        unit=_unit(entry, benchmark, metric, fraction),
        benchmark=benchmark.whole or benchmark.name,
        split=spaced(benchmark.part, plain_split(_split(entry.reading, part, benchmark), benchmark.parts)),
        metric=metric,
        condition=joined_conditions(
            condition, joined_conditions(entry.reading.condition, joined_conditions(entry.figures.condition, said))
        ),
        status="vague" if is_vague else verdict.status,
        rule=verdict.rule or ("pair_by_custom" if part.condition == _BY_CUSTOM else ""),
    )


def _split(reading: ItemReading, part: Part, benchmark: Benchmark) -> str:
    if part.condition == _BY_CUSTOM and _is_whole(reading.split, benchmark):
        return part.split
    is_said = not part.split or key(part.split) in key(reading.split)
    return reading.split if is_said else spaced(reading.split, part.split)


_HUNDRED = 100.0
"""Above it a figure is no percentage, whatever the header calls it: `OCRBench (Acc)` of 815."""


def _unit(entry: ScoreCell, benchmark: Benchmark, metric: str, fraction: bool) -> str:
    if entry.figures.is_percent:
        return "percent"
    if fraction and benchmark.unit in ("percent", ""):
        return "ratio"
    is_count = benchmark.unit == "count" and max(entry.figures.numbers, default=0.0) > _HUNDRED
    if metric and entry.reading.unit in ("percent", "points") and not is_count:
        return entry.reading.unit
    return benchmark.unit
