"""The process behind `schedule` and `up`: serves the ingest flow as a deployment with a cron schedule, no overlap.

A run that comes due while another is under way is cancelled (Prefect's concurrency limit), and a run that starts
nonetheless stops at the warehouse's lock. A slot that a dead run left taken is freed: see `stuck_runs`.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
from pathlib import Path
from uuid import UUID

from flows.house import SERVED_MARK
from flows.prefect_settings import keep_prefect_silent
from flows.requests import IngestRequest

DEPLOYMENT = "vlm-atlas"


def serve(cron: str, timezone: str, request: IngestRequest) -> None:
    """Register the deployment at the configured API and run what is scheduled, until interrupted."""
    keep_prefect_silent()
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.exceptions import TerminationSignal
    from prefect.runner import Runner
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.prefect_flow import flow_parameters, ingest_flow
    from flows.stuck_runs import keep_slots_free

    runner = Runner(name=DEPLOYMENT, query_seconds=QUERY_SECONDS)
    deployment_id = runner.add_flow(
        ingest_flow,
        name=DEPLOYMENT,
        schedules=[Cron(cron, timezone=timezone)],
        parameters=flow_parameters(request),
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        tags=["vlm-atlas"],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    print(SERVED_MARK, flush=True)
    keep_slots_free(UUID(str(deployment_id)), request.warehouse, lambda line: print(line, flush=True))
    with contextlib.suppress(KeyboardInterrupt, TerminationSignal):
        asyncio.run(runner.start())


QUERY_SECONDS = 5.0
"""How often the server is asked for due runs."""


def main() -> None:
    """Read the arguments that `flows.house` gives, and serve."""
    parser = argparse.ArgumentParser(description="Serve the scheduled ingest.")
    parser.add_argument("--cron", required=True)
    parser.add_argument("--timezone", default="UTC")
    parser.add_argument("--warehouse", required=True, type=Path)
    parser.add_argument("--folder", required=True, type=Path)
    given = parser.parse_args()
    serve(given.cron, given.timezone, IngestRequest(warehouse=given.warehouse, folder=given.folder))


if __name__ == "__main__":
    main()
