"""The text of one amount of memory in; how much it is, what is said of it and beside it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.records import Cell, Comparator
from extract.understanding.headings.stated_conditions import states_condition
from extract.understanding.wording import plain

_GIGABYTES = re.compile(
    r"(?:(?<![A-Za-z0-9_.])|(?<=\d[x×*]))(\d+(?:,\d{3})*(?:\.\d+)?)\s*\+?\s*(tib|tb|gib?|gbs?|go|гб|g|mib|mb)(?![a-z])",
    re.I,
)
_LOW = re.compile(
    r"(?<![A-Za-z0-9_.])(\d+(?:\.\d+)?)\s*(?:gib|gb|g)?\s*(?:-|~|to)\s*\d+(?:\.\d+)?\s*(gib?|gb|go|гб|g|mib|mb)(?![a-z])",
    re.I,
)
_SEVERAL = re.compile(
    r"(?<![\w.])(?P<digits>\d{1,3})\s*[x×*]\s*(?=\d|[A-Z])"
    r"|(?<=[Bb])\s*(?:[x×*]\s*(?P<behind>\d{1,2})(?![\w.])|/\s*(?P<of_cards>\d{1,2}) ?(?:gpus?|cards?)\b)"
    r"|\b(?P<word>one|two|four|eight)\b(?=[^\d]{0,24}\b(?:with|of|à|at)\s+\d)",
    re.I,
)
_IN_DIGITS = {"one": "1", "two": "2", "four": "4", "eight": "8"}
_IN_BRACKETS = re.compile(
    r"\d\s*[a-z]*(?:\+|以上|起|左右|程度|이상)?(?:\s+(?:v-?ram|(?:gpu |video )?memory|gpu|peak))?"
    r"\s*\((?![x+-]?[\d.]+[x%]?\))([^()]*[A-Za-z][^()]*)\)\s*$",
    re.I,
)
_FORMAT_BEFORE = re.compile(
    r"\W*((?:int|fp|bf|nf|w)-?\d{1,2}(?:a\d{1,2})?|b?float-?\d{1,2}|[248]-?bits?|awq|gptq|gguf|q\d(?:_\w+)?)\s*[:：=]?\s*[~≈<>]?\s*\d",
    re.I,
)
"""The number format before an amount: `BF16: 18 GB`."""
_FORMAT_BEHIND = re.compile(
    r"\d\+?\s?(?:GB|GiB|MB|G)\+?\s+(?:in |at |with )?([A-Za-z\d][\w-]{1,11}(?: [A-Za-z]\w{1,7})?)$"
)
"""`~4 GB INT4`: the number format behind an amount."""
_ON_CARD = re.compile(r"[^\W\d]{3,} (?:on|на|auf|sur) (?:an? |one |a single )?\d+\s?G", re.I)
_OF_FILE = re.compile(r"\d\s?[GM]i?B (?:download|file|on disk|disk)\b", re.I)
"""`~6 GB download`: what is fetched or stored."""
_OF_CARD = re.compile(r"^[^():：]*\(\s*\d+\s*GB?\s*\)\s*[:：]\s*", re.I)
_ABOUT = re.compile(
    r"\W*(?:~|≈|约|約|大约|around\b|about\b|approx|ca\.|circa\b|etwa\b|environ\b|aprox|около\b|примерно\b)", re.I
)

_ABOUT_BEHIND = re.compile(r"(?:左右|程度|前後|前后|정도)\W*$")


def amount_in(text: str) -> tuple[str, str] | None:
    """The first amount with its unit, of a range the lower end: `25-27GB` is 25 GB."""
    found, low = _GIGABYTES.search(text), _LOW.search(text)
    found = low if low is not None and (found is None or low.start() <= found.start()) else found
    return (found.group(1), found.group(2)) if found is not None else None


_LABELLED = re.compile(
    r"\s*(?P<label>[^:：=]{1,40}?)\s*[:：=]\s*(?P<amount>(?:(?:about|around|approx\.?|ca\.|约|約) ?|\W{0,3})\d.*)", re.I
)


def labelled_amount(text: str) -> tuple[str, str] | None:
    """`BF16: 18 GB`: how the model was run, and the amount that it takes then."""
    found = _LABELLED.fullmatch(text)
    return (found["label"], found["amount"]) if found is not None and states_condition(found["label"]) else None


def unit_of_column(cells: Iterable[str]) -> str:
    """The unit of a column's amounts, where most have one and all the same: `48 GB`, `40 GB`, `24`."""
    filled = [cell for cell in cells if re.search(r"\d", cell)]
    units = [found[1] for cell in filled if (found := amount_in(cell)) is not None]
    return units[0] if len({unit[0].casefold() for unit in units}) == 1 and len(units) * 2 > len(filled) else ""


def without_card(text: str) -> str:
    """`2 x T4(16GB): 11~12G`: what is taken of the card that is named before it."""
    return _OF_CARD.sub("", text)


def is_card_at_hand(text: str) -> bool:
    """Whether an amount is what a card has, or a file, and not what is taken: `unstable on 16GB`, `❌ 12GB+ only`."""
    if _OF_FILE.search(text) is not None:
        return True
    return _ON_CARD.match(text) is not None or text.lstrip().startswith(("❌", "✗", "✘"))


def said_beside(text: str) -> Iterable[str]:
    """How many cards share the amount, and what stands in brackets behind it: `14 GB (QAT)`."""
    several = _SEVERAL.search(text)
    if several is not None:
        count = several["digits"] or several["behind"] or several["of_cards"] or _IN_DIGITS[several["word"].casefold()]
        yield "1 GPU" if count == "1" else f"{count} GPUs"
    labelled = _FORMAT_BEFORE.match(text)
    if labelled is not None:
        yield labelled[1]
    behind = _FORMAT_BEHIND.search(text)
    if behind is not None and states_condition(behind[1]):
        yield behind[1]
    found = _IN_BRACKETS.search(text)
    if found is not None and not _GIGABYTES.match(found.group(1).strip("~≈ ")):
        yield found.group(1).strip()


def comparator_of(text: str) -> Comparator:
    """`≥ 8 GB`, `about 8 GB`: what the words or the sign before the amount say of it."""
    first = text.strip()[:1]
    if first in "<≤>≥":
        return "<" if first in "<≤" else ">"
    return "~" if _ABOUT.match(text) or _ABOUT_BEHIND.search(text) else "="


def amounts_of(cell: Cell, text: str) -> list[str]:
    """The amounts of a cell, with what is said of each: lines, `8 GB (4 GB with INT4)`, `8 / 18 GB`, `BF16: 18 GB`."""
    return _with_unit_of_last(_pieces(cell, text))[: 1 if _OF_TOTAL.fullmatch(text) else None]


_PIECES = re.compile(
    r"\s*(?:/(?!\s*(?:it|s|sec|iter|imgs?|images?|pages?|frames?|samples?|[页张帧]|\d{1,2} ?(?:GPU|gpu|card)s?)\b)"
    r"|\||;|、|,\s"
    r"|(?<=[Bb])\s(?:or|或)\s(?=\d+\s?[x×*]|one\b|two\b|four\b|eight\b))\s*"
    r"(?![^()]*\))"
)


def _pieces(cell: Cell, text: str) -> list[str]:
    """The amounts of a cell: a line each, `8 GB (4 GB with INT4)`, or apart by a slash, a bar or a comma."""
    lines = [plain(part) for part in cell.parts if part.strip()]
    is_shown = len(lines) > 1 and all(line in text for line in lines)
    if is_shown and (all(map(amount_in, lines)) or all(map(labelled_amount, lines))):
        return lines
    other = _IN_OTHER_FORMAT.fullmatch(text)
    if other is not None and states_condition(other["format"]):
        return [other["amount"], f"{other['format']}: {other['less']}"]
    return _PIECES.split(text)


_IN_OTHER_FORMAT = re.compile(
    r"(?P<amount>\W{0,2}\d[\d.]*\s?G(?:i?B)?\+?)\s?\((?P<less>\W{0,2}\d[\d.]*\s?G(?:i?B)?\+?) "
    r"(?:with |in |using |for |at |w/ ?)?(?P<format>[^()]{2,30})\)",
    re.I,
)
_OF_TOTAL = re.compile(r"[\d.,]+(?:\s*MiB)?\s*/\s*[\d.,]+\s*MiB", re.I)
"""`5021 MiB / 24576 MiB`: how much of a card's memory is used, as its driver shows it."""
_BARE = re.compile(r"\W*\d+(?:\.\d+)?")
_WITH_UNIT = re.compile(r"\W*\d+(?:\.\d+)?\s*(GiB|GB|G|MiB|MB)\b.*", re.I)


def _with_unit_of_last(pieces: Sequence[str]) -> list[str]:
    """`8 / 18 GB`: the unit behind the last figure is that of all."""
    told = _WITH_UNIT.fullmatch(pieces[-1])
    if told is None:
        return list(pieces)
    return [f"{piece} {told.group(1)}" if _BARE.fullmatch(piece) else piece for piece in pieces]
