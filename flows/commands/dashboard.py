"""`vlm-atlas dashboard`: the dashboard alone, until Ctrl-C."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.options import warehouse_option


@click.command("dashboard")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--host", default="localhost", show_default=True, help="Address to listen at; 0.0.0.0 for all.")
@warehouse_option
def command(port: int, host: str, warehouse: Path) -> None:
    """Serve the dashboard for the warehouse; Ctrl-C ends it."""
    from flows.house import serve_dashboard
    from flows.ports import Address

    serve_dashboard(warehouse, Address(host=host, port=port))
