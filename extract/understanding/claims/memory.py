"""Columns of GPU memory and speed in, claims with their conditions out; memory of a CPU is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from extract.records import Cell
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
from extract.understanding.claims.memory_conditions import condition_of_memory
from extract.understanding.claims.no_needs import why_no_need
from extract.understanding.claims.rows_apart import said_apart
from extract.understanding.claims.summed_rows import summed_up
from extract.understanding.headings.figures import in_gigabytes, read_figures
from extract.understanding.headings.memory_headings import (
    model_in,
    ways_in,
)
from extract.understanding.headings.speeds import bare_speed, speed_in
from extract.understanding.headings.stated_conditions import without_format
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.total_memory import unit_of_memory
from extract.understanding.lines.upper_names import model_above, model_below
from extract.understanding.lines.views import View
from extract.understanding.names.variants import variant_name
from extract.understanding.subjects.listed_models import listed_names
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, key, plain

_ADDED = re.compile(r"\d+(?:\.\d+)?(?:\s*(?:gib|gb|g))?(?:\s*\+\s*\d+(?:\.\d+)?(?:\s*(?:gib|gb|g))?)+", re.I)
"""`73.7+78.5`: what each of several cards holds."""


def claim_memory(view: View, named: Sequence[Named], context: Context, vocabulary: Vocabulary, ledger: Ledger) -> None:
    """Record memory and speed lines; a figure's unit comes from the cell, else from the heading."""
    lines = view.all("gpu_memory", "throughput")
    summed = summed_up(view, named) if lines else frozenset()
    apart = said_apart(view, [one for one in named if one.subject.index not in summed]) if lines else {}
    for line in lines:
        for one in named:
            if one.subject.index in summed or _is_of_part(view, one):
                ledger.ignore(view.frame.place(one.subject, line.item), "of one part, not of the whole model")
                continue
            way = apart.get(one.subject.index, "")
            _claim_cell(view, line, one, context, vocabulary, ledger, way)


def _model_of(line: Line, vocabulary: Vocabulary) -> str:
    """The model that the heading of a line names, or the header above or below it."""
    return model_in(line.reading.label, vocabulary) or model_above(line.item.path) or model_below(line.item.path)


def _is_of_part(view: View, named: Named) -> bool:
    """Whether a row is headed as a component: weights, activations and cache add up to what the model takes."""
    parts = view.first("components_prose")
    if parts is None or view.first("model", "checkpoint"):
        return False
    return not re.match(
        r"(?:grand )?(?:total|sum|overall)\b", plain(view.frame.cell(named.subject, parts.item).text), re.I
    )


def _claim_cell(
    view: View, line: Line, named: Named, context: Context, vocabulary: Vocabulary, ledger: Ledger, way: str
) -> None:
    cell = view.frame.cell(named.subject, line.item)
    place = view.frame.place(named.subject, line.item)
    text = plain(figure_text(cell))
    if not text:
        return
    own = "" if view.first("model", "checkpoint") else view.once("own", line, partial(_model_of, line, vocabulary))
    named = replace(named, kind="model", name=own) if own else named
    sized = _BARE_SIZE.fullmatch(line.reading.label.strip())
    if sized is not None and named.kind == "model" and named.name and not _SIZE_OF.search(named.name):
        named, own = replace(named, name=variant_name(named.name, sized[1])), sized[0]
    if named.kind != "model":
        ledger.ignore(place, f"no model: {named.reason}")
        return
    figures = read_figures(text)
    name, ran = without_format(named.name)
    named = replace(named, name=name) if name != named.name else named
    condition = condition_of_memory(view, line, named, context, own=own, ran=ran, text=text)
    condition = "; ".join(filter(None, (condition, way)))
    if line.meaning == "gpu_memory" and (reason := why_no_need(view, line, named, figures, vocabulary)):
        ledger.ignore(place, reason)
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
    if len(sizes) == 1 and len(pieces) > 1:
        sizes, condition = _of_sizes_in_header(named, condition, len(pieces))
    pieces = pieces * len(sizes) if len(pieces) == 1 else pieces  # `Foo-1B/2B | 12 GB`: what each of them takes
    is_by_size = len(sizes) == len(pieces)
    conditions = [condition] * len(pieces) if is_by_size else _of_each(condition, len(pieces))
    for index, piece in enumerate(pieces):
        one = replace(named, name=sizes[index]) if is_by_size else named
        _claim_piece(cell, place, piece, line, one, conditions[index], unit, ledger)
    ledger.ignore(place, "no figure with a unit")


def _of_listed_sizes(view: View, named: Named, count: int) -> tuple[str, ...]:
    """`Foo | 7B, 13B | 8GB, 16GB`: the model in each of its sizes, where there are as many amounts."""
    line = view.first("total_size") if count > 1 else None
    cell = view.frame.cell(named.subject, line.item) if line is not None else None
    found = _SIZE_OF.findall(cell.text) if cell is not None else []
    return tuple(variant_name(named.name, size) for size in found) if len(found) == count else (named.name,)


def _of_sizes_in_header(named: Named, condition: str, count: int) -> tuple[tuple[str, ...], str]:
    """`Training memory (2B/8B)` above `38G/51G`: the model in each size, and the condition without the sizes."""
    found = _SIZES.search(condition)
    sizes = _SIZE_OF.findall(found.group()) if found is not None else []
    if len(sizes) != count or _SIZE_OF.search(named.name):
        return (named.name,), condition
    parts = [_SIZES.sub("", part).strip() for part in condition.split("; ")]
    return tuple(variant_name(named.name, size) for size in sizes), "; ".join(filter(None, dict.fromkeys(parts)))


_SIZES = re.compile(r"\s*[(（]?(?<![\w.-])\d+(?:\.\d+)?[BM](?:\s*/\s*\d+(?:\.\d+)?[BM])+(?![\w.])[)）]?")
_BARE_SIZE = re.compile(r"(\d+(?:\.\d+)?[BM])(?: (?:model|version|variant))?", re.I)
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
    plainly = bare.numbers[0] if bare.kind == "scores" else bare_speed(piece)
    said = (
        (plainly, line.reading.unit or "per second") if line.meaning == "throughput" and plainly is not None else None
    )
    speed = speed_in(piece) or said
    if speed is not None:
        number, unit = speed
        ledger.claim(
            cell, place, model=named.name, attribute="throughput", value_text=piece.strip(), value_number=number,
            unit=unit, condition=condition,
        )  # fmt: skip


_NOT_ENOUGH = re.compile(r"\bOOM\b|\bout of memory\b|\b(?:fails?|failed|crash(?:es|ed)?)\b|溢出|爆显存", re.I)
"""Beside an amount: so much was there, and more was needed."""
