"""The tables of a document in, whether one that nothing speaks of goes on with the results of the models of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.records import TableReading
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.names.names import name_key
from extract.understanding.wording import key

LEAST_MODELS = 3
"""Models of a table that must be measured elsewhere in the document."""

_Table = tuple[Sequence[View], Sequence[Sequence[Named]]]
Results = frozenset[tuple[str, str]]
"""How a column of models is headed, and a model in it, for tables that score known benchmarks."""


def results_of(tables: Iterable[_Table]) -> Results:
    """The models in rows of all tables that score a known benchmark."""
    return frozenset(
        (_head(view), name_key(one.name))
        for views, named in tables
        for view, subjects in zip(views, named, strict=True)
        if _head(view) and any(line.reading.benchmark and line.reading.benchmark.is_known for line in view.all("score"))
        for one in subjects
        if one.kind == "model"
    )


def continues_results(
    views: Sequence[View], named: Sequence[Sequence[Named]], reading: TableReading, results: Results
) -> bool:
    """Whether one unknown column of fractions stands beside mostly the same models, headed by the same word."""
    if reading.role != "other" or len(views) != 1 or not results:
        return False
    view = views[0]
    models = [(_head(view), name_key(one.name)) for one in named[0] if one.kind == "model"]
    shared = sum(model in results for model in models)
    unknown = view.all("unknown")
    if shared < LEAST_MODELS or shared * 2 < len(models) or len(unknown) != 1 or not _head(view):
        return False
    texts = [view.frame.cell(subject, unknown[0].item).text for subject in view.frame.subjects]
    return sum("." in text for text in texts) * 2 > len(texts)


def _head(view: View) -> str:
    """How the column of models is headed; "" where models head columns."""
    line = None if view.frame.is_transposed else view.first("model")
    return key(line.reading.label) if line is not None else ""
