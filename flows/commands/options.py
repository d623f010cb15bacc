"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from flows.settings import warehouse_path

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def warehouse_option(function: Decorated) -> Decorated:
    """`--warehouse PATH`, by default VLM_ATLAS_WAREHOUSE or data/atlas.duckdb; the function gets an absolute Path."""
    return click.option(
        "--warehouse",
        type=click.Path(path_type=Path),
        callback=lambda _context, _parameter, value: warehouse_path(value),
        help="The warehouse file.  [default: $VLM_ATLAS_WAREHOUSE or data/atlas.duckdb]",
    )(function)


def refuse_empty(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Callback of SOURCE: an empty one (a variable that was never set) would mean the whole working directory."""
    if not all(argument.strip() for argument in value):
        raise click.BadParameter("is empty; name a file, folder, glob or URL ('.' is this folder)")
    return value
