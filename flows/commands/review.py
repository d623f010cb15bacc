"""`vlm-atlas review`: what waits for a person's judgement, with rows ready to paste."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.options import warehouse_option


@click.command("review")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Items a topic, 0 for all.")
@warehouse_option
def command(limit: int, warehouse: Path) -> None:
    """List doubtful pairs and unknown names, each with a row ready to paste into seeds/reference."""
    from flows.review import review_lines
    from warehouse import questions
    from warehouse.query import open_release

    found = questions.ask(open_release(warehouse), "review")
    for line in review_lines(found, limit):
        click.echo(line)
    if found.is_empty():
        click.echo("nothing waits for review")
