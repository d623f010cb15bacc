"""A section's corner or a column's header in, what that level of headers is said to hold out: benchmark, metric, …"""

from __future__ import annotations

from collections.abc import Sequence

from extract.records import Table
from extract.understanding.headings.headings import read_heading
from extract.understanding.layout.header_paths import cell_at, column_path
from extract.understanding.layout.layout import Section
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading, key


def level_hints(table: Table, section: Section, vocabulary: Vocabulary) -> dict[int, str]:
    """What the first cells of several header rows say of their level: Metric, Dataset, Shots."""
    texts = {row: cell_heading(cell_at(table, row, 0)) for row in section.header}
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
    texts = [text for row in section.data if (text := cell_heading(cell_at(table, row, 0)))]
    return sum(read_heading(text, vocabulary).kind == "benchmark" for text in texts) * 2 > len(texts)


def column_hint(table: Table, header: Sequence[int], column: int, vocabulary: Vocabulary) -> str:
    hints = [_hint_of(label.text, vocabulary) for label in column_path(table, header, column, {}, vocabulary)]
    return next((hint for hint in hints if hint in ("benchmark", "metric")), hints[-1] if hints else "")


_HINTS = frozenset(
    ("benchmark", "metric", "split", "condition", "frames", "quantization", "group", "rank", "link", "description",
     "language", "resolution", "tokens", "date", "venue", "data_size")
)  # fmt: skip


CORNER_HINTS = frozenset(("benchmark", "metric", "split", "group", "frames"))
"""What the corner may say of the first column; a corner "Setting" or "Details" says nothing of the rows below."""


def _hint_of(text: str, vocabulary: Vocabulary) -> str:
    heading = read_heading(text, vocabulary)
    if heading.meaning in _HINTS:
        return heading.meaning
    if heading.kind == "metric" and heading.metric == "":
        return ""
    combined = [read_heading(part, vocabulary).meaning for part in text.replace("(", "/").replace(")", "").split("/")]
    is_told = combined[0] in ("benchmark", "metric") or all(meaning in _HINTS for meaning in combined)
    return combined[0] if len(combined) > 1 and is_told else ""
