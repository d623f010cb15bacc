"""One section of a table in, the same figures seen from the models out: subjects by items, whichever way they lie.

In a frame every subject is a line of the table that may be a model (a row, or a column of a transposed table), every
item a line across them with a path of header texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.quick import maker, quickly_made
from extract.records import Cell, Table
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.labels import Label
from extract.understanding.headings.memory_headings import SIZED_NAME, is_condition
from extract.understanding.layout.header_hints import CORNER_HINTS, column_hint, level_hints
from extract.understanding.layout.header_paths import NOTHING, cell_at, column_path, heading_text
from extract.understanding.layout.label_columns import (
    holds_directions,
    holds_metrics,
    is_wordy,
    label_columns,
    value_column,
)
from extract.understanding.layout.layout import Section
from extract.understanding.layout.row_cells import is_number
from extract.understanding.names.heading_names import BENCH
from extract.understanding.names.names import HASH, text_looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading, key


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line across the subjects. `index` is its column (its row when transposed)."""

    index: int
    path: tuple[Label, ...]
    is_header_level: bool = False


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A line that may be a model. `groups` are the texts that head it, outermost first."""

    index: int
    groups: tuple[str, ...] = ()
    group_rows: tuple[int, ...] = ()
    """The rows of the table that `groups` stand in."""


new_item = maker(Item)
new_subject = maker(Subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Subjects by items of one section."""

    table: Table
    is_transposed: bool
    items: tuple[Item, ...]
    subjects: tuple[Subject, ...]
    corner: str = ""
    labels: tuple[tuple[int, int], ...] = ()
    """Places of header and label cells that are body cells of the table."""
    holders: Mapping[int, int] = field(default_factory=dict)
    """Rows that name nobody, each with the row that names the holder of the figure in every column."""

    def place(self, subject: Subject, item: Item) -> tuple[int, int]:
        """Row and column in the table."""
        return (item.index, subject.index) if self.is_transposed else (subject.index, item.index)

    def places(self, item: Item) -> list[tuple[int, int]]:
        """Row and column in the table of the cells of an item, one a subject."""
        index = item.index
        if self.is_transposed:
            return [(index, one.index) for one in self.subjects]
        return [(one.index, index) for one in self.subjects]

    def cell(self, subject: Subject, item: Item) -> Cell:
        """The cell at a subject and item; an empty one where a row is too short."""
        row, column = (item.index, subject.index) if self.is_transposed else (subject.index, item.index)
        cells = self.table.rows[row]
        return cells[column] if column < len(cells) else NOTHING

    def cells(self, item: Item) -> list[Cell]:
        """The cells of an item, one a subject."""
        rows, column = self.table.rows, item.index
        if self.is_transposed:
            row = rows[column]
            return [row[one.index] if one.index < len(row) else NOTHING for one in self.subjects]
        return [row[column] if column < len(row) else NOTHING for one in self.subjects for row in (rows[one.index],)]


def upright(table: Table, section: Section, width: int, vocabulary: Vocabulary) -> Frame:
    """The frame with models in rows; first cells that head the header rows say nothing of the cells below them."""
    hints = level_hints(table, section, vocabulary)
    items = tuple(
        new_item(index=column, path=column_path(table, section.header, column, hints, vocabulary))
        for column in range(width)
    )
    if items and len(items[0].path) > 1 and read_heading(items[0].path[-1].text, vocabulary).meaning == "model":
        items = (Item(index=0, path=items[0].path[-1:]), *items[1:])
    corner = items[0].path[0].text if items and items[0].path else ""
    if _heads_header_rows(table, section, items, hints, vocabulary):
        items = (Item(index=0, path=()), *items[1:])
    if corner_model(table, section):
        items = (Item(index=0, path=(Label(text="Quantization"),)), *items[1:])
    elif headed_model(table, section, vocabulary):
        items = (Item(index=0, path=(Label(text="Method"),)), *items[1:])
    subjects = tuple(
        new_subject(index=row, groups=tuple(_row_text(table, group) for group in groups), group_rows=groups)
        for row, groups in zip(section.data, section.groups, strict=True)
    )
    holders = dict(section.held)
    return Frame(table=table, is_transposed=False, items=items, subjects=subjects, corner=corner, holders=holders)


def transposed(table: Table, section: Section, width: int, vocabulary: Vocabulary) -> Frame:
    """The frame with models in columns."""
    columns = label_columns(table, section, width, vocabulary)
    value = value_column(table, section, width)
    columns = tuple(column for column in columns if not value or column < value)
    hints = {column: column_hint(table, section.header, column, vocabulary) for column in columns}
    hints[0] = _corner_hint(table, section, columns, hints[0], vocabulary)
    for column in columns[1:]:
        if hints[column] == "benchmark" and _are_of_benchmarks(table, section, column, vocabulary):
            hints[column] = "split"
        elif not hints[column] and holds_metrics(table, section, column, vocabulary):
            hints[column] = "metric"
        elif not hints[column] and holds_directions(table, section, column):
            hints[column] = "split"
    hints |= dict.fromkeys(_beside(table, section, columns, hints), "beside")
    levels = tuple(Item(index=row, path=(), is_header_level=True) for row in section.header)
    rows = tuple(
        new_item(index=row, path=_row_path(table, section, position, columns, hints, vocabulary))
        for position, row in enumerate(section.data)
    )
    others = [column for column in range(width) if column not in columns]
    told = [column for column in others if (column != value if value else _is_told(table, section, column, vocabulary))]
    told = told if len(told) < len(others) else []
    subjects = tuple(new_subject(index=column) for column in others if column not in told)
    labels = tuple((row, column) for row in section.data for column in (*columns, *told))
    corner = cell_at(table, section.header[0], 0).text if section.header else ""
    return Frame(
        table=table, is_transposed=True, items=(*levels, *rows), subjects=subjects, corner=corner, labels=labels
    )


def _are_of_benchmarks(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """Whether the first column names known benchmarks, and one that says it does holds words that repeat: tasks."""
    names = [text for row in section.data if (text := _first(table, row))]
    texts = [text for row in section.data if (text := cell_heading(cell_at(table, row, column)))]
    repeats = len(set(texts)) < len(texts) and len(set(texts)) < len(set(names))
    if not repeats or any(_is_known(text, vocabulary) for text in texts):
        return False
    return sum(_is_known(name, vocabulary) for name in names) * 2 > len(names)


def _is_known(text: str, vocabulary: Vocabulary) -> bool:
    benchmark = vocabulary.benchmark(text)
    return benchmark is not None and benchmark.is_known


def _corner_hint(table: Table, section: Section, columns: Sequence[int], hint: str, vocabulary: Vocabulary) -> str:
    """What the corner says of the first column; alone before the figures its cells are no groups, whatever it says."""
    if hint not in CORNER_HINTS or (hint == "group" and len(columns) == 1):
        return ""
    if hint != "metric" or len(columns) > 1:
        return hint
    labels = [text for row in section.data if (text := _first(table, row))]
    are_benchmarks = any(read_heading(text, vocabulary).kind == "benchmark" or BENCH.fullmatch(text) for text in labels)
    return "benchmark" if are_benchmarks and not any(map(vocabulary.metric, labels)) else hint


def _is_told(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """A column of remarks beside models in columns is no model."""
    is_remark = column_hint(table, section.header, column, vocabulary) == "description"
    return is_remark and is_wordy(table, section, column)


_TELLING = frozenset(("", "benchmark", "metric", "split", "condition", "frames", "quantization"))


def _beside(table: Table, section: Section, columns: Sequence[int], hints: dict[int, str]) -> Iterable[int]:
    """Columns behind the names of the lines that only describe them: no two lines need them to be told apart."""
    telling = [column for column in columns if hints[column] in _TELLING]
    seen = [tuple(key(cell_at(table, row, column).text) for column in telling) for row in section.data]
    if telling and len(set(seen)) == len(seen):
        yield from (column for column in columns if column > telling[0] and column not in telling)


_CARD = 2
"""Columns of a card: what is told, and what it is."""


def is_card(table: Table, section: Section, width: int, vocabulary: Vocabulary) -> bool:
    """Whether a table without a header tells of one model line by line: `Parameters | 7B`, `Encoder | SigLIP`."""
    rows = [table.rows[row] for row in section.data]
    if width != _CARD or len(rows) < _CARD or not all(len(row) == _CARD and row[0].text.strip() for row in rows):
        return False
    known = sum(read_heading(cell_heading(row[0]), vocabulary).kind in ("attribute", "benchmark") for row in rows)
    are_heads = all(row[0].is_header and not row[1].is_header for row in rows)
    return known * 2 > len(rows) if are_heads else known * 3 > len(rows) * 2


def starts_with_figures(table: Table, section: Section, vocabulary: Vocabulary) -> bool:
    """Whether the first column holds figures that no header calls shots or frames: then it labels no rows."""
    cells = [cell for row in section.data if (cell := cell_at(table, row, 0)).text.strip()]
    figures = sum(is_number(cell) for cell in cells)
    return figures * 2 > len(cells) and not column_hint(table, section.header, 0, vocabulary)


def _row_text(table: Table, row: int) -> str:
    return next((cell.text for cell in table.rows[row] if cell.text.strip()), "")


def corner_model(table: Table, section: Section) -> str:
    """The sized model that the corner names above rows of number formats: `Foo-13B` over FP16 and GPTQ; else ""."""
    if not section.header or not section.data:
        return ""
    corner = cell_heading(cell_at(table, section.header[0], 0))
    if not SIZED_NAME.fullmatch(corner):
        return ""
    below = [text for row in section.data if (text := cell_heading(cell_at(table, row, 0)))]
    return corner if below and all(map(is_condition, below)) else ""


def model_of_benchmarks(table: Table, section: Section, vocabulary: Vocabulary) -> str:
    """The sized model that the corner names above rows of known benchmarks: its columns are ways of running it."""
    corner = cell_heading(cell_at(table, section.header[0], 0)) if len(section.header) == 1 else ""
    if not SIZED_NAME.fullmatch(corner):
        return ""
    below = [read_heading(text, vocabulary).benchmark for row in section.data if (text := _first(table, row))]
    heads = (cell_heading(cell) for cell in table.rows[section.header[0]][1:])
    are_models = any(text_looks_like_model(head, vocabulary) >= LEAST_LIKENESS for head in heads)
    known = sum(one is not None and one.is_known for one in below)
    return corner if below and known * 2 > len(below) and not are_models else ""


def _first(table: Table, row: int) -> str:
    return cell_heading(cell_at(table, row, 0))


_METHOD = re.compile(r"(?:methods?|models?|variants?|approach|configurations?|方法|模型)\s*\((?P<name>[^()]+)\)", re.I)


def headed_model(table: Table, section: Section, vocabulary: Vocabulary) -> str:
    """The model that a heading of names has in brackets, `Method (Foo-8B)`, to which the rows do something; else ""."""
    corner = cell_heading(cell_at(table, section.header[-1], 0)) if section.header else ""
    found = _METHOD.fullmatch(corner)
    name = found["name"] if found is not None else ""
    is_name = SIZED_NAME.fullmatch(name) is not None and text_looks_like_model(name, vocabulary) >= LEAST_LIKENESS
    return name if is_name else ""


LEAST_LIKENESS = 0.5
"""Likeness to a model's name from which a word in brackets is one."""


def _heads_header_rows(
    table: Table, section: Section, items: Sequence[Item], hints: Mapping[int, str], vocabulary: Vocabulary
) -> bool:
    """Whether the first column's header speaks of the header rows only, as no cell below is named by such a word."""
    if not section.header or section.header[-1] not in hints:
        return False
    below = (cell_heading(cell_at(table, row, 0)) for row in section.data)
    return any(label.hint for item in items for label in item.path) and not any(map(vocabulary.metric, below))


def _row_path(
    table: Table,
    section: Section,
    position: int,
    columns: Sequence[int],
    hints: dict[int, str],
    vocabulary: Vocabulary,
) -> tuple[Label, ...]:
    row = section.data[position]
    path = [Label(text=_row_text(table, group), hint="group_row") for group in section.groups[position]]
    is_summary = False
    for column in columns:
        text = heading_text(cell_at(table, row, column), vocabulary)
        if not text and column != columns[-1] and not is_summary:
            text = _above(table, section, position, column)
        is_summary = is_summary or read_heading(text, vocabulary).kind == "average"
        if HASH.fullmatch(text):
            continue
        if text.strip("*").isdigit() and hints[column] in ("condition", "frames"):
            text = f"{cell_heading(cell_at(table, section.header[-1], column))} {text}" if section.header else text
        if text and not (path and key(path[-1].text) == key(text)):
            path.append(Label(text=text, hint=hints[column]))
    return tuple(path)


def _above(table: Table, section: Section, position: int, column: int) -> str:
    """Blank means as above, as long as the row holds figures."""
    row = section.data[position]
    if not any(is_number(cell) for cell in table.rows[row]):
        return ""
    for earlier in reversed(section.data[:position]):
        text = cell_heading(cell_at(table, earlier, column))
        if text:
            return text
    return ""
