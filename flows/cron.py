"""Cron expressions in, nothing or an error in our words out, before anything is started.

The shape and the ranges only: what passes is judged once more by Prefect, whose import takes seconds.
"""

from __future__ import annotations

import re
import zoneinfo

import click

FIELDS: tuple[tuple[str, int, int], ...] = (
    ("minute", 0, 59),
    ("hour", 0, 23),
    ("day of the month", 1, 31),
    ("month", 1, 12),
    ("day of the week", 0, 7),
)
_PART = re.compile(r"(?:\*|(?P<low>\w+)(?:-(?P<high>\w+))?)(?:/(?P<step>\d+))?")


def check_cron(cron: str, timezone: str) -> None:
    """Raise click.UsageError for what is no cron expression of five fields, or no known time zone."""
    texts = cron.split()
    if len(texts) != len(FIELDS):
        names = ", ".join(name for name, _low, _high in FIELDS)
        raise click.UsageError(f"--cron {cron!r} has {len(texts)} fields, not five: {names}")
    for text, (name, low, high) in zip(texts, FIELDS, strict=True):
        if not all(_is_part(part, low, high) for part in text.split(",")):
            raise click.UsageError(f"--cron {cron!r}: {text!r} is no {name} ({low} to {high}, *, lists, ranges, steps)")
    if timezone not in zoneinfo.available_timezones():
        raise click.UsageError(f"--timezone {timezone!r} is not known; name one as in Europe/Berlin")


def _is_part(part: str, low: int, high: int) -> bool:
    found = _PART.fullmatch(part)
    if found is None or found["step"] == "0":
        return False
    values = [text for text in (found["low"], found["high"]) if text is not None]
    return all(low <= int(text) <= high if text.isdigit() else len(text) == len("mon") for text in values)
