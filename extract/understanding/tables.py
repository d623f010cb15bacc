"""A document's reading and the reference data in, what its tables say out: claims, issues, mentions, a fate a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from types import MappingProxyType

from extract.makers import new_column_meaning
from extract.narrative.subjects.subjects import told_subject
from extract.narrative.subjects.titles import title_of
from extract.records import ColumnMeaning, Reading, Table, TableReading, Understanding
from extract.reference import Reference
from extract.understanding.claims.components import claim_components, claim_links_of_names
from extract.understanding.claims.data_rows import claim_rows_of_data
from extract.understanding.claims.headed_parts import claim_group_parts
from extract.understanding.claims.ledger import Ledger
from extract.understanding.claims.memory import claim_memory
from extract.understanding.claims.part_rows import claims_parts
from extract.understanding.claims.required_cards import claim_required_cards
from extract.understanding.claims.scores import claim_scores
from extract.understanding.claims.sizes import claim_sizes
from extract.understanding.layout.decimal_commas import with_decimal_points
from extract.understanding.layout.frames import (
    Frame,
    corner_model,
    headed_model,
    is_card,
    model_of_benchmarks,
    starts_with_figures,
    transposed,
    upright,
)
from extract.understanding.layout.layout import Layout, Section, lay_out
from extract.understanding.layout.row_cells import is_score
from extract.understanding.layout.shifted_header import with_header_in_place
from extract.understanding.layout.stacked_names import with_stacked_names
from extract.understanding.lines.meanings import IGNORED, LABELS, SURE_OF_NAMES, Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.orientation import choose_view
from extract.understanding.lines.roles import decide_role
from extract.understanding.lines.views import View
from extract.understanding.names.names import name_key
from extract.understanding.subjects.continued_results import continues_results, results_of
from extract.understanding.subjects.listed_models import listed_names
from extract.understanding.subjects.spellings import Spellings
from extract.understanding.subjects.subjects import name_subjects
from extract.understanding.surroundings.context import Context, context_of
from extract.understanding.surroundings.document_benchmark import document_benchmark
from extract.understanding.surroundings.document_subject import document_subject, headed_kin, section_subject
from extract.understanding.surroundings.measured import is_caption, is_of_memory, told_below
from extract.understanding.surroundings.noted_splits import noted_splits
from extract.understanding.surroundings.own_title import own_title
from extract.understanding.surroundings.surroundings import Surroundings
from extract.understanding.vocabulary import Benchmark, Vocabulary, vocabulary_of


@dataclass(frozen=True, kw_only=True)
class _Understood:
    """One table with its role, its views and their subjects, before anything is claimed."""

    layout: Layout
    reading: TableReading
    context: Context
    views: tuple[View, ...]
    named: tuple[tuple[Named, ...], ...]


def understand_tables(
    reading: Reading,
    reference: Reference,
    of_models: frozenset[int] = frozenset(),
    sections: Mapping[str, str] = MappingProxyType({}),
) -> Understanding:
    """Understand every table of a document; pure, never raises for what a table holds.

    `of_models` are the indexes of tables whose headings are models that the text names: figures there are results;
    `sections` tells the model of each section, by its heading, where these are about several.
    """
    if not reading.tables:
        return Understanding()
    vocabulary = vocabulary_of(reference)
    whole = replace(_Whole.of(reading, reference), sections=sections)
    understood = [
        _understand(table, whole, vocabulary, is_evaluation=table.index in of_models) for table in reading.tables
    ]
    results = results_of((item.views, item.named) for item in understood)
    understood = [
        _understand(table, whole, vocabulary, is_evaluation=True)
        if continues_results(item.views, item.named, item.reading, results)
        else item
        for table, item in zip(reading.tables, understood, strict=True)
    ]
    spellings = Spellings.of([(item.views, item.named) for item in understood])
    ledgers = [_claim(item, spellings, reading, reference, vocabulary) for item in understood]
    return Understanding(
        tables=tuple(item.reading for item in understood),
        claims=tuple(chain.from_iterable(ledger.claims for ledger in ledgers)),
        issues=tuple(chain.from_iterable(ledger.issues for ledger in ledgers)),
        mentions=tuple(chain.from_iterable(ledger.mentions for ledger in ledgers)),
        fates=tuple(chain.from_iterable(ledger.fates() for ledger in ledgers)),
    )


@dataclass(frozen=True, kw_only=True)
class _Whole:
    """What the whole document says for each of its tables: the model or else the benchmark that it is about."""

    subject: str
    benchmark: Benchmark | None
    titled: str
    surroundings: Surroundings
    longer: frozenset[int]
    """Lines of rows that have more cells than their header."""
    sections: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading, reference: Reference) -> _Whole:
        vocabulary = vocabulary_of(reference)
        subject, benchmark = document_subject(reading, vocabulary), document_benchmark(reading, vocabulary)
        subject = subject or ("" if benchmark is not None else told_subject(reading, reference))
        if subject and _is_in_bracket(reading, subject):
            subject = told_subject(reading, reference) or subject
        is_benchmark = benchmark is not None and name_key(subject) == name_key(benchmark.name)
        subject = "" if is_benchmark else subject
        return cls(
            subject=subject,
            benchmark=None if subject else benchmark,
            titled=own_title(reading, vocabulary),
            surroundings=Surroundings(reading),
            longer=frozenset(issue.line for issue in reading.issues if issue.kind == "cell_beyond_header"),
        )


def _is_in_bracket(reading: Reading, name: str) -> bool:
    """Whether the title has a name only in brackets behind another: `Foo Vision (Bar-256M, more data)`."""
    title = title_of(reading)
    before, bracket, behind = (title.name if title is not None else "").partition("(")
    return bool(bracket) and before.strip() != "" and name not in before and name in behind


def _understand(table: Table, whole: _Whole, vocabulary: Vocabulary, *, is_evaluation: bool = False) -> _Understood:
    subject, surroundings = whole.subject, whole.surroundings
    table = with_header_in_place(with_decimal_points(table), whole.longer, vocabulary)
    layout = lay_out(table, vocabulary)
    context = context_of(table, layout.titles, subject, vocabulary, surroundings.of(table))
    context = replace(context, titled=whole.titled) if whole.titled else context
    if whole.benchmark is not None and not (context.benchmarks or context.far_benchmarks or context.heading_name):
        context = replace(context, far_benchmarks=(whole.benchmark,), is_evaluation=True)
    context = replace(context, is_evaluation=True) if is_evaluation else context
    if context.subject == subject != "":
        above = headed_kin(table, subject) or section_subject(surroundings.above(table), subject, vocabulary)
        context = replace(context, section_subject=above)
    below = surroundings.below(table)
    if not context.measures and is_of_memory(table, below):
        context = replace(context, measures="memory", is_memory=True)
    splits = noted_splits((below, table.lead_in, table.caption), vocabulary)
    context = replace(context, splits=splits) if splits else context
    is_of_next = is_caption(below) and (is_caption(table.lead_in) or context.subject != subject)
    told = "" if is_of_next else told_below(below)
    context = replace(context, subject=context.subject or told, section_subject=told) if told else context
    own = next((whole.sections[text] for text in reversed(table.headings) if text in whole.sections), None)
    if own and not name_key(context.subject).startswith(name_key(own)):
        context = replace(context, subject=own, document_subject=own, section_subject="", near_subject="")
    elif own == "" and context.subject == subject and subject in whole.sections.values():
        context = replace(context, subject="", section_subject="")
    corner = corner_model(table, layout.sections[0]) if layout.sections else ""
    context = replace(context, subject=corner, section_subject="") if corner else context
    first = layout.sections[0] if layout.sections else None
    base = headed_model(table, first, vocabulary) or model_of_benchmarks(table, first, vocabulary) if first else ""
    context = replace(context, subject=base, base=base, section_subject="") if base else context
    views = []
    for section in layout.sections:
        rows = upright(table, section, layout.width, vocabulary)
        turn = partial(_turned, table, section, layout.width, context, vocabulary)
        views.append(choose_view(rows, turn, context, vocabulary))
    role, reasons = decide_role(views, table, context)
    named = tuple(name_subjects(view, context, vocabulary) for view in views)
    orientation = _orientation(views, role)
    shown = views[:1]
    if orientation == "none":
        shown = [view.upright or view for view in shown]
    table_reading = TableReading(
        table_index=table.index,
        role=role,
        orientation=orientation,
        header_row_count=layout.header_row_count(),
        columns=tuple(_column(line) for view in shown for line in view.lines),
        reasons=(*reasons, *(reason for view in shown for reason in view.reasons)),
    )
    return _Understood(layout=layout, reading=table_reading, context=context, views=tuple(views), named=named)


MOST_LINES = 1_000
"""Rows that may each measure something of models in columns; a longer table lists models, questions or logs."""


def _turned(table: Table, section: Section, width: int, context: Context, vocabulary: Vocabulary) -> Frame | None:
    if not 0 < len(section.data) <= MOST_LINES or starts_with_figures(table, section, vocabulary):
        return None
    if not section.header and not is_card(table, section, width, vocabulary):
        return None
    own = [name for name in (context.document_subject, context.subject) if name]
    return transposed(with_stacked_names(table, section, width, own, vocabulary), section, width, vocabulary)


def _orientation(views: Sequence[View], role: str) -> str:
    if role in ("layout", "other", "data") or not views:
        return "none"
    return "models_in_columns" if views[0].frame.is_transposed else "models_in_rows"


def _column(line: Line) -> ColumnMeaning:
    reading = line.reading
    return new_column_meaning(
        index=line.item.index,
        meaning=line.meaning,
        reason=line.reason,
        benchmark=reading.benchmark.name if reading.benchmark is not None and line.meaning == "score" else "",
        split=reading.split if line.meaning == "score" else "",
        metric=reading.metric,
        condition=reading.condition,
        unit=reading.unit,
    )


def _claim(
    item: _Understood, spellings: Spellings, reading: Reading, reference: Reference, vocabulary: Vocabulary
) -> Ledger:
    ledger = Ledger(reading.document, item.layout.table)
    _ignore_structure(item.layout, ledger)
    for view, subjects in zip(item.views, item.named, strict=True):
        named = spellings.settled(view, subjects)
        _ignore_labels(view, ledger)
        if claims_parts(view, item.context, reading, reference, vocabulary, ledger):
            continue
        if item.reading.role == "data":
            claim_rows_of_data(view, item.context, ledger)
        if item.reading.role in ("data", "layout", "other"):
            _flag_unknown(view, item.reading.role, ledger)
            _ignore_all(view, f"a table of {item.reading.role}", ledger)
            continue
        if item.reading.role == "results":
            claim_scores(view, named, item.context, vocabulary, ledger)
        claim_memory(view, named, item.context, vocabulary, ledger)
        claim_required_cards(view, named, vocabulary, ledger)
        claim_sizes(view, named, vocabulary, ledger)
        claim_components(view, named, reading, reference, vocabulary, ledger)
        claim_group_parts(view, named, reading, reference, vocabulary, ledger)
        claim_links_of_names(view, named, reading, reference, ledger)
        _mention(named, ledger)
        _ignore_rest(view, item.reading.role, ledger)
    return ledger


def _ignore_structure(layout: Layout, ledger: Ledger) -> None:
    reasons = {
        "title": "a title over the whole table",
        "header": "heads the columns",
        "holders": "names the models of the figures below, column by column",
        "group": "heads a group of rows",
        "separator": "separates rows",
    }
    for row, kind in enumerate(layout.kinds):
        if kind in reasons:
            ledger.ignore_all(((row, column) for column in range(len(layout.table.rows[row]))), reasons[kind])


def _ignore_labels(view: View, ledger: Ledger) -> None:
    ledger.ignore_all(view.frame.labels, "names what the row holds")


def _flag_unknown(view: View, role: str, ledger: Ledger) -> None:
    """Figures of models under headings that nobody knows: left out, but not silently."""
    model = view.first("model")
    if role != "other" or model is None or model.likeness < SURE_OF_NAMES:
        return
    for line in view.all("unknown", "split"):
        for subject in view.frame.subjects:
            cell = view.frame.cell(subject, line.item)
            if is_score(cell):
                ledger.issue(
                    cell, view.frame.place(subject, line.item), kind="unknown_heading", severity="info",
                    message=f"{cell.text[:40]} under {line.reading.label!r}: no sign of what was measured; left out",
                )  # fmt: skip


def _ignore_all(view: View, reason: str, ledger: Ledger) -> None:
    for line in view.lines:
        ledger.ignore_all(view.frame.places(line.item), reason)


def _mention(named: Sequence[Named], ledger: Ledger) -> None:
    """Say where each model is named; a repository that holds several of them is the name of none."""
    linked = {(one.name, one.huggingface_id) for one in named if one.huggingface_id}
    holds = Counter([repository for _, repository in linked]) if linked else {}
    seen: set[str] = set()
    for one in named:
        if one.kind != "model" or not one.name or one.cell is None or one.place is None or one.name in seen:
            continue
        seen.add(one.name)
        repository = one.huggingface_id if holds.get(one.huggingface_id) == 1 else ""
        for name in listed_names(one.name):
            is_whole = name == one.name
            same_as = one.other_names if is_whole else ()
            ledger.mention(one.cell, name=name, huggingface_id=repository if is_whole else "", same_as=same_as)
        ledger.ignore(one.place, f"names the model {one.name}")


def _ignore_rest(view: View, role: str, ledger: Ledger) -> None:
    for line in view.lines:
        if line.meaning in IGNORED:
            reason = f"{line.meaning}: {line.reason}"
        elif line.meaning in LABELS:
            reason = f"tells which row it is: {line.meaning}"
        else:
            reason = f"{line.meaning} in a table of {role}"
        ledger.ignore_all(view.frame.places(line.item), reason)
