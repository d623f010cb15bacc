"""What waits for a person's judgement in, the same with a row ready to paste into seeds/reference out.

A row ends in WHY: the reason is what makes it a reviewed one, and nobody but the reviewer knows it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

WHY = "WHY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A row for one file of seeds/reference, and what pasting it says."""

    file: str
    row: str
    meaning: str


def suggestions(item: Mapping[str, Any]) -> tuple[Suggestion, ...]:
    """The rows that would settle one item of the question `review`; a pair has two ways to be settled."""
    name, other, kind = str(item["name"]), str(item["other"]), str(item["kind"])
    if item["topic"] == "pair":
        return (
            _suggest("aliases.csv", [other, name, "ok", WHY], "they are one model"),
            _suggest("never_merge.csv", [name, other, WHY], "they are two"),
        )
    if item["topic"] == "component":
        return (
            _suggest("components.csv", [name, kind, "", "", "", "", "", "", WHY], f"it is a {kind.replace('_', ' ')}"),
        )
    if item["topic"] == "dataset":
        return (_suggest("datasets.csv", [name, kind, "", WHY], "it is a data set"),)
    cells = [_slug(name), name, "", "", "", kind, "", "", "", "", "", "", "", "no", "", WHY]
    return (_suggest("benchmarks.csv", cells, "it is a benchmark; fill in what is known of unit, scale and direction"),)


def review_lines(found: pl.DataFrame, limit: int) -> Iterator[str]:
    """The first `limit` items of each topic (0: all) as text: what it is, where it stands, the rows to paste."""
    for topic in found["topic"].unique(maintain_order=True):
        items = found.filter(pl.col("topic") == topic)
        yield f"{TITLES[topic]}: {items.height:,}"
        for item in items.head(limit or items.height).iter_rows(named=True):
            yield from _item_lines(item)
        if limit and items.height > limit:
            yield f"  … {items.height - limit:,} more; --limit 0 lists all"
        yield ""


TITLES = {
    "pair": "Pairs of names that may be one model",
    "benchmark": "Benchmarks without a reviewed row",
    "component": "Parts of models without a reviewed row",
    "dataset": "Data sets without a reviewed row",
}


def _item_lines(item: Mapping[str, Any]) -> Iterator[str]:
    name = f"{item['name']} / {item['other']}" if item["other"] else str(item["name"])
    place = f"  ({item['models']} models, first in {item['document']} line {item['line']})" if item["document"] else ""
    yield f"  {name}{place}: {item['reason']}"
    for suggestion in suggestions(item):
        yield f"      {suggestion.file}: {suggestion.row}    if {suggestion.meaning}"


def _suggest(file: str, cells: Sequence[str], meaning: str) -> Suggestion:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return Suggestion(file=file, row=text.getvalue(), meaning=meaning)


def _slug(name: str) -> str:
    return "_".join("".join(c if c.isalnum() else " " for c in name.casefold().replace("+", " plus ")).split())
