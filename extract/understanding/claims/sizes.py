"""Size columns and sizes in names in, claims on parameters out; a language model's size is never the whole's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records import Cell, Comparator
from extract.understanding.claims.ledger import Ledger
from extract.understanding.headings.figures import read_figures
from extract.understanding.lines.meanings import SIZES, Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.names.names import own_size
from extract.understanding.names.variants import variant_name
from extract.understanding.subjects.listed_models import listed_names
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, key, plain

_ATTRIBUTES = {
    "total_size": "params_total_b",
    "llm_size": "llm_params_b",
    "vision_encoder_size": "vision_encoder_params_b",
    "activated_size": "params_activated_b",
}
_TOKEN = re.compile(r"(\d+(?:\.\d+)?)\s?([bBmM])(?![\w])")
_EXPERTS = re.compile(r"\d+\s?[x×]\s?\d+(?:\.\d+)?\s?[bB]")
LARGEST_BARE = 2000.0
"""Billions; a bare figure above it under "Params" is not in billions."""


def claim_sizes(view: View, named: Sequence[Named], vocabulary: Vocabulary, ledger: Ledger) -> None:
    """Record the size columns of a view and, where no column says otherwise, the sizes in its models' names."""
    stated: set[int] = set()
    is_card = view.frame.is_transposed and len(view.frame.subjects) == 1
    is_about_parts = view.first("components_prose", "vision_encoder") is not None and not is_card
    if is_about_parts and not view.first("model", "checkpoint", "huggingface_url"):
        return
    language: dict[int, float] = {}
    for line in view.lines:
        if line.meaning in SIZES:
            for one in named:
                _claim_cell(view, line, one, ledger, stated, language)
    places: set[tuple[int, int] | None] = set()
    for one in named:
        if one.kind == "model" and one.subject.index not in stated and one.place not in places:
            places.add(one.place)
            _claim_from_name(one, language.get(one.subject.index), vocabulary, ledger)


def _claim_cell(
    view: View, line: Line, named: Named, ledger: Ledger, stated: set[int], language: dict[int, float]
) -> None:
    cell = view.frame.cell(named.subject, line.item)
    place = view.frame.place(named.subject, line.item)
    text = plain(figure_text(cell))
    if not text:
        return
    if named.kind != "model":
        ledger.ignore(place, f"not a model: {named.name} ({named.reason})")
        return
    if line.meaning == "trainable_and_total":
        text = text.rpartition("/")[2].strip()
    attribute = _ATTRIBUTES.get(line.meaning, "params_total_b")
    if _claim_text(cell, place, text, line, named, attribute, ledger):
        if attribute == "params_total_b":
            stated.add(named.subject.index)
        number = read_figures(text).numbers
        if attribute == "llm_params_b" and number:
            language[named.subject.index] = number[0]


def _claim_text(
    cell: Cell, place: tuple[int, int], text: str, line: Line, named: Named, attribute: str, ledger: Ledger
) -> bool:
    if key(text) == key(named.name):
        ledger.ignore(place, f"names the model {named.name}; the size in the name is no statement of its own")
        return False
    figures = read_figures(text)
    labelled = _labelled(text) if attribute == "params_total_b" else {}
    for told, (written, size) in labelled.items():
        ledger.claim(
            cell, place, model=named.name, attribute=told, value_text=written, value_number=size, unit="billion",
            condition=named.condition, scope="total" if told == "params_total_b" else "",
        )  # fmt: skip
    if labelled:
        return "params_total_b" in labelled
    several = _each_size(text, line, named)
    for model, told, written in several:
        ledger.claim(
            cell, place, model=model, attribute=told, value_text=written, value_number=read_figures(written).numbers[0],
            unit="billion", condition=named.condition, scope="total" if told == "params_total_b" else "",
        )  # fmt: skip
    if several:
        return any(told == "params_total_b" for _, told, _ in several)
    number = _billions(text, line)
    if number is not None:
        ledger.claim(
            cell, place, model=named.name, attribute=attribute, value_text=text, value_number=number, unit="billion",
            comparator=_comparator(text), condition=named.condition, scope=_scope(line),
        )  # fmt: skip
        return True
    if figures.kind == "missing":
        ledger.ignore(place, f"{figures.reason}: no size is given")
        return False
    if _EXPERTS.search(text):
        ledger.claim(
            cell, place, model=named.name, attribute=attribute, value_text=text, unit="billion",
            condition=named.condition, status="vague", rule="mixture_of_experts_is_not_one_number",
        )  # fmt: skip
        return True
    ledger.issue(
        cell,
        place,
        kind="unreadable_size",
        severity="info",
        message=f"{text[:60]!r} is no size in parameters; left out",
    )
    return False


_BETWEEN = re.compile(r"\s*(?:[/+|&、]|,\s(?:and\s)?|\s(?:and|or)\s)\s*")
_NAMED_SIZES = (
    (re.compile(r"total|all|overall|whole|full|总(?:参数?量?)?", re.I), "params_total_b"),
    (re.compile(r"activ\w*|激活(?:参数?量?)?", re.I), "params_activated_b"),
    (re.compile(r"(?:base )?(?:llms?|lms?|language(?: model)?|decoder)|语言模型", re.I), "llm_params_b"),
    (
        re.compile(r"(?:vision|visual|image)(?: (?:encoder|tower))?|vit|encoder|视觉编码器", re.I),
        "vision_encoder_params_b",
    ),
)
_HEADS_SIZES = re.compile(r"\b(?:#? ?param(?:eter)?s?|sizes?|参数量?)\b|[#(),:]", re.I)


def _each_size(text: str, line: Line, named: Named) -> list[tuple[str, str, str]]:
    """`1B / 2B` of `Foo-1B/2B`, or below `LLM / total`: model, attribute and text of each; nothing where one is not."""
    sizes = _BETWEEN.split(text)
    if len(sizes) < 2 or not all(read_figures(size).kind == "size" and read_figures(size).numbers for size in sizes):
        return []
    models = listed_names(named.name)
    if len(models) == len(sizes) and line.meaning in _ATTRIBUTES and "+" not in text:
        return [(model, _ATTRIBUTES[line.meaning], size) for model, size in zip(models, sizes, strict=True)]
    if len(models) == 1 and line.meaning == "total_size" and _are_variants(text, len(sizes), line, named):
        return [(variant_name(named.name, size), "params_total_b", size) for size in sizes]
    words = [word.strip() for word in _BETWEEN.split(_HEADS_SIZES.sub(" ", line.reading.label))]
    told = [next((name for form, name in _NAMED_SIZES if form.fullmatch(word)), "") for word in words]
    if len(told) != len(sizes) or not all(told) or len(set(told)) != len(told):
        return []
    return [(named.name, name, size) for name, size in zip(told, sizes, strict=True)]


_PLURAL = re.compile(r"\b(?:sizes|variants|versions|models)\b", re.I)
LEAST_VARIANTS = 3
"""Sizes in one cell that are those of variants; two may be the whole's and the active part's."""


def _are_variants(text: str, count: int, line: Line, named: Named) -> bool:
    """Whether the sizes of a cell are those in which a model comes: `Sizes | 4B / 12B / 27B`, `2B, 7B and 72B`."""
    if "+" in text or "&" in text or _TOKEN.search(named.name):
        return False
    return count >= LEAST_VARIANTS or "," in text or "、" in text or _PLURAL.search(line.reading.label) is not None


_LABELLED = re.compile(
    r"(?P<written>(?P<size>\d+(?:\.\d+)?)(?:(?P<unit>[bm])|\s(?P<word>[bm](?:illion)?)))(?![\w])"
    r"(?:\s*\(?(?P<label>(?:in )?total|overall|activated|active)\b)?",
    re.I,
)


def _labelled(text: str) -> dict[str, tuple[str, float]]:
    """`17B (activated) 109B (total)`: what each size is; empty unless the words make every size clear."""
    found: dict[str, tuple[str, float]] = {}
    sizes = list(_LABELLED.finditer(text))
    if len(sizes) != 2 or not any(size["label"] for size in sizes):
        return {}
    for size in sizes:
        other = next(one for one in sizes if one is not size)
        label = (
            size["label"] or ("total" if (other["label"] or "").casefold().startswith("act") else "active")
        ).casefold()
        attribute = "params_activated_b" if label.startswith("act") else "params_total_b"
        factor = 1.0 if (size["unit"] or size["word"])[0] in "bB" else 0.001
        found[attribute] = size["written"], round(float(size["size"]) * factor, 9)
    return found if len(found) == len(sizes) else {}


def _scope(line: Line) -> str:
    return "total" if line.meaning in ("total_size", "trainable_and_total") else ""


def _comparator(text: str) -> Comparator:
    first = text[:1]
    return "<" if first in "<≤" else ">" if first in ">≥" or text.endswith("+") else "~" if first in "~≈" else "="


def _billions(text: str, line: Line) -> float | None:
    figures = read_figures(text)
    if figures.kind == "size" and figures.numbers:
        return figures.numbers[0]
    if figures.kind == "scores" and len(figures.numbers) == 1 and figures.numbers[0] > 0:
        unit = line.reading.unit.casefold()
        if figures.numbers[0] > LARGEST_BARE * (1000 if unit.startswith("m") else 1):
            return None
        return round(figures.numbers[0] / 1000, 6) if unit.startswith("m") and unit != "model" else figures.numbers[0]
    outside = re.sub(r"\([^)]*\)", "", text)
    tokens = list(_TOKEN.finditer(outside))
    if len(tokens) == 1 and not _EXPERTS.search(outside) and "+" not in outside.rstrip("+") and "/" not in outside:
        factor = 1.0 if tokens[0].group(2) in "bB" else 0.001
        return round(float(tokens[0].group(1)) * factor, 9)
    return None


def _claim_from_name(named: Named, language_model: float | None, vocabulary: Vocabulary, ledger: Ledger) -> None:
    _claim_active_from_name(named, ledger)
    size = own_size(named.name, vocabulary)
    if size is None or size.why_not or size.number is None or named.cell is None or named.place is None:
        return
    if size.text not in named.cell.text and size.text not in named.name:
        return
    if language_model is not None and abs(language_model - size.number) < 0.01:
        return
    if _OF_TWO.search(named.name.partition(size.text)[0]):
        ledger.issue(
            named.cell,
            named.place,
            kind="unreadable_size",
            severity="info",
            message=f"{named.name[:60]!r} may name two sizes or one of a version; left out",
        )
        return
    ledger.claim(
        named.cell, named.place, model=named.name, attribute="params_total_b", value_text=size.text,
        value_number=size.number, unit="billion", scope="total", status="derived_from_name", rule="size_in_the_name",
    )  # fmt: skip


_OF_TWO = re.compile(r"(?<![\w.])\d+(?:\.\d+)?\s?/\s?$")
"""`Foo-2/7B`: the second Foo at 7B, or Foo-2B and Foo-7B; `Foo2/7B` and `Foo-v2/7B` are of one size."""


def _claim_active_from_name(named: Named, ledger: Ledger) -> None:
    """`Foo-30B (3B active)`: how much of the one model of a cell is active."""
    if named.cell is None or named.place is None or "activ" not in named.cell.text:
        return
    said = list(_ACTIVE_BEHIND.finditer(plain(named.cell.text)))
    if len(said) == 1 and plain(named.cell.text).startswith(named.name.partition(" (")[0]):
        ledger.claim(
            named.cell, named.place, model=named.name, attribute="params_activated_b", value_text=said[0]["text"],
            value_number=float(said[0]["number"]), unit="billion", rule="what is active behind the name",
        )  # fmt: skip


_ACTIVE_BEHIND = re.compile(
    r"[(,] ?(?P<text>(?P<number>\d{1,4}(?:\.\d{1,3})?) ?B) (?:active|activated)(?: param(?:eter)?s)?(?=\)|, )"
)
