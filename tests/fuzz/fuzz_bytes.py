"""Coverage-guided fuzzing of reading with atheris: any bytes give a reading whose places are inside the document.

Needs atheris, which is in no extra of the project: python -m pip install "atheris>=3,<4".
Usage: python tests/fuzz/fuzz_bytes.py [-max_total_time=3600] [-max_len=4096] CORPUS_FOLDER
Findings are written as crash-* files; keep each as a case in tests/fuzz/findings/, where a test repeats and reads them.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["extract.reading"]):
    from extract.reading import read_body


def check(data: bytes) -> None:
    """Read `data` and look at every place."""
    reading = read_body(data, name="fuzz")
    length = len(reading.document.text)
    for table in reading.tables:
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
    pending = list(reading.records)
    while pending:
        record = pending.pop()
        if not 0 <= record.start <= record.end <= length or record.line_start > record.line_end:
            raise AssertionError(f"record {record.name!r} at {record.start} to {record.end} of {length}")
        pending += record.children


def main() -> None:
    """Fuzz."""
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
