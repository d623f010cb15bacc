"""`vlm-atlas sources`: the list of sources, and what the warehouse knows of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.options import warehouse_option

if TYPE_CHECKING:
    from flows.answers import AnswerFormat


@click.command("sources")
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@warehouse_option
def command(layout: AnswerFormat, warehouse: Path) -> None:
    """List what is read, when it was last fetched, and how it went."""
    from flows.answers import write_answer
    from flows.seed_files import seeds_folder
    from flows.source_state import source_states
    from flows.sources import read_source_list

    listed = read_source_list(seeds_folder(Path.cwd()) / "sources.toml")
    write_answer(source_states(listed, warehouse), layout, None)
