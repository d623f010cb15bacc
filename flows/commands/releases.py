"""`vlm-atlas releases`: the kept releases, and which is live."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.options import warehouse_option


@click.command("releases")
@warehouse_option
def command(warehouse: Path) -> None:
    """List the kept releases, oldest first; * marks the live one."""
    from warehouse.releases import current, releases

    live = current(warehouse)
    kept = releases(warehouse)
    for release in kept:
        mark = "*" if release.is_current else " "
        created = f"{release.created_at:%Y-%m-%d %H:%M:%S} UTC"
        same = f"  same as run {release.same_as}" if release.same_as is not None else ""
        click.echo(f"{mark} {release.release_id}  {created}  {release.byte_count:>13,} bytes{same}")
    if not kept:
        click.echo(f"{warehouse}: no release {'but this file' if live else 'yet'}; run vlm-atlas ingest")
