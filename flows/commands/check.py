"""`vlm-atlas check`: run the warehouse's checks on the live release."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flows.commands.options import warehouse_option


@click.command("check")
@click.option(
    "--checks",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of further checks, one .sql file each.",
)
@warehouse_option
def command(checks: Path | None, warehouse: Path) -> None:
    """Run every check on the live release; errors give exit code 1, warnings do not."""
    from flows.seed_files import own_checks, reference_of, seeds_folder
    from flows.sources import read_source_list
    from warehouse.checking import check_warehouse, read_checks
    from warehouse.reports import check_lines

    seeds = seeds_folder(Path.cwd())
    checks = checks or own_checks(seeds)
    listed = read_source_list(seeds / "sources.toml").sources
    expectations = {source.source_id: source.expect for source in listed if source.expect}
    found = check_warehouse(warehouse, reference_of(seeds), expectations, checks_folder=checks)
    for line in check_lines(found):
        click.echo(line)
    errors = sum(1 for severity in found["severity"] if severity == "error")
    click.echo(f"checks: {len(read_checks(checks))}; errors: {errors}, warnings: {found.height - errors}")
    sys.exit(1 if errors else 0)
