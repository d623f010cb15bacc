"""`vlm-atlas ingest`: one run from sources to a published release."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, time
from pathlib import Path

import click

from flows.commands.options import refuse_empty, warehouse_option
from flows.requests import IngestRequest, RunnerName


@click.command("ingest")
@click.argument("source", nargs=-1, callback=refuse_empty)
@warehouse_option
@click.option("--full", is_flag=True, help="Forget what is unchanged: read every document again.")
@click.option("--dry-run", is_flag=True, help="Show the changes, publish nothing.")
@click.option(
    "--runner",
    type=click.Choice(["auto", "serial", "processes", "dask"]),
    default="auto",
    show_default=True,
    help="Where documents are read; auto takes the cores when there is much to read.",
)
@click.option("--dask-address", default="", metavar="TCP://…", help="Scheduler of an existing Dask cluster.")
@click.option("--workers", type=click.IntRange(min=1), default=None, help="Worker processes.  [default: the cores]")
@click.option(
    "--prefect/--no-prefect",
    "use_prefect",
    default=None,
    help="Run as the Prefect flow.  [default: only when a Prefect API is configured]",
)
@click.option("--offline", is_flag=True, help="Take URLs from the bodies on disk; fetch nothing.")
@click.option("--upstream", is_flag=True, help="Fetch the upstream of the listed sources in place of their snapshots.")
@click.option(
    "--run-date",
    metavar="DATE",
    callback=lambda _context, _parameter, text: _run_date(text),
    help="Backfill: record the run at this time (UTC; a day is its end); URLs answer as last fetched by then.",
)
@click.option(
    "--bodies",
    type=click.Path(path_type=Path, file_okay=False, resolve_path=True),
    help="Where fetched bodies are kept.  [default: beside the warehouse]",
)
@click.option("--keep", type=click.IntRange(min=1), default=5, show_default=True, help="How many releases stay.")
def command(
    source: tuple[str, ...],
    warehouse: Path,
    full: bool,
    dry_run: bool,
    runner: RunnerName,
    dask_address: str,
    workers: int | None,
    use_prefect: bool | None,
    offline: bool,
    upstream: bool,
    run_date: datetime | None,
    bodies: Path | None,
    keep: int,
) -> None:
    """Read documents into the warehouse; without SOURCE the list seeds/sources.toml.

    SOURCE: file, folder, glob, URL (a page of a Git hosting site gives its raw file) or another list (.toml).
    """
    if dask_address and runner == "auto":
        runner = "dask"
    if runner == "dask" and not dask_address:
        raise click.UsageError("--runner dask needs the scheduler's address: --dask-address tcp://host:8786")
    if upstream and source:
        raise click.UsageError("--upstream goes with the list of sources, not with SOURCE arguments")
    request = IngestRequest(
        warehouse=warehouse,
        folder=Path.cwd(),
        sources=source,
        full=full,
        dry_run=dry_run,
        runner=runner,
        dask_address=dask_address,
        workers=workers or 0,
        offline=offline,
        upstream=upstream,
        run_date=run_date,
        bodies=bodies,
        keep=keep,
    )
    sys.exit(_run(request, use_prefect))


def _run_date(text: str | None) -> datetime | None:
    """A moment in UTC; a day alone is its last second so far, so that what was fetched on it counts."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no date; write 2026-11-01 or 2026-11-01T06:00:00") from error
    if len(text) == len("2026-11-01"):
        end = datetime.combine(moment.date(), time(23, 59, 59), UTC)
        now = datetime.now(UTC)
        return now if moment.date() == now.date() else end
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _run(request: IngestRequest, use_prefect: bool | None) -> int:
    from flows.prefect_settings import configured_api_url, keep_prefect_quiet
    from flows.worker_processes import start_early

    if request.runner == "processes":
        start_early()

    if use_prefect or (use_prefect is None and configured_api_url()):
        keep_prefect_quiet()
        from flows.prefect_flow import ingest_with_prefect

        report = ingest_with_prefect(request)
    else:
        from flows.direct_run import run_directly

        report = run_directly(request)
    from flows.reports import print_report

    print_report(report)
    return 1 if report.status == "failed" else 0
