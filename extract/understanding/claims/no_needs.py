"""A figure of memory in its table in, why it is no need of a model out: a card's own, a machine's, a log's."""

from __future__ import annotations

import re
from functools import partial

from extract.understanding.headings.figures import Figures
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key

_OTHER_MEMORY = re.compile(r"\bcpu\b|\bram\b(?<!gpu ram)(?<!video ram)|\bhost\b|\bmac\b|\biphone\b|\bphone\b", re.I)
_ON_CPU = re.compile(r"\((?:on )?cpu(?: only)?\)|\bon cpu\b|\bcpu[- ]only\b", re.I)
_OR_CPU = re.compile(
    r"(?:cards?|gpus?|卡)\s*(?:或|or|/)\s*(?:an? )?cpus?\b|\bmac\b[^,/;]*[,/;]\s*(?:cloud )?(?=gpus?\b)", re.I
)
"""Beside an amount of video memory: several cards, or a computer without any."""


def why_no_need(view: View, line: Line, named: Named, figures: Figures, vocabulary: Vocabulary) -> str:
    """Why an amount of memory is none that the model of its row needs; "" where it may be one."""
    if set(figures.numbers) & (_own_memory(view, named, vocabulary) | _named_memory(view, line, named)):
        return "the memory that this graphics card has, not what the model needs"
    if view.once("lists machines", line, partial(_is_list_of_machines, view, line)):
        return "the memory of a machine that the row names, not what a model needs"
    if view.once("heads settings", line, partial(_heads_settings, view, line)):
        return "the memory of a graphics card, for which the row gives settings"
    if view.once("is a log", line, partial(_is_log, view)):
        return "what was used at one moment of a training, no need of the model"
    return "memory of another machine part than the graphics card" if _is_of_other_hardware(view, named) else ""


def _heads_settings(view: View, line: Line) -> bool:
    """`GPU VRAM | Batch size | …`: what to set on a card with so much memory."""
    is_first = line is view.lines[0] and not view.frame.is_transposed
    is_named = view.first("model", "checkpoint") is not None
    return is_first and not is_named and any(_BATCH.fullmatch(one.reading.label.strip()) for one in view.lines[1:])


_BATCH = re.compile(
    r"(?:max(?:imum)?|recommended|suggested|推荐)?[ _-]?(?:per[- ]device )?(?:train )?"
    r"batch(?:es)?(?:[ _-]?sizes?)?(?: .*)?|批(?:次|量)?大小",
    re.IGNORECASE,
)


def _own_memory(view: View, named: Named, vocabulary: Vocabulary) -> set[float]:
    """The memory of the graphics card that the row names, in each of its known sizes."""
    names = (key(view.frame.cell(named.subject, line.item).text) for line in view.all("device"))
    cards = vocabulary.cards.items()
    return {size for name in names if len(name) >= LEAST_CARD_NAME for card, size in cards if name in card}


def _named_memory(view: View, line: Line, named: Named) -> set[float]:
    """`8 GB · RTX 5060 | 8 GB`: the memory that a cell before names beside a card, of which the row is."""
    if view.first("model", "checkpoint") is not None:
        return set()
    before = (other for other in view.lines if other.item.index < line.item.index)
    texts = (view.frame.cell(named.subject, other.item).text for other in before)
    return {float(size) for text in texts if _CARD.search(text) for size in _SIZE.findall(text)}


_CARD = re.compile(r"\b(?:RTX|GTX|GeForce|Radeon|Tesla|Quadro|[AHVBLT]\d{1,3}S?|M-series|M[1-5]|[345]0[5-9]0)\b")
_SIZE = re.compile(r"(?<![\w.])(\d{1,3}) ?GB\b")
LEAST_CARD_NAME = 2
"""Characters of the shortest name of a card (T4); shorter texts stand in too many names."""


_USED = re.compile(r"us(?:ed|age|e)\b|requir|need|consum|peak|min|footprint|occup|占用|需求|要求|推理|训练", re.I)


def _is_list_of_machines(view: View, line: Line) -> bool:
    """Whether the rows are cards or amounts of memory at hand, before what runs on them, and no header says "used"."""
    if not view.lines or view.frame.is_transposed or _USED.search(line.reading.label):
        return False
    first, models = view.lines[0], view.first("model")
    others = (other.reading.label for other in view.all("gpu_memory") if other is not line)
    if first is line and any(map(_USED.search, others)):
        return True
    if models is None:
        return first.meaning == "device" and first is not line and view.first("score") is None
    if models.item.index < line.item.index:
        return False
    return first.meaning == "device" or (first is line and _is_advice(view, models))


_ADVICE = re.compile(
    r"recomm?[ae]nd|best|\bpicks?\b|\bchoices?\b|suggest|suitable|fit|推荐|建议|适合|рекоменд|лучш|mejor|melhor|推奨|추천",
    re.I,
)


def _is_advice(view: View, models: Line) -> bool:
    """Whether a column says which models to take for a card: its header does, or a cell lists several of them."""
    texts = (view.frame.cell(subject, models.item).text for subject in view.frame.subjects)
    return bool(_ADVICE.search(models.reading.label)) or any(re.search(r"\w\s*[,;、]\s", text) for text in texts)


_MOMENT = re.compile(r"(?:train(?:ing)?[ _])?(?:(?:global )?steps?|epochs?|iterations?|iters?|folds?)(?: ?#)?", re.I)


def _is_log(view: View) -> bool:
    """Whether the rows are steps, epochs or folds of one training."""
    first = view.lines[0] if view.lines and not view.frame.is_transposed else None
    return first is not None and first.profile.figures > 0 and bool(_MOMENT.fullmatch(first.reading.label))


def _is_of_other_hardware(view: View, named: Named) -> bool:
    """Whether the row names a machine part other than a graphics card: as a cell, as a device, or in brackets."""
    ways = (view.frame.cell(named.subject, line.item).text for line in view.all("quantization", "condition"))
    if any(map(_ON_CPU.search, ways)):
        return True
    if any(view.frame.cell(named.subject, line.item).text.strip().casefold() == "cpu" for line in view.lines):
        return True
    return any(
        _OTHER_MEMORY.search(_OR_CPU.sub("", view.frame.cell(named.subject, line.item).text))
        for line in view.all("device")
        if view.frame.cell(named.subject, line.item).text.strip()
    )
