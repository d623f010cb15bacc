"""A process that tests start: asks a warehouse again and again and writes down what it saw.

    python reading_child.py WAREHOUSE STOP [--hold]   until the file STOP is there; --hold keeps one connection open

Each line: moment before the question (time.monotonic), run, number of different values, standing claims, claims said.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import duckdb

from warehouse.query import run_query
from warehouse.releases import current

QUESTION = """
    SELECT
        (SELECT max(run_id) FROM runs),
        (SELECT count(DISTINCT value_number) FROM claims WHERE until_run_id IS NULL),
        (SELECT count(*) FROM claims WHERE until_run_id IS NULL),
        (SELECT claims_standing FROM runs ORDER BY run_id DESC LIMIT 1)
"""


def main() -> None:
    """Read until told to stop; any error ends the process with a traceback."""
    warehouse, stop = Path(sys.argv[1]), Path(sys.argv[2])
    held = duckdb.connect(str(current(warehouse)), read_only=True) if "--hold" in sys.argv else None
    first = held.execute(QUESTION).fetchall() if held else None
    print("ready", flush=True)
    while not stop.exists():
        moment = time.monotonic()
        row = run_query(warehouse, QUESTION).row(0)
        print(moment, *row, flush=True)
        time.sleep(0.1)
        if held is not None and held.execute(QUESTION).fetchall() != first:
            raise SystemExit("the held release changed")


if __name__ == "__main__":
    main()
