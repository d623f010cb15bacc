"""`vlm-atlas sources`: the list of sources, and what the ledger knows of each."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.options import warehouse_option


@click.command("sources")
@warehouse_option
def command(warehouse: Path) -> None:
    """List the sources, and what the last run did with each."""
    from flows.seed_files import seeds_folder
    from flows.source_state import print_sources
    from flows.sources import read_source_list

    print_sources(read_source_list(seeds_folder(Path.cwd()) / "sources.toml"), warehouse)
