"""The Prefect flow around the pipeline: the same functions as tasks, with names, retries, artifacts and hooks.

One task a lane of batches (5 to 30 s of work, at most `MOST_TASKS` a flow): a task costs Prefect's server 6 to 10 ms
in a thread and a quarter of a second on Dask, so that a task a document would cost more than the document.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flows.prefect_settings import keep_prefect_silent

keep_prefect_silent()

from prefect import runtime  # noqa: E402 (after the analytics are off)

MOST_TASKS = 48
FLOW_SECONDS = 12 * 3600
TASK_SECONDS = 2 * 3600
TAGS = ["vlm-atlas"]


def _run_name() -> str:
    parameters = runtime.flow_run.parameters
    sources = parameters.get("sources") or ["the list of sources"]
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    moment = parameters.get("run_date") or datetime.now(UTC)
    return f"{Path(str(sources[0])).name or sources[0]}{more}, {moment:%Y-%m-%d %H:%M}"
