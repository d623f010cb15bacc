"""One run from sources to a published release: a request in, the warehouse's report out.

The run reads like its sentence: plan (look at the sources, ask the ledger), read the batches, publish. The Prefect
flow calls the same three functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.planning import Plan, plan_run
from flows.progress import NoProgress, Progress
from flows.publishing import publish
from flows.reading_work import StagedBatch
from flows.requests import IngestRequest
from flows.runners import open_runner, run_batches
from warehouse.releases import writing
from warehouse.reports import RunReport

LOCK_SECONDS = 1.0
"""A run waits so long for the warehouse's lock: others look at it for a moment (see `stuck_runs`)."""


def ingest(request: IngestRequest, progress: Progress | None = None) -> RunReport:
    """Do one run and report it.

    Raises SeedsError, FetchError or WarehouseError when the run as a whole cannot be done; nothing is published then.
    """
    shown = progress or NoProgress()
    with writing(request.warehouse, wait_seconds=LOCK_SECONDS):
        plan = plan_run(request, shown)
        return publish(plan, read_all(plan, shown), shown)


def read_all(plan: Plan, progress: Progress) -> Sequence[StagedBatch]:
    """Read every batch of the plan with the request's runner; in the plan's order."""
    staged: dict[str, StagedBatch] = {}
    documents = sum(len(batch.work) for batch in plan.batches)
    with (
        progress.phase("read", documents) as advance,
        open_runner(plan.batches, plan.job, plan.request) as runner,
    ):
        for done in run_batches(plan.batches, runner):
            staged[done.key] = done
            advance(done.documents)
    return in_plan_order(plan, staged.values())


def in_plan_order(plan: Plan, staged: Iterable[StagedBatch]) -> Sequence[StagedBatch]:
    """The same batches whatever order they got done in; parts of a cut batch come last, by key."""
    order = {batch.key: number for number, batch in enumerate(plan.batches)}
    return sorted(staged, key=lambda done: (order.get(done.key, len(order)), done.key))
