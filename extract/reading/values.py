"""The visible text of a cell in, a typed value out; in doubt it stays text. Never a wrong number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extract.records import Comparator, Value

MISSING: Final = {
    "": "blank",
    "-": "dash",
    "--": "dash",
    "---": "dash",
    "–": "dash",
    "—": "dash",
    "−": "dash",
    "/": "slash",
    "\\": "slash",
    "nan": "nan",
    "n/a": "not_applicable",
    "n.a.": "not_applicable",
    "na": "not_applicable",
    "n.a": "not_applicable",
    "not applicable": "not_applicable",
    "🤷": "unknown",
    "🤷‍♂️": "unknown",
    "🤷‍♀️": "unknown",
    "?": "unknown",
    "unknown": "unknown",
    "not specified": "not_specified",
    "not reported": "not_reported",
    "not available": "not_available",
    "unspecified": "not_specified",
    "tbd": "to_be_done",
    "tba": "to_be_done",
    "todo": "to_be_done",
    "none": "none",
    "null": "none",
    "nil": "none",
    "oom": "out_of_memory",
    "...": "dots",
    "…": "dots",
}
YES_NO: Final = {
    "yes": "yes", "true": "yes", "✅": "yes", "✔": "yes", "✔️": "yes", "✓": "yes", "☑": "yes", "☑️": "yes", "🟢": "yes",
    "no": "no", "false": "no", "❌": "no", "✗": "no", "✘": "no", "✖": "no", "✖️": "no", "×": "no", "❎": "no", "🔴": "no",
}  # fmt: skip

DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:['\u2019\u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?|\.\d+"
NUMBER: Final = re.compile(rf"[+\-−]?(?:{DIGITS})")
UNIT: Final = (
    r"%|percent|pp|[KMBTG]|[kKMGTP]i?[Bb]|billion|million|thousand|trillion|bn|mn|GB|[kM]?px|ms|s|sec|seconds|min|"
    r"minutes|h|hours?|days?|x|×|fps|FPS|Hz|tokens?/s|tok/s|img/s|it/s|tokens?|images?|frames?|params|parameters|"
    r"points?|pts|bits?|bit|W|°C|GPUs?|GFLOPs|TFLOPs|FLOPs|B params|B parameters|M params|M parameters|K tokens|B tokens|T tokens"
)
ONE: Final = re.compile(
    rf"(?P<sign>[+\-−]?)(?P<digits>{DIGITS})\s?(?P<unit>{UNIT})?"
    rf"(?:\s?(?:±|\+/-|\+-)\s?(?P<error>{DIGITS})\s?(?P<error_unit>%)?|\s?\(±\s?(?P<error2>{DIGITS})\s?%?\))?"
    rf"\s?(?P<late_unit>{UNIT})?"
)
EXPONENT: Final = re.compile(r"[+\-−]?\d+(?:\.\d+)?[eE][+\-−]\d{1,3}")
IDENTIFIER: Final = re.compile(
    r"0\d+(?:\.\d+)?|\d+(?:\.\d+)?[eE]\d*|\d{4}-\d{1,2}(?:-\d{1,2})?|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/\d{4}|"
    r"\d{2}(?:0[1-9]|1[0-2])\.\d{5}(?:v\d+)?|\d{2}(?:0[1-9]|1[0-2])\.\d{4}v\d+|v\d+(?:\.\d+)*|\d+(?:\.\d+){2,}|"
    r"\d+(?:-\d+){2,}|#\d+"
)
DECIMAL_COMMA: Final = re.compile(r"[+\-−]?(?:\d+,\d+|\d{1,3}(?:\.\d{3})+,\d+)\s?%?")
THOUSANDS: Final = re.compile(r"[+\-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
NUMBER_CHARACTERS: Final = re.compile(r"[\d.,:;'\s+\-−%±/()]*\d[\d.,:;'\s+\-−%±/()]*")
EXPERTS: Final = re.compile(rf"(\d+)\s?[x×X*]\s?({DIGITS})\s?([BbMTGK]?)")
COUNTED: Final = re.compile(r"(\d+)\s?[x×]\s?([A-Za-z][\w .()-]*)")
PAIR: Final = re.compile(r"\s*/\s*")
RANGE: Final = re.compile(
    rf"(?P<low>{DIGITS})\s?(?P<unit>{UNIT})?\s?(?:-|–|—|~|to|…|\.\.)\s?(?P<high>{DIGITS})\s?(?P<unit2>{UNIT})?"
)
SUB: Final = re.compile(r"sub[-‐\s]?(billion|million|trillion)(?:[-\s]?parameters?)?", re.IGNORECASE)
COMPARED: Final = (
    (re.compile(r"(?:<=|≤|⩽|up to|at most|under|below|less than|fewer than|<)\s*", re.IGNORECASE), "<"),
    (re.compile(r"(?:>=|≥|⩾|at least|over|above|more than|>)\s*", re.IGNORECASE), ">"),
    (re.compile(r"(?:~|≈|≃|∼|about|around|approx\.?|approximately|roughly|ca\.|circa)\s*", re.IGNORECASE), "~"),
)
PLUS: Final = re.compile(rf"({DIGITS})\s?({UNIT})?\s?\+")
CHANGE: Final = re.compile(
    rf"\s*(?:\(\s*(?:[+\-−↑↓▲▼]\s*(?:{DIGITS})\s?%?|(?:{DIGITS})\s?%?\s*[↑↓▲▼])\s*\)|[↑↓▲▼]\s*(?:{DIGITS})?\s?%?)$"
)
MAX_CHARACTERS: Final = 60
"""No number that a person writes into a cell is longer; longer text is not tried."""


@lru_cache(maxsize=32_768)
def read_value(text: str) -> Value:
    """The typed reading of a cell's visible `text`; numbers stand as written, `unit` tells their scale.

    "456 billion" gives numbers (456.0,) and unit "billion". What is not certainly a number is text or identifier.
    """
    text = text.strip()
    missing = MISSING.get(text) or MISSING.get(text.lower())
    if missing:
        return Value(kind="missing", reason=missing)
    answer = YES_NO.get(text) or YES_NO.get(text.lower())
    if answer:
        return Value(kind="yes_no", reason=answer)
    if len(text) > MAX_CHARACTERS or (not any(map(str.isdigit, text)) and not SUB.search(text)):
        return Value(kind="text")
    return _read_numeric(text) or Value(kind="text", reason=_doubt(text))


def _read_numeric(text: str) -> Value | None:
    if IDENTIFIER.fullmatch(text):
        return Value(kind="identifier", reason="looks like a number but names something")
    if EXPONENT.fullmatch(text):
        return Value(kind="number", numbers=(float(text.replace("−", "-")),))
    for reader in (_read_one, _read_pair, _read_range, _read_experts, _read_compared, _read_changed):
        value = reader(text)
        if value:
            return value
    return None


def _read_one(text: str) -> Value | None:
    match = ONE.fullmatch(text)
    if not match or not _is_plain(match["digits"]):
        return None
    error = match["error"] or match["error2"]
    unit = match["unit"] or match["late_unit"] or match["error_unit"] or ""
    if match["unit"] and match["late_unit"]:
        unit = f"{match['unit']} {match['late_unit']}"
    return Value(
        kind="percent" if unit in ("%", "percent") else "number",
        numbers=(_number(match["sign"] + match["digits"]),),
        unit="%" if unit == "percent" else unit,
        uncertainty=_number(error) if error else None,
    )


def _read_pair(text: str) -> Value | None:
    if "/" not in text:
        return None
    parts = PAIR.split(text)
    values = [_read_one(part) for part in parts]
    found = [value for value in values if value and value.uncertainty is None]
    if len(found) < len(parts) or len(parts) > 12:
        return None
    units = {value.unit for value in found if value.unit}
    if len(units) > 1:
        return None
    numbers = tuple(value.numbers[0] for value in found)
    return Value(kind="pair", numbers=numbers, unit=units.pop() if units else "")


def _read_range(text: str) -> Value | None:
    match = RANGE.fullmatch(text)
    if not match or not (_is_plain(match["low"]) and _is_plain(match["high"])):
        return None
    low, high = _number(match["low"]), _number(match["high"])
    unit, unit2 = match["unit"] or "", match["unit2"] or ""
    if (low >= high and unit in ("", unit2)) or (unit and unit != unit2):
        return None
    return Value(kind="range", numbers=(low, high), unit=unit2)


def _read_experts(text: str) -> Value | None:
    match = EXPERTS.fullmatch(text)
    if match and _is_plain(match[1]) and _is_plain(match[2]):
        return Value(
            kind="count", numbers=(float(match[1]), _number(match[2])), unit=match[3], reason="so many times so much"
        )
    match = COUNTED.fullmatch(text)
    if match and _is_plain(match[1]):
        return Value(kind="count", numbers=(float(match[1]),), unit=match[2].strip())
    return None


def _read_compared(text: str) -> Value | None:
    sub = SUB.fullmatch(text)
    if sub:
        return Value(kind="number", numbers=(1.0,), unit=sub[1].lower(), comparator="<", reason="sub-" + sub[1].lower())
    plus = PLUS.fullmatch(text)
    if plus and _is_plain(plus[1]):
        return Value(kind="number", numbers=(_number(plus[1]),), unit=plus[2] or "", comparator=">", reason="and more")
    for pattern, comparator in COMPARED:
        match = pattern.match(text)
        value = _read_one(text[match.end() :]) if match else None
        if match and value:
            sign: Comparator = "<" if comparator == "<" else ">" if comparator == ">" else "~"
            return Value(
                kind=value.kind, numbers=value.numbers, unit=value.unit, comparator=sign, reason=match[0].strip()
            )
    return None


def _read_changed(text: str) -> Value | None:
    """A number with the change against something else behind it: the change is no part of the number."""
    match = CHANGE.search(text)
    value = _read_one(text[: match.start()].strip()) if match else None
    if not match or not value:
        return None
    return Value(
        kind=value.kind,
        numbers=value.numbers,
        unit=value.unit,
        uncertainty=value.uncertainty,
        reason="change " + match[0].strip(),
    )


def _doubt(text: str) -> str:
    """Why text that is made like a number was left alone; nothing for other text."""
    if DECIMAL_COMMA.fullmatch(text):
        return "decimal comma, or a list"
    if NUMBER_CHARACTERS.fullmatch(text):
        return "no number as it is written"
    return ""


def _is_plain(digits: str) -> bool:
    """No leading zeros, which names and dates have."""
    return not (len(digits) > 1 and digits[0] == "0" and digits[1] != ".")


def _number(digits: str) -> float:
    for separator in ",'’\u00a0\u202f":
        digits = digits.replace(separator, "")
    return float(digits.replace("−", "-"))
