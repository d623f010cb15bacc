"""A long run of rows in, some of them out: enough to tell what all are like, at a cost that does not grow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Row = TypeVar("Row")

MOST_ROWS = 400
"""Rows that are asked what all rows of a table are like. Tables of results end far below."""


def sample(rows: Sequence[Row], most: int = MOST_ROWS) -> list[Row]:
    """All rows where they are few, else `most` of them from everywhere.

    One row of each of `most` stretches, a place further in each: rows that alternate are met in all their kinds.
    """
    if len(rows) <= most:
        return list(rows)
    step = len(rows) // most
    return [rows[stretch * step + stretch % step] for stretch in range(most)]
