"""An interactive prompt: SQL typed in, drawn tables out; history, many lines, completion of relations and columns.

A statement ends with a semicolon or an empty line. `\\d` lists relations and macros, `\\d NAME` columns, `\\q` leaves.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer  # type: ignore[import-untyped]

from extract.errors import AtlasError, WarehouseError
from flows.answers import draw_table, terminal_width
from warehouse import questions
from warehouse.query import open_release, run_query

DRAWN_ROWS = 100
KEYWORDS = (  # noqa: SIM905 (a list literal takes fifty lines)
    "select from where group by order limit having join left using on and or not in is null as distinct with union all "
    "case when then else end count sum avg min max round asc desc like ilike between describe summarize show tables "
    "filter over partition exists cast try_cast coalesce"
).split()


def run_prompt(warehouse: Path) -> None:
    """Read and answer statements until the end of input, Ctrl-D or \\q. Raises WarehouseError when there is none."""
    release = open_release(warehouse)
    columns = questions.schema(release)
    relations = pl.concat([columns.select(_SHOWN).unique(maintain_order=True), questions.macros(release)])
    session = _session(sorted({*relations["relation"], *columns["column_name"], *KEYWORDS}))
    print(f"{warehouse}: end a query with ; or an empty line. \\d relations, \\d NAME columns, \\q leaves.")
    while True:
        try:
            text = session.prompt("atlas> ").strip().rstrip(";").strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if text in ("\\q", "quit", "exit"):
            return
        if text:
            _answer(lambda: _respond(warehouse, relations, columns, text))  # noqa: B023 (called at once)


def _answer(respond: Callable[[], pl.DataFrame]) -> None:
    try:
        frame = respond()
    except AtlasError as error:
        print(error, file=sys.stderr)
        return
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return
    print(draw_table(frame.head(DRAWN_ROWS), terminal_width()), end="")
    more = f", the first {DRAWN_ROWS} drawn" if frame.height > DRAWN_ROWS else ""
    print(f"({frame.height:,} rows{more})")


_SHOWN = ("relation", "kind", "relation_comment")


def _respond(warehouse: Path, relations: pl.DataFrame, columns: pl.DataFrame, text: str) -> pl.DataFrame:
    if text == "\\d":
        return relations
    if text.startswith("\\d "):
        name = text[3:].strip()
        found = columns.filter(pl.col("relation") == name)
        if found.is_empty():
            raise WarehouseError(f"no relation is called {name!r}; \\d lists them")
        return found.select("column_name", "data_type", "column_comment")
    return run_query(warehouse, text)


def _session(words: list[str]) -> PromptSession[str]:
    return PromptSession(
        history=_history(),
        completer=WordCompleter(words, ignore_case=True),
        complete_while_typing=False,
        lexer=PygmentsLexer(SqlLexer),
        multiline=True,
        key_bindings=_bindings(),
        prompt_continuation="   ... ",
    )


def _bindings() -> KeyBindings:
    """Enter sends a finished statement and otherwise starts a new line."""
    bindings = KeyBindings()

    @Condition
    def is_finished() -> bool:
        text = get_app().current_buffer.text
        return text.rstrip().endswith(";") or text.lstrip().startswith("\\") or not text.split("\n")[-1].strip()

    @bindings.add("enter", filter=is_finished)
    def send(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    return bindings


def _history() -> History:
    folder = Path(os.environ.get("XDG_STATE_HOME") or "~/.local/state").expanduser() / "vlm-atlas"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return InMemoryHistory()  # a home that cannot be written to costs the history, not the prompt
    return FileHistory(folder / "sql_history")
