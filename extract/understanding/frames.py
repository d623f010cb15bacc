"""One section of a table in, the same figures seen from the models out: subjects by items, whichever way they lie.

In a frame every subject is a line of the table that may be a model (a row, or a column of a transposed table), every
item a line across them with a path of header texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.records import Cell, Table
from extract.understanding.figures import read_figures
from extract.understanding.heading_names import BENCH
from extract.understanding.headings import read_heading
from extract.understanding.holders import LEAST_LIKENESS
from extract.understanding.items import Label
from extract.understanding.layout import Section, is_number
from extract.understanding.memory_headings import SIZED_NAME, is_condition
from extract.understanding.names import HASH, text_looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading, figure_text, is_note, key, plain, script_parts

NOTHING = Cell(text="", line=0, start=0, end=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line across the subjects. `index` is its column (its row when transposed)."""

    index: int
    path: tuple[Label, ...]
    is_header_level: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A line that may be a model. `groups` are the texts that head it, outermost first."""

    index: int
    groups: tuple[str, ...] = ()


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
    hints = _level_hints(table, section, vocabulary)
    items = tuple(
        Item(index=column, path=_column_path(table, section.header, column, hints, vocabulary))
        for column in range(width)
    )
    if items and len(items[0].path) > 1 and read_heading(items[0].path[-1].text, vocabulary).meaning == "model":
        items = (Item(index=0, path=items[0].path[-1:]), *items[1:])
    corner = items[0].path[0].text if items and items[0].path else ""
    if _heads_header_rows(table, section, items, hints, vocabulary):
        items = (Item(index=0, path=()), *items[1:])
    if corner_model(table, section):
        items = (Item(index=0, path=(Label(text="Quantization"),)), *items[1:])
    subjects = tuple(
        Subject(index=row, groups=tuple(_row_text(table, group) for group in groups))
        for row, groups in zip(section.data, section.groups, strict=True)
    )
    holders = dict(section.held)
    return Frame(table=table, is_transposed=False, items=items, subjects=subjects, corner=corner, holders=holders)


def transposed(table: Table, section: Section, width: int, vocabulary: Vocabulary) -> Frame:
    """The frame with models in columns."""
    columns = _label_columns(table, section, width, vocabulary)
    hints = {column: _column_hint(table, section.header, column, vocabulary) for column in columns}
    hints[0] = hints[0] if hints[0] in _CORNER_HINTS else ""
    for column in columns[1:]:
        if not hints[column] and _holds_metrics(table, section, column, vocabulary):
            hints[column] = "metric"
    hints |= dict.fromkeys(_beside(table, section, columns, hints), "beside")
    levels = tuple(Item(index=row, path=(), is_header_level=True) for row in section.header)
    rows = tuple(
        Item(index=row, path=_row_path(table, section, position, columns, hints, vocabulary))
        for position, row in enumerate(section.data)
    )
    others = [column for column in range(width) if column not in columns]
    told = [column for column in others if _is_told(table, section, column, vocabulary)]
    told = told if len(told) < len(others) else []
    subjects = tuple(Subject(index=column) for column in others if column not in told)
    labels = tuple((row, column) for row in section.data for column in (*columns, *told))
    corner = _at(table, section.header[0], 0).text if section.header else ""
    return Frame(
        table=table, is_transposed=True, items=(*levels, *rows), subjects=subjects, corner=corner, labels=labels
    )


def _is_told(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """A column of remarks beside models in columns is no model."""
    is_remark = _column_hint(table, section.header, column, vocabulary) == "description"
    return is_remark and _is_wordy(table, section, column)


_TELLING = frozenset(("", "benchmark", "metric", "split", "condition", "frames", "quantization"))


def _beside(table: Table, section: Section, columns: Sequence[int], hints: dict[int, str]) -> Iterable[int]:
    """Columns behind the names of the lines that only describe them: no two lines need them to be told apart."""
    telling = [column for column in columns if hints[column] in _TELLING]
    seen = [tuple(key(_at(table, row, column).text) for column in telling) for row in section.data]
    if telling and len(set(seen)) == len(seen):
        yield from (column for column in columns if column > telling[0] and column not in telling)


def starts_with_figures(table: Table, section: Section, vocabulary: Vocabulary) -> bool:
    """Whether the first column holds figures that no header calls shots or frames: then it labels no rows."""
    cells = [cell for row in section.data if (cell := _at(table, row, 0)).text.strip()]
    figures = sum(is_number(cell) for cell in cells)
    return figures * 2 > len(cells) and not _column_hint(table, section.header, 0, vocabulary)


def _at(table: Table, row: int, column: int) -> Cell:
    cells = table.rows[row]
    return cells[column] if column < len(cells) else NOTHING


def _row_text(table: Table, row: int) -> str:
    return next((cell.text for cell in table.rows[row] if cell.text.strip()), "")


def _column_path(
    table: Table, header: Sequence[int], column: int, hints: dict[int, str], vocabulary: Vocabulary
) -> tuple[Label, ...]:
    path: list[Label] = []
    for level, row in enumerate(header):
        cell = _at(table, row, column)
        text = heading_text(cell, vocabulary)
        if not text and level + 1 < len(header):
            text = _spread_from_left(table, header, level, column)
        if text and not (path and key(path[-1].text) == key(text)):
            path.append(Label(text=_with_arrow(cell, text), hint=hints.get(row, "") if column else ""))
    return tuple(path)


def heading_text(cell: Cell, vocabulary: Vocabulary) -> str:
    """A header's text; what hangs below or above the line behind a benchmark's name is set in brackets."""
    parts = [part for part in map(plain, _parts(cell)) if part]
    if len(parts) > 1:
        rest = _BAR.sub(" / ", " ".join(parts[1:]))
        is_qualified = (
            vocabulary.benchmark(parts[0])
            or vocabulary.metric(rest)
            or vocabulary.is_split(rest)
            or (BENCH.fullmatch(parts[0]) and rest.isdigit())
            or "|" in parts[-1]
        )
        is_name = vocabulary.benchmark(cell_heading(cell)) or parts[1].startswith(("-", "(", "+"))
        if is_qualified and not is_name:
            return f"{parts[0]} ({rest})"
    return cell_heading(cell)


_BAR = re.compile(r"\s*\|\s*")


def _parts(cell: Cell) -> tuple[str, ...]:
    """A header's parts without footnotes; those of a formula, too."""
    if len(cell.parts) > 1:
        return tuple(part for place, part in enumerate(cell.parts) if not place or not is_note(part, cell))
    return script_parts(cell.text)


def _with_arrow(cell: Cell, text: str) -> str:
    return f"{text} ↓" if "↓" in cell.text else text


def _spread_from_left(table: Table, header: Sequence[int], level: int, column: int) -> str:
    """A blank header cell continues its left neighbour where a lower header row names both columns."""
    lower = header[level + 1 :]

    def named(place: int) -> bool:
        return any(_at(table, row, place).text.strip() for row in lower)

    for left in range(column - 1, -1, -1):
        if not named(left) or not named(column):
            return ""
        text = cell_heading(_at(table, header[level], left))
        if text:
            return text
    return ""


def corner_model(table: Table, section: Section) -> str:
    """The sized model that the corner names above rows of number formats: `Foo-13B` over FP16 and GPTQ; else ""."""
    if not section.header or not section.data:
        return ""
    corner = cell_heading(_at(table, section.header[0], 0))
    if not SIZED_NAME.fullmatch(corner):
        return ""
    below = [text for row in section.data if (text := cell_heading(_at(table, row, 0)))]
    return corner if below and all(map(is_condition, below)) else ""


def _heads_header_rows(
    table: Table, section: Section, items: Sequence[Item], hints: Mapping[int, str], vocabulary: Vocabulary
) -> bool:
    """Whether the first column's header speaks of the header rows only, as no cell below is named by such a word."""
    if not section.header or section.header[-1] not in hints:
        return False
    below = (cell_heading(_at(table, row, 0)) for row in section.data)
    return any(label.hint for item in items for label in item.path) and not any(map(vocabulary.metric, below))


def _level_hints(table: Table, section: Section, vocabulary: Vocabulary) -> dict[int, str]:
    """What the first cells of several header rows say of their level: Metric, Dataset, Shots."""
    texts = {row: cell_heading(_at(table, row, 0)) for row in section.header}
    if len({key(text) for text in texts.values()}) < 2:
        return {}
    hints = {}
    for row, text in texts.items():
        heading = read_heading(text, vocabulary)
        if heading.meaning in ("metric", "benchmark", "split", "condition", "frames"):
            hints[row] = heading.meaning if row != section.header[0] else ""
    if hints.get(section.header[-1]) == "benchmark" and _are_benchmarks(table, section, vocabulary):
        del hints[section.header[-1]]
    return {row: hint for row, hint in hints.items() if hint}


def _are_benchmarks(table: Table, section: Section, vocabulary: Vocabulary) -> bool:
    """Whether the first cells below the header name benchmarks, so that its word Benchmark speaks of them."""
    texts = [text for row in section.data if (text := cell_heading(_at(table, row, 0)))]
    return sum(read_heading(text, vocabulary).kind == "benchmark" for text in texts) * 2 > len(texts)


def _column_hint(table: Table, header: Sequence[int], column: int, vocabulary: Vocabulary) -> str:
    hints = [_hint_of(label.text, vocabulary) for label in _column_path(table, header, column, {}, vocabulary)]
    return next((hint for hint in hints if hint in ("benchmark", "metric")), hints[-1] if hints else "")


_HINTS = frozenset(
    ("benchmark", "metric", "split", "condition", "frames", "quantization", "group", "rank", "link", "description",
     "language", "resolution", "tokens", "date", "venue", "data_size")
)  # fmt: skip


_CORNER_HINTS = frozenset(("benchmark", "metric", "split", "group", "frames"))
"""What the corner may say of the first column; a corner "Setting" or "Details" says nothing of the rows below."""


def _hint_of(text: str, vocabulary: Vocabulary) -> str:
    heading = read_heading(text, vocabulary)
    if heading.meaning in _HINTS:
        return heading.meaning
    if heading.kind == "metric" and heading.metric == "":
        return ""
    combined = [read_heading(part, vocabulary).meaning for part in text.replace("(", "/").replace(")", "").split("/")]
    return combined[0] if len(combined) > 1 and combined[0] in ("benchmark", "metric") else ""


def _label_columns(table: Table, section: Section, width: int, vocabulary: Vocabulary) -> tuple[int, ...]:
    """The leading columns of words, and any column whose header says that it holds metrics, splits or benchmarks."""
    columns = [0]
    for column in range(1, width):
        hint = _column_hint(table, section.header, column, vocabulary)
        if (hint and not (hint == "condition" and _is_below_model(table, section, column, vocabulary))) or (
            column == columns[-1] + 1
            and _is_wordy(table, section, column)
            and (_is_headless(table, section, column, vocabulary) or _holds_metrics(table, section, column, vocabulary))
        ):
            columns.append(column)
    return tuple(columns) if len(columns) < width else (0,)


def _is_below_model(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """Whether a column's upper header names a model, so that `w/ CoT` below it heads figures of its own."""
    path = _column_path(table, section.header, column, {}, vocabulary)
    return len(path) > 1 and text_looks_like_model(path[0].text, vocabulary) >= LEAST_LIKENESS


_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9@-]{0,4}")


def _holds_metrics(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """Whether a column holds names of metrics, or short abbreviations that repeat, whatever its header says."""
    texts = [text for row in section.data if (text := cell_heading(_at(table, row, column)))]
    if len(texts) < 2:
        return False
    if sum(vocabulary.metric(text) is not None for text in texts) * 2 > len(texts):
        return True
    return len(set(texts)) < len(texts) and all(_ABBREVIATION.fullmatch(text) for text in texts)


def _is_headless(table: Table, section: Section, column: int, vocabulary: Vocabulary) -> bool:
    """Whether nothing but the corner's own text heads a column."""
    path = _column_path(table, section.header, column, {}, vocabulary)
    corner = _column_path(table, section.header, 0, {}, vocabulary)
    return not path or path == corner


def _is_wordy(table: Table, section: Section, column: int) -> bool:
    words = figures = 0
    for row in section.data:
        kind = read_figures(figure_text(_at(table, row, column))).kind
        words += kind == "text"
        figures += kind in ("scores", "size", "memory", "missing", "mark")
    return words > figures


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
    for column in columns:
        text = heading_text(_at(table, row, column), vocabulary)
        if not text and column != columns[-1]:
            text = _above(table, section, position, column)
        if HASH.fullmatch(text):
            continue
        if text.strip("*").isdigit() and hints[column] in ("condition", "frames"):
            text = f"{cell_heading(_at(table, section.header[-1], column))} {text}" if section.header else text
        if text and not (path and key(path[-1].text) == key(text)):
            path.append(Label(text=text, hint=hints[column]))
    return tuple(path)


def _above(table: Table, section: Section, position: int, column: int) -> str:
    """Blank means as above, as long as the row holds figures."""
    row = section.data[position]
    if not any(is_number(cell) for cell in table.rows[row]):
        return ""
    for earlier in reversed(section.data[:position]):
        text = cell_heading(_at(table, earlier, column))
        if text:
            return text
    return ""
