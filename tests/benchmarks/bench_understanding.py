"""Understanding beside reading: CPU seconds for the tables of a generated corpus, and for pages that are all tables.

Both run in one process, one after the other over the same documents, the best of three rounds. Cells of prose and of
components inside tables are read by the narrative part; what they cost is given apart. Exit code 1 when understanding
the tables of the generated corpus is dearer than reading it.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import extract.understanding.components as components_module
from extract.reading.body import read_body
from extract.records import Claim, Issue
from extract.reference import Reference, read_reference
from extract.understanding.tables import understand_tables

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3


class NarrativeClock:
    """Stands before the reader of component cells and adds up the CPU seconds that it takes."""

    def __init__(self) -> None:
        self.read = components_module.read_component_cell
        self.seconds = 0.0

    def __call__(self, *arguments: object, **named: object) -> tuple[tuple[Claim, ...], tuple[Issue, ...], str]:
        """Read one cell and take its time."""
        start = time.process_time()
        result = self.read(*arguments, **named)  # type: ignore[arg-type]
        self.seconds += time.process_time() - start
        return result


def main() -> int:
    """Print the costs for each corpus; 1 when understanding is the dearer one on the generated corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100, help="documents of the generated corpus")
    count = parser.parse_args().documents
    sys.path.insert(0, str(Path(__file__).parent))
    from bench_reading import corpus

    folder = ROOT / "seeds" / "reference"
    reference = read_reference({path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.csv")})
    clock = NarrativeClock()
    components_module.read_component_cell = clock
    heads = ("tables", "claims", "reading", "understanding", "ratio", "component cells")
    print(f"{'CPU seconds':<34}" + "".join(f"{head:>16}" for head in heads))
    ratio = _report(f"{count} generated documents", corpus(count), reference, clock)
    layouts = sorted((ROOT / "tests" / "extract" / "understanding" / "layouts").glob("*.md"))
    pages = [path.read_bytes() for path in layouts] * 10
    _report(f"{len(layouts)} pages of tables, ten times", pages, reference, clock)
    return 0 if ratio < 1 else 1


def _report(name: str, bodies: Sequence[bytes], reference: Reference, clock: NarrativeClock) -> float:
    readings = [read_body(body, name="bench") for body in bodies]
    claims = sum(len(understand_tables(reading, reference).claims) for reading in readings)

    def understand() -> None:
        clock.seconds = 0.0
        for reading in readings:
            understand_tables(reading, reference)

    reading, _ = _best(lambda: [read_body(body, name="bench") for body in bodies], clock)
    understanding, cells = _best(understand, clock)
    ratio = (understanding - cells) / reading
    tables = sum(len(reading.tables) for reading in readings)
    figures = f"{tables:>16}{claims:>16}{reading:>16.2f}{understanding - cells:>16.2f}{ratio:>16.2f}{cells:>16.2f}"
    print(f"{name:<34}{figures}")
    return ratio


def _best(work: Callable[[], object], clock: NarrativeClock) -> tuple[float, float]:
    """CPU seconds of the quickest round, and what component cells took in it."""
    rounds = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        work()
        rounds.append((time.process_time() - start, clock.seconds))
    return min(rounds)


if __name__ == "__main__":
    raise SystemExit(main())
