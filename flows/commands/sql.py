"""`vlm-atlas sql`: read-only SQL against the live release, as one query or at a prompt."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from flows.commands.options import warehouse_option

if TYPE_CHECKING:
    from flows.answers import AnswerFormat

DRAWN_ROWS = 100
"""Rows of a drawn table unless --limit says otherwise; the other formats give all."""


class _SqlCommand(click.Command):
    """A command whose query may begin with a comment, which click alone takes for an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [f" {word}" if _COMMENT.match(word) else word for word in args])


_COMMENT = re.compile(r"--.*\s")


@click.command("sql", cls=_SqlCommand)
@click.argument("query", required=False)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    help="[default: by --output's ending, else table]",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many rows, 0 for all.  [default: 100 in a table]")
@warehouse_option
def command(query: str | None, layout: str | None, output: Path | None, limit: int | None, warehouse: Path) -> None:
    """Ask the warehouse in SQL; nothing can be changed.

    Without QUERY: an interactive prompt, or the query from standard input when that is no terminal.
    """
    if query is None and sys.stdin.isatty():
        from flows.sql_prompt import run_prompt

        run_prompt(warehouse)
        return
    text = sys.stdin.read() if query in (None, "-") else query or ""
    if not text.strip():
        raise click.UsageError("the query is empty")
    _answer(warehouse, text, cast("AnswerFormat", layout or _format_of(output)), output, limit)


ENDINGS = {"": "table", ".txt": "table", ".csv": "csv", ".json": "json", ".parquet": "parquet"}


def _format_of(output: Path | None) -> str:
    ending = output.suffix.lower() if output else ""
    if ending not in ENDINGS:
        raise click.UsageError(f"{output}: {ending} names no format; say which with --format")
    return ENDINGS[ending]


def _answer(warehouse: Path, text: str, layout: AnswerFormat, output: Path | None, limit: int | None) -> None:
    from flows.answers import write_answer
    from warehouse.query import run_query

    most = (DRAWN_ROWS if layout == "table" else 0) if limit is None else limit
    frame = run_query(warehouse, text, limit=most + 1 if most else None)
    write_answer(frame.head(most) if most else frame, layout, output)
    if most and frame.height > most and limit is None:
        print(f"vlm-atlas: only the first {most} rows are drawn; --limit 0 draws all", file=sys.stderr)
