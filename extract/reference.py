"""Reviewed reference data: CSV texts in, one frozen `Reference` out. Reading the files is the caller's work."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from extract.errors import SeedsError

Row = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Reference:
    """The tables of seeds/reference by file stem; each a tuple of rows (column name → text, "" where empty)."""

    tables: Mapping[str, tuple[Row, ...]]
    version: str
    """SHA-256 over all texts: part of the key that decides whether a document must be read again."""

    def rows(self, name: str) -> tuple[Row, ...]:
        """Rows of one table; none when the file is absent."""
        return self.tables.get(name, ())

    @cached_property
    def is_empty(self) -> bool:
        """Whether no reference data was given at all."""
        return not any(self.tables.values())


def read_reference(texts: Mapping[str, str]) -> Reference:
    """Parse the CSV texts of seeds/reference, keyed by file stem.

    Raises SeedsError naming file and line where a row has more or fewer cells than the header.
    """
    tables = {name: _read_rows(name, text) for name, text in sorted(texts.items())}
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(f"{name}\0{texts[name]}\0".encode())
    return Reference(tables=tables, version=digest.hexdigest())


def _read_rows(name: str, text: str) -> tuple[Row, ...]:
    reader = csv.DictReader(io.StringIO(text))
    rows: list[Row] = []
    for row in reader:
        if None in row or None in row.values():
            raise SeedsError(
                f"seeds/reference/{name}.csv line {reader.line_num}: the row does not have the header's "
                f"{len(reader.fieldnames or ())} cells; add or remove commas (quote a text that holds one)"
            )
        rows.append(row)
    return tuple(rows)
