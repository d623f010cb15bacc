"""Coverage-guided fuzzing with atheris: any bytes are read and understood, and every place is inside the document.

Needs atheris, which is in no extra of the project: python -m pip install "atheris>=3,<4".
Usage: python tests/fuzz/fuzz_bytes.py [-max_total_time=3600] [-max_len=4096] CORPUS_FOLDER
Findings are written as crash-* files; keep each as a case in tests/fuzz/findings/, where a test repeats and reads them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["extract"]):
    from extract.extraction import extract_document
from extract.records import Extraction, Record, Table
from extract.reference import read_reference
from extract.understanding.accounting import account

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "reference"
REFERENCE = read_reference({path.stem: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.csv"))})


def check(data: bytes) -> None:
    """Read and understand `data`, and look at every place."""
    extraction = extract_document(data, name="fuzz", reference=REFERENCE)
    length = len(extraction.document.text)
    for table in extraction.tables:
        check_table(table, length)
    check_records(extraction.records, length)
    check_claims(extraction)
    check_fates(extraction)


def check_table(table: Table, length: int) -> None:
    """A rectangle whose cells stand inside the document."""
    if not 0 <= table.start <= table.end <= length:
        raise AssertionError(f"table {table.index} at {table.start} to {table.end} of {length}")
    if len({len(row) for row in table.rows}) != 1:
        raise AssertionError(f"table {table.index} is no rectangle")
    if table.parent is not None and not 0 <= table.parent[0] < table.index:
        raise AssertionError(f"table {table.index} has parent {table.parent}")
    for row in table.rows:
        for cell in row:
            if not 0 <= cell.start <= cell.end <= length:
                raise AssertionError(f"cell at {cell.start} to {cell.end} of {length}")


def check_records(records: Iterable[Record], length: int) -> None:
    """Records stand inside the document, and end where or behind where they start."""
    pending = list(records)
    while pending:
        record = pending.pop()
        if not 0 <= record.start <= record.end <= length or record.line_start > record.line_end:
            raise AssertionError(f"record {record.name!r} at {record.start} to {record.end} of {length}")
        pending += record.children


def check_claims(extraction: Extraction) -> None:
    """The place of every claim reads as its quote."""
    text = extraction.document.text
    for claim in extraction.claims:
        if claim.table_index is None and text[claim.start : claim.end] != claim.quote:
            raise AssertionError(f"claim {claim.quote!r} at {claim.start} to {claim.end}")


def check_fates(extraction: Extraction) -> None:
    """Every body cell that is not empty has exactly one fate."""
    summed = account(extraction.tables, extraction.fates)
    if not summed.is_balanced:
        raise AssertionError(f"the cells do not add up: {summed}")


def main() -> None:
    """Fuzz."""
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
