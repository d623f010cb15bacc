"""What one run is asked to do; plain values, so that a Prefect parameter, a test and an option say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

RunnerName = Literal["auto", "serial", "processes", "dask"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestRequest:
    """One run. Without `sources` the list of the working directory's (or the packaged) seeds is ingested."""

    warehouse: Path
    """The stable name; absolute."""
    folder: Path
    """The working directory: relative sources and seeds/ are looked for here."""
    sources: tuple[str, ...] = ()
    full: bool = False
    """Read every document again, whatever the ledger says."""
    dry_run: bool = False
    runner: RunnerName = "auto"
    dask_address: str = ""
    workers: int = 0
    """Worker processes; 0: as many as this process may use cores."""
    offline: bool = False
    """Take URLs from the bodies on disk and fetch nothing."""
    upstream: bool = False
    """Fetch the upstream of listed sources (fetch_url) in place of their snapshots."""
    run_date: datetime | None = None
    """Backfill: the run is recorded at this time, and URLs answer as they were last fetched by then."""
    bodies: Path | None = None
    """Where fetched bodies are kept; None: beside the warehouse."""
    keep: int = 5
    """How many releases stay."""
