"""`vlm-atlas rollback`: make a kept release the live one again."""

from __future__ import annotations

from pathlib import Path

import click

from extract.errors import WarehouseError
from flows.commands.options import warehouse_option


@click.command("rollback")
@click.argument("release")
@warehouse_option
def command(release: str, warehouse: Path) -> None:
    """Make RELEASE (its name, or its run's number) the live one."""
    from warehouse.migrating import ensure_readable
    from warehouse.releases import rollback

    live = rollback(warehouse, release)
    click.echo(f"{warehouse} is now {live.release_id}")
    try:
        ensure_readable(live.path)
    except WarehouseError as error:
        click.echo(f"vlm-atlas: {error}", err=True)
