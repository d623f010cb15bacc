"""A process that tests start and kill: publishes edition after edition of one warehouse, each of one number throughout.

python publishing_child.py FOLDER [editions]
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from editions import Ingests, Said

from warehouse.query import run_query
from warehouse.releases import current

DOCUMENTS = 3
LINES = 40


def edition(number: int) -> dict[str, list[Said]]:
    """Every line of every document says this number."""
    return {
        f"doc{index}": [Said(f"Model {line}", str(number % 100), f"Bench{line % 5}") for line in range(LINES)]
        for index in range(DOCUMENTS)
    }


def open_at(folder: Path) -> Ingests:
    """Go on from what the warehouse holds."""
    warehouse = folder / "data" / "atlas.duckdb"
    runs = 0
    state: dict[str, list[Said]] = {}
    if current(warehouse) is not None:
        runs = int(run_query(warehouse, "SELECT max(run_id) FROM runs").item())
        state = edition(runs)
    return Ingests(warehouse=warehouse, staged=folder / "staged", state=dict(state), runs=runs)


def main() -> None:
    """Publish until killed, or so many editions."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10**6
    ingests = open_at(folder)
    print("ready", flush=True)
    for _ in range(count):
        ingests.ingest(edition(ingests.runs + 1), keep=3)
        print(ingests.runs, flush=True)


if __name__ == "__main__":
    main()
