"""A process in a mount namespace of its own: FOLDER/data is a small or read-only file system.

unshare -m python mounted_child.py FOLDER full|read_only
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from editions import Said
from publishing_child import edition, open_at

from extract.errors import WarehouseError
from warehouse.places import releases_folder
from warehouse.query import run_query
from warehouse.releases import current


def mount(*arguments: object) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True)


def main() -> None:
    """Print the error of the run that could not be done, then what stands."""
    folder, case = Path(sys.argv[1]), sys.argv[2]
    data = folder / "data"
    data.mkdir()
    mount("-t", "tmpfs", "-o", "size=400m", "tmpfs", data)
    ingests = open_at(folder)
    ingests.ingest(edition(1))
    before = current(ingests.warehouse)
    size = sum(path.stat().st_size for path in releases_folder(ingests.warehouse).iterdir())
    mount("-o", f"remount,size={size + 500_000}" if case == "full" else "remount,ro", data)
    try:
        ingests.ingest(edition(2) | {"more": [Said(f"Extra {line}", "2") for line in range(3000)]})
    except WarehouseError as error:
        print(error)
    print(current(ingests.warehouse) == before)
    print(run_query(ingests.warehouse, "SELECT list(DISTINCT value_number) FROM claims").item().to_list())
    mount("-o", "remount,rw,size=400m", data)
    print([path.name for path in releases_folder(ingests.warehouse).glob(".building*")])
    print(open_at(folder).ingest(edition(2)).status)


if __name__ == "__main__":
    main()
