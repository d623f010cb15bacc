"""The score lines of a view in, one claim a figure out: model, benchmark, split, metric, condition, value, status."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.records import Cell
from extract.understanding.conditions import row_condition
from extract.understanding.context import Context
from extract.understanding.figures import Figures, read_figures
from extract.understanding.header_paths import heading_text
from extract.understanding.headings import read_heading
from extract.understanding.items import ItemReading, unreviewed
from extract.understanding.ledger import Ledger
from extract.understanding.listed_models import listed_names
from extract.understanding.meanings import Line
from extract.understanding.named import Named
from extract.understanding.named_figures import named_figure
from extract.understanding.names import clean_name, name_of, text_looks_like_model
from extract.understanding.orientation import View
from extract.understanding.qualifiers import Heading, Part, named_part
from extract.understanding.scale import OK, Spread, is_fraction, judge
from extract.understanding.settings import plain_split
from extract.understanding.task_benchmarks import settled_benchmark
from extract.understanding.upper_names import model_above
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.worded import Worded, may_be_worded, read_worded
from extract.understanding.wording import figure_text, key


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """One figure cell of a score line, with what its row adds to the reading."""

    named: Named
    cell: Cell
    place: tuple[int, int]
    figures: Figures
    reading: ItemReading
    model: str


def claim_scores(view: View, named: Sequence[Named], context: Context, vocabulary: Vocabulary, ledger: Ledger) -> None:
    """Record every figure of every score line; what is no score is recorded as an issue or ignored with a reason."""
    conditions = {one.subject.index: row_condition(view, one, context.condition) for one in named}
    of_rows = ("average",) if view.first("benchmark") and not view.frame.is_transposed else ()
    found: list[tuple[Line, list[_Entry]]] = []
    for line in view.lines:
        if line.meaning in ("score", "split", "unknown", *of_rows):
            made = (_entry(view, one, line, context, vocabulary, ledger) for one in named)
            found.append((line, [entry for entry in made if entry is not None]))
    fractions = _are_fractions([entry for _, entries in found for entry in entries])
    for line, entries in found:
        _claim_line(line, entries, conditions, ledger, fractions=fractions)


LEAST_FRACTIONS = 3
"""Figures of percent benchmarks, none above one, from which a table of one model is written in fractions."""


def _are_fractions(entries: Sequence[_Entry]) -> bool:
    """Whether every figure of a percent benchmark in the table lies below one: a row alone would not tell."""
    numbers = [
        number
        for entry in entries
        if entry.reading.benchmark is not None and entry.reading.benchmark.unit == "percent"
        for number in entry.figures.numbers
    ]
    return len(numbers) >= LEAST_FRACTIONS and all(0 <= number <= 1 for number in numbers) and any(numbers)


def _entry(
    view: View, named: Named, line: Line, context: Context, vocabulary: Vocabulary, ledger: Ledger
) -> _Entry | None:
    cell = view.frame.cell(named.subject, line.item)
    place = view.frame.place(named.subject, line.item)
    figures = read_figures(figure_text(cell))
    if figures.kind == "empty":
        return None
    if _continues(cell, place, view.frame.is_transposed):
        ledger.ignore(place, "continues the spanned cell at its left")
        return None
    if figures.kind in ("missing", "mark"):
        ledger.ignore(place, f"{figures.reason}: no figure is given")
        return None
    if figures.kind == "text" and (line.is_held or named.kind == "not_model"):
        figures = named_figure(cell) or figures
    worded = read_worded(cell.text, vocabulary) if figures.kind == "text" and may_be_worded(cell.text) else ()
    if figures.kind != "scores" and not worded:
        _not_a_score(cell, place, line, named, ledger)
        return None
    owner = replace(named, kind="nobody", name="") if line.is_held else named
    is_own = bool(context.subject) and named.name.startswith(context.subject) and not view.first("model", "checkpoint")
    above = model_above(line.item.path, context.subject) if is_own else ""
    model = above or _model(owner, figures, vocabulary) or _holder(view, named, line)
    if not model and named.kind == "nobody" and line.meaning == "score":
        ledger.issue(
            cell, place, kind="no_model", severity="info",
            message=f"{cell.text[:40]} under {line.reading.label!r} belongs to no model: {named.reason}; left out",
        )  # fmt: skip
        return None
    if not model:
        ledger.ignore(
            place, f"{'not a model' if named.kind == 'not_model' else 'no model'}: {named.name} ({named.reason})"
        )
        return None
    reading = _with_row(_without(line.reading, above), view, named, context, vocabulary)
    figures, reading = _with_named_part(_out_of(figures, reading), reading, vocabulary)
    if worded:
        figures, reading = _told_in_words(worded, reading)
    return _Entry(named=named, cell=cell, place=place, figures=figures, reading=reading, model=model)


def _without(reading: ItemReading, model: str) -> ItemReading:
    """A line's reading without the name of the model that heads it, which is no condition."""
    said = [part for part in reading.condition.split("; ") if part != model]
    return replace(reading, condition="; ".join(said)) if model else reading


def _out_of(figures: Figures, reading: ItemReading) -> Figures:
    """`845/1000`: a figure with the end of its scale behind it is one figure."""
    most = reading.benchmark.scale_maximum if reading.benchmark is not None and not reading.parts else None
    if most is None or len(figures.numbers) != 2 or figures.numbers[1] != most or figures.numbers[0] >= most:
        return figures
    return replace(figures, numbers=figures.numbers[:1], texts=figures.texts[:1])


def _with_named_part(figures: Figures, reading: ItemReading, vocabulary: Vocabulary) -> tuple[Figures, ItemReading]:
    """`1440.5 (P)`, `82.4 (FooBench)`: brackets behind a figure name the part or other benchmark that it is of."""
    word = figures.model or figures.condition
    if reading.benchmark is None or reading.split or reading.parts or len(figures.numbers) != 1:
        return figures, reading
    part = named_part(reading.benchmark, word, vocabulary) if word else None
    other = vocabulary.benchmark(figures.model) if figures.model and part is None else None
    part = Part(benchmark=other) if other is not None and other.name != reading.benchmark.name else part
    if part is None:
        return figures, reading
    return replace(figures, model="", condition=""), replace(reading, parts=(part,))


def _told_in_words(worded: Sequence[Worded], reading: ItemReading) -> tuple[Figures, ItemReading]:
    """The figures of a worded cell; a benchmark that its words do not name is the row's."""
    texts = tuple(one.text for one in worded)
    benchmark = next((one.part.benchmark for one in worded if one.part.benchmark), None) or reading.benchmark
    figures = Figures(kind="scores", numbers=tuple(map(float, texts)), texts=texts)
    return figures, replace(reading, benchmark=benchmark, parts=tuple(one.part for one in worded))


def _continues(cell: Cell, place: tuple[int, int], is_transposed: bool) -> bool:
    """A figure that spans several lines belongs to the first; spanned over several models it holds for each."""
    row, column = cell.origin
    if cell.row_span == 1 and cell.column_span == 1:
        return False
    return row != place[0] if is_transposed else column != place[1]


def _not_a_score(cell: Cell, place: tuple[int, int], line: Line, named: Named, ledger: Ledger) -> None:
    if line.meaning == "score" and named.kind == "model":
        ledger.issue(
            cell, place, kind="not_a_score", severity="info",
            message=f"{cell.text[:60]!r} stands under {line.reading.label!r} and is no figure; left out",
        )  # fmt: skip
    else:
        ledger.ignore(place, "words among figures")


_CITED = re.compile(r"\bet al\b|,\s*(?:19|20)\d\d[a-z]?$")
"""A source behind a figure, no holder of it: `66.1 (Doe et al., 2031)`, `66.1 (Acme, 2031b)`."""


def _model(named: Named, figures: Figures, vocabulary: Vocabulary) -> str:
    is_named = bool(figures.model) and not _CITED.search(figures.model)
    if is_named and text_looks_like_model(figures.model, vocabulary) >= 0.5:
        return clean_name(figures.model).replace(" -", "-") if named.kind != "model" else named.name
    return named.name if named.kind == "model" else ""


def _holder(view: View, named: Named, line: Line) -> str:
    """Whose figure stands in a line of best results that names its models column by column above the figures."""
    row = view.frame.holders.get(named.subject.index)
    cells = view.frame.table.rows[row] if row is not None and named.kind == "nobody" else ()
    return name_of(cells[line.item.index]) if line.item.index < len(cells) else ""


def _with_row(
    line_reading: ItemReading, view: View, named: Named, context: Context, vocabulary: Vocabulary
) -> ItemReading:
    """In a long table the row names the benchmark, split or metric."""
    reading = line_reading
    for line in view.all("benchmark", "split", "metric"):
        text = heading_text(_row_cell(view, named, line), vocabulary)
        if text and read_figures(text).kind == "text":
            reading = _merged(reading, read_heading(text, vocabulary), line.meaning)
    if reading.benchmark is not None and reading is not line_reading:
        benchmark = settled_benchmark(reading.benchmark, reading.metric, "", context, vocabulary)
        reading = replace(reading, benchmark=benchmark)
    return reading


def _row_cell(view: View, named: Named, line: Line) -> Cell:
    """The row's cell; the blank name of a benchmark means as above."""
    cell = view.frame.cell(named.subject, line.item)
    if cell.text.strip() or line.meaning != "benchmark" or view.frame.is_transposed:
        return cell
    above = [one for one in view.frame.subjects if one.index < named.subject.index]
    filled = (view.frame.cell(one, line.item) for one in reversed(above))
    return next((one for one in filled if one.text.strip()), cell)


def _merged(reading: ItemReading, row: Heading, meaning: str) -> ItemReading:
    if meaning == "benchmark" and row.kind == "average" and reading.benchmark is None:
        return reading
    if meaning == "benchmark" and (
        reading.benchmark is None or not reading.benchmark.is_known or reading.kind == "average"
    ):
        named = row.benchmark or unreviewed(row.head or row.text)
        own = reading.benchmark.name if reading.benchmark is not None else reading.split
        is_metric = reading.kind in ("score", "unknown") and reading.benchmark is not None and not reading.metric
        return replace(
            reading, kind="score", benchmark=named, split=_spaced(row.split, "" if is_metric else own),
            metric=reading.metric or (own if is_metric else "") or row.metric, parts=reading.parts or row.parts,
            condition=_joined(reading.condition, row.condition),
        )  # fmt: skip
    if meaning == "split":
        return replace(reading, split=_spaced(reading.split, row.split or row.text), parts=reading.parts or row.parts)
    if meaning == "metric" and reading.benchmark is not None and _is_narrower(row.benchmark, reading.benchmark):
        return replace(reading, benchmark=row.benchmark, metric=reading.metric or row.metric or row.text)
    return replace(
        reading, metric=reading.metric or row.metric or row.text, parts=reading.parts or row.parts,
        split=_spaced(reading.split, row.split),
    )  # fmt: skip


def _is_narrower(named: Benchmark | None, benchmark: Benchmark) -> bool:
    """Whether a metric's name says of which benchmark or of which part of it: `mme_perception_score`."""
    return named is not None and key(named.name).startswith(key(benchmark.name))


def _claim_line(
    line: Line, entries: Sequence[_Entry], conditions: Mapping[int, str], ledger: Ledger, *, fractions: bool
) -> None:
    spreads = _spreads(entries)
    for entry in entries:
        if entry.reading.benchmark is None:
            _no_benchmark(entry, line, ledger)
            continue
        if entry.figures.is_spaced and len(entry.reading.parts) != len(entry.figures.numbers):
            _not_a_score(entry.cell, entry.place, line, entry.named, ledger)
            continue
        condition = conditions[entry.named.subject.index]
        for index, part in enumerate(_parts(entry)):
            spread = spreads[_spread_key(entry, index)]
            _claim_number(entry, index, part, spread, condition, ledger, fractions=fractions)


def _spread_key(entry: _Entry, index: int) -> tuple[str, int, int]:
    """What may be compared: the same benchmark, the same place in cells of as many numbers."""
    name = entry.reading.benchmark.name if entry.reading.benchmark is not None else ""
    return name, len(entry.figures.numbers), index


def _spreads(entries: Sequence[_Entry]) -> dict[tuple[str, int, int], Spread]:
    numbers: dict[tuple[str, int, int], list[float]] = {}
    for entry in entries:
        for index, number in enumerate(entry.figures.numbers):
            numbers.setdefault(_spread_key(entry, index), []).append(number)
    return {place: Spread(found) for place, found in numbers.items()}


def _no_benchmark(entry: _Entry, line: Line, ledger: Ledger) -> None:
    if line.meaning == "split":
        ledger.issue(
            entry.cell, entry.place, kind="no_benchmark", severity="info",
            message=f"{line.reading.label!r} names no benchmark and nothing around the table does; left out",
        )  # fmt: skip
    else:
        ledger.ignore(entry.place, line.reason)


def _parts(entry: _Entry) -> tuple[Part, ...]:
    """What each number of the cell is: said by the heading, by the benchmark's convention, or not said."""
    count = len(entry.figures.numbers)
    reading, benchmark = entry.reading, entry.reading.benchmark
    if len(reading.parts) == count:
        return reading.parts
    if count == 1:
        return (_single(reading.parts),)
    if len(listed_names(entry.model)) == count:
        return (Part(),) * count
    if benchmark is not None and len(benchmark.pair) == count and not reading.split:
        return tuple(Part(split=part, condition=_BY_CUSTOM) for part in benchmark.pair)
    return tuple(Part(condition=f"number {index + 1} of {count}, which is not said") for index in range(count))


def _model_at(entry: _Entry, index: int) -> str:
    """The model of one number of a cell: of a row that lists as many sizes as there are numbers, its size."""
    if len(entry.figures.numbers) == 1:
        return entry.model
    sizes = listed_names(entry.model)
    return sizes[index] if len(sizes) == len(entry.figures.numbers) else entry.model


_BY_CUSTOM = "parts by custom"


def _single(parts: Sequence[Part]) -> Part:
    """One number under a heading of several parts: it is for all of them together."""
    return (
        Part(split=", ".join(part.split for part in parts)) if parts and all(part.split for part in parts) else Part()
    )


def _claim_number(
    entry: _Entry, index: int, part: Part, spread: Spread, condition: str, ledger: Ledger, *, fractions: bool
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
        model=_model_at(entry, index),
        attribute="score",
        value_text=written,
        value_number=None if zero else number,
        comparator=entry.figures.comparator,
        unit=_unit(entry, benchmark, metric, fraction),
        benchmark=benchmark.whole or benchmark.name,
        split=_spaced(benchmark.part, plain_split(_split(entry.reading, part), benchmark.parts)),
        metric=metric,
        condition=_joined(condition, _joined(entry.reading.condition, _joined(entry.figures.condition, said))),
        status="vague" if is_vague else verdict.status,
        rule=verdict.rule or ("pair_by_custom" if part.condition == _BY_CUSTOM else ""),
    )


def _split(reading: ItemReading, part: Part) -> str:
    is_said = not part.split or key(part.split) in key(reading.split)
    return reading.split if is_said else _spaced(reading.split, part.split)


def _unit(entry: _Entry, benchmark: Benchmark, metric: str, fraction: bool) -> str:
    if entry.figures.is_percent:
        return "percent"
    if fraction and benchmark.unit in ("percent", ""):
        return "ratio"
    if metric and entry.reading.unit in ("percent", "points"):
        return entry.reading.unit
    return benchmark.unit


def _spaced(first: str, second: str) -> str:
    return f"{first} {second}" if first and second else first or second


def _joined(first: str, second: str) -> str:
    return f"{first}; {second}" if first and second and first != second else first or second
