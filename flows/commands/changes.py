"""`vlm-atlas changes`: what runs added, changed and withdrew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.options import warehouse_option

if TYPE_CHECKING:
    import polars as pl

    from flows.answers import AnswerFormat


@click.command("changes")
@click.argument("runs", nargs=-1, type=click.IntRange(min=1), metavar="[RUN [RUN]]")
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@warehouse_option
def command(runs: tuple[int, ...], layout: AnswerFormat, warehouse: Path) -> None:
    """Print what a run changed: the last one, or RUN; with two, what stands after only one of them."""
    if len(runs) > 2:
        raise click.UsageError("name at most two runs")
    from flows.answers import write_answer
    from warehouse import questions
    from warehouse.query import open_release

    release = open_release(warehouse)
    known = questions.runs(release)
    for run in runs:
        if run not in known["run_id"]:
            raise click.UsageError(
                f"run {run} is not among the last {known.height} of this warehouse: see the runs below"
            )
    if len(runs) == 2:
        low, high = sorted(runs)
        title = f"between run {low} and run {high}"
        changes = questions.ask(release, "changes_between", {"from_run": low, "to_run": high})
    else:
        run = runs[0] if runs else int(known["run_id"].max() or 0)  # type: ignore[arg-type]
        title = _title(known, run)
        changes = questions.run_changes(release, str(run))
    if layout == "table":
        click.echo(f"{title}: {changes.height:,} changes")
    if changes.height or layout != "table":
        write_answer(changes, layout, None)


def _title(known: pl.DataFrame, run: int) -> str:
    row = known.filter(known["run_id"] == run).row(0, named=True)
    return f"run {run}, {row['started_at']:%Y-%m-%d %H:%M} UTC, {row['status']}"
