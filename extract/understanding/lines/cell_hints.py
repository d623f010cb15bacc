"""What heads a line and its cells in, what the cells say against the heading out: names, shares, ways of tuning."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.items import ItemReading
from extract.understanding.headings.memory_headings import SIZED_NAME, is_condition
from extract.understanding.headings.stated_conditions import states_condition, without_size
from extract.understanding.layout.frames import Frame, Item
from extract.understanding.lines.meanings import SURE_OF_NAMES, Profile
from extract.understanding.names.names import looks_like_model
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, key, plain


def told_by_cells(
    frame: Frame,
    item: Item,
    reading: ItemReading,
    cells: Profile,
    likeness: float,
    said: tuple[str, str],
    vocabulary: Vocabulary,
) -> tuple[str, str, ItemReading]:
    """Meaning, reason and reading of a line whose cells hold something else than its heading says."""
    meaning, reason = said
    if reading.meaning == "total_size" and likeness >= SURE_OF_NAMES and _are_sized_names(frame, item):
        meaning, reason = "model", "names under a heading of sizes"
    if meaning == "unknown" and reading.kind == "attribute" and _is_bare_measure(reading, vocabulary):
        meaning, reading = "split", replace(reading, kind="split", meaning="")
    if meaning == "quantization" and key(reading.label) == "precision" and _are_shares(frame, item):
        meaning, reason = "split", "shares under a heading of precision: the metric"
        reading = replace(reading, kind="split", meaning="", metric=reading.label)
    if meaning == "model" and key(reading.label) == "version" and _are_language_models(frame, item, vocabulary):
        meaning, reason = "language_model", "language models under a heading of versions"
    if key(reading.label.removeprefix("+")) in ("context", "ctx") and _are_lengths(frame, item):
        meaning, reason = "context_length", "thousands of tokens under a heading of context"
    if (
        meaning in _OF_ROWS
        and item.index == 0
        and cells.is_wordy
        and _are_bases_with_additions(frame, item, vocabulary)
    ):
        meaning, reason = "model", "models, and below them what was added to each"
    if meaning == "model" and cells.is_wordy and _say_which_tuning(frame, item):
        meaning, reason = "fine_tuning_method", "ways of tuning under a heading of methods"
    if meaning == "checkpoint" and cells.is_wordy and _are_formats(frame, item):
        meaning, reason = "quantization", "number formats under a heading of weights"
    if meaning in _OF_NEEDS and reading.meaning != "gpu_memory" and _are_amounts_of_video_memory(frame, item):
        meaning, reason = "gpu_memory", "each cell is an amount of video memory"
    if meaning in _OPEN and cells.is_wordy and not item.is_header_level and _are_ways(frame, item):
        meaning, reason = "quantization", "number formats, or ways of running, under another heading"
    if meaning == "group" and cells.is_wordy and _say_how_tuned(frame, item):
        meaning, reason = "condition", "says how the rows were tuned or probed"
    if meaning in ("hyper_parameter", "condition") and cells.is_wordy and all(cell.links for cell in frame.cells(item)):
        meaning, reason = "link", "links to settings, no setting"
    if meaning == "split" and key(reading.label) in _SETS and _are_benchmarks(frame, item, vocabulary):
        meaning, reason = "benchmark", "known benchmarks under a heading of subsets"
        reading = replace(reading, kind="attribute", meaning="benchmark")
    return meaning, reason, reading


_OF_ROWS = frozenset(("condition", "hyper_parameter", "ignored", "unknown", "schedule", "group"))
"""What may head rows that are called after models: `Setting`, `Stage`, `Config`."""


def _are_bases_with_additions(frame: Frame, item: Item, vocabulary: Vocabulary) -> bool:
    """Whether the cells are sized models and, below the first, what was added to them: `Foo-7B`, `+ SFT`."""
    cells = [cell for cell in frame.cells(item) if cell.text.strip()]
    added = [cell.text.strip().startswith("+") and not read_figures(cell.text.strip()).numbers for cell in cells]
    if frame.is_transposed or not any(added) or added[0]:
        return False
    named = [
        SIZED_NAME.match(plain(cell.text)) is not None and looks_like_model(cell, vocabulary) >= SURE_OF_NAMES
        for cell in cells
    ]
    return named[0] and all(
        one or more or vocabulary.not_model(plain(cell.text)) is not None
        for one, more, cell in zip(named, added, cells, strict=True)
    )


_SETS = frozenset(("subset", "subsets", "set", "split"))


def _are_benchmarks(frame: Frame, item: Item, vocabulary: Vocabulary) -> bool:
    """Whether the first column names known benchmarks in most rows: the subsets of a collection."""
    texts = [text for cell in frame.cells(item) if (text := re.sub(r"\s*\([^()]*\)", "", cell.text).strip(" *"))]
    known = sum(vocabulary.benchmark(text) is not None for text in texts)
    return item.index == 0 and not frame.is_transposed and len(texts) > 1 and known * 2 > len(texts)


def _are_language_models(frame: Frame, item: Item, vocabulary: Vocabulary) -> bool:
    """Whether most cells behind the first column name lines of language models: `LLaVA | Vicuna-13B`."""
    texts = [text for cell in frame.cells(item) if (text := cell.text.strip(" *"))]
    firsts = [key(re.split(r"[\s\-_]", text.rpartition("/")[2])[0]) for text in texts]
    known = sum(bool({first, first.rstrip("0123456789")} & vocabulary.language_models) for first in firsts)
    return item.index > 0 and not frame.is_transposed and known * 2 > len(texts)


_LENGTH = re.compile(r"(?:\d+(?:\.\d+)?\s?[km]|\d{1,3}(?:,\d{3})+|\d{4,})\+?(?: tokens)?(?:\s*\([^()]*\))?", re.I)


def _are_lengths(frame: Frame, item: Item) -> bool:
    """Whether every cell is a length as people write one: 8k, 128K tokens, 32K (64K by interpolation), 32,768."""
    texts = [text for cell in frame.cells(item) if (text := cell.text.strip())]
    return bool(texts) and all(_LENGTH.fullmatch(text) for text in texts)


def _are_shares(frame: Frame, item: Item) -> bool:
    """Whether the figures of a line are no bits: fractions, or figures of which some are broken."""
    numbers = [number for cell in frame.cells(item) for number in read_figures(figure_text(cell)).numbers]
    return bool(numbers) and any(not number.is_integer() for number in numbers)


_TUNED = re.compile(
    r"(?:zero|one|few|\d+)[- ]?shots?\b.*|linear[ -]?prob\w+|zero-?shot|frozen|from scratch|"
    r"(?:full|head|partial|end-to-end)?[ -]?(?:fine-?)?tun(?:ing|ed)",
    re.I,
)


def _say_how_tuned(frame: Frame, item: Item) -> bool:
    """Whether every cell says how its row was tuned or probed: linear probing, head tuning, few-shot (1/16)."""
    texts = [text for cell in frame.cells(item) if (text := cell.text.strip())]
    return bool(texts) and all(_TUNED.fullmatch(text) for text in texts)


_WAY = re.compile(
    r"(?:(?:q|do|ada)?-?lora|(?:full )?sft|full(?: fine-?tun\w+| param\w*)?|p-?tuning|prefix|ia3|freeze|dpo|ppo|kto"
    r"|dapo|grpo|gspo|orpo|simpo|rlhf|rloo|reinforce(?:\+\+)?)\b.*",
    re.I,
)


def _say_which_tuning(frame: Frame, item: Item) -> bool:
    """Whether every cell is a way of tuning: QLoRA, LoRA (BF16), Full BF16."""
    texts = [text for cell in frame.cells(item) if (text := cell.text.strip())]
    ways = sum(_WAY.fullmatch(text) is not None for text in texts)
    if len(texts) > ways > 1 and any(_MEMORY.search(label.text) for other in frame.items for label in other.path):
        return ways >= _MOSTLY * len(texts)  # beside memory, a name among the ways is a further way
    return bool(texts) and ways == len(texts)


_MEMORY = re.compile(r"memory|v-?ram|显存", re.I)
_MOSTLY = 0.6
"""Share of ways of tuning from which a column of methods beside memory holds such."""
_OF_NEEDS = frozenset(("ignored", "unknown", "required_card", "grade", "description", "download_size", "split"))
_VIDEO_MEMORY = re.compile(
    r"\W{0,2}(?:约|約|about |approx\.? )?\d+(?:\.\d+)?(?:\s?[-–~]\s?\d+(?:\.\d+)?)?\s?G(?:i?B)?\+?\s?"
    r"(?:of )?(?:v-?ram|(?:gpu|video) memory|显存)(?:\s?[(（][^()（）]*[)）])?",
    re.I,
)


def _are_amounts_of_video_memory(frame: Frame, item: Item) -> bool:
    """Whether every cell says itself that it is memory of a graphics card: `8GB VRAM (INT4)`."""
    amounts = 0
    for text in (plain(cell.text).strip() for cell in frame.cells(item)):
        if text and not _VIDEO_MEMORY.fullmatch(text):
            return False
        amounts += bool(text)
    return amounts > 1 and not frame.is_transposed


_OPEN = frozenset(("ignored", "group", "empty", "link", "download_size", "device", "unknown", "description"))
"""Meanings of columns that may say in their cells how each row was run."""


SURE_OF_WAYS = 0.75
"""Share of the cells from which a column says how its rows were run; a remark now and then does so, too."""


def _are_ways(frame: Frame, item: Item) -> bool:
    """Whether nearly all cells say how a row was run, with a size of file or not: `Q8_0 · 8.7 GB`, `fp16, batch 8`."""
    cells = frame.cells(item)
    most_others = (1 - SURE_OF_WAYS) * len(cells)
    ways = others = 0
    for text in (without_size(plain(cell.text)) for cell in cells):
        is_way = bool(text) and states_condition(text)
        ways += is_way
        others += bool(text) and not is_way
        if others > most_others:
            return False
    return ways > 0 and ways >= SURE_OF_WAYS * (ways + others)


def _are_formats(frame: Frame, item: Item) -> bool:
    """Whether every cell is a number format: bf16, int4 (AWQ)."""
    texts = [text for cell in frame.cells(item) if (text := cell.text.strip())]
    return bool(texts) and all(map(is_condition, texts))


def _are_sized_names(frame: Frame, item: Item) -> bool:
    """Whether every cell is a name with its size, `Foo 3 12B`, and not a size alone."""
    texts = [text for cell in frame.cells(item) if (text := re.sub(r"\s*\([^()]*\)", "", cell.text).strip(" *"))]
    return bool(texts) and all(SIZED_NAME.fullmatch(text) for text in texts)


def _is_bare_measure(reading: ItemReading, vocabulary: Vocabulary) -> bool:
    """Value or Score over figures: a measure, of what the rows or the surroundings say."""
    metric = vocabulary.metric(reading.label)
    return metric is not None and metric.reason.startswith("a bare heading")
