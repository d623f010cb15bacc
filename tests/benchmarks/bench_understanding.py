"""Understanding beside reading: seconds for the tables of a generated corpus and for documents that are nearly all tables.

Both run in one process, one after the other over the same readings, the best of three rounds; understanding must cost
less than reading. Cells of architecture tables are read by the narrative part and counted with understanding.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from extract.reading import read_body
from extract.records import Reading
from extract.reference import Reference, read_reference
from extract.understanding import understand_tables

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3


def main() -> int:
    """Print both costs for each corpus; 1 when understanding is the dearer one on the generated corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200, help="documents of the generated corpus")
    count = parser.parse_args().documents
    sys.path.insert(0, str(Path(__file__).parent))
    from bench_reading import corpus

    folder = ROOT / "seeds" / "reference"
    reference = read_reference({path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.csv")})
    print(f"{'corpus':<34}{'tables':>8}{'claims':>9}{'reading s':>11}{'understanding s':>17}{'ratio':>7}")
    ratio = _report(f"{count} generated documents", corpus(count), reference)
    layouts = sorted((ROOT / "tests" / "extract" / "understanding" / "layouts").glob("*.md"))
    _report(f"{len(layouts)} layouts, nearly all tables", [path.read_bytes() for path in layouts] * 10, reference)
    return 0 if ratio < 1 else 1


def _report(name: str, bodies: Sequence[bytes], reference: Reference) -> float:
    readings = [read_body(body, name="bench") for body in bodies]
    claims = sum(len(understand_tables(reading, reference).claims) for reading in readings)
    reading = _best(lambda: [read_body(body, name="bench") for body in bodies])
    understanding = _best(lambda: [understand_tables(reading, reference) for reading in readings])
    ratio = understanding / reading
    tables = sum(len(reading.tables) for reading in readings)
    print(f"{name:<34}{tables:>8}{claims:>9}{reading:>11.2f}{understanding:>17.2f}{ratio:>7.2f}")
    return ratio


def _best(work: Callable[[], list[Reading] | list[object]]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    raise SystemExit(main())
