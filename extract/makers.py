"""Records made by plain functions, several times faster than by their classes; a test compares the two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from extract.quick import maker
from extract.records import (
    Cell,
    Claim,
    ColumnMeaning,
    Field,
    Issue,
    Link,
    Mention,
    Record,
    RecordKind,
    Table,
    Value,
)

Texts = tuple[str, ...]

new_claim: Final = maker(Claim)
new_column_meaning: Final = maker(ColumnMeaning)
new_issue: Final = maker(Issue)
new_link: Final = maker(Link)
new_mention: Final = maker(Mention)
new_table: Final = maker(Table)
new_cell: Final = cast(
    "Callable[[str, int, int, int, bool, tuple[int, int], int, int, tuple[Link, ...], Texts, Texts, Texts, Texts,"
    " Value | None], Cell]",
    maker(Cell, by_name=False),
)
new_field: Final = cast(
    "Callable[[str, str, int, int, int, int, tuple[Link, ...]], Field]", maker(Field, by_name=False)
)
new_record: Final = cast(
    "Callable[[RecordKind, str, int, int, int, int, int, bool, Texts, tuple[Field, ...], tuple[Record, ...]], Record]",
    maker(Record, by_name=False),
)
