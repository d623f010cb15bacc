"""Columns of GPU memory and speed in, claims with their conditions out; memory of a CPU is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from extract.records import Cell
from extract.understanding.claims.conditions import row_condition
from extract.understanding.claims.ledger import Ledger
from extract.understanding.claims.memory_amounts import (
    amount_in,
    amounts_of,
    comparator_of,
    is_card_at_hand,
    labelled_amount,
    said_beside,
    unit_of_column,
    without_card,
)
from extract.understanding.claims.summed_rows import summed_up
from extract.understanding.headings.figures import in_gigabytes, read_figures
from extract.understanding.headings.memory_headings import (
    SAYS_NOTHING,
    model_in,
    telling_heading,
    ways_in,
)
from extract.understanding.headings.stated_conditions import without_format
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.orientation import View
from extract.understanding.lines.total_memory import unit_of_memory
from extract.understanding.lines.upper_names import model_above, model_below
from extract.understanding.names.names import name_key
from extract.understanding.names.variants import variant_name
from extract.understanding.subjects.listed_models import listed_names
from extract.understanding.surroundings.context import Context
from extract.understanding.surroundings.measured import PRECISION
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, key, plain

_ADDED = re.compile(r"\d+(?:\.\d+)?(?:\s*(?:gib|gb|g))?(?:\s*\+\s*\d+(?:\.\d+)?(?:\s*(?:gib|gb|g))?)+", re.I)
"""`73.7+78.5`: what each of several cards holds."""
_SPEED = re.compile(r"(\d+(?:\.\d+)?)\s*(s/it(?:er)?|it/s|tokens?/s(?:ec)?|tok/s|fps|samples?/s|s|ms)", re.I)
_OTHER_MEMORY = re.compile(r"\bcpu\b|\bram\b(?<!gpu ram)(?<!video ram)|\bhost\b|\bmac\b|\biphone\b|\bphone\b", re.I)
_ON_CPU = re.compile(r"\((?:on )?cpu(?: only)?\)|\bon cpu\b|\bcpu[- ]only\b", re.I)
_OR_CPU = re.compile(
    r"(?:cards?|gpus?|卡)\s*(?:或|or|/)\s*(?:an? )?cpus?\b|\bmac\b[^,/;]*[,/;]\s*(?:cloud )?(?=gpus?\b)", re.I
)
"""Beside an amount of video memory: several cards, or a computer without any."""


def claim_memory(view: View, named: Sequence[Named], context: Context, vocabulary: Vocabulary, ledger: Ledger) -> None:
    """Record memory and speed lines; a figure's unit comes from the cell, else from the heading."""
    lines = view.all("gpu_memory", "throughput")
    summed = summed_up(view, named) if lines else frozenset()
    for line in lines:
        for one in named:
            if one.subject.index in summed or _is_of_part(view, one):
                ledger.ignore(view.frame.place(one.subject, line.item), "of one part, not of the whole model")
                continue
            _claim_cell(view, line, one, context, vocabulary, ledger)


def _model_of(line: Line, vocabulary: Vocabulary) -> str:
    """The model that the heading of a line names, or the header above or below it."""
    return model_in(line.reading.label, vocabulary) or model_above(line.item.path) or model_below(line.item.path)


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


def _is_of_part(view: View, named: Named) -> bool:
    """Whether a row is headed as a component: weights, activations and cache add up to what the model takes."""
    parts = view.first("components_prose")
    if parts is None or view.first("model", "checkpoint"):
        return False
    return not re.match(
        r"(?:grand )?(?:total|sum|overall)\b", plain(view.frame.cell(named.subject, parts.item).text), re.I
    )


def _claim_cell(view: View, line: Line, named: Named, context: Context, vocabulary: Vocabulary, ledger: Ledger) -> None:
    cell = view.frame.cell(named.subject, line.item)
    place = view.frame.place(named.subject, line.item)
    text = plain(figure_text(cell))
    if not text:
        return
    own = "" if view.first("model", "checkpoint") else view.once("own", line, partial(_model_of, line, vocabulary))
    named = replace(named, kind="model", name=own) if own else named
    if named.kind != "model":
        ledger.ignore(place, f"no model: {named.reason}")
        return
    figures = read_figures(text)
    name, ran = without_format(named.name)
    named = replace(named, name=name) if name != named.name else named
    said: tuple[str, ...] = (_setting(view, line, named, context), row_condition(view, named), ran)
    told = " ".join((*said, named.name, text))
    is_said = view.first("quantization") is not None or PRECISION.search(told) is not None
    said = tuple(_without_name(part, own) for part in said)
    condition = _joined((*_stated_around(context, said, is_said=is_said), *said))
    if line.meaning == "gpu_memory" and set(figures.numbers) & _own_memory(view, named, vocabulary):
        ledger.ignore(place, "the memory that this graphics card has, not what the model needs")
        return
    if line.meaning == "gpu_memory" and view.once("lists machines", line, partial(_is_list_of_machines, view, line)):
        ledger.ignore(place, "the memory of a machine that the row names, not what a model needs")
        return
    if line.meaning == "gpu_memory" and view.once("heads settings", line, partial(_heads_settings, view, line)):
        ledger.ignore(place, "the memory of a graphics card, for which the row gives settings")
        return
    if line.meaning == "gpu_memory" and view.once("is a log", line, partial(_is_log, view)):
        ledger.ignore(place, "what was used at one moment of a training, no need of the model")
        return
    if line.meaning == "gpu_memory" and _is_of_other_hardware(view, named):
        ledger.ignore(place, "memory of another machine part than the graphics card")
        return
    if figures.kind == "missing":
        _missing(cell, place, text, line, named, condition, ledger)
        return
    if line.meaning == "gpu_memory" and _ADDED.fullmatch(text):
        ledger.issue(
            cell, place, kind="memory_of_several_cards", severity="info",
            message=f"{text} of {named.name} is said card by card, and no word says of what; left out",
        )  # fmt: skip
        return
    pieces = amounts_of(cell, text)
    beside = partial(_unit_of_line, view, line)
    unit = unit_of_memory(line) or ("" if "%" in text else view.once("unit of its amounts", line, beside))
    sizes = listed_names(named.name)
    sizes = sizes if len(sizes) > 1 else _of_listed_sizes(view, named, len(pieces))
    is_by_size = len(sizes) == len(pieces)
    conditions = [condition] * len(pieces) if is_by_size else _of_each(condition, len(pieces))
    for index, piece in enumerate(pieces):
        one = replace(named, name=sizes[index]) if is_by_size else named
        _claim_piece(cell, place, piece, line, one, conditions[index], unit, ledger)
    ledger.ignore(place, "no figure with a unit")


def _stated_around(context: Context, said: Sequence[str], *, is_said: bool) -> Iterable[str]:
    """What the surroundings state of every row, unless the row says of itself in which format, or how, it was run."""
    if not is_said:
        yield context.precision
    is_format = PRECISION.search(context.stated) or "precision" in context.stated.casefold()
    is_other = bool(context.precision) and key(context.precision) not in key(context.stated)
    is_told = (is_said or is_other) if is_format else _WAY.fullmatch(context.stated) and any(said)
    if not is_told:
        yield context.stated


_WAY = re.compile(r"(?:fine-?)?(?:tun|train)ing|微调|训练", re.I)


def _without_name(said: str, own: str) -> str:
    """Conditions without the model that heads the column: of `Foo-7B (INT4)` only INT4 is one."""
    parts = [without_format(part) if own else ("", part) for part in said.split("; ")]
    return "; ".join(way if name == own else "; ".join(filter(None, (name, way))) for name, way in parts)


def _joined(parts: Sequence[str]) -> str:
    """Conditions, each once: one that stands in another says nothing more."""
    told = list(dict.fromkeys(part for part in parts if part))
    return "; ".join(one for one in told if not any(one is not other and key(one) in key(other) for other in told))


def _of_listed_sizes(view: View, named: Named, count: int) -> tuple[str, ...]:
    """`Foo | 7B, 13B | 8GB, 16GB`: the model in each of its sizes, where there are as many amounts."""
    line = view.first("total_size") if count > 1 else None
    cell = view.frame.cell(named.subject, line.item) if line is not None else None
    found = _SIZE_OF.findall(cell.text) if cell is not None else []
    return tuple(variant_name(named.name, size) for size in found) if len(found) == count else (named.name,)


_SIZE_OF = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?[BM](?![\w.])")


def _unit_of_line(view: View, line: Line) -> str:
    return unit_of_column(map(plain, map(figure_text, view.frame.cells(line.item))))


def _of_each(condition: str, figures: int) -> list[str]:
    """`18 / 7 GB` below `bf16 / int4`: the condition of each figure, where a part names as many ways of running."""
    parts = condition.split("; ")
    for index, part in enumerate(parts):
        ways = ways_in(part)
        if len(ways) == figures:
            return ["; ".join([*parts[:index], way, *parts[index + 1 :]]) for way in ways]
    return [condition] * figures


def _setting(view: View, line: Line, named: Named, context: Context) -> str:
    """Fine-tuning or what the heading says, and what the line's own header adds."""
    settings = view.all("hyper_parameter", "trainable_and_total")
    hyper = any(not _BUILD.match(line.reading.label) for line in settings)
    tuning = context.is_fine_tuning and (
        hyper or "train" in line.reading.label.casefold() or "tun" in context.heading.casefold()
    )
    title = _TITLE_END.split(context.heading.rstrip("★☆ "), maxsplit=1)[0].strip()
    is_name = name_key(title) in (name_key(context.subject), name_key(named.name))
    heading = (
        telling_heading(context.heading, (context.subject, context.document_subject))
        if (tuning or not view.first("model")) and not is_name
        else ""
    )
    training = (
        not view.frame.is_transposed
        and view.once("beside training", line, partial(_is_beside_training, view, line))
        and "train" not in heading.casefold()
    )
    parts = (
        "training" if training and not tuning else "",
        "fine-tuning" if tuning and "tun" not in heading.casefold() else "",
        heading,
        line.reading.condition or (line.reading.label if line.reading.meaning == "condition" else ""),
        _extra(line),
    )
    said = {
        part.casefold(): part
        for part in parts
        if part and (_ADVISED.fullmatch(part) or not SAYS_NOTHING.fullmatch(part))
    }
    return "; ".join(said.values())


def _is_beside_training(view: View, line: Line) -> bool:
    """Whether a line that does not speak of running the model stands beside one that speaks of training it."""
    is_of_running = _OF_RUNNING.search(line.reading.label) is not None
    return not is_of_running and any(_OF_TRAINING.search(other.reading.label) for other in view.lines)


_OF_RUNNING = re.compile(r"infer|推理", re.I)
_OF_TRAINING = re.compile(r"train(?!able)", re.I)
_BUILD = re.compile(r"(?:# ?|num(?:ber)?(?: of)? )?(?:layers?|heads?|hidden|dim|vocab|d_model)", re.I)
"""Numbers that tell how a model is built, not how it is trained."""
_TITLE_END = re.compile(r":\s|\s[-–—|]\s|\s\([\d.]+B\)")
"""Behind the name that a title begins with: `foo-v2 - a reader of forms`, `foo-v2 (20B)`."""


def _extra(line: Line) -> str:
    """The header itself where it says what was done and its condition does not; that an amount is only advised."""
    label = line.reading.label
    advised = _ADVISED.search(label)
    if advised is not None:
        return advised.group()
    done = _DONE.search(label)
    if done is None or _DONE.search(line.reading.condition):
        return ""
    is_peak = line.reading.condition and done.group().casefold() == "peak"
    return "peak" if is_peak else label


_ADVISED = re.compile(r"\brecommended\b|推荐|建议|推奨|권장|\brecomendad[ao]s?\b|\bempfohlen\w*", re.I)
_DONE = re.compile(r"peak|encod|generat|train|tun|infer|batch", re.I)


def _own_memory(view: View, named: Named, vocabulary: Vocabulary) -> set[float]:
    """The memory of the graphics card that the row names, in each of its known sizes."""
    names = (key(view.frame.cell(named.subject, line.item).text) for line in view.all("device"))
    cards = vocabulary.cards.items()
    return {size for name in names if len(name) >= LEAST_CARD_NAME for card, size in cards if name in card}


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
    r"recomm?[ae]nd|best|suggest|suitable|fit|推荐|建议|适合|рекоменд|лучш|mejor|melhor|推奨|추천", re.I
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


def _missing(
    cell: Cell, place: tuple[int, int], text: str, line: Line, named: Named, condition: str, ledger: Ledger
) -> None:
    if line.meaning == "gpu_memory" and key(text):
        ledger.claim(
            cell, place, model=named.name, attribute="min_gpu_ram_gb", value_text=text, unit="GB", condition=condition,
            status="missing", rule="missing_marker",
        )  # fmt: skip
    else:
        ledger.ignore(place, read_figures(text).reason)


def _claim_piece(
    cell: Cell, place: tuple[int, int], piece: str, line: Line, named: Named, condition: str, unit: str, ledger: Ledger
) -> None:
    told = without_card(piece)
    if is_card_at_hand(told):
        return
    label, told = labelled_amount(told) or ("", told)
    memory = amount_in(told)
    condition = "; ".join(part for part in (condition, label, *said_beside(told if label else piece)) if part)
    bare = read_figures(told if label else piece)
    if memory or (line.meaning == "gpu_memory" and bare.kind == "scores" and unit):
        written, unit = memory or (bare.texts[0], unit)
        number = float(written.replace(",", "")) * in_gigabytes(unit)
        if not number:
            return
        ledger.claim(
            cell, place, model=named.name, attribute="min_gpu_ram_gb", value_text=piece.strip(),
            value_number=round(number, 4), unit="GB", condition=condition,
            comparator=">" if _NOT_ENOUGH.search(piece) else comparator_of(piece),
        )  # fmt: skip
        return
    speed = _SPEED.search(piece)
    if speed or (line.meaning == "throughput" and bare.kind == "scores"):
        number = float(speed.group(1)) if speed else bare.numbers[0]
        unit = speed.group(2) if speed else line.reading.unit or "per second"
        ledger.claim(
            cell, place, model=named.name, attribute="throughput", value_text=piece.strip(), value_number=number,
            unit=unit, condition=condition,
        )  # fmt: skip


_NOT_ENOUGH = re.compile(r"\bOOM\b|\bout of memory\b|\b(?:fails?|failed|crash(?:es|ed)?)\b|溢出|爆显存", re.I)
"""Beside an amount: so much was there, and more was needed."""
