"""One table in, its layout out: which rows head the columns, sort the rows, repeat the header or hold data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.quick import quickly_made
from extract.records import Cell, Table
from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.headings import read_heading
from extract.understanding.layout.row_cells import distinct, is_number, is_score
from extract.understanding.names.holders import holder_rows
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading, figure_text, key

RowKind = Literal["title", "header", "holders", "group", "separator", "data"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of data rows under one header. `header` holds the header rows' indexes, `groups` a text a data row."""

    header: tuple[int, ...]
    data: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    """For each data row the group rows that it stands under, nearest last."""
    held: tuple[tuple[int, int], ...] = ()
    """Data rows that name nobody, each with the row that names the holder of the figure in every column."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The rows of one table sorted by what they do."""

    table: Table
    kinds: tuple[RowKind, ...]
    sections: tuple[Section, ...]
    width: int

    @property
    def titles(self) -> tuple[str, ...]:
        """Texts of full-width rows above the header."""
        rows = self.table.rows
        return tuple(distinct(rows[row])[0].text for row, kind in enumerate(self.kinds) if kind == "title")

    def header_row_count(self) -> int:
        """Rows above the first row that is data or group."""
        heads = ("title", "header", "holders")
        return next((row for row, kind in enumerate(self.kinds) if kind not in heads), len(self.kinds))


def lay_out(table: Table, vocabulary: Vocabulary) -> Layout:
    """Sort the rows of a table; every row gets exactly one kind."""
    width = max((len(row) for row in table.rows), default=0)
    header_end = _header_end(table, width, vocabulary)
    holders = holder_rows(table, header_end, vocabulary)
    kinds: list[RowKind] = []
    for index, row in enumerate(table.rows):
        kinds.append(_head_kind(row, width) if index < header_end else _body_kind(table, index, width, vocabulary))
    if header_end and not any(kind == "header" for kind in kinds[:header_end]):
        kinds[header_end - 1] = "header"
    kinds[header_end : header_end + holders] = ["holders"] * holders
    return Layout(table=table, kinds=tuple(kinds), sections=_sections(kinds), width=width)


def _head_kind(row: Sequence[Cell], width: int) -> RowKind:
    cells = distinct(row)
    if not cells:
        return "separator"
    return "title" if len(cells) == 1 and width > 2 and cells[0].column_span >= width - 1 else "header"


def _header_end(table: Table, width: int, vocabulary: Vocabulary) -> int:
    end = table.header_row_count or (0 if table.kind == "html" else 1)
    if end == 0 or (width > 2 and not any(map(distinct, table.rows[:end]))):
        end = max(end, _untagged_header(table, width, vocabulary))
    elif _is_titled(table, end, width, vocabulary):
        end = _untagged_header(table, width, vocabulary) or end
    elif _is_above_header(table, end, width, vocabulary):
        end += 1
    elif end >= len(table.rows):
        end = next((row for row in range(1, end) if _is_of_figures(table.rows[row])), end)
    while (
        end < len(table.rows) - 1
        and not holder_rows(table, end, vocabulary)
        and _continues_header(table, end, width, vocabulary)
    ):
        end += 1
    return min(end, len(table.rows))


def _is_titled(table: Table, end: int, width: int, vocabulary: Vocabulary) -> bool:
    """Whether all that is tagged as header is a title over the columns, and the row below heads them: Model, Size."""
    if end >= len(table.rows) or any(_head_kind(row, width) != "title" for row in table.rows[:end]):
        return False
    below = next((row for row in table.rows[end:] if _head_kind(row, width) == "header"), ())
    return bool(below) and read_heading(cell_heading(below[0]), vocabulary).kind in ("attribute", "group")


def _is_above_header(table: Table, end: int, width: int, vocabulary: Vocabulary) -> bool:
    """Whether the only header row says one thing over blanks, and the full row of words below it heads the columns."""
    if end != 1 or width <= _PAIR or end + 1 >= len(table.rows) or len(distinct(table.rows[0])) != 1:
        return False
    row = table.rows[end]
    is_full = len(row) == width and all(cell.text.strip() for cell in row) and not any(map(is_number, row))
    return is_full and read_heading(cell_heading(row[0]), vocabulary).kind in ("attribute", "group")


def _is_of_figures(row: Sequence[Cell]) -> bool:
    """Whether a row that is tagged as header holds figures all the same."""
    cells = distinct(row)
    return sum(map(is_number, cells)) * 2 > len(cells)


def _untagged_header(table: Table, width: int, vocabulary: Vocabulary) -> int:
    """HTML without th: leading title rows, then the first row without figures above rows with some."""
    row = 0
    while row < len(table.rows) and _head_kind(table.rows[row], width) in ("title", "separator"):
        row += 1
    if row >= len(table.rows):
        return 0
    cells = distinct(table.rows[row])
    if len(cells) < 2 or sum(map(is_number, cells)) * 3 > len(cells):
        return 0
    if any(is_number(cell) for later in table.rows[row + 1 :] for cell in later):
        return row + 1
    known = sum(read_heading(cell_heading(cell), vocabulary).kind not in ("unknown", "empty") for cell in cells)
    return row + 1 if known * 2 >= len(cells) else 0


def _continues_header(table: Table, index: int, width: int, vocabulary: Vocabulary) -> bool:
    """Whether a row still heads the columns: spanned by the header, or words above figures with a blank first cell."""
    row = table.rows[index]
    cells = distinct(row)
    if not cells or (len(cells) == 1 and width > 2):
        return False
    if any(is_score(cell) for cell in cells if cell.origin[0] == index or cell.row_span == 1):
        return False
    if any(cell.row_span > 1 and cell.origin[0] < index for cell in row):
        return _figures_below(table, index, row)
    above = table.rows[index - 1]
    if _names_blank_columns(above, row, vocabulary):
        return _figures_below(table, index, row)
    first = row[0].text.strip() if row else ""
    names_level = read_heading(first, vocabulary).meaning in ("metric", "benchmark", "split", "condition", "group")
    if (
        (not first or names_level)
        and len(cells) >= 2
        and _figures_below(table, _last_level(table, index, vocabulary), row)
    ):
        return not names_level or _is_level(above, row, vocabulary)
    return False


def _names_blank_columns(above: Sequence[Cell], row: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether a row without figures heads the columns that the header above leaves blank: groups above, names below."""
    pairs = [(upper.text.strip(), cell) for upper, cell in zip(above, row, strict=False) if cell.text.strip()]
    if len(pairs) < 2 or any(is_number(cell) for _, cell in pairs) or sum(not upper for upper, _ in pairs) < 2:
        return False
    first = row[0].text.strip() and not above[0].text.strip()
    readings = [read_heading(cell_heading(cell), vocabulary) for _, cell in pairs]
    if len(row) == len(("Part", "Name")) and readings[0].meaning in _FIELDS and readings[1].kind == "unknown":
        return False
    headings = [reading.kind for reading in readings]
    known = sum(kind not in ("unknown", "empty", "group") for kind in headings)
    return bool(first) and headings[0] == "attribute" and known * 2 >= len(headings)


_FIELDS = frozenset(
    ("language_model", "vision_encoder", "connector", "pooling", "base_model", "total_size", "context_length")
)
"""What the first line of a card may tell of its model: `LLM | Qwen2.5-7B` below a header of blanks heads nothing."""


def _last_level(table: Table, index: int, vocabulary: Vocabulary) -> int:
    """The last of the rows below that still name a level of the header: Dataset, Split, Metric."""
    while index + 2 < len(table.rows):
        row = table.rows[index + 1]
        first = read_heading(cell_heading(row[0]), vocabulary).meaning if row else ""
        if first not in _LEVELS or any(is_number(cell) for cell in row):
            break
        index += 1
    return index


_LEVELS = frozenset(("metric", "benchmark", "split"))


def _is_level(above: Sequence[Cell], row: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    heading = read_heading(cell_heading(above[0]), vocabulary) if above else None
    texts = [cell for cell in row[1:] if cell.text.strip()]
    is_headless = bool(above) and set(above[0].text.strip()) <= set("-–—")
    is_level = heading is not None and (heading.kind == "attribute" or is_headless)
    return is_level and not any(read_figures(figure_text(cell)).kind in _MEASURED for cell in texts)


_MEASURED = frozenset(("scores", "memory", "measure"))
"""What the cells of a row of figures hold; sizes may head columns (7B, 13B)."""


def _figures_below(table: Table, index: int, row: Sequence[Cell]) -> bool:
    """Whether the columns that this row names hold figures further down, mostly."""
    is_own = [cell.row_span == 1 or cell.origin[0] == index for cell in row]
    named = [column for column, cell in enumerate(row) if cell.text.strip() and is_own[column]]
    below = [later for later in table.rows[index + 1 : index + 40] if len(distinct(later)) > 1]
    total = figures = 0
    for column in named:
        for later in below:
            if column < len(later) and later[column].text.strip():
                kind = read_figures(figure_text(later[column])).kind
                total += kind in ("text", "scores", "size", "memory")
                figures += kind in ("scores", "size", "memory")
    return total > 0 and figures * 2 >= total


_RULE = frozenset("-—–=.…:")
"""What rows that only draw a line are made of."""


def _body_kind(table: Table, index: int, width: int, vocabulary: Vocabulary) -> RowKind:
    row = table.rows[index]
    cells = distinct(row)
    if all(len(cell.text) > 3 and _RULE.issuperset(cell.text.strip()) for cell in cells):
        return "separator"
    if _is_group(row, cells, width) or (width == _PAIR and _is_group_of_pairs(table, index, cells)):
        return "group"
    return "header" if _repeats_header(table, index, cells, vocabulary) else "data"


_PAIR = 2
"""Columns of a table of names and figures alone."""


def _is_group_of_pairs(table: Table, index: int, cells: Sequence[Cell]) -> bool:
    """Whether a row of two columns heads those below: one cell over both, or bold words before a blank and figures."""
    if len(cells) != 1 or not table.rows[index][0].text.strip() or index + 1 >= len(table.rows):
        return False
    below = table.rows[index + 1]
    if len(below) < _PAIR or below[0].text == below[1].text or not is_number(below[1]):
        return False
    return cells[0].column_span == _PAIR or ("bold" in cells[0].marks and "bold" not in below[0].marks)


def _is_group(row: Sequence[Cell], cells: Sequence[Cell], width: int) -> bool:
    if width < 3 or is_number(cells[0]):
        return False
    if len(cells) > 1:
        first = key(cells[0].text)
        return len(cells) >= max(3, width - 1) and all(key(cell.text) == first for cell in cells)
    spanned = cells[0].column_span * 3 >= width * 2 and width > 2
    if spanned:
        return True
    return (cells[0].row_span == 1 and row[0].text.strip() == cells[0].text.strip()) or (
        len(row) > 1 and (row[1].text.strip() == cells[0].text.strip() and cells[0].row_span == 1)
    )


def _repeats_header(table: Table, index: int, cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """A second header inside the body: names of benchmarks where figures stand above and below."""
    if len(cells) < 3 or any(is_number(cell) for cell in cells) or index + 1 >= len(table.rows):
        return False
    first = read_heading(cell_heading(cells[0]), vocabulary)
    names = [read_heading(cell_heading(cell), vocabulary) for cell in cells[1:]]
    known = sum(name.kind in ("benchmark", "metric", "split", "average") for name in names)
    same = [cell_heading(cell) for cell in table.rows[index]] == [cell_heading(cell) for cell in table.rows[0]]
    heads = first.meaning in ("model", "benchmark", "checkpoint", "rank") or first.kind in ("group", "empty")
    return same or (heads and known * 2 >= len(names) and _figures_below(table, index, table.rows[index]))


def _sections(kinds: Sequence[RowKind]) -> tuple[Section, ...]:
    sections: list[Section] = []
    header: list[int] = []
    data: list[int] = []
    groups: list[tuple[int, ...]] = []
    active: list[int] = []
    held: list[tuple[int, int]] = []
    previous: RowKind = "separator"
    for row, kind in enumerate(kinds):
        if kind == "header":
            if data:
                sections.append(Section(header=tuple(header), data=tuple(data), groups=tuple(groups), held=tuple(held)))
                header, data, groups, active, held = [], [], [], [], []
            header.append(row)
        elif kind == "group":
            active = [*active, row] if previous == "group" else [row]
        elif kind == "data":
            if previous == "holders":
                held.append((row, kinds.index("holders")))
            data.append(row)
            groups.append(tuple(active))
        previous = kind if kind != "separator" else previous
    if data or not sections:
        sections.append(Section(header=tuple(header), data=tuple(data), groups=tuple(groups), held=tuple(held)))
    return tuple(sections)
