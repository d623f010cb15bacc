"""Fates of cells before they are frozen: the same slots, but set without the detour of frozen dataclasses."""

from __future__ import annotations

from extract.records import CellFate, Fate


class FateDraft:
    """A `CellFate` in the making; a table of 100,000 cells has as many of them."""

    __slots__ = tuple(CellFate.__dataclass_fields__)

    def __init__(self, table_index: int, row_index: int, column_index: int, fate: Fate, reason: str) -> None:
        """Set every slot of a fate."""
        self.table_index = table_index
        self.row_index = row_index
        self.column_index = column_index
        self.fate = fate
        self.reason = reason

    def frozen(self) -> CellFate:
        """The same object as a `CellFate`."""
        self.__class__ = CellFate  # type: ignore[assignment]
        return self  # type: ignore[return-value]
