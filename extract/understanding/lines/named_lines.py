"""The cells of one line in, how much they are like names of models out, and what they are where they are none."""

from __future__ import annotations

from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.memory_headings import is_condition
from extract.understanding.headings.stated_conditions import states_condition
from extract.understanding.layout.frames import Frame, Item
from extract.understanding.layout.samples import sample
from extract.understanding.names.names import looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text


def likeness_of_names(frame: Frame, item: Item, vocabulary: Vocabulary) -> float:
    """Mean likeness of a line's words to names of models; 0 where most are known to be none and none is like one."""
    words = [cell for cell in frame.cells(item) if cell.text.strip() and read_figures(figure_text(cell)).kind == "text"]
    words = sample(words)
    values = [looks_like_model(cell, vocabulary) for cell in words if not vocabulary.not_model(cell.text)]
    best = max(values, default=0.0)
    is_beside = (item.is_header_level or item.index == 0) and best >= CERTAIN_NAME
    is_beside = is_beside and all(
        _is_yardstick(cell.text, vocabulary) for cell in words if vocabulary.not_model(cell.text)
    )
    is_beside_known = item.is_header_level and len(values) == 1 and best >= ONE_NAME and len(words) > 1
    is_beside = is_beside or (is_beside_known and read_heading(frame.corner, vocabulary).meaning == "benchmark")
    is_said = 2 * len(values) >= len(words) or is_beside or (len(values) > 1 and best >= ONE_NAME)
    return sum(values) / len(values) if values and is_said else 0.0


CERTAIN_NAME = 0.9
"""Likeness of one name in a header or first column from which others may be yardsticks: `Human | Random | Foo-7B`."""
YARDSTICKS = frozenset(
    ("people, not a model", "a yardstick that answers without looking, not a model",
     "a line of best results of various models")
)  # fmt: skip
"""Reasons that reviewed rows give for what models are compared with."""


def _is_yardstick(text: str, vocabulary: Vocabulary) -> bool:
    found = vocabulary.not_model(text)
    return found is not None and found.reason in YARDSTICKS


ONE_NAME = 0.5
"""Likeness of one name beside heads of statistics from which the line may hold names."""


def are_conditions(frame: Frame, item: Item) -> bool:
    """Whether a header level holds number formats, mostly: fp16, kv int8."""
    texts = [text for subject in frame.subjects if (text := frame.cell(subject, item).text.strip())]
    return sum(is_condition(text) or states_condition(text) for text in texts) * 2 > len(texts)


def are_headings(frame: Frame, item: Item, vocabulary: Vocabulary) -> bool:
    """Whether the cells of a header level name benchmarks, metrics or attributes, so no models."""
    texts = [text for subject in frame.subjects if (text := frame.cell(subject, item).text.strip())]
    headings = [read_heading(text, vocabulary) for text in texts if not _is_yardstick(text, vocabulary)]
    kinds = ["group" if heading.meaning in ("open_source", "group") else heading.kind for heading in headings]
    return bool(kinds) and sum(kind in _MEASURED for kind in kinds) * 2 >= len(texts)


def are_parts(frame: Frame, item: Item, vocabulary: Vocabulary) -> bool:
    """Whether a line without a header names splits or parts of one benchmark: `foobench_easy`, `foobench_hard`."""
    texts = [text for subject in frame.subjects if (text := frame.cell(subject, item).text.strip())]
    headings = [read_heading(text, vocabulary) for text in texts]
    wholes = {heading.benchmark.name for heading in headings if heading.benchmark is not None}
    parts = sum(bool(heading.split) or heading.kind == "average" for heading in headings)
    return len(headings) > 1 and len(wholes) <= 1 and parts == len(headings)


_MEASURED = ("benchmark", "metric", "split", "condition", "average", "attribute")
