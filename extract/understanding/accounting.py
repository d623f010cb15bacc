"""Tables and fates in, the sum out: how many body cells ended as claim, issue or ignored, and whether none is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import CellFate, Table
from extract.understanding.claims.ledger import body_places


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Counts over body cells that are not empty. `lost` have no fate, `doubled` more than one."""

    body_cells: int
    claims: int
    issues: int
    ignored: int
    lost: int
    doubled: int

    @property
    def is_balanced(self) -> bool:
        """Whether claims, issues and ignored cells add up to every body cell."""
        return self.lost == 0 and self.doubled == 0 and self.claims + self.issues + self.ignored == self.body_cells


def account(tables: Sequence[Table], fates: Sequence[CellFate]) -> Account:
    """Add up the fates of all tables of a document."""
    places = {(table.index, row, column) for table in tables for row, column in body_places(table)}
    told = Counter((fate.table_index, fate.row_index, fate.column_index) for fate in fates)
    kinds = Counter(fate.fate for fate in fates if (fate.table_index, fate.row_index, fate.column_index) in places)
    return Account(
        body_cells=len(places),
        claims=kinds["claim"],
        issues=kinds["issue"],
        ignored=kinds["ignored"],
        lost=len(places - told.keys()),
        doubled=sum(count > 1 for count in told.values()) + len(told.keys() - places),
    )
