"""The visible text of a cell in, a typed value out; in doubt it stays text. Never a wrong number."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from extract.records import Comparator, Value

_MISSING: Final = {
    "blank": ("",),
    "dash": ("-", "--", "---", "–", "—", "−", "‐", "_", "―"),
    "slash": ("/", "\\"),
    "nan": ("nan",),
    "not_applicable": ("n/a", "n / a", "n.a.", "n.a", "na", "not applicable"),
    "unknown": ("🤷", "🤷‍♂️", "🤷‍♀️", "?", "??", "unknown", "unk", "unclear"),
    "not_specified": ("not specified", "unspecified", "not stated", "not given", "undisclosed", "not disclosed"),
    "not_reported": ("not reported", "unreported"),
    "not_available": ("not available", "unavailable"),
    "to_be_done": ("tbd", "tba", "todo", "to be announced", "to be released", "coming soon", "wip"),
    "none": ("none", "null", "nil"),
    "out_of_memory": ("oom", "out of memory"),
    "dots": ("...", "…", "..", "⋯"),
}
"""Reason → what people write for a value that is not there, in lower case."""
_YES_NO: Final = {
    "yes": ("yes", "true", "✅", "✔", "✔️", "✓", "☑", "☑️", "🟢", "👍"),
    "no": ("no", "false", "❌", "✗", "✘", "✖", "✖️", "×", "❎", "🔴", "👎"),
}
MISSING: Final = {text: reason for reason, texts in _MISSING.items() for text in texts}
YES_NO: Final = {text: answer for answer, texts in _YES_NO.items() for text in texts}

UNITS: Final = (
    "% percent pp K M B T G k b KB MB GB TB GiB MiB KiB TiB Gb Mb kB billion million thousand trillion Billion Million"
    " Thousand Trillion bn mn px kpx Mpx"
    " ms s sec secs second seconds min mins minute minutes h hr hrs hour hours day days x × fps FPS Hz tokens/s token/s"
    " tok/s t/s img/s it/s token tokens image images frame frames param params parameter parameters point points pts"
    " bit bits bytes W °C GPU GPUs GFLOPs TFLOPs FLOPs"
)
"""What may stand behind a number; kept as it is written, for it tells the number's scale."""
_UNIT: Final = "|".join(sorted(map(re.escape, UNITS.split()), key=len, reverse=True))
_WORDS: Final = r"params?|parameters?|tokens?|images?|frames?|samples?|VRAM|RAM|bytes"
UNIT: Final = rf"(?:{_UNIT})(?:\s(?:{_WORDS}))?(?![\w%])"
DIGITS: Final = r"(?:(?:0|[1-9]\d*)(?:\.\d+)?|[1-9]\d{0,2}(?:[,'’]\d{3})+(?:\.\d+)?|\.\d+)(?!\d)"
"""No leading zeros, which names and dates have; thousands with commas or apostrophes in groups of three."""

SIMPLE: Final = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.\d{1,3})?|[1-9]\d{3}", re.ASCII)
"""Patterns of numbers know ASCII digits only: others are left as text, for some mix scripts or lack a decimal point."""
ONE: Final = re.compile(
    rf"(?P<sign>[+\-−]?)(?P<digits>{DIGITS})\s?(?P<unit>{UNIT})?"
    rf"(?:\s?\(?(?:±|\+/-|\+-)\s?(?P<error>{DIGITS})\s?(?P<error_unit>{UNIT})?\)?)?",
    re.ASCII,
)
EXPONENT: Final = re.compile(r"[+\-−]?[1-9](?:\.\d{1,15})?[eE][+\-−]\d{1,2}", re.ASCII)
IDENTIFIER: Final = re.compile(
    r"0\d+(?:\.\d+)?|\d+(?:\.\d+)?[eE]\d*|\d{4}-\d{1,2}(?:-\d{1,2})?|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/\d{4}|"
    r"\d{2}(?:0[1-9]|1[0-2])\.\d{5}(?:v\d+)?|\d{2}(?:0[1-9]|1[0-2])\.\d{4}v\d+|[vV]\d+(?:\.\d+)*|\d+(?:\.\d+){2,}|"
    r"(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:19|20)\d\d\.(?:0[1-9]|1[0-2])|\d+(?:-\d+){2,}|#\d+|\d{16,}"
)
"""Leading zeros, 1e5, dates, arXiv numbers, versions, 2024.05, 1-2-3, #4, more digits than a number keeps."""
DECIMAL_COMMA: Final = re.compile(r"[+\-−]?(?:\d+,\d+|\d{1,3}(?:\.\d{3})+,\d+)\s?%?")
OTHER_DIGITS: Final = "¼-¾⅐-⅞²³¹⁰-⁹₀-₉"
_NUMERIC: Final = rf"[\d.,;'\s+\-−%±/(){OTHER_DIGITS}]*"
NUMBER_CHARACTERS: Final = re.compile(rf"{_NUMERIC}[\d{OTHER_DIGITS}]{_NUMERIC}")
TIMES: Final = re.compile(rf"(\d+)\s?[x×X*]\s?({DIGITS})\s?([BbMTGK]|px)?", re.ASCII)
COUNTED: Final = re.compile(r"([1-9]\d*)\s?[x×]\s?([A-Za-z][\w .()-]*)")
RANGE: Final = re.compile(
    rf"(?P<low>{DIGITS})\s?(?P<low_unit>{UNIT})?\s?(?:-|–|—|~|to|…|\.\.)\s?(?P<high>{DIGITS})\s?(?P<unit>{UNIT})?",
    re.ASCII,
)
SUB: Final = re.compile(r"sub[-‐\s]?(billion|million|trillion)(?:[-\s]?parameters?)?", re.IGNORECASE)
AND_MORE: Final = re.compile(rf"({DIGITS})\s?({UNIT})?\s?\+", re.ASCII)
COMPARED: Final[tuple[tuple[re.Pattern[str], Comparator], ...]] = (
    (re.compile(r"(?:<=|≤|⩽|<|(?:up to|at most|under|below|less than|fewer than)\s)\s*", re.IGNORECASE), "<"),
    (re.compile(r"(?:>=|≥|⩾|>|(?:at least|over|above|more than)\s)\s*", re.IGNORECASE), ">"),
    (re.compile(r"(?:~|≈|≃|∼|(?:about|around|approx\.?|approximately|roughly|ca\.?|circa)\s)\s*", re.IGNORECASE), "~"),
)
CHANGE: Final = re.compile(
    rf"\s*(?:\(\s*[+\-−↑↓▲▼]\s*{DIGITS}\s?%?\s*\)|\(\s*{DIGITS}\s?%?\s*[↑↓▲▼]\s*\)|[↑↓▲▼]\s*(?:{DIGITS})?\s?%?)"
)
MAY_BE_VALUE: Final = re.compile(
    rf"[\d.+\-−<>≤≥⩽⩾~≈≃∼#/{OTHER_DIGITS}]|v\d|"
    r"(?:sub|up|at|under|below|less|fewer|over|above|more|about|around|approx|roughly|ca|circa|"
    r"unk|na|n[./])",
    re.IGNORECASE,
)
"""How a value starts; other text is not tried."""
MAX_CHARACTERS: Final = 60
"""No number that a person writes into a cell is longer; longer text is not tried."""
MAX_PAIR_PARTS: Final = 12
TEXT: Final = Value(kind="text")


def read_value(text: str) -> Value:
    """The typed reading of a cell's visible `text`; numbers stand as written, `unit` tells their scale.

    "456 billion" gives numbers (456.0,) and unit "billion". What is not certainly a number is text or identifier;
    text with a `reason` looks like a number but may be another one than it looks.
    """
    return _read_short(text) if len(text) <= MAX_CHARACTERS else TEXT


@lru_cache(maxsize=8192)
def _read_short(text: str) -> Value:
    if SIMPLE.fullmatch(text):
        return Value(kind="number", numbers=(float(text),))
    text = text.strip()
    folded = text.lower()
    if folded in MISSING:
        return Value(kind="missing", reason=MISSING[folded])
    if folded in YES_NO:
        return Value(kind="yes_no", reason=YES_NO[folded])
    if not MAY_BE_VALUE.match(text):
        return TEXT
    for reader in READERS:
        value = reader(text)
        if value is not None:
            return value
    return Value(kind="text", reason=_doubt(text)) if _doubt(text) else TEXT


def _read_words(text: str) -> Value | None:
    """Text without digits, but for sub-billion."""
    sub = SUB.fullmatch(text)
    if sub:
        scale = sub[1].lower()
        return Value(kind="number", numbers=(1.0,), unit=scale, comparator="<", reason=f"sub-{scale}")
    if any(map(str.isnumeric, text)):
        return None
    parts = [part.strip().lower() for part in text.split("/")]
    if len(parts) > 1 and all(part in MISSING for part in parts):
        return Value(kind="missing", reason=MISSING[parts[0]])
    return TEXT


def _read_identifier(text: str) -> Value | None:
    if IDENTIFIER.fullmatch(text):
        return Value(kind="identifier", reason="made like a number but names something")
    return None


def _read_exponent(text: str) -> Value | None:
    return Value(kind="number", numbers=(_number(text),)) if EXPONENT.fullmatch(text) else None


def _read_one(text: str) -> Value | None:
    match = ONE.fullmatch(text)
    if not match:
        return None
    unit = match["unit"] or match["error_unit"] or ""
    return Value(
        kind="percent" if unit in ("%", "percent") else "number",
        numbers=(_number(match["sign"] + match["digits"]),),
        unit="%" if unit == "percent" else unit,
        uncertainty=_number(match["error"]) if match["error"] else None,
    )


def _read_pair(text: str) -> Value | None:
    parts = text.split("/")
    if not 1 < len(parts) <= MAX_PAIR_PARTS:
        return None
    found = [value for part in parts if (value := _read_one(part.strip())) and value.uncertainty is None]
    units = {value.unit for value in found if value.unit}
    if len(found) < len(parts) and all(_read_one(part.strip()) or part.strip().lower() in MISSING for part in parts):
        return TEXT  # numbers could not be told from each other any more
    if len(found) < len(parts) or len(units) > 1:
        return None
    return Value(kind="pair", numbers=tuple(value.numbers[0] for value in found), unit=units.pop() if units else "")


def _read_range(text: str) -> Value | None:
    match = RANGE.fullmatch(text)
    if not match:
        return None
    low, high = _number(match["low"]), _number(match["high"])
    low_unit, unit = match["low_unit"] or "", match["unit"] or ""
    if low >= high or (low_unit and low_unit != unit):
        return None
    return Value(kind="range", numbers=(low, high), unit=unit)


def _read_times(text: str) -> Value | None:
    match = TIMES.fullmatch(text)
    if match:
        numbers = (float(match[1]), _number(match[2]))
        return Value(kind="count", numbers=numbers, unit=match[3] or "", reason="one number times another")
    match = COUNTED.fullmatch(text)
    return Value(kind="count", numbers=(float(match[1]),), unit=match[2].strip()) if match else None


def _read_compared(text: str) -> Value | None:
    more = AND_MORE.fullmatch(text)
    if more:
        return Value(kind="number", numbers=(_number(more[1]),), unit=more[2] or "", comparator=">", reason="and more")
    for pattern, comparator in COMPARED:
        match = pattern.match(text)
        value = _read_one(text[match.end() :]) if match else None
        if match and value:
            return Value(
                kind=value.kind,
                numbers=value.numbers,
                unit=value.unit,
                comparator=comparator,
                reason=match[0].strip(),
            )
    return None


def _read_changed(text: str) -> Value | None:
    """A number with the change against another one behind it; the change is no part of the number."""
    one = ONE.match(text)
    change = CHANGE.fullmatch(text, one.end()) if one else None
    value = _read_one(text[: one.end()].strip()) if one and change else None
    if change is None or value is None:
        return None
    return Value(
        kind=value.kind,
        numbers=value.numbers,
        unit=value.unit,
        uncertainty=value.uncertainty,
        reason=f"change {change[0].strip()}",
    )


READERS: Final[tuple[Callable[[str], Value | None], ...]] = (
    _read_words,
    _read_identifier,
    _read_exponent,
    _read_one,
    _read_pair,
    _read_range,
    _read_times,
    _read_compared,
    _read_changed,
)


def _doubt(text: str) -> str:
    """Why text that is made like a number was left alone; nothing for other text."""
    if DECIMAL_COMMA.fullmatch(text):
        return "decimal comma, or a list"
    if NUMBER_CHARACTERS.fullmatch(text):
        return "no number as it is written"
    return ""


def _number(digits: str) -> float:
    for separator in ",'’":
        digits = digits.replace(separator, "")
    return float(digits.replace("−", "-")) + 0.0  # a minus before zero says nothing
