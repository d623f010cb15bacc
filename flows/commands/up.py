"""`vlm-atlas up`: the whole system in one command."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extract.errors import AtlasError, WarehouseError
from flows.commands.options import warehouse_option


@click.command("up")
@warehouse_option
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port of the dashboard.")
@click.option("--host", default="localhost", show_default=True, help="Address to listen at; 0.0.0.0 for all.")
@click.option("--no-schedule", is_flag=True, help="Leave Prefect and the schedule out.")
@click.option("--cron", default="0 6 * * *", show_default=True, help="When to ingest again.")
@click.option("--timezone", default="UTC", show_default=True, help="Time zone of --cron.")
@click.option(
    "--prefect-port",
    type=click.IntRange(1, 65535),
    default=4200,
    show_default=True,
    help="Port of Prefect's own server.",
)
def command(
    warehouse: Path, port: int, host: str, no_schedule: bool, cron: str, timezone: str, prefect_port: int
) -> None:
    """Ingest the seeds, serve the dashboard, Prefect's server and the schedule; one Ctrl-C ends it all.

    A configured PREFECT_API_URL is used in place of a server of our own.
    """
    from flows.cron import check_cron
    from flows.house import Schedule, ensure_ports, serve_all
    from flows.ports import Address

    address = Address(host=host, port=port)
    check_cron(cron, timezone)
    server = Address(host="127.0.0.1", port=prefect_port)
    schedule = None if no_schedule else Schedule(cron=cron, timezone=timezone, server=server)
    ensure_ports(address, schedule)
    _ingest(warehouse)
    serve_all(warehouse, address, schedule)


def _ingest(warehouse: Path) -> None:
    """One direct run; when it fails or its checks hold the publish back, an earlier release is served on."""
    from flows.direct_run import run_directly
    from flows.reports import print_report
    from flows.requests import IngestRequest

    try:
        report = run_directly(IngestRequest(warehouse=warehouse, folder=Path.cwd()))
    except AtlasError as error:
        if not _holds_a_release(warehouse):
            raise
        print(f"vlm-atlas: {error}", file=sys.stderr)
    else:
        print_report(report)
        if report.status != "failed":
            return
        if not _holds_a_release(warehouse):
            sys.exit(1)
    print("vlm-atlas: serving the last release, which is unchanged", file=sys.stderr)


def _holds_a_release(warehouse: Path) -> bool:
    """Whether there is something to serve: a service must not go down because a source or the network did."""
    from warehouse.query import open_release

    try:
        open_release(warehouse)
    except WarehouseError:
        return False
    return True
