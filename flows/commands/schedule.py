"""`vlm-atlas schedule`: ingest again and again, by Prefect."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.options import warehouse_option


@click.command("schedule")
@click.option("--cron", required=True, help='When to ingest, as five cron fields: "0 6 * * *" is every day at 6.')
@click.option("--timezone", default="UTC", show_default=True, help="Time zone of --cron.")
@click.option(
    "--prefect-port",
    type=click.IntRange(1, 65535),
    default=4200,
    show_default=True,
    help="Port of Prefect's own server.",
)
@warehouse_option
def command(cron: str, timezone: str, prefect_port: int, warehouse: Path) -> None:
    """Serve the scheduled ingest until Ctrl-C, without overlap.

    On the Prefect server that PREFECT_API_URL names, else on one of our own.
    """
    from flows.cron import check_cron
    from flows.house import Schedule, serve_schedule
    from flows.ports import Address

    check_cron(cron, timezone)
    serve_schedule(
        warehouse, Schedule(cron=cron, timezone=timezone, server=Address(host="127.0.0.1", port=prefect_port))
    )
