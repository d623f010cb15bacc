"""The Prefect flow around the pipeline: the same functions as tasks, with names, retries, artifacts and hooks.

One task reads several batches (5 to 30 s of work, at most `MOST_TASKS` a flow): a task costs Prefect's server 6 to
10 ms in a thread and a quarter of a second on Dask, so that a task a document would cost more than the document.

Annotations are evaluated here (no `from __future__ import annotations`): a served flow is pickled by value, and names
that only its annotations use would be missing where Prefect checks the parameters.
"""

import dataclasses
import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from flows.prefect_settings import keep_prefect_silent

keep_prefect_silent()

from prefect import flow, get_run_logger, runtime, tags, task  # noqa: E402 (after the analytics are off)
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.client.schemas.objects import FlowRun, State  # noqa: E402
from prefect.futures import PrefectFuture, as_completed  # noqa: E402
from prefect.states import Completed  # noqa: E402
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner  # noqa: E402
from prefect.utilities.annotations import quote  # noqa: E402

from extract.errors import FetchError, WarehouseError  # noqa: E402
from flows.batches import Batch  # noqa: E402
from flows.notification import notify_of_failure  # noqa: E402
from flows.pipeline import LOCK_SECONDS, in_plan_order  # noqa: E402
from flows.planning import Plan, plan_run  # noqa: E402
from flows.prefect_artifacts import ProgressArtifact, write_artifacts  # noqa: E402
from flows.progress import NoProgress  # noqa: E402
from flows.publishing import publish  # noqa: E402
from flows.reading_work import Job, StagedBatch, read_batch  # noqa: E402
from flows.requests import IngestRequest, RunnerName  # noqa: E402
from flows.runners import Runner, chosen_runner, dask_at_hand, open_runner  # noqa: E402
from flows.urls import masked  # noqa: E402
from warehouse.releases import writing  # noqa: E402
from warehouse.reports import RunReport  # noqa: E402


class HeldBackError(WarehouseError):
    """The checks held the publish back, which makes the flow run a failed one; `report` says what they found."""

    def __init__(self, report: RunReport) -> None:
        super().__init__(report.message)
        self.report = report


Value = TypeVar("Value")

MOST_TASKS = 48
FLOW_SECONDS = 12 * 3600
TASK_SECONDS = 2 * 3600


def _run_name() -> str:
    """For example "sources.toml, 2026-11-21 06:00" or "README.md and 3 more (dry run), …"."""
    parameters = runtime.flow_run.parameters
    sources = parameters.get("sources") or ["sources.toml"]
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    kind = " (dry run)" if parameters.get("dry_run") else ""
    moment = parameters.get("run_date") or datetime.now(UTC)
    first = masked(str(sources[0]))
    return f"{Path(first).name or first}{more}{kind}, {str(moment)[:16]}"


def _tell(flow: Any, flow_run: FlowRun, state: State[Any]) -> None:  # noqa: ARG001 (the hook's signature)
    """Hook of failed and crashed runs: tell the webhook, if one is set."""
    try:
        notify_of_failure(f"run {flow_run.name!r}", state.name or "Failed", state.message or "")
    except FetchError as error:
        get_run_logger().warning("%s", error)


@task(
    name="plan",
    task_run_name="plan",
    retries=1,
    retry_delay_seconds=10,
    cache_policy=NO_CACHE,
    timeout_seconds=TASK_SECONDS,
)
def plan_task(request: IngestRequest) -> Plan:
    """Look at the sources and ask the ledger."""
    return plan_run(request, NoProgress())


@task(name="read", task_run_name="read {label}", cache_policy=NO_CACHE)
def read_here(batches: Sequence[Batch], runner: Runner, label: str) -> list[StagedBatch]:  # noqa: ARG001 (in the name)
    """Read some batches with a runner of this process."""
    return [staged for batch in batches for staged in runner.read(batch)]


@task(
    name="read on Dask",
    task_run_name="read {label}",
    retries=2,
    retry_delay_seconds=5,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def read_on_worker(batches: Sequence[Batch], job: Job, label: str) -> list[StagedBatch]:  # noqa: ARG001 (in the name)
    """Read some batches on a worker of a cluster."""
    return [read_batch(batch, job) for batch in batches]


@task(name="publish", task_run_name="publish", cache_policy=NO_CACHE, timeout_seconds=TASK_SECONDS)
def publish_task(plan: Plan, staged: Sequence[StagedBatch]) -> RunReport:
    """Build the next release, check it, swap it in."""
    return publish(plan, staged, NoProgress())


@flow(
    name="ingest",
    flow_run_name=_run_name,
    description="Read documents about vision-language models into the warehouse.",
    timeout_seconds=FLOW_SECONDS,
    persist_result=False,
    on_failure=[_tell],
    on_crashed=[_tell],
)
def ingest_flow(
    warehouse: str,
    folder: str,
    sources: list[str] | None = None,
    full: bool = False,
    dry_run: bool = False,
    runner: RunnerName = "auto",
    dask_address: str = "",
    workers: int = 0,
    offline: bool = False,
    upstream: bool = False,
    run_date: datetime | None = None,
    bodies: str = "",
    keep: int = 5,
) -> State[Any]:
    """One run. `warehouse` and `folder` are absolute paths; `run_date` backfills: see `IngestRequest`."""
    request = IngestRequest(
        warehouse=Path(warehouse),
        folder=Path(folder),
        sources=tuple(sources or ()),
        full=full,
        dry_run=dry_run,
        runner=runner,
        dask_address=dask_address,
        workers=workers,
        offline=offline,
        upstream=upstream,
        run_date=run_date if run_date is None or run_date.tzinfo else run_date.replace(tzinfo=UTC),
        bodies=Path(bodies) if bodies else None,
        keep=keep,
    )
    with tags("vlm-atlas", request.warehouse.stem), writing(request.warehouse, wait_seconds=LOCK_SECONDS):
        plan = plan_task(_opaque(request))
        _log_plan(plan)
        staged = in_plan_order(plan, _read(plan))
        report = publish_task(_opaque(plan), _opaque(staged))
    return _conclude(report)


def _log_plan(plan: Plan) -> None:
    """Say in the run's log what is going to be read, and every failure with its reason."""
    counts = Counter(decision.verdict for decision in plan.decisions)
    found = ", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in counts.items())
    get_run_logger().info("%d documents: %s; %d batches to read", len(plan.decisions), found, len(plan.batches))
    for decision in plan.decisions:
        if decision.verdict == "failed":
            get_run_logger().warning("%s: %s", decision.uri, decision.reason)


def _opaque(value: Value) -> Value:
    """Hand a task its parameter without Prefect looking inside for futures: a plan may hold 10,000 documents."""
    return cast("Value", quote(value))


def _read(plan: Plan) -> list[StagedBatch]:
    """Read the plan's batches as tasks of a flow of their own, whose task runner is chosen by the request."""
    if not plan.batches:
        return []
    if chosen_runner(plan.batches, plan.request) == "dask":
        with dask_at_hand():
            from prefect_dask.task_runners import DaskTaskRunner

        cluster: TaskRunner[Any] = DaskTaskRunner(address=plan.request.dask_address)
        # Not opaque: prefect-dask hands a quoted value on as the tuple that a quote is.
        return _read_as_flow(plan, cluster, lambda group, label: read_on_worker.submit(group, plan.job, label))
    with open_runner(plan.batches, plan.job, plan.request) as runner:
        lanes: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=runner.lanes)
        return _read_as_flow(plan, lanes, lambda group, label: read_here.submit(_opaque(group), _opaque(runner), label))


Submit = Callable[[tuple[Batch, ...], str], PrefectFuture[list[StagedBatch]]]


def _read_as_flow(plan: Plan, task_runner: TaskRunner[Any], submit: Submit) -> list[StagedBatch]:
    """The flow takes no parameters: the server would store a plan of 10,000 documents as JSON."""

    @flow(name="read batches", flow_run_name=f"read {len(plan.batches)} batches", task_runner=task_runner)
    def read_batches() -> list[StagedBatch]:
        groups = group_batches(plan.batches, MOST_TASKS)
        progress = ProgressArtifact(f"{len(plan.batches)} batches", len(groups))
        futures = [submit(group, _label(number, groups)) for number, group in enumerate(groups, 1)]
        staged: list[StagedBatch] = []
        for future in as_completed(futures):
            staged.extend(future.result())
            progress.advance()
        return staged

    return read_batches()


def _label(number: int, groups: Sequence[Sequence[Batch]]) -> str:
    return f"{number} of {len(groups)}: {sum(len(batch.work) for batch in groups[number - 1]):,} documents"


def group_batches(batches: Sequence[Batch], most: int) -> list[tuple[Batch, ...]]:
    """The batches in at most `most` groups of neighbours, as even as can be."""
    count = min(most, len(batches))
    ends = [len(batches) * number // count for number in range(count + 1)] if count else []
    return [tuple(batches[start:end]) for start, end in itertools.pairwise(ends)]


def _conclude(report: RunReport) -> State[Any]:
    """Write the artifacts and name the run's state after the status. Raises HeldBackError when its checks failed."""
    write_artifacts(report)
    if report.status == "failed":
        raise HeldBackError(report)
    name = report.status.replace("_", " ").capitalize()
    return Completed(name=name, message=_summary(report), data=report)


def _summary(report: RunReport) -> str:
    seen = ", ".join(f"{count} {decision}" for decision, count in report.documents.items() if count)
    return f"run {report.run_id}: {seen or 'no documents'}; {report.claims_added} claims added"


def flow_parameters(request: IngestRequest) -> dict[str, Any]:
    """The request as the flow's parameters, in values that JSON knows."""
    values = {field.name: getattr(request, field.name) for field in dataclasses.fields(request)}
    run_date = request.run_date
    return values | {
        "warehouse": str(request.warehouse),
        "folder": str(request.folder),
        "sources": list(request.sources),
        "run_date": run_date.isoformat() if run_date else None,
        "bodies": str(request.bodies or ""),
    }


def ingest_with_prefect(request: IngestRequest) -> RunReport:
    """Run the flow here, against the configured API or Prefect's own temporary server; its report.

    Raises what the pipeline raises.
    """
    state: State[Any] = ingest_flow(**flow_parameters(request), return_state=True)
    try:
        report: RunReport = state.result()
    except HeldBackError as error:
        return error.report
    return report
