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
    from warehouse import questions
    from warehouse.query import open_release

    release = open_release(warehouse)
    for run in runs:
        if questions.run(release, str(run)).is_empty():
            raise click.UsageError(f"there is no run {run}; the last ones are {_listed(questions.runs(release))}")
    if len(runs) == 2:
        low, high = sorted(runs)
        changes = questions.ask(release, "changes_between", {"from_run": low, "to_run": high})
        _show(f"between run {low} and run {high}", changes, changes.height, layout)
    else:
        _show_run(release, runs[0] if runs else int(questions.runs(release)["run_id"].max()), layout)  # type: ignore[arg-type]


def _listed(known: pl.DataFrame) -> str:
    return ", ".join(map(str, known["run_id"].head(10).sort().to_list())) or "none"


def _show_run(release: Path, run: int, layout: AnswerFormat) -> None:
    from flows.reports import print_identities
    from warehouse import questions

    row = questions.run(release, str(run)).row(0, named=True)
    title = f"run {run}, {row['started_at']:%Y-%m-%d %H:%M} UTC, {row['status']}"
    count = row["claims_added"] + row["claims_changed"] + row["claims_withdrawn"]
    _show(title, questions.run_changes(release, str(run)), count, layout)
    if layout == "table":
        _show_moves(questions.run_moves(release, str(run)))
        print_identities(questions.run_identities(release, str(run)))


def _show(title: str, changes: pl.DataFrame, count: int, layout: AnswerFormat) -> None:
    from flows.answers import write_answer
    from warehouse.questions import MOST_CHANGES

    if layout == "table":
        click.echo(f"{title}: {count:,} change{'' if count == 1 else 's'}")
    if changes.height >= MOST_CHANGES:
        click.echo(f"vlm-atlas: only the first {MOST_CHANGES:,} are shown; the view changes has all", err=True)
    if changes.height or layout != "table":
        write_answer(changes, layout, None)


def _show_moves(moves: pl.DataFrame) -> None:
    """A renamed document is another document: what it says is withdrawn under the old name and added under the new."""
    for old, new, claims in moves.rows():
        click.echo(f"{old} is {new} now, with the same content: its {claims:,} claims are told as withdrawn and added")
