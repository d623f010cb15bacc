"""What heads a line and what its cells are in, what the line holds out: score, size, memory, words, or unknown."""

from __future__ import annotations

import re

from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.items import ItemReading
from extract.understanding.layout.frames import Frame, Item
from extract.understanding.lines.meanings import Profile


def meaning_of_line(reading: ItemReading, cells: Profile, item: Item, frame: Frame) -> tuple[str, str]:
    if item.is_header_level or reading.kind == "empty":
        return _meaning_of_content(cells, frame, item)
    if reading.kind == "attribute":
        if reading.meaning == "total_size" and not cells.count("size") and _are_lists_of_sizes(frame, item):
            return reading.meaning, reading.reason
        if reading.meaning == "total_size" and not cells.figures and _begin_with_sizes(frame, item, cells):
            return reading.meaning, reading.reason
        if reading.meaning == "data_size" and _COUNTED.fullmatch(reading.label) and _are_shares(frame, item):
            return "unknown", "no counts: all below one, or with decimals up to a hundred"
        if reading.meaning == "dataset" and _are_amounts(frame, item):
            return "data_size", "amounts under a heading of data"
        return _meaning_of_attribute(reading, cells)
    if cells.count("memory") * 2 > cells.filled and reading.kind in ("unknown", "split"):
        if _OF_CARDS.search(reading.label) and not _NOT_TAKEN.search(reading.label):
            return "gpu_memory", "gigabytes under a word for the memory of graphics cards"
        return "download_size", "gigabytes without saying of what"
    if reading.kind == "unknown" and reading.label.startswith("#"):
        return "data_size", "a count, not a score"
    if cells.count("size") * 2 > cells.filled and cells.filled:
        meaning = _SIZES_UNDER.get(reading.label.casefold(), "")
        return (
            (meaning, "sizes under a word that says which") if meaning else ("ignored", "sizes under another heading")
        )
    if cells.filled and not cells.is_numeric:
        return "ignored", "words or marks, no figures, under a heading of scores"
    if not cells.filled and not cells.count("missing"):
        return "empty", "no cell is filled"
    if cells.are_differences:
        return "ignored", "every figure carries a sign: differences"
    if reading.kind == "average":
        return "average", "a mean over several benchmarks"
    return ("score" if reading.kind == "score" else reading.kind), reading.reason


_OF_CARDS = re.compile(r"v-?ram|\b(?:gpu|video|graphics) (?:memory|mem)\b|显存", re.I)
_NOT_TAKEN = re.compile(
    r"\b(?:free|left|spare|headroom|availab\w+|saved?|savings?|reduction|rec|total|budget|limit|capacity|cards?|gpus?|per|kv"
    r"|cache)\b"
    r"|余|节省|可用|剩|总|上限|缓存",
    re.I,
)
"""Memory that a card has, that is left or saved, or that a part takes."""


def _meaning_of_content(cells: Profile, frame: Frame, item: Item) -> tuple[str, str]:
    if cells.count("size") * 2 > cells.filled:
        if item.is_header_level and _are_counts(frame, item):
            return "schedule", "sizes too small for models: counts of what they were trained on"
        return "total_size", "every cell is a size"
    links = sum(bool(frame.cell(subject, item).links) for subject in frame.subjects)
    if cells.is_wordy:
        return "empty", "words without a header" + (" and links" if links else "")
    return ("empty" if not cells.is_numeric else "unknown"), "no header text"


def _meaning_of_attribute(reading: ItemReading, cells: Profile) -> tuple[str, str]:
    meaning = reading.meaning
    if meaning == "total_size" and cells.count("memory") > cells.count("size"):
        return "download_size", "gigabytes are bytes on disk, not parameters"
    if meaning == "total_size" and not cells.count("size") and not _has_size_unit(reading):
        return _bare_size(cells)
    if meaning in _SIZES_OF and cells.count("size") * 2 > cells.filled:
        return _SIZES_OF[meaning], "sizes under the name of a part: the part's"
    if meaning in ("model", "checkpoint") and cells.count("memory") * 2 > cells.filled:
        return "download_size", "gigabytes are the size of the weights, not their names"
    if meaning == "model" and cells.count("size") * 2 > cells.filled and not cells.count("text"):
        return "total_size", "sizes under a heading of names"
    if meaning == "language" and cells.is_numeric and cells.figures and _is_plural(reading.label):
        return "data_size", "how many languages, not a score"
    if meaning == "tokens" and cells.is_wordy:
        return "ignored", "words under a heading of counts"
    if meaning == "model" and cells.count("mark") * 2 > cells.filled:
        return "ignored", "ticks and crosses under a heading of names"
    if meaning == "model" and "version" in reading.label.casefold():
        return meaning, reading.reason
    if meaning in _OF_WORDS and cells.is_numeric and cells.figures:
        return "unknown", f"figures under a heading of words ({meaning})"
    if (
        meaning in ("condition", "hyper_parameter", "throughput", "unknown")
        and cells.count("memory") * 2 > cells.filled
    ):
        return "gpu_memory", UNDER_A_CONDITION if meaning == "condition" else "gigabytes"
    return meaning, reading.reason


_AMOUNT_OF_DATA = re.compile(
    r"[~≈>]?\s?\d[\d.,]*\s?[KMBT]?\+?(?:\s(?:samples|pairs|images|examples|videos|tokens))?", re.I
)


def _are_amounts(frame: Frame, item: Item) -> bool:
    """Whether the cells below a heading of data say how much it was, `850K`, and not which."""
    texts = [cell.text.strip(" *_`") for cell in frame.cells(item)]
    told = [text for text in texts if text and read_figures(text).kind not in ("missing", "empty")]
    return bool(told) and all(map(_AMOUNT_OF_DATA.fullmatch, told))


_COUNTED = re.compile(r"counts?|quantity|numbers?", re.I)
"""A word for amounts, or a part of a benchmark that is called so."""


def _are_shares(frame: Frame, item: Item) -> bool:
    """Whether no figure can count anything: all are below one, or most have decimals and are percentages."""
    numbers = [number for cell in frame.cells(item) for number in read_figures(cell.text).numbers]
    if any(numbers) and all(0 <= number < 1 for number in numbers):
        return True
    shares = [number for number in numbers if 0 <= number <= _WHOLE]
    broken = sum(number != round(number) for number in shares)
    return len(shares) >= len(numbers) - 1 and broken >= _FEW and broken * 2 > len(numbers)


_WHOLE = 100
_FEW = 3
"""Figures with decimals, beside at most one row that counts the questions."""


def _is_plural(label: str) -> bool:
    return label.casefold().endswith("s") or not label.isascii()


UNDER_A_CONDITION = "gigabytes under a condition"
_SIZES_OF = {
    "language_model": "llm_size",
    "vision_encoder": "vision_encoder_size",
    "connector": "ignored",
    "pooling": "ignored",
}
"""What sizes under a part's name are; how large what joins two others is, nobody asks."""
LEAST_SIZE = 0.05
"""Billions; where no size below a header of models reaches it, the sizes are those of their training data."""


def _are_counts(frame: Frame, item: Item) -> bool:
    numbers = [number for cell in frame.cells(item) for number in read_figures(cell.text).numbers]
    return bool(numbers) and max(numbers) < LEAST_SIZE


_SIZES = re.compile(r"\s*\d+(?:\.\d+)?\s?[BM](?:\s*[/+&|]\s*\d+(?:\.\d+)?\s?[BM])+\s*", re.I)


def _are_lists_of_sizes(frame: Frame, item: Item) -> bool:
    """Whether a cell holds several sizes: `1.7B / 3B`."""
    return any(_SIZES.fullmatch(cell.text) for cell in frame.cells(item))


_BEGINS_WITH_SIZE = re.compile(r"[~≈<>]?\s?\d+(?:\.\d+)?\s?[BM](?![A-Za-z0-9])")


def _begin_with_sizes(frame: Frame, item: Item, cells: Profile) -> bool:
    """Whether most cells are a size with a word behind it: `9B Dense`, `30B (MoE)`."""
    sizes = sum(_BEGINS_WITH_SIZE.match(cell.text.strip(" *`")) is not None for cell in frame.cells(item))
    return sizes * 2 > cells.filled


_SIZES_UNDER = {"total": "total_size", "active": "activated_size", "activated": "activated_size"}
_OF_WORDS = frozenset(
    ("model", "description", "language", "link", "group", "benchmark", "split", "metric", "prose", "architecture",
     "connector",
     "vision_encoder", "language_model", "open_source", "title", "dataset", "components_prose", "base_model", "venue")
)  # fmt: skip
"""Meanings of words: a line of figures under such a heading holds something else, mostly a sub-task."""


def _has_size_unit(reading: ItemReading) -> bool:
    """Whether a heading says that its bare figures are parameters."""
    return "param" in reading.label.casefold() or reading.unit.casefold() in ("b", "m", "billion", "billions")


def _bare_size(cells: Profile) -> tuple[str, str]:
    if cells.is_wordy or not cells.figures:
        return "group", "sizes in words"
    return "ignored", "sizes without a unit: parameters, pixels or bytes"
