"""`vlm-atlas export`: the live release as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.options import warehouse_option

FORMATS = ("parquet", "csv", "json", "model-index", "every-eval-ever")
"""As warehouse.exports.FORMATS, which a test compares; here so that --help need not import the database."""


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "layout", type=click.Choice(FORMATS), default="parquet", show_default=True)
@click.option("--history", is_flag=True, help="Add the runs and the earlier claims and facts to a package.")
@warehouse_option
def command(folder: Path, layout: str, history: bool, warehouse: Path) -> None:
    """Write the live release to DIR, which is made, or replaced when it holds an earlier export."""
    from warehouse.exports import export

    written = export(warehouse, folder.resolve(), layout, history=history)
    click.echo(f"{folder}: {len(written)} files, {sum(path.stat().st_size for path in written):,} bytes")
