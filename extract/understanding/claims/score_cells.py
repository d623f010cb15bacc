"""A cell of a score line in, its figures with what line and row say of them out; what is no score says why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from extract.quick import maker, quickly_made
from extract.records import Cell
from extract.understanding.claims.ledger import Ledger
from extract.understanding.headings.figures import Figures, read_figures
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.items import ItemReading
from extract.understanding.headings.labels import unreviewed
from extract.understanding.headings.qualifiers import Heading, Part, named_part
from extract.understanding.headings.worded import Worded, may_be_worded, read_worded
from extract.understanding.layout.header_paths import heading_text
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.task_benchmarks import settled_benchmark
from extract.understanding.lines.upper_names import model_above
from extract.understanding.lines.views import View
from extract.understanding.names.heading_names import BENCH
from extract.understanding.names.named_figures import named_figure
from extract.understanding.names.names import clean_name, name_of, text_looks_like_model
from extract.understanding.subjects.bare_rows import is_level_of_ways
from extract.understanding.subjects.listed_models import are_sizes, names_by_size
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import figure_text, key


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCell:
    """One figure cell of a score line, with what its row adds to the reading."""

    named: Named
    cell: Cell
    place: tuple[int, int]
    figures: Figures
    reading: ItemReading
    model: str
    models: tuple[str, ...] = ()
    """The model of each number, where a row or column lists several: `Foo-2B / 7B`."""


_new_score_cell = maker(ScoreCell)


def read_score_cell(
    view: View, named: Named, line: Line, context: Context, vocabulary: Vocabulary, ledger: Ledger
) -> ScoreCell | None:
    """Read the cell of one model on one line; None for a cell without a figure or a model, and the ledger says why."""
    cell = view.frame.cell(named.subject, line.item)
    place = view.frame.place(named.subject, line.item)
    figures = read_figures(figure_text(cell))
    if figures.kind == "empty":
        return None
    if _continues(cell, place, view.frame.is_transposed) or _is_named_once(cell, place, named, view):
        ledger.ignore(place, "continues the spanned cell at its left")
        return None
    if figures.kind in ("missing", "mark"):
        ledger.ignore(place, f"{figures.reason}: no figure is given")
        return None
    if figures.kind == "text" and (line.is_held or named.kind == "not_model"):
        figures = named_figure(cell) or figures
    worded = read_worded(cell.text, vocabulary) if figures.kind == "text" and may_be_worded(cell.text) else ()
    if figures.kind != "scores" and not worded:
        not_a_score(cell, place, line, named, ledger)
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
    figures, reading = _with_named_part(_out_of(figures, reading), _in_parts(figures, reading), vocabulary)
    models = _models(view, named, line, model)
    if worded:
        figures, reading = _told_in_words(worded, reading)
    places = [one.place for one in worded] or ([] if reading.parts else list(range(len(figures.numbers))))
    of_each = tuple(models[one] for one in places) if len(models) == max(places, default=0) + 1 > 1 else ()
    if not of_each and any(one.place for one in worded):
        not_a_score(cell, place, line, named, ledger)
        return None
    if of_each:
        reading = replace(reading, condition=_without_sizes(reading.condition))
    return _new_score_cell(
        named=named, cell=cell, place=place, figures=figures, reading=reading, model=model, models=of_each
    )


def _models(view: View, named: Named, line: Line, model: str) -> tuple[str, ...]:
    """The models that a cell may hold a figure each for: its row lists them, or its column does by their sizes."""
    heads = (view.frame.cell(named.subject, one.item).text for one in view.lines if one.item.is_header_level)
    texts = ["", *(label.text for label in line.item.path), *(heads if view.frame.is_transposed else ())]
    several = texts if "/" in model else [text for text in texts if "/" in text]
    return next((names for text in several if len(names := names_by_size(model, text)) > 1), ())


def _without_sizes(condition: str) -> str:
    """A condition without the sizes that tell the models of a cell apart: `2B/7B`."""
    return "; ".join(part for part in condition.split("; ") if not are_sizes(part))


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


def _in_parts(figures: Figures, reading: ItemReading) -> ItemReading:
    """`66.6 / 42.2` under `v1 / v2`: a split that lists as many as a cell has figures names each of them."""
    pieces = [piece.strip() for piece in reading.split.split("/")]
    if reading.parts or not 1 < len(pieces) == len(figures.numbers) or not all(pieces):
        return reading
    return replace(reading, split="", parts=tuple(Part(split=piece) for piece in pieces))


def _with_named_part(figures: Figures, reading: ItemReading, vocabulary: Vocabulary) -> tuple[Figures, ItemReading]:
    """`1440.5 (P)`, `82.4 (FooBench)`: brackets behind a figure name the part or other benchmark that it is of."""
    word = figures.model or figures.condition
    if reading.benchmark is None or reading.split or reading.parts or len(figures.numbers) != 1:
        return figures, reading
    part = named_part(reading.benchmark, word, vocabulary) if word else None
    other = vocabulary.benchmark(figures.model) if figures.model and part is None else None
    part = Part(benchmark=other) if other is not None and other.name != reading.benchmark.name else part
    part = part or (Part(split=word) if word and vocabulary.is_split(word) else None)
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


def _is_named_once(cell: Cell, place: tuple[int, int], named: Named, view: View) -> bool:
    """Whether a figure spans columns that one name heads, so that it is that model's once."""
    if not view.frame.is_transposed or cell.origin[1] == place[1] or named.cell is None:
        return False
    return named.cell.column_span > 1 and named.cell.origin[1] <= cell.origin[1]


def not_a_score(cell: Cell, place: tuple[int, int], line: Line, named: Named, ledger: Ledger) -> None:
    """Record a cell that holds no figure where one is expected: an issue below a benchmark, else a reason."""
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
        if line.item.is_header_level and view.once("says ways", line, partial(is_level_of_ways, view, line)):
            continue
        text = heading_text(_row_cell(view, named, line), vocabulary)
        if text and read_figures(text).kind == "text":
            text = _without_owner(text, vocabulary) if line.meaning == "benchmark" else text
            reading = _merged(reading, read_heading(text, vocabulary), line.meaning)
    if reading.benchmark is not None and reading is not line_reading:
        benchmark = settled_benchmark(reading.benchmark, reading.metric, "", context, vocabulary)
        reading = replace(reading, benchmark=benchmark)
    return reading


_OWNED = re.compile(r"(?P<owner>[A-Za-z0-9][\w-]*)/(?P<name>[A-Za-z][\w.-]*)")


def _without_owner(text: str, vocabulary: Vocabulary) -> str:
    """`acme/FooBench`: the data set without the owner of its repository, who is no benchmark."""
    found = _OWNED.fullmatch(text)
    if found is None or BENCH.search(found["owner"]) or vocabulary.benchmark(found["owner"]) is not None:
        return text
    is_named = vocabulary.benchmark(found["name"]) is not None or BENCH.fullmatch(found["name"]) is not None
    return found["name"] if is_named and not vocabulary.is_split(found["name"]) else text


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
            reading, kind="score", benchmark=named, split=spaced(row.split, "" if is_metric else own),
            metric=reading.metric or (own if is_metric else "") or row.metric, parts=reading.parts or row.parts,
            condition=joined_conditions(reading.condition, row.condition),
        )  # fmt: skip
    if meaning == "split":
        return replace(reading, split=spaced(reading.split, row.split or row.text), parts=reading.parts or row.parts)
    if meaning == "metric" and reading.benchmark is not None and _is_narrower(row.benchmark, reading.benchmark):
        return replace(reading, benchmark=row.benchmark, metric=reading.metric or row.metric or row.text)
    return replace(
        reading, metric=reading.metric or row.metric or row.text, parts=reading.parts or row.parts,
        split=spaced(reading.split, row.split),
    )  # fmt: skip


def _is_narrower(named: Benchmark | None, benchmark: Benchmark) -> bool:
    """Whether a metric's name says of which benchmark or of which part of it: `mme_perception_score`."""
    return named is not None and key(named.name).startswith(key(benchmark.name))


def spaced(first: str, second: str) -> str:
    """Two texts with a blank between them, or the one that there is."""
    return f"{first} {second}" if first and second else first or second


def joined_conditions(first: str, second: str) -> str:
    """Two conditions, each said once, or the one that there is."""
    return f"{first}; {second}" if first and second and first != second else first or second
