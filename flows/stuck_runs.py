"""A deployment's occupied slot in, freed again when the run that held it is dead: else every later run is cancelled.

Prefect keeps the lease of a slot in its server's memory and a run's state until its process reports otherwise. A server
that restarts at the wrong moment, or a kill -9, leaves a slot taken for good. The warehouse's lock is the truth: the
kernel frees it with its holder. A slot that is found occupied at two looks in a row while nobody holds the lock is
freed, and the runs that seem to be under way are marked as crashed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Crashed

from extract.errors import WarehouseError
from warehouse.releases import writing

LOOK_SECONDS = 20.0
"""Between two looks: longer than a run needs from taking its slot to holding the lock (import and start, 5 to 10 s)."""

UNDER_WAY = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]


def keep_slots_free(deployment_id: UUID, warehouse: Path, say: Callable[[str], None]) -> threading.Thread:
    """Look again and again from a thread that ends with the process; `say` gets a line for each slot freed."""

    def look_for_ever() -> None:
        pause = threading.Event()
        before: frozenset[UUID] | None = None
        while not pause.wait(LOOK_SECONDS):
            try:
                with get_client(sync_client=True) as client:
                    before = look(client, deployment_id, warehouse, before, say)
            except (httpx.HTTPError, OSError):
                before = None  # the server is away: what was seen before says nothing any more

    thread = threading.Thread(target=look_for_ever, name="slots", daemon=True)
    thread.start()
    return thread


def look(
    client: SyncPrefectClient,
    deployment_id: UUID,
    warehouse: Path,
    before: frozenset[UUID] | None,
    say: Callable[[str], None],
) -> frozenset[UUID] | None:
    """Look once: what holds the slot now, to be given to the next look; None when nothing does or it was freed."""
    name = f"deployment:{deployment_id}"
    if client.read_global_concurrency_limit_by_name(name).active_slots == 0 or not _is_idle(warehouse):
        return None
    runs = _runs_under_way(client, deployment_id)
    found = frozenset(run.id for run in runs)
    if found != before:
        return found
    for run in runs:
        client.set_flow_run_state(run.id, Crashed(message="its process is gone"), force=True)
    client.update_global_concurrency_limit(name, GlobalConcurrencyLimitUpdate(active_slots=0))
    say(f"freed the slot of {len(runs)} dead runs" if runs else "freed a slot that no run held")
    return None


def _runs_under_way(client: SyncPrefectClient, deployment_id: UUID) -> list[FlowRun]:
    found = FlowRunFilter.model_validate(
        {"deployment_id": {"any_": [deployment_id]}, "state": {"type": {"any_": UNDER_WAY}}}
    )
    return client.read_flow_runs(flow_run_filter=found, limit=50)


def _is_idle(warehouse: Path) -> bool:
    """Whether no process writes to the warehouse; a run that starts this moment waits longer than this look takes."""
    try:
        with writing(warehouse):
            return True
    except WarehouseError:
        return False
