"""Understanding beside reading: CPU seconds for the tables of a generated corpus, and for pages that are all tables.

Both run in one process, in turn over the same documents, the best of seven rounds of each, with Python's search for
cycles paused as it is wherever a document is read. Cells of prose and of components inside tables are read by the
narrative part: once, beforehand, and what that costs is given apart. Exit code 1 when understanding
the tables of the generated corpus is dearer than reading it.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import extract.understanding.claims.components as components_module
from extract.cycles import unsearched
from extract.reading.body import read_body
from extract.records import Cell, Claim, Issue, Reading, Understanding
from extract.reference import Reference, read_reference
from extract.understanding.tables import understand_tables

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
Read = tuple[tuple[Claim, ...], tuple[Issue, ...], str]
"""What the reader of component cells says of one: claims, issues, and why there are none."""


class KeptCells:
    """Stands before the reader of component cells: reads each once, takes its CPU seconds, and gives it again after.

    The cells of a document are asked for in the same order each time, so that giving them again is next to free.
    """

    def __init__(self) -> None:
        self.read = components_module.read_component_cell
        self.kept: dict[int, tuple[Reading, list[Read]]] = {}
        self.seconds = 0.0

    def understand(self, reading: Reading, reference: Reference) -> Understanding:
        """Understand the tables of a document, its component cells read beforehand from the second time on."""
        if id(reading) not in self.kept:
            self.kept[id(reading)] = reading, []
            components_module.read_component_cell = partial(self._read, self.kept[id(reading)][1])
        else:
            again = iter(self.kept[id(reading)][1])
            components_module.read_component_cell = lambda *_, **__: next(again)
        return understand_tables(reading, reference)

    def _read(self, known: list[Read], cell: Cell, **asked: Any) -> Read:
        start = time.process_time()
        known.append(self.read(cell, **asked))
        self.seconds += time.process_time() - start
        return known[-1]


def main() -> int:
    """Print the costs for each corpus; 1 when understanding is the dearer one on the generated corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100, help="documents of the generated corpus")
    count = parser.parse_args().documents
    sys.path.insert(0, str(Path(__file__).parent))
    from bench_reading import corpus

    folder = ROOT / "seeds" / "reference"
    reference = read_reference({path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.csv")})
    cells = KeptCells()
    heads = ("tables", "claims", "reading", "understanding", "ratio", "component cells")
    print(f"{'CPU seconds':<34}" + "".join(f"{head:>16}" for head in heads))
    ratio = _report(f"{count} generated documents", corpus(count), reference, cells)
    layouts = sorted((ROOT / "tests" / "extract" / "understanding" / "layouts").glob("*.md"))
    pages = [path.read_bytes() for path in layouts] * 10
    _report(f"{len(layouts)} pages of tables, ten times", pages, reference, cells)
    return 0 if ratio < 1 else 1


def _report(name: str, bodies: Sequence[bytes], reference: Reference, cells: KeptCells) -> float:
    readings = [read_body(body, name="bench") for body in bodies]
    cells.seconds = 0.0
    claims = sum(len(cells.understand(reading, reference).claims) for reading in readings)
    rounds = [_round(bodies, readings, reference, cells) for _ in range(ROUNDS)]
    reading, understanding = min(one[0] for one in rounds), min(one[1] for one in rounds)
    ratio = understanding / reading
    tables = sum(len(reading.tables) for reading in readings)
    figures = f"{tables:>16}{claims:>16}{reading:>16.2f}{understanding:>16.2f}{ratio:>16.2f}{cells.seconds:>16.2f}"
    print(f"{name:<34}{figures}")
    return ratio


def _round(
    bodies: Sequence[bytes], readings: Sequence[Reading], reference: Reference, cells: KeptCells
) -> tuple[float, float]:
    """CPU seconds of reading and of understanding."""
    gc.collect()
    with unsearched():
        start = time.process_time()
        for body in bodies:
            read_body(body, name="bench")
        between = time.process_time()
        for reading in readings:
            cells.understand(reading, reference)
        end = time.process_time()
    return between - start, end - between


if __name__ == "__main__":
    raise SystemExit(main())
