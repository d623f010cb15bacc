"""From the name of a question and its parameters to the answer, or to the same question written out as SQL.

A question is a file `<name>.sql` beside this module with `$parameters`; the answer is a polars frame.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import polars as pl

from extract.errors import WarehouseError
from warehouse.database import reader

Parameter = str | float | int | bool | None | Sequence[str]
_FOLDER = Path(__file__).parent
_PLACE = re.compile(r"\$([a-z_]+)\b")


@lru_cache
def question_text(name: str) -> str:
    """The SQL of one question as it stands in its file, with `$parameters`."""
    path = _FOLDER / f"{name}.sql"
    if not path.is_file():
        raise WarehouseError(f"{name}: no such question; the questions are {', '.join(question_names())}")
    return path.read_text(encoding="utf-8").strip()


def question_names() -> tuple[str, ...]:
    """Names of all questions."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.sql")))


def ask(release_path: Path, name: str, parameters: Mapping[str, Parameter] | None = None) -> pl.DataFrame:
    """Answer a question from one release of the warehouse, read-only; the file is closed again before this returns.

    Raises WarehouseError when the file is not a warehouse that can answer it.
    """
    with reader(release_path) as connection:
        frame: pl.DataFrame = connection.sql(question_text(name), params=dict(parameters or {})).pl()
    return frame


def written_out(name: str, parameters: Mapping[str, Parameter] | None = None) -> str:
    """The question as SQL that stands alone: each `$parameter` replaced by its value as a literal."""
    values = dict(parameters or {})
    return _PLACE.sub(lambda place: literal(values[place.group(1)]), question_text(name))


def literal(value: Parameter) -> str:
    """A value as a SQL literal."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return "[" + ", ".join(literal(item) for item in value) + "]"


@lru_cache
def examples() -> tuple[tuple[str, str], ...]:
    """(title, SQL) of the example queries, in the order of their file names; the title is the first line's comment."""
    texts = (path.read_text(encoding="utf-8").strip() for path in sorted((_FOLDER / "examples").glob("*.sql")))
    return tuple((text.partition("\n")[0].removeprefix("--").strip(), text) for text in texts)
